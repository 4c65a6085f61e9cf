// CollectionPace: how many bytes of new arrays to allow before a collection of the young
// generation.
//
// While nearly all young arrays are unused by then, collections are frequent. The more of them are
// kept, the rarer they get: such a collection costs much and frees little, and arrays that survive
// two become old.
#pragma once

#include <algorithm>
#include <cstddef>

namespace js {

class CollectionPace {
 public:
  static constexpr size_t kLeast = size_t{1} * 1024 * 1024;  // the processor's own cache
  static constexpr size_t kMost = size_t{32} * 1024 * 1024;  // where V8 does it by itself
  // More than one kept byte in kManyKept is many.
  static constexpr size_t kManyKept = 4;

  // Bytes to allocate between two collections.
  size_t interval() const { return interval_; }

  // A collection begins. `made` bytes were allocated since the last one. `live` bytes are in use of
  // all that were ever allocated, counting all the new ones.
  void Collecting(size_t made, size_t live) {
    const size_t kept = live - std::min(made, live);  // by the last collection
    const size_t grown = kept - std::min(kept, kept_);
    if (made_ > 0) {
      interval_ = grown > made_ / kManyKept ? std::min(interval_ * 2, kMost)
                                            : std::max(interval_ / 2, kLeast);
    }
    kept_ = kept;
    made_ = made;
  }

 private:
  size_t interval_ = kLeast;
  size_t made_ = 0;  // between the last two collections
  size_t kept_ = 0;  // by the one before the last
};

}  // namespace js
