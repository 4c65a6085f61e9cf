// File: whole transfers by POSIX calls that may stop half way. All of it blocks.
#pragma once

#include <sys/types.h>

#include <cstdlib>
#include <memory>
#include <optional>
#include <string_view>

#include "base/error.h"

namespace base {

// Where a transfer starts; nothing is the descriptor's current position.
using FilePosition = std::optional<off_t>;

// open(2), close-on-exec, which no signal cuts short. Negative, with errno set, on failure.
int OpenFile(const char* path, int flags, mode_t mode = 0);

// One read(2) or pread(2), which no signal cuts short. Negative, with errno set, on failure.
ssize_t ReadOnce(int fd, char* data, size_t size, FilePosition position = {});

// Writes all of `bytes`, even if the kernel takes few at a time. `written` is the number it took.
// There is an error only if it took none, so that a full disk is reported by the call that could
// write nothing.
Error WriteAll(int fd, std::string_view bytes, FilePosition position, size_t* written);

// Writes all of `bytes` at the current position. Waits for room if another process has made the
// descriptor non-blocking.
Error WriteWaiting(int fd, std::string_view bytes);

// Writes all of `bytes` behind what the file has, in one call where the system takes them so. Makes the file if there
// is none.
Error AppendToFile(const char* path, std::string_view bytes);

// One read or write that does not wait, for descriptors that other processes share: it needs no
// O_NONBLOCK. Negative with EAGAIN if it would have to wait, with EOPNOTSUPP if the kernel cannot
// avoid waiting (files of most file systems, terminals; on older kernels, everything).
ssize_t ReadNow(int fd, char* data, size_t size);
ssize_t WriteNow(int fd, std::string_view bytes);

// Whether what is at `position` of a file can be read without waiting for a disk: 1, 0 at the end of the file, -1 if
// not, or if nobody knows.
int PeekFile(int fd, off_t position);
// Has that many bytes of a file read, so that they can be sent without waiting.
void ReadAhead(int fd, off_t position, size_t size);

// Opens /dev/null for those of the descriptors 0, 1 and 2 that are closed, so that no other file
// gets their numbers. To be called first in main().
void OpenStandardDescriptors();

// The content of a file. A ByteQueue aborts when there is no memory. A file may have any size, so
// here that is an error value.
class FileContent {
 public:
  std::string_view view() const { return {data_.get(), size_}; }

  // Opens `path`, reads all there is and closes it; no descriptor is left open either way. EFBIG
  // when that is more than `limit` bytes.
  Error ReadFrom(const char* path, size_t limit);
  // The same from a descriptor, which stays open.
  Error ReadFrom(int fd, size_t limit);

 private:
  struct Free {
    void operator()(char* data) const { std::free(data); }
  };

  bool Grow(size_t capacity);

  std::unique_ptr<char, Free> data_;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace base
