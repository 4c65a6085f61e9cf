#include "base/file_copy.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <climits>
#include <cstdlib>
#include <memory>

#include "base/file.h"
#include "base/unique_fd.h"

namespace base {

static constexpr size_t kBufferSize = 128 * 1024;
static constexpr size_t kMostAtOnce = 1 << 30;

static Error Failed() { return Error::System("copy"); }

// The rest of `from`, through memory.
static Error CopyByHand(int from, int to) {
  const auto buffer = std::make_unique_for_overwrite<char[]>(kBufferSize);
  while (true) {
    const ssize_t got = ReadOnce(from, buffer.get(), kBufferSize);
    if (got < 0) return Failed();
    if (got == 0) return {};
    const Error error = WriteWaiting(to, {buffer.get(), static_cast<size_t>(got)});
    if (error) return Error::System("copy", error.code);
  }
}

// All of it. Kernels before 5.19 copy nothing of the files of /proc and say that this was all, so what is left is
// looked for.
static Error CopyBytes(int from, int to) {
  if (::ioctl(to, FICLONE, from) == 0) return {};
  while (true) {
    const ssize_t copied = ::copy_file_range(from, nullptr, to, nullptr, kMostAtOnce, 0);
    if (copied > 0 || (copied < 0 && errno == EINTR)) continue;
    if (copied < 0 && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG || errno == EIO))
      return Failed();
    return CopyByHand(from, to);
  }
}

static Error CloseWritten(UniqueFd fd) {
  return ::close(fd.release()) != 0 && errno != EINTR ? Failed() : Error{};
}

// Writes a file beside `to`, then puts it in its place.
static Error Replace(int from, mode_t mode, const std::string& to) {
  const size_t slash = to.rfind('/');
  std::string place = (slash == std::string::npos ? "" : to.substr(0, slash + 1)) + ".copy.XXXXXX";
  UniqueFd made(::mkostemp(place.data(), O_CLOEXEC));
  if (!made) return Failed();
  Error error = CopyBytes(from, made.get());
  if (!error && ::fchmod(made.get(), mode & (S_IRWXU | S_IRWXG | S_IRWXO)) != 0) error = Failed();
  const Error closed = CloseWritten(std::move(made));
  if (!error) error = closed;
  if (!error && ::rename(place.c_str(), to.c_str()) != 0) error = Failed();
  if (error) ::unlink(place.c_str());
  return error;
}

// The path at which a file is made for `path`: the end of a chain of links that leads to nothing, else `path` itself.
static std::string TargetOf(std::string path) {
  constexpr int kMostLinks = 40;  // as the system has it
  char target[PATH_MAX];
  for (int i = 0; i < kMostLinks; ++i) {
    const ssize_t size = ::readlink(path.c_str(), target, sizeof target);
    if (size <= 0) break;
    const size_t slash = target[0] == '/' ? std::string::npos : path.rfind('/');
    path.resize(slash == std::string::npos ? 0 : slash + 1);
    path.append(target, static_cast<size_t>(size));
  }
  return path;
}

Error CopyFile(const std::string& from, const std::string& to) {
  // A pipe must not be waited for, only to be refused.
  UniqueFd source(OpenFile(from.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY));
  struct stat ours, theirs;
  if (!source || ::fstat(source.get(), &ours) != 0) return Failed();
  if (S_ISDIR(ours.st_mode)) return Error::System("copy", EISDIR);
  if (!S_ISREG(ours.st_mode)) return Error::System("copy", EINVAL);
  if (::stat(to.c_str(), &theirs) != 0) {
    return errno == ENOENT && !to.ends_with('/') ? Replace(source.get(), ours.st_mode, TargetOf(to))
                                                 : Failed();
  }
  if (S_ISDIR(theirs.st_mode)) return Error::System("copy", EISDIR);
  if (theirs.st_dev == ours.st_dev && theirs.st_ino == ours.st_ino) return {};
  if (!S_ISREG(theirs.st_mode)) {
    UniqueFd target(OpenFile(to.c_str(), O_WRONLY | O_NOCTTY));
    if (!target) return Failed();
    const Error error = CopyByHand(source.get(), target.get());
    const Error closed = CloseWritten(std::move(target));
    return error ? error : closed;
  }
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(to.c_str(), nullptr),
                                                         std::free);
  return real ? Replace(source.get(), ours.st_mode, real.get()) : Failed();
}

}  // namespace base
