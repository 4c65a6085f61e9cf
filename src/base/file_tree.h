// Folders with all that is above or in them: made, and removed. All of it blocks.
#pragma once

#include <sys/types.h>

#include <string>

#include "base/error.h"

namespace base {

// Makes a folder, and those above it that are missing: with the same mode, but open to their owner. It is well if it is
// there already.
Error MakeFolders(const std::string& path, mode_t mode);

// Removes a file, a link itself, or a folder; `recursive`: with all that is in it. ENOENT if there is none. On failure
// *path is what could not be removed.
//
// Nothing outside of the folder is ever removed, whatever others do in it meanwhile: each step is relative to an open
// folder, links are not followed, and on the way up the folder must be the one that it was on the way down (else
// ESTALE: it was moved). However deep the folders, few descriptors are open.
Error Remove(std::string* path, bool recursive);

}  // namespace base
