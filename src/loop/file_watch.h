// FileWatch: reports what happens to a file, or to a folder and to what is in it, by inotify.
//
// A watch is of a path, not of what is there at the moment: besides the file itself the folder that it is in is watched
// for its name, so that a file which is removed and made again, or replaced by another, stays watched. Where there are
// links on the way, so are these, and the place of what they lead to. All watches share one descriptor, which is open
// while there are any.
//
// Open() is called in kClosed only; OnClosed is the last report, from a clean stack, after Close() or where nothing
// more can come. The owner may destroy a watch at any time, except inside OnChange.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "loop/turns.h"

struct inotify_event;

namespace loop {

struct FileChange {
  enum class Kind : uint8_t {
    kCreate,    // it was not there
    kChange,    // its content, its mode, its owner or its times
    kRename,    // a name came or went by rename(2)
    kDelete,    // it is not there any more
    kOverflow,  // more has happened than the system, or this queue, keeps; nobody knows what
  };
  bool operator==(const FileChange&) const = default;

  Kind kind;
  std::string name;  // in the folder, or the watched file's; "" is the watched folder itself
};

class FileWatchListener {
 public:
  virtual void OnChange(const FileChange& change) = 0;
  // `error` is empty after Close().
  virtual void OnClosed(const base::Error& error) = 0;

 protected:
  ~FileWatchListener() = default;
};

class FileWatch final : public Turns {
 public:
  // Changes that wait while the owner is busy; then there is an overflow, and what follows is dropped. As many as Linux
  // keeps.
  static constexpr size_t kMaxQueued = 16384;

  // The listener outlives the watch.
  explicit FileWatch(FileWatchListener* listener) : listener_(listener) {}
  ~FileWatch();

  // ENOENT if there is nothing; ENOSPC, EMFILE: more watches than the user may have.
  base::Error Open(const std::string& path);
  bool open() const { return open_; }
  void Close();
  // An unreferenced watch does not keep the loop alive. The value stays.
  void SetKeepsLoopAlive(bool keeps);

 private:
  friend class FileWatches;
  enum Report : uint8_t { kChanges = 1, kEnd = 2 };
  // Where the name of what is watched may come and go.
  struct Place {
    int id = -1;  // the kernel's number of the folder; -1: not watched
    std::string name;
  };

  base::Error Attach(base::Error* of_place = nullptr);
  base::Error WatchPlace(Place* place, std::string_view path);
  std::vector<int> Ids() const;
  void Detach();
  void OnEvent(int id, const inotify_event& event);
  void OnPlaceEvent(FileChange::Kind kind);
  void OnWayEvent(FileChange::Kind kind);
  void OnIgnored(int id);
  void OnPlaceLost();
  void OnOverflow();
  void Queue(FileChange::Kind kind, std::string_view name);
  void OnOwed() override;
  void End(const base::Error& error);
  void HoldLoop() { loop_reference_.Hold(open_ && keeps_loop_alive_ && !in_turn()); }
  // What changes of the watched thing itself are reported under.
  std::string_view own_name() const { return is_folder_ ? std::string_view() : place_.name; }

  FileWatchListener* const listener_;
  std::string path_;         // absolute
  int self_ = -1;            // the kernel's number of what is there; -1: nothing is
  Place place_;              // of the path
  std::vector<Place> ways_;  // of the links on the way, and of what they lead to
  std::deque<FileChange> queue_;
  base::Error error_;  // for OnClosed
  LoopReference loop_reference_;
  bool open_ = false;
  bool is_folder_ = false;
  bool is_there_ = false;  // as was last reported
  bool keeps_loop_alive_ = true;
};

}  // namespace loop
