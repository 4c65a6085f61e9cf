// ReadPace: how much a stream tells at a time, and so how much it reads.
//
// kGrowing begins at 8 KiB, doubles up to kMost only after two full pieces in a row, and begins anew
// after a short one, so that who pauses is heard in time (API document, "node.tcp"). kWhole has
// pieces of kMost from the first.
#pragma once

#include <cstddef>
#include <cstdint>

#include "loop/loop.h"

namespace net {

class ReadPace {
 public:
  enum Kind : uint8_t { kGrowing, kWhole };

  static constexpr size_t kFirst = 8 * 1024;
  static constexpr size_t kMost = 64 * 1024;

  explicit ReadPace(Kind kind) : first_(kind == kWhole ? kMost : kFirst) { Restart(); }

  // Bytes that the next piece may have.
  size_t size() const { return size_; }
  // Bytes to read for the next pieces together, should each be full: as many as the buffer holds.
  // One piece only where a pause came lately: there may be another, and what is read and not told
  // must be kept.
  size_t run() const {
    if (paused_lately_) return size_;
    ReadPace ahead = *this;
    size_t bytes = 0;
    while (bytes + ahead.size_ <= loop::ReadBuffer::kSize) {
      bytes += ahead.size_;
      ahead.Took(ahead.size_);
    }
    return bytes;
  }

  // A piece had so many bytes.
  void Took(size_t bytes) {
    if (bytes < size_) return Restart();
    if (last_was_full_) {  // two in a row; those of the new size must prove themselves anew
      paused_lately_ = false;
      last_was_full_ = size_ == kMost;
      if (size_ < kMost) size_ *= 2;
    } else {
      last_was_full_ = true;
    }
  }
  void Pause() {
    Restart();
    paused_lately_ = true;
  }
  // For another connection.
  void Reset() {
    Restart();
    paused_lately_ = false;
  }

 private:
  void Restart() {
    size_ = first_;
    last_was_full_ = false;
  }

  uint32_t first_;
  uint32_t size_;
  bool last_was_full_;
  bool paused_lately_ = false;
};

}  // namespace net
