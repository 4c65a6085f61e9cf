// Lingering: connections that were accepted, answered and ended in one iteration of the loop, and now
// wait for the client's end.
//
// They are not given to the kernel's watch, which would cost as much as the answer: most clients
// close at once. So they are looked at a little later, and only those that are still open then are
// watched.
#pragma once

#include <cstdint>
#include <vector>

#include "loop/loop.h"
#include "loop/watcher.h"

namespace http {

class ServerConnection;

class Lingering final : private loop::LaterTurn {
 public:
  // The most that wait, so that few descriptors are held, and for how long, in seconds.
  static constexpr size_t kMost = 16;
  static constexpr double kPatience = 0.005;

  static Lingering& Get();
  // From here on, ReceiveEnd() of the connection is called once, then AwaitEnd(), unless it is gone before.
  void Add(const ServerConnection& connection);

 private:
  Lingering() { patience_.Bind<&Lingering::OnLaterTurn>(this); }
  void OnLaterTurn() override;

  struct Name {
    uint32_t slot, serial;
  };
  std::vector<Name> waiting_;
  loop::TimerWatcher patience_;
};

}  // namespace http
