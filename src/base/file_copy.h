// A file copied, by the file system itself where it can. All of it blocks.
#pragma once

#include <string>

#include "base/error.h"

namespace base {

// Copies what the file `from` has, with its permissions, to `to`. A file that is there is replaced when the copy is
// whole, so that nobody ever sees a part of one; a link stands for what it leads to, and a device, a pipe or a socket
// is written to. EISDIR if either is a folder, EINVAL if `from` is no file; nothing is done if both are the same file.
Error CopyFile(const std::string& from, const std::string& to);

}  // namespace base
