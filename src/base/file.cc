#include "base/file.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "base/unique_fd.h"

namespace base {

// How much of a file is read before its size is queried.
static constexpr size_t kFirstRoom = 64 * 1024;

int OpenFile(const char* path, int flags, mode_t mode) {
  int fd;
  do {
    fd = ::open(path, flags | O_CLOEXEC, mode);
  } while (fd < 0 && errno == EINTR);
  return fd;
}

ssize_t ReadOnce(int fd, char* data, size_t size, FilePosition position) {
  while (true) {
    const ssize_t got = position ? ::pread(fd, data, size, *position) : ::read(fd, data, size);
    if (got >= 0 || errno != EINTR) return got;
  }
}

Error WriteAll(int fd, std::string_view bytes, FilePosition position, size_t* written) {
  *written = 0;
  do {
    const ssize_t took = position ? ::pwrite(fd, bytes.data(), bytes.size(), *position)
                                  : ::write(fd, bytes.data(), bytes.size());
    if (took < 0) {
      if (errno == EINTR) continue;
      return *written > 0 ? Error{} : Error::System(position ? "pwrite" : "write");
    }
    if (took == 0) break;  // nothing to write, or the device takes nothing and says so
    *written += took;
    bytes.remove_prefix(took);
    if (position) *position += took;
  } while (!bytes.empty());
  return {};
}

Error WriteWaiting(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    size_t written;
    const Error error = WriteAll(fd, bytes, {}, &written);
    bytes.remove_prefix(written);
    if (!error && written > 0) continue;
    if (error.code != EAGAIN) return error ? error : Error::System("write", EIO);
    pollfd wanted = {fd, POLLOUT, 0};
    ::poll(&wanted, 1, -1);
  }
  return {};
}

Error AppendToFile(const char* path, std::string_view bytes) {
  UniqueFd fd(OpenFile(path, O_WRONLY | O_APPEND | O_CREAT | O_NOCTTY, 0666));
  if (!fd) return Error::System("append");
  if (const Error error = WriteWaiting(fd.get(), bytes)) return Error::System("append", error.code);
  if (::close(fd.release()) != 0 && errno != EINTR) return Error::System("append");
  return {};
}

// Kernels that do not support RWF_NOWAIT, or not for this file, have several errors for it.
static ssize_t OrUnsupported(ssize_t result) {
  if (result < 0 && (errno == ENOSYS || errno == EINVAL)) errno = EOPNOTSUPP;
  return result;
}

ssize_t ReadNow(int fd, char* data, size_t size) {
  iovec piece = {data, size};
  ssize_t got;
  do {
    got = ::preadv2(fd, &piece, 1, -1, RWF_NOWAIT);
  } while (got < 0 && errno == EINTR);
  return OrUnsupported(got);
}

ssize_t WriteNow(int fd, std::string_view bytes) {
  iovec piece = {const_cast<char*>(bytes.data()), bytes.size()};
  ssize_t took;
  do {
    took = ::pwritev2(fd, &piece, 1, -1, RWF_NOWAIT);
  } while (took < 0 && errno == EINTR);
  return OrUnsupported(took);
}

int PeekFile(int fd, off_t position) {
  char byte;
  iovec piece = {&byte, 1};
  ssize_t got;
  do {
    got = ::preadv2(fd, &piece, 1, position, RWF_NOWAIT);
  } while (got < 0 && errno == EINTR);
  return static_cast<int>(got);
}

// readahead() only begins. The read waits for the last of it.
void ReadAhead(int fd, off_t position, size_t size) {
  char byte;
  ::readahead(fd, position, size);
  (void)ReadOnce(fd, &byte, 1, position + static_cast<off_t>(size) - 1);
}

void OpenStandardDescriptors() {
  for (int fd = 0; fd <= 2; ++fd) {
    if (::fcntl(fd, F_GETFD) >= 0 || errno != EBADF) continue;
    // open() takes the lowest free number, which is this one. If there is no /dev, there is a root
    // folder: reading from it and writing to it fail.
    if (::open("/dev/null", O_RDWR) < 0) (void)::open("/", O_RDONLY);
  }
}

// The size that the system reports: 0 if it does not know (a pipe; a file of /proc, which is not
// empty).
static size_t SizeOf(int fd) {
  struct stat stats;
  return ::fstat(fd, &stats) == 0 && S_ISREG(stats.st_mode) ? stats.st_size : 0;
}

Error FileContent::ReadFrom(const char* path, size_t limit) {
  UniqueFd fd(OpenFile(path, O_RDONLY));
  if (!fd) return Error::System("open");
  return ReadFrom(fd.get(), limit);
}

Error FileContent::ReadFrom(int fd, size_t limit) {
  // Most files are small: they are read at once, and the size is queried only for more.
  char first[kFirstRoom];
  size_t size = 0;
  ssize_t got = 1;
  while (size < sizeof first && got > 0) {
    got = ReadOnce(fd, first + size, sizeof first - size);
    if (got < 0) return Error::System("read");
    size += got;
  }
  if (size > limit) return Error::System("read", EFBIG);
  const size_t reported = got > 0 ? SizeOf(fd) : 0;
  if (reported > limit) return Error::System("read", EFBIG);
  if (!Grow(got > 0 ? std::max(2 * size, reported + 1) : size + 1))
    return Error::System("read", ENOMEM);
  std::memcpy(data_.get(), first, size);
  size_ = size;
  // The end is a read of 0 bytes: a short one may have been interrupted.
  while (got > 0) {
    if (size_ == capacity_ && !Grow(capacity_ * 2)) return Error::System("read", ENOMEM);
    got = ReadOnce(fd, data_.get() + size_, capacity_ - size_);
    if (got < 0) return Error::System("read");
    size_ += got;
    if (size_ > limit) return Error::System("read", EFBIG);
  }
  return {};
}

bool FileContent::Grow(size_t capacity) {
  auto* data = static_cast<char*>(std::realloc(data_.get(), capacity));
  if (data == nullptr) return false;
  (void)data_.release();
  data_.reset(data);
  capacity_ = capacity;
  return true;
}

}  // namespace base
