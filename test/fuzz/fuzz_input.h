// What all fuzz targets share: a way to fail, and a way to read choices off the input.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

// Ends the process where an invariant does not hold: libFuzzer keeps the input, a replay fails.
inline void Require(bool holds, const char* invariant) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", invariant);
  std::abort();
}

// The same for two readings of one input, which are shown.
inline void RequireEqual(std::string_view one, std::string_view other, const char* invariant) {
  if (one == other) return;
  std::fprintf(stderr, "-- %.*s\n-- %.*s\n", static_cast<int>(one.size()), one.data(),
               static_cast<int>(other.size()), other.data());
  Require(false, invariant);
}

// The input as a row of choices. Past its end all of them are 0.
class FuzzInput {
 public:
  FuzzInput(const uint8_t* data, size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}

  bool empty() const { return rest_.empty(); }
  uint8_t Byte() {
    if (rest_.empty()) return 0;
    const auto byte = static_cast<uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }
  std::string_view Rest() { return std::exchange(rest_, {}); }

 private:
  std::string_view rest_;
};

// Cuts bytes into pieces, from one byte to all at once, the same way for the same seed.
class Splitter {
 public:
  explicit Splitter(uint8_t seed) : state_(seed * 2654435761u + 1) {}

  // The next piece off the front of `bytes`; not empty unless they are.
  std::string_view Next(std::string_view* bytes) {
    state_ = state_ * 1664525 + 1013904223;
    const uint32_t sizes[] = {1, 1, 2, 3, 7, 40, 200, 5000};
    const size_t size = std::min<size_t>(sizes[state_ >> 29], bytes->size());
    const std::string_view piece = bytes->substr(0, size);
    bytes->remove_prefix(size);
    return piece;
  }

 private:
  uint32_t state_;
};
