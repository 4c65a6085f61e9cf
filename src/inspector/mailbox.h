// Mailbox: what the server's thread has for the main thread, in order.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace inspector {

// One thing that happened to a session. A session is one WebSocket of a debugger.
struct Event {
  enum class Kind { kOpened, kMessage, kClosed };
  Kind kind;
  int session;
  std::string message = {};  // JSON, of kMessage
};

class Mailbox {
 public:
  void Post(Event event) {
    {
      const std::lock_guard lock(mutex_);
      events_.push_back(std::move(event));
    }
    filled_.notify_one();
  }

  // What has come so far; empty where that is nothing.
  std::vector<Event> Take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(events_, {});
  }

  // The same, but waits until there is something.
  std::vector<Event> WaitAndTake() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return !events_.empty(); });
    return std::exchange(events_, {});
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::vector<Event> events_;
};

}  // namespace inspector
