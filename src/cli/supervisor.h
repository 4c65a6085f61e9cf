// Supervisor: `node --processes N`. Runs as many workers, which share their ports, and has no JavaScript itself.
//
// A worker that ends is started again, after a time that doubles with each early end. SIGHUP replaces the workers one
// by one: the old one is stopped when the new one is ready and listens wherever the old one does. SIGTERM and SIGINT
// stop all. decisions/processes.md says why it is so.
#pragma once

#include <csignal>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/shared_sockets.h"
#include "cli/worker_process.h"
#include "loop/watcher.h"

namespace cli {

class Supervisor final : private WorkerDelegate {
 public:
  // The first restart waits this long, in seconds; each further one twice as long as the one before.
  static constexpr double kFirstDelay = 0.1, kLongestDelay = 10;
  // A worker that was ready and has lived for so long was healthy: the next delay is the first one again.
  static constexpr double kHealthyAfter = 10;
  // A new worker of a reload that has lived for so long is taken for ready.
  static constexpr double kReadyWithin = 10;
  // So many starts in a row of each worker, of which none got ready, are the end.
  static constexpr unsigned kTries = 3;

  explicit Supervisor(const CommandLine& line);
  // The exit code.
  int Run();

 private:
  // The place of a worker.
  struct Slot {
    Slot(Supervisor* supervisor, unsigned number);
    void OnRestart() { supervisor->Start(this); }

    Supervisor* const supervisor;
    const unsigned number;
    std::unique_ptr<WorkerProcess> worker;
    std::unique_ptr<WorkerProcess> next;  // that is to replace it
    double delay = kFirstDelay;
    unsigned failed_starts = 0;  // in a row
    bool finished = false;  // it ended with 0 and was never ready: there is nothing to start again
    loop::TimerWatcher restart;
  };

  int OnListen(WorkerProcess* worker, const net::WorkerRequest& request,
               net::WorkerReply* reply) override;
  void OnClosed(WorkerProcess* worker, uint32_t socket) override;
  void OnReady(WorkerProcess* worker) override;
  void OnExit(WorkerProcess* worker, int status) override;

  void TakeEnvironment();
  void OnHangUp();
  void OnTerminate() { Stop(SIGTERM); }
  void OnInterrupt() { Stop(SIGINT); }
  void OnUser1() { SignalAll(SIGUSR1); }
  void OnUser2() { SignalAll(SIGUSR2); }

  std::unique_ptr<WorkerProcess> Make(const Slot& slot);
  void Start(Slot* slot);
  double StartLater(Slot* slot);
  void Ended(Slot* slot, int status);
  bool NoneGetsReady() const;
  void Settle();

  void ReloadNext();
  void TryReplace();
  void Replace();
  void NextEnded(Slot* slot, int status);
  void AbandonReload(const std::string& why);

  template <class Call>
  void ForEachWorker(Call call);
  void Stop(int signal);
  void StopAll(int code);
  void SignalAll(int signal);
  void EndWhereAllAreOver();

  static constexpr size_t kNotReloading = ~size_t{0};

  WorkerPlan plan_;
  std::vector<std::unique_ptr<Slot>> slots_;
  std::list<std::unique_ptr<WorkerProcess>> leaving_;  // those that have been asked to stop
  SharedSockets sockets_;
  loop::SignalWatcher hang_up_, terminate_, interrupt_, user1_, user2_;
  loop::TimerWatcher patience_;       // with a new worker
  size_t reloading_ = kNotReloading;  // the slot whose worker is being replaced
  bool reload_again_ = false;
  bool stopping_ = false;
  int code_ = 0;
};

}  // namespace cli
