// WorkerProcess: one process of a supervisor, from its start to its end (net/worker.h is its other side).
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "base/error.h"
#include "base/unique_fd.h"
#include "loop/watcher.h"
#include "net/worker_message.h"

namespace cli {

class WorkerProcess;

// How workers are started.
struct WorkerPlan {
  std::string program;             // the path of this program
  std::vector<std::string> words;  // its arguments, argv[0] first
  std::vector<int> passed;         // descriptors that all get, numbered from 3 on
  unsigned stop_timeout = 0;       // seconds from SIGTERM to SIGKILL
  double watchdog = 0;             // seconds without a sign of life until SIGABRT; 0: any number
};

class WorkerDelegate {
 public:
  // Gives the descriptor to send with `reply`, or -1.
  virtual int OnListen(WorkerProcess* worker, const net::WorkerRequest& request,
                       net::WorkerReply* reply) = 0;
  virtual void OnClosed(WorkerProcess* worker, uint32_t socket) = 0;
  // Once.
  virtual void OnReady(WorkerProcess* worker) = 0;
  // The last call; the delegate may destroy the worker. `status` is what waitpid gives.
  virtual void OnExit(WorkerProcess* worker, int status) = 0;

 protected:
  ~WorkerDelegate() = default;
};

class WorkerProcess {
 public:
  WorkerProcess(WorkerDelegate* delegate, const WorkerPlan& plan, unsigned number);

  base::Error Start();
  // SIGTERM; SIGKILL where it has not ended in time.
  void Stop();
  void Kill(int signal) const;

  pid_t pid() const { return pid_; }
  unsigned number() const { return number_; }
  // It has reported that it is ready.
  bool ready() const { return ready_; }
  // Seconds since it was started.
  double age() const;

 private:
  void OnMessage();
  void Answer(const net::WorkerRequest& request);
  void HearOf(const net::WorkerRequest& request);
  void OnOverdue();
  void OnSilence();
  void OnReaped();

  WorkerDelegate* const delegate_;
  const WorkerPlan& plan_;
  const unsigned number_;
  base::UniqueFd channel_;
  pid_t pid_ = 0;
  double started_ = 0;
  bool ready_ = false;
  loop::IoWatcher message_;
  loop::ChildWatcher reaper_;
  loop::TimerWatcher last_resort_;  // once it has been asked to stop
  loop::TimerWatcher silence_;
};

}  // namespace cli
