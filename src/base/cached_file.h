// File operations that never wait, for the loop's thread: they use what the kernel has in memory. Where a disk or a server
// would be needed, they give up, and the caller uses a function that may wait (base/file.h). They need openat2() with
// RESOLVE_CACHED (Linux 5.12); without it each of them gives up.
//
// They work on local file systems only. Learn(), which may wait, finds out which file systems are local.
#pragma once

#include <sys/stat.h>
#include <sys/types.h>

namespace base::cached_file {

// stat(2), or lstat(2) where links are not followed. False: gave up, for errors as well.
bool Stat(const char* path, bool follows, struct stat* stats);

// A regular file opened for reading, close-on-exec, and its size. -1: gave up, for anything else as well.
int Open(const char* path, off_t* size);

// Closes a descriptor that is for reading a regular file that still has a name: the last one of a removed file frees its
// blocks. False: gave up, and it is open.
bool Close(int fd);

// Finds out whether the file system of `path`, which is on `device`, is local. May wait; any thread.
void Learn(const char* path, dev_t device);

}  // namespace base::cached_file
