#include "net/child_process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <utility>

#include "base/check.h"
#include "base/file.h"

namespace net {

namespace {

constexpr int kReportFd = 3;

// One of a child's descriptors: our end, where it is a pipe, and the child's.
struct Ends {
  base::UniqueFd ours;
  base::UniqueFd theirs;
};

// Moves a descriptor above those that are ready in the child before it. It may be one of 0, 1 and 2 if we
// were started with one of them closed.
base::Error LiftAbove(int most, base::UniqueFd* fd) {
  if (fd->get() > most) return {};
  const int lifted = fcntl(fd->get(), F_DUPFD_CLOEXEC, most + 1);
  if (lifted < 0) return base::Error::System("fcntl");
  fd->reset(lifted);
  return {};
}

// Our end does not block. The child's end does, as programs expect.
base::Error MakePipe(Ends* pipe, bool we_write) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return base::Error::System("pipe2");
  pipe->ours.reset(ends[we_write ? 1 : 0]);
  pipe->theirs.reset(ends[we_write ? 0 : 1]);
  if (base::Error error = LiftAbove(2, &pipe->theirs)) return error;
  if (fcntl(pipe->ours.get(), F_SETFL, O_NONBLOCK) != 0) return base::Error::System("fcntl");
  return {};
}

base::Error MakeEnds(int kind, bool we_write, Ends* ends) {
  if (kind == kPipe) return MakePipe(ends, we_write);
  if (kind == kNull) {
    ends->theirs.reset(base::OpenFile("/dev/null", O_RDWR));
    return ends->theirs ? LiftAbove(2, &ends->theirs) : base::Error::System("open");
  }
  ends->theirs.reset(fcntl(kind, F_DUPFD_CLOEXEC, 3));
  return ends->theirs ? base::Error() : base::Error::System("fcntl");
}

}  // namespace

ChildProcess::ChildProcess(ChildProcessListener* listener)
    : listener_(listener), input_(this), output_(this), error_(this), report_(this) {
  reaper_.Bind<&ChildProcess::OnReaped>(this);
}

base::Error ChildProcess::Spawn(const SpawnOptions& options, const int (&kinds)[3], bool reports) {
  CHECK(!running_);
  Ends ends[3], report;
  base::UniqueFd theirs[kReportFd + 1];
  for (int fd = 0; fd < 3; ++fd) {
    if (base::Error error = MakeEnds(kinds[fd], fd == 0, &ends[fd])) return error;
    theirs[fd] = std::move(ends[fd].theirs);
  }
  if (reports) {
    if (base::Error error = MakePipe(&report, false)) return error;
    if (base::Error error = LiftAbove(kReportFd, &report.theirs)) return error;
    theirs[kReportFd] = std::move(report.theirs);
  }
  base::Result<pid_t> pid =
      net::Spawn(options, std::span(theirs, reports ? kReportFd + 1 : kReportFd));
  if (!pid.ok()) return pid.error();
  pid_ = pid.value();
  running_ = true;
  has_group_ = options.own_group;
  parts_left_ = 1;
  reaper_.Start(pid_);
  if (!keeps_loop_alive_) reaper_.Unref();
  OpenPipe(&input_, std::move(ends[0].ours), Stream::Direction::kOut);
  OpenPipe(&output_, std::move(ends[1].ours), Stream::Direction::kIn);
  OpenPipe(&error_, std::move(ends[2].ours), Stream::Direction::kIn);
  OpenPipe(&report_, std::move(report.ours), Stream::Direction::kIn);
  return {};
}

void ChildProcess::OpenPipe(Pipe* pipe, base::UniqueFd fd, Stream::Direction direction) {
  if (!fd) return;
  ++parts_left_;
  pipe->stream.Open(std::move(fd), direction);
}

void ChildProcess::SetKeepsLoopAlive(bool keeps) {
  keeps_loop_alive_ = keeps;
  keeps ? reaper_.Ref() : reaper_.Unref();
  for (Pipe* pipe : {&input_, &output_, &error_, &report_}) pipe->stream.SetKeepsLoopAlive(keeps);
}

// A group lasts as long as one of its processes, which may be longer than the child.
base::Error ChildProcess::Kill(int signal) {
  if (has_group_ && running_)
    return kill(-pid_, signal) == 0 ? base::Error() : base::Error::System("kill");
  if (!reaper_.active()) return base::Error::System("kill", ESRCH);
  // The child may have ended before the loop has noticed.
  siginfo_t info{};
  if (waitid(P_PID, pid_, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid_) {
    return base::Error::System("kill", ESRCH);
  }
  return kill(pid_, signal) == 0 ? base::Error() : base::Error::System("kill");
}

ChildProcessListener::Output ChildProcess::OutputOf(const Pipe* pipe) const {
  if (pipe == &report_) return ChildProcessListener::kReport;
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
  listener_->OnEnded();
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
