// CollectionPace: after how many bytes of new arrays the young ones that nobody uses are looked for.
//
// Often, while nearly all of them are gone by then; the more of them are kept, the less often, since
// a collection then costs and frees little, and takes for old what survives two.
#pragma once

#include <algorithm>
#include <cstddef>

namespace js {

class CollectionPace {
 public:
  static constexpr size_t kLeast = size_t{1} * 1024 * 1024;  // the processor's own cache
  static constexpr size_t kMost = size_t{32} * 1024 * 1024;  // where V8 does it by itself
  // One of so many bytes kept is many.
  static constexpr size_t kManyKept = 4;

  // Bytes to be made between two collections.
  size_t interval() const { return interval_; }

  // A collection begins. `made` bytes came since the one before, `live` are there of all that ever
  // came, which of the new ones are all.
  void Collecting(size_t made, size_t live) {
    const size_t kept = live - std::min(made, live);  // by the collection before
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
