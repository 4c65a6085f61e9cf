// ReadPace: how much a stream reads at a time.
//
// kGrowing begins at 8 KiB, doubles up to ReadBuffer::kSize only after two full reads in a row, and
// begins anew after a short one, so that who pauses is heard in time (API document, "node.tcp").
// kWhole takes what the buffer holds.
#pragma once

#include <cstddef>
#include <cstdint>

#include "loop/loop.h"

namespace net {

class ReadPace {
 public:
  enum Kind : uint8_t { kGrowing, kWhole };

  static constexpr size_t kFirst = 8 * 1024;

  explicit ReadPace(Kind kind) : first_(kind == kWhole ? loop::ReadBuffer::kSize : kFirst) {
    Restart();
  }

  // Bytes that the next read may have.
  size_t size() const { return size_; }
  // Bytes of the next reads together, should each be full: as many as the buffer holds.
  size_t run() const {
    ReadPace ahead = *this;
    size_t bytes = 0;
    while (bytes + ahead.size_ <= loop::ReadBuffer::kSize) {
      bytes += ahead.size_;
      ahead.Took(ahead.size_);
    }
    return bytes;
  }

  // A read had so many bytes.
  void Took(size_t bytes) {
    if (bytes < size_) return Restart();
    const bool grows = last_was_full_ && size_ < loop::ReadBuffer::kSize;
    if (grows) size_ *= 2;
    last_was_full_ = !grows;  // the new size must prove itself by two full reads of its own
  }
  void Restart() {
    size_ = first_;
    last_was_full_ = false;
  }

 private:
  uint32_t first_;
  uint32_t size_;
  bool last_was_full_;
};

}  // namespace net
