#include "net/socket_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <memory>

#include "base/unique_fd.h"

namespace net {

// Whether the file is a socket that no process has open any more.
static bool IsStale(const Address& address) {
  struct stat file;
  if (lstat(address.ToString().c_str(), &file) != 0 || !S_ISSOCK(file.st_mode)) return false;
  const base::UniqueFd probe(socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!probe) return false;
  return connect(probe.get(), address.raw(), address.length()) != 0 && errno == ECONNREFUSED;
}

// The absolute path, which chdir(2) does not change.
static std::string Absolute(const std::string& path) {
  if (path[0] == '/') return path;
  const std::unique_ptr<char, decltype(&std::free)> folder(getcwd(nullptr, 0), std::free);
  return folder ? std::string(folder.get()) + "/" + path : path;
}

base::Error SocketFile::Bind(int fd, const Address& address, std::optional<mode_t> mode) {
  const std::string path = address.ToString();
  const bool is_abstract = path[0] == '@';
  if (bind(fd, address.raw(), address.length()) != 0) {
    const base::Error error = base::Error::System("bind");
    if (is_abstract || error.code != EADDRINUSE || !IsStale(address)) return error;
    unlink(path.c_str());
    if (bind(fd, address.raw(), address.length()) != 0) return base::Error::System("bind");
  }
  if (is_abstract) return {};
  path_ = Absolute(path);
  const base::Error error = Finish(mode);
  if (error) Remove();
  return error;
}

base::Error SocketFile::Finish(std::optional<mode_t> mode) {
  struct stat file;
  if (lstat(path_.c_str(), &file) != 0) return base::Error::System("lstat");
  device_ = file.st_dev;
  inode_ = file.st_ino;
  if (mode && chmod(path_.c_str(), *mode) != 0) return base::Error::System("chmod");
  return {};
}

void SocketFile::Remove() {
  if (path_.empty()) return;
  struct stat file;
  const bool is_ours =
      lstat(path_.c_str(), &file) == 0 && file.st_dev == device_ && file.st_ino == inode_;
  if (is_ours) unlink(path_.c_str());
  path_.clear();
}

}  // namespace net
