// Gives back memory that only the start needed.
#pragma once

#include <cstddef>

namespace base {

// Lets the kernel take back the read-only pages of the program and its libraries: symbol tables,
// start-up code, V8's snapshot. They are clean, so a page that is used again comes back from the
// page cache by a minor fault. Returns the bytes of address space that were given back.
size_t ReleaseCleanPages();

}  // namespace base
