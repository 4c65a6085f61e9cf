#include "js/leak_check.h"

#ifdef __SANITIZE_ADDRESS__

#include <sanitizer/lsan_interface.h>

#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace js {

namespace {

struct Range {
  uintptr_t begin, end;
};

// The anonymous writable mappings of the process, sorted by address.
std::vector<Range> Mappings() {
  std::vector<Range> ranges;
  std::FILE* maps = std::fopen("/proc/self/maps", "re");
  if (maps == nullptr) return ranges;
  char line[512], access[5], path[2];
  while (std::fgets(line, sizeof line, maps) != nullptr) {
    Range range;
    const int fields = std::sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %4s %*s %*s %*s %1s",
                                   &range.begin, &range.end, access, path);
    if (fields == 3 && access[0] == 'r' && access[1] == 'w') ranges.push_back(range);
  }
  std::fclose(maps);
  return ranges;
}

// Mappings from before main() belong to the sanitizer and to libraries. References in them must not
// count: the sanitizer keeps the addresses of all that it has allocated.
const std::vector<Range> before_main = Mappings();

// The address range of the sanitizer's malloc() and shadow (x86-64). V8 may get a page below the
// shadow. About one run in a hundred did, and memory that only this page refers to was then
// reported.
bool IsSanitizers(uintptr_t address) {
  return (address >= 0x600000000000 && address < 0x640000000000) ||
         (address >= 0x7fff7000 && address < 0x100080000000);
}

void AddRoot(uintptr_t begin, uintptr_t end) {
  if (begin < end && !IsSanitizers(begin))
    __lsan_register_root_region(reinterpret_cast<void*>(begin), end - begin);
}

}  // namespace

// V8's heap does not come from malloc(), so the sanitizer would not search it for references. It is
// given all mappings made since the start.
void CheckLeaks() {
  for (const Range& now : Mappings()) {
    uintptr_t begin = now.begin;
    for (const Range& old : before_main) {
      if (old.end <= begin || old.begin >= now.end) continue;
      AddRoot(begin, old.begin);
      begin = old.end;
    }
    AddRoot(begin, now.end);
  }
  __lsan_do_leak_check();
}

}  // namespace js

#else

namespace js {
void CheckLeaks() {}
}  // namespace js

#endif
