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

base::Error FileWatch::Open(const std::string& path) {
  std::optional<std::string> absolute = Absolute(path);
  if (!absolute) return base::Error::System("watch");
  path_ = *std::move(absolute);
  queue_.clear();
  error_ = {};
  // The place first: what comes later is not missed.
  base::Error error = WatchPlace(&place_, path_);
  const base::Error attached = Attach();
  if (is_folder_ && error.code == EACCES) error = {};  // only that it goes and comes is not seen
  if (attached) error = attached;
  if (error) {
    Detach();
    return error;
  }
  open_ = true;
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

// Watches what is there now, instead of what was. A link that leads to nothing may lead there again.
base::Error FileWatch::Attach() {
  FileWatches& all = FileWatches::Get();
  const auto real = RealPath(path_);
  const int before[] = {std::exchange(self_, -1), real_place_.id};
  if (real) real_place_.id = -1;
  if (real && *real != path_) (void)WatchPlace(&real_place_, *real);
  const base::Error error = all.Add(path_, kOfSelf, this, &self_);
  struct stat stats;
  if (!error && ::stat(path_.c_str(), &stats) == 0) is_folder_ = S_ISDIR(stats.st_mode);
  for (const int id : before) {
    if (id != self_ && id != place_.id && id != real_place_.id) all.Remove(id, this);
  }
  return error;
}

void FileWatch::Detach() {
  for (int* id : {&self_, &place_.id, &real_place_.id}) {
    FileWatches::Get().Remove(std::exchange(*id, -1), this);
  }
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
  for (const Place* place : {&place_, &real_place_}) {
    if (id == place->id && name == place->name && kind != Kind::kChange) return OnPlaceEvent(kind);
  }
  if (id == self_ && (!name.empty() || (event.mask & (IN_MODIFY | IN_ATTRIB))))
    Queue(kind, name.empty() ? own_name() : name);
}

void FileWatch::OnPlaceEvent(Kind kind) {
  const bool is_there = !Attach();
  Queue(kind, own_name());
  // Made again meanwhile, perhaps where nobody looked.
  if (kind == Kind::kDelete && is_there) Queue(Kind::kCreate, own_name());
}

// What has this number is gone, or not mounted any more. That the thing itself is gone is an event of its place.
void FileWatch::OnIgnored(int id) {
  for (int* of : {&self_, &place_.id, &real_place_.id}) {
    if (*of == id) *of = -1;
  }
  if (place_.id < 0) return OnPlaceLost();
  (void)Attach();
}

// The folder that the name was in is gone, or has another name. There may be another.
void FileWatch::OnPlaceLost() {
  FileWatches::Get().Remove(std::exchange(place_.id, -1), this);
  (void)WatchPlace(&place_, path_);
  if (Attach() && place_.id < 0) return End(base::Error::System("watch", ENOENT));
  Queue(self_ < 0 ? Kind::kDelete : Kind::kRename, own_name());
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
