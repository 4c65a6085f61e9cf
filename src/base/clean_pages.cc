#include "base/clean_pages.h"

#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>

namespace base {

// Segments smaller than this are not worth a system call.
static constexpr size_t kMinSegment = 512 * 1024;

static int ReleaseObject(dl_phdr_info* object, size_t, void* total) {
  const auto page = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[i];
    // A writable segment, even one made read-only after relocation, holds pages that exist nowhere
    // else.
    if (segment.p_type != PT_LOAD || (segment.p_flags & PF_W) != 0 || segment.p_memsz < kMinSegment)
      continue;
    const uintptr_t begin = (object->dlpi_addr + segment.p_vaddr) & ~(page - 1);
    const uintptr_t end = (object->dlpi_addr + segment.p_vaddr + segment.p_memsz) & ~(page - 1);
    if (madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED) == 0) {
      *static_cast<size_t*>(total) += end - begin;
    }
  }
  return 0;
}

size_t ReleaseCleanPages() {
  size_t total = 0;
  dl_iterate_phdr(ReleaseObject, &total);
  return total;
}

}  // namespace base
