// Worker: this process as one of several that share their ports, which `node --processes` started
// (src/cli/supervisor.h).
//
// The supervisor keeps the sockets that listen; a worker asks it for each and gets a descriptor of it.
// What a service reports to its manager, a worker reports to its supervisor.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "base/error.h"
#include "base/result.h"
#include "base/unique_fd.h"
#include "loop/watcher.h"
#include "net/listening_socket.h"

namespace net {

// A socket that other processes accept from as well.
struct SharedSocket {
  base::UniqueFd fd;
  uint32_t number = 0;  // what the supervisor knows it by; never 0
};

class Worker {
 public:
  // The variables by which a worker knows that it is one: its number, from 0 on, and where its channel is. The
  // first one stays for the script.
  static constexpr char kNumberVariable[] = "NODE_PROCESS";
  static constexpr char kChannelVariable[] = "NODE_PROCESS_CHANNEL";

  // Once, before anything else reads the environment.
  static void TakeUp();
  // Null in a process that no supervisor has started.
  static Worker* Get() { return worker_; }

  unsigned number() const { return number_; }
  // How long it may take to stop, in seconds.
  unsigned stop_timeout() const { return stop_timeout_; }

  // Waits for the supervisor, which answers at once.
  base::Result<SharedSocket> Listen(const Address& address, const ListenOptions& options);
  void Close(uint32_t socket);
  base::Error Notify(std::string_view state);

  // From now on `stop` is called, on the loop, for each SIGTERM. Where the supervisor is gone this
  // process gets one. Neither keeps the loop alive.
  void OnStop(std::function<void()> stop);

 private:
  Worker(int channel, unsigned number, unsigned stop_timeout);
  void OnSupervisorGone();
  void OnSignal() { stop_(); }

  inline static Worker* worker_ = nullptr;

  base::UniqueFd channel_;
  const unsigned number_;
  const unsigned stop_timeout_;
  std::function<void()> stop_;
  loop::IoWatcher end_;
  loop::SignalWatcher signal_;
};

}  // namespace net
