#include "base/file_tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "base/unique_fd.h"

namespace base {

// ---- folders made ----

static bool IsFolder(const char* path) {
  struct stat stats;
  return ::stat(path, &stats) == 0 && S_ISDIR(stats.st_mode);
}

// mkdir(2), if there is no folder yet. If stat(2) cannot say whether what is there is a folder, its error counts.
static Error MakeFolder(const std::string& path, mode_t mode) {
  if (::mkdir(path.c_str(), mode) == 0) return {};
  const int code = errno;
  struct stat stats;
  const bool is_known = ::stat(path.c_str(), &stats) == 0;
  if (is_known && S_ISDIR(stats.st_mode)) return {};
  if (code == EEXIST && !is_known && errno != ENOENT) return Error::System("mkdir");
  return Error::System("mkdir", code);
}

Error MakeFolders(const std::string& path, mode_t mode) {
  if (IsFolder(path.c_str())) return {};
  const size_t end = path.find_last_not_of('/') + 1;
  for (size_t slash = path.find('/', 1); slash < end; slash = path.find('/', slash + 1)) {
    if (path[slash - 1] == '/') continue;
    const Error error = MakeFolder(path.substr(0, slash), mode | S_IWUSR | S_IXUSR);
    if (error) return error.code == EEXIST ? Error::System("mkdir", ENOTDIR) : error;
  }
  return MakeFolder(path, mode);
}

// ---- folders removed ----

// The passes over a folder after which removing it fails, because another process keeps adding entries.
static constexpr int kMaxPasses = 16;

// openat(2) of a folder, close-on-exec, which no signal cuts short.
static UniqueFd OpenFolder(int above, const char* name, int flags) {
  int fd;
  do {
    fd = ::openat(above, name, flags | O_DIRECTORY | O_CLOEXEC);
  } while (fd < 0 && errno == EINTR);
  return UniqueFd(fd);
}

// Empties and removes one folder. The folder that is being emptied is at_; levels_ has it and those above it.
class Remover {
 public:
  // Both as given to unlinkat(2): `name` is in the folder `outer`, whose path with it is `path`.
  Remover(UniqueFd outer, std::string path) : outer_(std::move(outer)), path_(std::move(path)) {}

  Error Run(const char* name);
  // What could not be removed.
  std::string FailedPath() const;

 private:
  struct Level {
    std::string name;
    dev_t device;
    ino_t inode;
    int passes;
    std::vector<std::string> folders;  // in it, still to be removed
  };
  enum class Outcome : uint8_t { kRemoved, kFolder, kFailed };

  friend Error Remove(std::string* path, bool recursive);
  static Outcome RemoveEntry(int folder, const char* name);
  Error Enter(std::string name);
  Error List();
  Error Leave();
  int outer() const { return levels_.empty() ? outer_.get() : at_.get(); }
  Error Fail(std::string_view name, int code);

  UniqueFd outer_;
  const std::string path_;
  UniqueFd at_;
  std::vector<Level> levels_;
  std::string failed_;  // the name in at_, "" for that folder itself
};

Error Remover::Fail(std::string_view name, int code) {
  failed_ = name;
  return Error::System("remove", code);
}

std::string Remover::FailedPath() const {
  std::string path = path_;
  for (size_t i = 1; i < levels_.size(); ++i) path += "/" + levels_[i].name;
  if (!levels_.empty() && !failed_.empty()) path += "/" + failed_;
  return path;
}

// What is not there is removed. kFolder: it is one, and not empty. kFailed: errno says why.
Remover::Outcome Remover::RemoveEntry(int folder, const char* name) {
  if (::unlinkat(folder, name, 0) == 0 || errno == ENOENT) return Outcome::kRemoved;
  const int why = errno;
  if (why != EISDIR && why != EPERM) return Outcome::kFailed;
  if (::unlinkat(folder, name, AT_REMOVEDIR) == 0) return Outcome::kRemoved;
  if (errno == ENOTEMPTY || errno == EEXIST) return Outcome::kFolder;
  if (errno == ENOTDIR) errno = why;  // a file that must not be removed
  return Outcome::kFailed;
}

Error Remover::Run(const char* name) {
  Error error = Enter(name);
  while (!error && !levels_.empty()) {
    std::vector<std::string>& folders = levels_.back().folders;
    if (folders.empty()) {
      error = Leave();
      continue;
    }
    std::string next = std::move(folders.back());
    folders.pop_back();
    error = Enter(std::move(next));
  }
  return error;
}

// Goes down. What has become a file or a link meanwhile is removed as such.
Error Remover::Enter(std::string name) {
  UniqueFd inner = OpenFolder(outer(), name.c_str(), O_RDONLY | O_NOFOLLOW);
  if (!inner) {
    const int why = errno;
    if ((why == ENOTDIR || why == ELOOP) && ::unlinkat(outer(), name.c_str(), 0) == 0) return {};
    return why == ENOENT ? Error{} : Fail(name, why);
  }
  struct stat stats;
  if (::fstat(inner.get(), &stats) != 0) return Fail(name, errno);
  levels_.push_back({std::move(name), stats.st_dev, stats.st_ino, 0, {}});
  at_ = std::move(inner);
  return List();
}

// Removes what is in the folder, except for other folders, which it notes.
Error Remover::List() {
  struct Close {
    void operator()(DIR* folder) const { ::closedir(folder); }
  };
  UniqueFd fd = OpenFolder(at_.get(), ".", O_RDONLY);
  if (!fd) return Fail({}, errno);
  std::unique_ptr<DIR, Close> folder(::fdopendir(fd.get()));
  if (!folder) return Fail({}, errno);
  (void)fd.release();
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(folder.get());
    if (entry == nullptr) return errno == 0 ? Error{} : Fail({}, errno);
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    const Outcome outcome =
        entry->d_type == DT_DIR ? Outcome::kFolder : RemoveEntry(at_.get(), entry->d_name);
    if (outcome == Outcome::kFailed) return Fail(name, errno);
    if (outcome == Outcome::kFolder) levels_.back().folders.emplace_back(name);
  }
}

// Goes up, and removes the folder, which is empty unless somebody has put something into it.
Error Remover::Leave() {
  Level& level = levels_.back();
  UniqueFd above;
  if (levels_.size() > 1) {
    above = OpenFolder(at_.get(), "..", O_PATH);
    struct stat stats;
    if (!above || ::fstat(above.get(), &stats) != 0) return Fail({}, errno);
    const Level& expected = levels_[levels_.size() - 2];
    if (stats.st_dev != expected.device || stats.st_ino != expected.inode) return Fail({}, ESTALE);
  }
  const int folder = above ? above.get() : outer_.get();
  if (::unlinkat(folder, level.name.c_str(), AT_REMOVEDIR) != 0 && errno != ENOENT) {
    const bool is_filled = errno == ENOTEMPTY || errno == EEXIST;
    return is_filled && ++level.passes < kMaxPasses ? List() : Fail({}, errno);
  }
  levels_.pop_back();
  at_ = std::move(above);
  return {};
}

Error Remove(std::string* path, bool recursive) {
  const auto fail = [](int code) { return Error::System("remove", code); };
  const size_t end = path->find_last_not_of('/') + 1;
  if (path->empty()) return fail(ENOENT);
  if (end == 0) return fail(EBUSY);  // the root
  // A slash behind a name would have the system follow a link.
  const std::string whole = path->substr(0, end);
  const size_t slash = whole.rfind('/');
  const std::string name = slash == std::string::npos ? whole : whole.substr(slash + 1);
  if (name == "." || name == "..") return fail(EINVAL);
  const std::string above = slash == std::string::npos ? "." : whole.substr(0, slash + 1);
  UniqueFd outer = OpenFolder(AT_FDCWD, above.c_str(), O_PATH);
  if (!outer) return Error::System("remove");
  struct stat stats;
  if (::fstatat(outer.get(), name.c_str(), &stats, AT_SYMLINK_NOFOLLOW) != 0)
    return Error::System("remove");
  if (end < path->size() && !S_ISDIR(stats.st_mode)) return fail(ENOTDIR);
  const Remover::Outcome outcome = Remover::RemoveEntry(outer.get(), name.c_str());
  if (outcome == Remover::Outcome::kRemoved) return {};
  if (outcome == Remover::Outcome::kFailed) return Error::System("remove");
  if (!recursive) return fail(ENOTEMPTY);
  Remover remover(std::move(outer), whole);
  const Error error = remover.Run(name.c_str());
  if (error) *path = remover.FailedPath();
  return error;
}

}  // namespace base
