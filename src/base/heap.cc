#include "base/heap.h"

#include <malloc.h>

namespace base {

// A block larger than this is mapped by itself, and given back when it is freed; of the heap's end
// no more than this stays free.
static constexpr int kKept = 4 * 1024 * 1024;

void SetHeapThresholds() {
  mallopt(M_MMAP_THRESHOLD, kKept);
  mallopt(M_TRIM_THRESHOLD, kKept);
}

}  // namespace base
