#include "cli/worker_process.h"

#include <fcntl.h>
#include <sys/socket.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "loop/loop.h"
#include "net/spawn.h"
#include "net/worker.h"

namespace cli {

// A worker ends by itself when its time to stop is over (lib/service.js). One that does not has this long, in
// seconds.
static constexpr double kOverdue = 1;

WorkerProcess::WorkerProcess(WorkerDelegate* delegate, const WorkerPlan& plan, unsigned number)
    : delegate_(delegate), plan_(plan), number_(number) {
  message_.Bind<&WorkerProcess::OnMessage>(this);
  reaper_.Bind<&WorkerProcess::OnReaped>(this);
  last_resort_.Bind<&WorkerProcess::OnOverdue>(this);
  silence_.Bind<&WorkerProcess::OnSilence>(this);
}

double WorkerProcess::age() const { return loop::Loop::Now() - started_; }

// What a worker gets as its stdin, stdout and stderr: nothing to read, since there is one input and several
// processes, and our outputs.
static bool MakeStandardDescriptors(base::UniqueFd (&made)[3]) {
  const base::UniqueFd nothing(open("/dev/null", O_RDONLY | O_CLOEXEC));
  const int from[] = {nothing.get(), STDOUT_FILENO, STDERR_FILENO};
  for (int fd = 0; fd < 3; ++fd) made[fd].reset(fcntl(from[fd], F_DUPFD_CLOEXEC, 3));
  return made[0] && made[1] && made[2];
}

base::Error WorkerProcess::Start() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    return base::Error::System("socketpair");
  channel_.reset(ends[0]);
  const base::UniqueFd theirs(ends[1]);
  fcntl(channel_.get(), F_SETFL, O_NONBLOCK);
  base::UniqueFd standard[3];
  if (!MakeStandardDescriptors(standard)) return base::Error::System("fcntl");
  net::SpawnOptions options;
  options.file = plan_.program;
  options.arguments = plan_.words;
  options.own_group = true;  // what a terminal sends is for the supervisor
  options.passed = plan_.passed;
  options.passed.push_back(theirs.get());
  setenv(net::Worker::kNumberVariable, std::to_string(number_).c_str(), 1);
  const size_t place = 3 + plan_.passed.size();
  setenv(net::Worker::kChannelVariable,
         (std::to_string(place) + ":" + std::to_string(plan_.stop_timeout)).c_str(), 1);
  base::Result<pid_t> pid = net::Spawn(options, standard);
  if (!pid.ok()) return pid.error();
  pid_ = pid.value();
  started_ = loop::Loop::Now();
  reaper_.Start(pid_);
  message_.Start(channel_.get(), loop::kReadable);
  return {};
}

void WorkerProcess::Kill(int signal) const {
  if (reaper_.active()) kill(pid_, signal);
}

void WorkerProcess::Stop() {
  Kill(SIGTERM);
  silence_.Stop();
  last_resort_.Start(plan_.stop_timeout + kOverdue);
}

void WorkerProcess::OnOverdue() { Kill(SIGKILL); }

// Its loop stands still. SIGABRT leaves a core where one is wanted, as systemd's watchdog does.
void WorkerProcess::OnSilence() { Kill(SIGABRT); }

void WorkerProcess::OnMessage() {
  net::WorkerRequest request;
  base::UniqueFd fd;  // none is expected, and one is closed
  if (net::ReceiveMessage(channel_.get(), &request, sizeof request, &fd)) return HearOf(request);
  if (errno != EAGAIN) message_.Stop();  // its end follows
}

void WorkerProcess::HearOf(const net::WorkerRequest& request) {
  using Kind = net::WorkerRequest::Kind;
  if (request.kind == Kind::kListen) return Answer(request);
  if (request.kind == Kind::kClose) return delegate_->OnClosed(this, request.socket);
  const std::string_view state(request.state, strnlen(request.state, sizeof request.state));
  if (plan_.watchdog > 0 && !last_resort_.active()) silence_.Start(plan_.watchdog);
  if (state != "READY=1" || ready_) return;
  ready_ = true;
  delegate_->OnReady(this);
}

void WorkerProcess::Answer(const net::WorkerRequest& request) {
  net::WorkerReply reply;
  const int fd = delegate_->OnListen(this, request, &reply);
  net::SendMessage(channel_.get(), &reply, sizeof reply, fd);
}

void WorkerProcess::OnReaped() {
  const int status = reaper_.status();
  reaper_.Stop();
  message_.Stop();
  last_resort_.Stop();
  silence_.Stop();
  delegate_->OnExit(this, status);
}

}  // namespace cli
