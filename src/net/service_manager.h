// ServiceManager: what a program gets from the service manager that started it (systemd), and reports
// to it: the sockets that listen already, and readiness, the end and the watchdog (sd_notify(3)).
//
// Of a worker the manager is its supervisor (net/worker.h). Without a manager, which is without NOTIFY_SOCKET in
// the environment, nothing is sent.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "loop/loop.h"
#include "loop/watcher.h"

namespace net {

// A descriptor that was passed on, and its name in the socket unit (FileDescriptorName=).
struct PassedDescriptor {
  int fd;
  std::string name;
};

class ServiceManager final : private loop::BeforeSleep {
 public:
  static ServiceManager& Get();

  // Those for this process (LISTEN_PID, LISTEN_FDS, LISTEN_FDNAMES); children do not inherit them.
  // One without a name is "unknown", as systemd has it.
  static std::vector<PassedDescriptor> PassedDescriptors();

  // Reports readiness before the loop next sleeps, when the script that listens has run to its end.
  void RequestReady();
  // Reports readiness now, once, and feeds the watchdog from now on (WATCHDOG_USEC, WATCHDOG_PID):
  // from the loop, twice as often as demanded, so that a loop that stands still is noticed.
  base::Error Ready();
  // Reports the end of a program that was ready. Nothing is reported afterwards.
  void Stopping();

 private:
  ServiceManager();
  void OnBeforeSleep() override { Ready(); }
  void FeedWatchdog();
  bool has_manager() const;
  base::Error Notify(std::string_view state);

  std::string socket_;  // empty: none is there
  bool ready_ = false;
  bool stopping_ = false;
  loop::TimerWatcher watchdog_;
};

}  // namespace net
