// ReadPace: how many bytes a stream delivers at a time, and so how many it reads.
//
// kGrowing begins at 8 KiB, doubles up to kMost after two full pieces in a row, and begins anew
// after a short one. So a listener that pauses gets little after its pause (API document,
// "node.tcp"). kWhole has pieces of kMost from the first.
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

  // The most bytes of the next piece.
  size_t size() const { return size_; }
  // The most bytes to read for the next pieces together: as many full pieces as the buffer holds.
  // After a recent pause it is one piece: there may be another pause, and bytes that were read and
  // not delivered would have to be kept.
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

  // A piece of `bytes` bytes was read.
  void Took(size_t bytes) {
    if (bytes < size_) return Restart();
    if (last_was_full_) {  // two in a row. Two of the new size must follow before it grows again
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
  // Begins anew, for another connection.
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
