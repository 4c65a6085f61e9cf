#include "net/child_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <utility>

#include "base/check.h"

extern char** environ;

namespace net {

namespace {

// A new pipe. The ends are named by their holder.
struct PipeEnds {
  base::UniqueFd ours;
  base::UniqueFd theirs;
};

// What posix_spawn is given: three descriptors, nothing else open, signals as in a fresh process.
class SpawnPlan {
 public:
  SpawnPlan() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    sigset_t signals;
    sigfillset(&signals);
    posix_spawnattr_setsigdefault(&attributes_, &signals);
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes_, &signals);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  }
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  // Starts /bin/sh with these as its descriptors 0, 1 and 2; each is above 2.
  base::Error Start(const char* command, int in, int out, int err, pid_t* pid) {
    // "--": the command is never taken for an option of the shell.
    const char* arguments[] = {"sh", "-c", "--", command, nullptr};
    int code = posix_spawn_file_actions_adddup2(&actions_, in, 0);
    if (code == 0) code = posix_spawn_file_actions_adddup2(&actions_, out, 1);
    if (code == 0) code = posix_spawn_file_actions_adddup2(&actions_, err, 2);
    // Ours are all close-on-exec. Those of libraries and of the process that started us may not be.
    if (code == 0) code = posix_spawn_file_actions_addclosefrom_np(&actions_, 3);
    if (code == 0) {
      code = posix_spawn(pid, "/bin/sh", &actions_, &attributes_,
                         const_cast<char* const*>(arguments), environ);
    }
    return code == 0 ? base::Error() : base::Error::System("posix_spawn", code);
  }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

// Moves a descriptor above 0, 1 and 2. It may be one of these if we were started with one of them
// closed.
base::Error LiftAboveStdio(base::UniqueFd* fd) {
  if (fd->get() > 2) return {};
  const int lifted = fcntl(fd->get(), F_DUPFD_CLOEXEC, 3);
  if (lifted < 0) return base::Error::System("fcntl");
  fd->reset(lifted);
  return {};
}

// Our end does not block. The child's end does, as programs expect.
base::Error MakePipe(PipeEnds* pipe, bool we_write) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return base::Error::System("pipe2");
  pipe->ours.reset(ends[we_write ? 1 : 0]);
  pipe->theirs.reset(ends[we_write ? 0 : 1]);
  if (base::Error error = LiftAboveStdio(&pipe->theirs)) return error;
  if (fcntl(pipe->ours.get(), F_SETFL, O_NONBLOCK) != 0) return base::Error::System("fcntl");
  return {};
}

}  // namespace

ChildProcess::ChildProcess(ChildProcessListener* listener)
    : listener_(listener), input_(this), output_(this), error_(this) {
  reaper_.Bind<&ChildProcess::OnReaped>(this);
}

base::Error ChildProcess::Spawn(const char* command) {
  CHECK(!running_);
  PipeEnds in, out, err;
  if (base::Error error = MakePipe(&in, true)) return error;
  if (base::Error error = MakePipe(&out, false)) return error;
  if (base::Error error = MakePipe(&err, false)) return error;
  SpawnPlan plan;
  pid_t pid;
  if (base::Error error =
          plan.Start(command, in.theirs.get(), out.theirs.get(), err.theirs.get(), &pid)) {
    return error;
  }
  pid_ = pid;
  running_ = true;
  parts_left_ = 4;
  reaper_.Start(pid_);
  input_.stream.Open(std::move(in.ours), Stream::Direction::kOut);
  output_.stream.Open(std::move(out.ours), Stream::Direction::kIn);
  error_.stream.Open(std::move(err.ours), Stream::Direction::kIn);
  return {};
}

base::Error ChildProcess::Kill(int signal) {
  if (!reaper_.active()) return base::Error::System("kill", ESRCH);
  // The child may have ended before the loop has noticed.
  siginfo_t info{};
  if (waitid(P_PID, pid_, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid_) {
    return base::Error::System("kill", ESRCH);
  }
  return kill(pid_, signal) == 0 ? base::Error() : base::Error::System("kill");
}

ChildProcessListener::Output ChildProcess::OutputOf(const Pipe* pipe) const {
  return pipe == &output_ ? ChildProcessListener::kStdout : ChildProcessListener::kStderr;
}

void ChildProcess::Pipe::OnRead(std::string_view bytes) {
  child->listener_->OnOutput(child->OutputOf(this), bytes);
}

void ChildProcess::Pipe::OnDrain() { child->listener_->OnInputDrain(); }

// An error is an end like any other: an output gives no more, or the child takes no more input.
void ChildProcess::Pipe::OnClose(const base::Error&) {
  if (this == &child->input_) {
    child->listener_->OnInputDrain();
  } else {
    child->listener_->OnOutputEnd(child->OutputOf(this));
  }
  child->PartEnded();
}

void ChildProcess::OnReaped() {
  status_ = reaper_.status();
  reaper_.Stop();
  input_.stream.Abort();
  PartEnded();
}

// Called after the end of the part was reported. So a nested loop inside that report cannot report
// the exit first.
void ChildProcess::PartEnded() {
  if (--parts_left_ > 0) return;
  running_ = false;
  listener_->OnExit(status_);
}

}  // namespace net
