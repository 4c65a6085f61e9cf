// Gives back the memory that starting took and serving does not need.
#pragma once

#include <cstddef>

namespace base {

// Lets the kernel take back the read-only pages of the program and its libraries: symbol tables,
// start-up code, V8's snapshot. They are clean, so whatever is used again comes back from the page
// cache by a minor fault. Gives the bytes of address space that it was told about.
size_t ReleaseCleanPages();

}  // namespace base
