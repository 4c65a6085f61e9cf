// What the fuzz targets of the decoders share: however input and room are cut, a stream comes to the same, which is what
// the whole at once comes to; and no more is made than there is room for.
#pragma once

#include <string>

#include "compress/whole.h"
#include "fuzz_input.h"

struct Decoded {
  std::string bytes, error;
  bool operator==(const Decoded&) const = default;
};

constexpr size_t kMostDecoded = 1 << 20;

inline Decoded DecodeInPieces(compress::Format format, std::string_view bytes, uint8_t seed,
                              size_t room) {
  using compress::Flow;
  using compress::Progress;
  auto coder = compress::MakeDecoder(format, {seed % 2 == 1});
  Require(coder.ok(), "the library is there");
  Splitter splitter(seed);
  Decoded decoded;
  std::string memory(room, '\0');
  while (true) {
    std::string_view piece = seed == 0 ? std::exchange(bytes, {}) : splitter.Next(&bytes);
    const Flow flow = bytes.empty() ? Flow::kFinish : Flow::kContinue;
    while (true) {
      const std::string_view before = piece;
      std::span<char> left(memory);
      auto progress = coder.value()->Run(&piece, &left, flow);
      Require(before.ends_with(piece), "input is taken in front");
      Require(left.size() <= room, "room is filled from its front");
      decoded.bytes.append(memory, 0, room - left.size());
      if (!progress.ok()) return decoded.error = base::ErrorName(progress.error()), decoded;
      if (decoded.bytes.size() > kMostDecoded) return decoded.error = "EMSGSIZE", decoded;
      if (progress.value() == Progress::kEnded) return decoded;
      if (progress.value() == Progress::kHungry) break;
      Require(left.empty(), "what is full has no room");
    }
    Require(piece.empty() && flow != Flow::kFinish, "what is hungry has taken all");
  }
}

// Of data that is both too long and broken, which of the two is found first depends on the pieces.
inline bool AreAlike(const std::string& one, const std::string& other) {
  const bool is_long = one == "EMSGSIZE" || other == "EMSGSIZE";
  return one == other || (is_long && !one.empty() && !other.empty());
}

// The first bytes choose the pieces, the rest is the input.
inline int FuzzDecoder(compress::Format format, const uint8_t* data, size_t size) {
  FuzzInput input(data, size);
  const uint8_t seed = input.Byte() | 1, room = input.Byte();
  const std::string_view bytes = input.Rest();
  const Decoded one = DecodeInPieces(format, bytes, seed, room + size_t{1});
  const Decoded other = DecodeInPieces(format, bytes, 1, 4096);
  Require(AreAlike(one.error, other.error), "cutting changes no error");
  // How much comes out before what is broken is found depends on the pieces.
  Require(one.bytes.starts_with(other.bytes) || other.bytes.starts_with(one.bytes),
          "cutting changes no byte");
  if (one.error.empty()) Require(one == other, "cutting changes nothing");
  const Decoded plain = DecodeInPieces(format, bytes, 2, 4096);
  compress::Buffer whole;
  const base::Error error = compress::Decompress(format, bytes, kMostDecoded, &whole);
  const std::string name = error ? base::ErrorName(error) : "";
  Require(AreAlike(name, plain.error), "the whole comes to the same error");
  if (!error) RequireEqual(whole.view(), plain.bytes, "the whole comes to the same");
  return 0;
}
