// SpareMemory: the memory of objects of one class that have ended, for the next ones, without a look into the allocator.
//
// For operator new and delete of a class that one thread uses.
#pragma once

#include <cstddef>
#include <new>

#include "base/check.h"

namespace base {

// Keeps the memory of `kMost` objects. None where a sanitizer shall see that it is freed.
template <size_t kMost>
class SpareMemory {
 public:
  void* Take(size_t size) { return count_ > 0 ? kept_[--count_] : ::operator new(size); }
  void Give(void* memory) {
    if (kChecksInvariants || count_ == kMost) return ::operator delete(memory);
    kept_[count_++] = memory;
  }

 private:
  size_t count_ = 0;
  void* kept_[kMost];
};

}  // namespace base
