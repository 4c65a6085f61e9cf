#include "base/cached_file.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <linux/openat2.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <mutex>
#include <vector>

#include "base/unique_fd.h"

namespace base::cached_file {

// Those whose stat, open for reading and close need nothing but memory once the names are there.
static constexpr long kLocal[] = {EXT4_SUPER_MAGIC, XFS_SUPER_MAGIC,       BTRFS_SUPER_MAGIC,
                                  TMPFS_MAGIC,      RAMFS_MAGIC,           F2FS_SUPER_MAGIC,
                                  SQUASHFS_MAGIC,   OVERLAYFS_SUPER_MAGIC, EROFS_SUPER_MAGIC_V1};

static constexpr size_t kMostDevices = 64;  // those beyond are not learned

struct Device {
  dev_t number;
  bool is_local;
};

static std::mutex mutex;
static std::vector<Device> devices;  // guarded by the mutex

static const Device* Find(dev_t number) {
  const auto at = std::find_if(devices.begin(), devices.end(),
                               [=](const Device& device) { return device.number == number; });
  return at == devices.end() ? nullptr : &*at;
}

static bool IsLocal(dev_t number) {
  std::lock_guard lock(mutex);
  const Device* device = Find(number);
  return device != nullptr && device->is_local;
}

void Learn(const char* path, dev_t number) {
  {
    std::lock_guard lock(mutex);
    if (Find(number) != nullptr || devices.size() == kMostDevices) return;
  }
  struct stat stats;
  struct statfs system;
  const UniqueFd fd(::open(path, O_PATH | O_CLOEXEC));
  if (!fd || ::fstat(fd.get(), &stats) != 0 || stats.st_dev != number) return;
  if (::fstatfs(fd.get(), &system) != 0) return;
  const bool is_local = std::ranges::find(kLocal, system.f_type) != std::end(kLocal);
  std::lock_guard lock(mutex);
  if (Find(number) == nullptr) devices.push_back({number, is_local});
}

// open(2) of a path whose names are all in memory.
static UniqueFd OpenCached(const char* path, int flags) {
  static std::atomic<bool> is_there = true;
  if (!is_there.load(std::memory_order_relaxed)) return UniqueFd();
  open_how how = {};
  how.flags = static_cast<unsigned>(flags | O_CLOEXEC);
  how.resolve = RESOLVE_CACHED;
  UniqueFd fd(static_cast<int>(::syscall(SYS_openat2, AT_FDCWD, path, &how, sizeof how)));
  // An old kernel, or a sandbox that does not know the call.
  if (!fd && (errno == ENOSYS || errno == EINVAL || errno == EPERM)) is_there = false;
  return fd;
}

static timespec TimeOf(const statx_timestamp& time) {
  return {static_cast<time_t>(time.tv_sec), static_cast<long>(time.tv_nsec)};
}

// fstat(2) that asks no server. False where the file system is not known to be of this machine.
static bool StatOpen(int fd, struct stat* stats) {
  struct statx found;
  constexpr int kFlags = AT_EMPTY_PATH | AT_STATX_DONT_SYNC;
  if (::statx(fd, "", kFlags, STATX_BASIC_STATS, &found) != 0) return false;
  *stats = {};
  stats->st_dev = makedev(found.stx_dev_major, found.stx_dev_minor);
  stats->st_ino = found.stx_ino;
  stats->st_mode = found.stx_mode;
  stats->st_nlink = found.stx_nlink;
  stats->st_uid = found.stx_uid;
  stats->st_gid = found.stx_gid;
  stats->st_rdev = makedev(found.stx_rdev_major, found.stx_rdev_minor);
  stats->st_size = static_cast<off_t>(found.stx_size);
  stats->st_blksize = static_cast<blksize_t>(found.stx_blksize);
  stats->st_blocks = static_cast<blkcnt_t>(found.stx_blocks);
  stats->st_atim = TimeOf(found.stx_atime);
  stats->st_mtim = TimeOf(found.stx_mtime);
  stats->st_ctim = TimeOf(found.stx_ctime);
  return IsLocal(stats->st_dev);
}

bool Stat(const char* path, bool follows, struct stat* stats) {
  const UniqueFd fd = OpenCached(path, follows ? O_PATH : O_PATH | O_NOFOLLOW);
  return fd && StatOpen(fd.get(), stats);
}

// Only a regular file is opened: with others that may wait, or do something.
int Open(const char* path, off_t* size) {
  struct stat stats;
  if (!Stat(path, true, &stats) || !S_ISREG(stats.st_mode)) return -1;
  UniqueFd fd = OpenCached(path, O_RDONLY | O_NONBLOCK);
  // It may be another one meanwhile.
  if (!fd || !StatOpen(fd.get(), &stats) || !S_ISREG(stats.st_mode)) return -1;
  *size = stats.st_size;
  return fd.release();
}

bool Close(int fd) {
  struct stat stats;
  if (!StatOpen(fd, &stats) || !S_ISREG(stats.st_mode) || stats.st_nlink == 0) return false;
  if ((::fcntl(fd, F_GETFL) & O_ACCMODE) != O_RDONLY) return false;
  ::close(fd);  // frees the descriptor whatever it returns
  return true;
}

}  // namespace base::cached_file
