#include "loop/file_watch.h"

#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/unique_fd.h"
#include "loop/watcher.h"

namespace loop {

using Kind = FileChange::Kind;

static constexpr uint32_t kNames = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;
static constexpr uint32_t kOfPlace = kNames | IN_MOVE_SELF | IN_ONLYDIR;
static constexpr uint32_t kOfSelf = kNames | IN_MODIFY | IN_ATTRIB | IN_EXCL_UNLINK;

// ---- what all watches share ----

// The inotify descriptor, and which watches each of its numbers is for. The kernel has one number a file or folder,
// with the events that any of them wants.
class FileWatches {
 public:
  static FileWatches& Get() {
    static FileWatches* const watches = new FileWatches;  // never destroyed, as the loop
    return *watches;
  }

  // Gives *id the number of what `path` leads to. Once for each watch and number.
  base::Error Add(const std::string& path, uint32_t events, FileWatch* watch, int* id);
  void Remove(int id, FileWatch* watch);

 private:
  FileWatches() { readable_.Bind<&FileWatches::OnReadable>(this); }
  void OnReadable();
  void Deliver(const inotify_event& event);
  void CloseIfUnused();

  base::UniqueFd fd_;
  IoWatcher readable_;
  std::map<int, std::vector<FileWatch*>> watches_;
};

base::Error FileWatches::Add(const std::string& path, uint32_t events, FileWatch* watch, int* id) {
  if (!fd_) {
    fd_.reset(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    if (!fd_) return base::Error::System("watch");
    readable_.Start(fd_.get(), kReadable);
    readable_.Unref();
  }
  *id = ::inotify_add_watch(fd_.get(), path.c_str(), events | IN_MASK_ADD);
  if (*id < 0) {
    const base::Error error = base::Error::System("watch");
    CloseIfUnused();
    return error;
  }
  std::vector<FileWatch*>& users = watches_[*id];
  if (std::find(users.begin(), users.end(), watch) == users.end()) users.push_back(watch);
  return {};
}

void FileWatches::Remove(int id, FileWatch* watch) {
  const auto at = watches_.find(id);
  if (at == watches_.end()) return;
  std::erase(at->second, watch);
  if (!at->second.empty()) return;
  ::inotify_rm_watch(fd_.get(), id);
  watches_.erase(at);
  CloseIfUnused();
}

void FileWatches::CloseIfUnused() {
  if (!watches_.empty()) return;
  readable_.Stop();
  fd_.reset();
}

// Watches queue what concerns them: no owner is called in here.
void FileWatches::OnReadable() {
  alignas(inotify_event) char buffer[32 * 1024];
  ssize_t size;
  do {
    size = ::read(fd_.get(), buffer, sizeof buffer);
  } while (size < 0 && errno == EINTR);
  for (const char* at = buffer; at < buffer + size;) {
    const auto& event = *reinterpret_cast<const inotify_event*>(at);
    at += sizeof event + event.len;
    Deliver(event);
  }
}

void FileWatches::Deliver(const inotify_event& event) {
  // Copies: a watch that is called may add and remove numbers.
  if (event.mask & IN_Q_OVERFLOW) {
    std::vector<FileWatch*> all;
    for (const auto& [id, users] : watches_) all.insert(all.end(), users.begin(), users.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (FileWatch* watch : all) watch->OnOverflow();
    return;
  }
  const auto at = watches_.find(event.wd);
  if (at == watches_.end()) return;
  const std::vector<FileWatch*> users = at->second;
  if (event.mask & IN_IGNORED) watches_.erase(at);  // the kernel has removed it
  for (FileWatch* watch : users) watch->OnEvent(event.wd, event);
  CloseIfUnused();
}

// ---- one watch ----

FileWatch::~FileWatch() { Detach(); }

static std::optional<std::string> RealPath(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr),
                                                         std::free);
  return real ? std::optional<std::string>(real.get()) : std::nullopt;
}

// The path as it stays right when the process changes its folder, with a name at its end if it is not the root.
static std::optional<std::string> Absolute(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  const std::string name = path.substr(path.rfind('/') + 1);
  if (name.empty() || name == "." || name == "..") return RealPath(path);
  if (path[0] == '/') return path;
  const auto folder = RealPath(".");
  if (!folder) return folder;
  return (*folder == "/" ? "/" : *folder + "/") + path;
}

// The symbolic links that are followed along an absolute path, in order, and behind them the path that it leads to, or its
// first part that does not exist. No folder in these paths is a link.
static std::vector<std::string> WaysAlong(const std::string& path) {
  constexpr size_t kMostLinks = 40;  // as the system has it
  std::vector<std::string> ways;
  std::string at, left = path;
  char target[PATH_MAX];
  for (size_t start; (start = left.find_first_not_of('/')) != std::string::npos;) {
    const size_t end = std::min(left.find('/', start), left.size());
    const std::string name = left.substr(start, end - start);
    left.erase(0, end);
    if (name == ".") continue;
    if (name == "..") {
      at.resize(at.empty() ? 0 : at.rfind('/'));
      continue;
    }
    at += "/" + name;
    const ssize_t size = ::readlink(at.c_str(), target, sizeof target);
    if (size < 0 && errno == ENOENT) break;
    if (size <= 0 || ways.size() == kMostLinks) continue;
    ways.push_back(at);
    left.insert(0, target, static_cast<size_t>(size));
    at.resize(target[0] == '/' ? 0 : at.rfind('/'));
  }
  ways.push_back(at);
  return ways;
}

base::Error FileWatch::Open(const std::string& path) {
  std::optional<std::string> absolute = Absolute(path);
  if (!absolute) return base::Error::System("watch");
  path_ = *std::move(absolute);
  queue_.clear();
  error_ = {};
  base::Error error;
  const base::Error attached = Attach(&error);
  if (is_folder_ && error.code == EACCES) error = {};  // only that it goes and comes is not seen
  if (attached) error = attached;
  if (error) {
    Detach();
    return error;
  }
  open_ = is_there_ = true;
  HoldLoop();
  return {};
}

// Watches the folder that `path` is in for its name. The root is in none.
base::Error FileWatch::WatchPlace(Place* place, std::string_view path) {
  const size_t slash = path.rfind('/');
  place->name = path.substr(slash + 1);
  if (place->name.empty()) return {};
  return FileWatches::Get().Add(std::string(path.substr(0, std::max<size_t>(slash, 1))), kOfPlace,
                                this, &place->id);
}

std::vector<int> FileWatch::Ids() const {
  std::vector<int> ids = {self_, place_.id};
  for (const Place& way : ways_) ids.push_back(way.id);
  return ids;
}

// Watches what is there now, instead of what was; the place first, so that what comes later is not missed. The places
// stay where the path leads to none: a link on the way may be there again.
base::Error FileWatch::Attach(base::Error* of_place) {
  FileWatches& all = FileWatches::Get();
  const std::vector<int> before = Ids();
  Place place;
  const base::Error not_there = WatchPlace(&place, path_);
  if (of_place != nullptr) *of_place = not_there;
  if (!not_there) {
    place_ = std::move(place);
    ways_.clear();
    for (const std::string& path : WaysAlong(path_)) {
      Place way;
      if (path != path_ && !path.empty() && !WatchPlace(&way, path))
        ways_.push_back(std::move(way));
    }
  }
  const base::Error error = all.Add(path_, kOfSelf, this, &self_);
  struct stat stats;
  if (!error && ::stat(path_.c_str(), &stats) == 0) is_folder_ = S_ISDIR(stats.st_mode);
  const std::vector<int> now = Ids();
  for (const int id : before) {
    if (std::find(now.begin(), now.end(), id) == now.end()) all.Remove(id, this);
  }
  return error;
}

void FileWatch::Detach() {
  for (const int id : Ids()) FileWatches::Get().Remove(id, this);
  self_ = place_.id = -1;
  ways_.clear();
}

static Kind KindOf(uint32_t events) {
  if (events & IN_CREATE) return Kind::kCreate;
  if (events & IN_DELETE) return Kind::kDelete;
  return events & (IN_MOVED_FROM | IN_MOVED_TO) ? Kind::kRename : Kind::kChange;
}

// A folder may be what is watched and the place of it, as that of a link to its own folder.
void FileWatch::OnEvent(int id, const inotify_event& event) {
  if (!open_) return;
  if (event.mask & IN_IGNORED) return OnIgnored(id);
  if (event.mask & IN_MOVE_SELF) return id == place_.id ? OnPlaceLost() : void();
  const std::string_view name = event.len > 0 ? event.name : "";
  const Kind kind = KindOf(event.mask);
  const auto is_of = [&](const Place& place) { return id == place.id && name == place.name; };
  if (kind != Kind::kChange && is_of(place_)) return OnPlaceEvent(kind);
  if (kind != Kind::kChange && std::any_of(ways_.begin(), ways_.end(), is_of))
    return OnWayEvent(kind);
  if (id == self_ && (!name.empty() || (event.mask & (IN_MODIFY | IN_ATTRIB))))
    Queue(kind, name.empty() ? own_name() : name);
}

void FileWatch::OnPlaceEvent(Kind kind) {
  is_there_ = !Attach();
  Queue(kind, own_name());
  // Made again meanwhile, perhaps where nobody looked.
  if (kind == Kind::kDelete && is_there_) Queue(Kind::kCreate, own_name());
}

// A link on the way has changed. Nothing is reported where the path led to nothing before and still does.
void FileWatch::OnWayEvent(Kind kind) {
  if (is_there_ || !Attach()) OnPlaceEvent(kind);
}

// What has this number is gone, or not mounted any more. That the thing itself is gone is an event of its place.
void FileWatch::OnIgnored(int id) {
  if (self_ == id) self_ = -1;
  std::erase_if(ways_, [id](const Place& way) { return way.id == id; });
  if (place_.id == id) place_.id = -1;
  if (place_.id < 0) return OnPlaceLost();
  (void)Attach();
}

// The folder that the name was in is gone, or has another name. There may be another.
void FileWatch::OnPlaceLost() {
  FileWatches::Get().Remove(std::exchange(place_.id, -1), this);
  if (Attach() && place_.id < 0) return End(base::Error::System("watch", ENOENT));
  is_there_ = self_ >= 0;
  Queue(is_there_ ? Kind::kRename : Kind::kDelete, own_name());
}

void FileWatch::OnOverflow() {
  if (!open_) return;
  (void)Attach();
  Queue(Kind::kOverflow, {});
}

void FileWatch::Queue(Kind kind, std::string_view name) {
  FileChange change = {kind, std::string(name)};
  if (queue_.size() == kMaxQueued) change = {Kind::kOverflow, {}};
  if (!queue_.empty() && (queue_.back() == change || queue_.size() > kMaxQueued)) return;
  queue_.push_back(std::move(change));
  Owe(kChanges);
}

// ---- reports ----

void FileWatch::OnOwed() {
  if (!owes(kChanges)) {
    Forget(kEnd);
    FollowUp();
    return listener_->OnClosed(base::Error(error_));
  }
  BeginTurn();
  HoldLoop();  // else a nested loop that has nothing else would never end
  Forget(kChanges);
  while (!queue_.empty()) {
    const FileChange change = std::move(queue_.front());
    queue_.pop_front();
    listener_->OnChange(change);
  }
  EndTurn();
  HoldLoop();
  FollowUp();
}

void FileWatch::SetKeepsLoopAlive(bool keeps) {
  keeps_loop_alive_ = keeps;
  HoldLoop();
}

// Nothing is reported any more but the end.
void FileWatch::Close() {
  queue_.clear();
  Forget(kChanges);
  End({});
}

// The end follows what is queued.
void FileWatch::End(const base::Error& error) {
  if (!open_) return;
  open_ = false;
  error_ = error;
  Detach();
  HoldLoop();
  Owe(kEnd);
}

}  // namespace loop
