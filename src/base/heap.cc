#include "base/heap.h"

#include <malloc.h>

namespace base {

// A larger block is mapped by itself and unmapped when it is freed. At most this much stays free at
// the end of the heap.
static constexpr int kKept = 4 * 1024 * 1024;

void SetHeapThresholds() {
  mallopt(M_MMAP_THRESHOLD, kKept);
  mallopt(M_TRIM_THRESHOLD, kKept);
  mallopt(M_ARENA_MAX, 1);
}

}  // namespace base
