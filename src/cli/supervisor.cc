#include "cli/supervisor.h"

#include <limits.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "base/signal_names.h"
#include "loop/loop.h"
#include "net/service_manager.h"

namespace cli {

static unsigned CountProcessors() {
  cpu_set_t ours;
  return sched_getaffinity(0, sizeof ours, &ours) == 0 ? static_cast<unsigned>(CPU_COUNT(&ours))
                                                       : 1;
}

// The path of this program, where an update puts its successor.
static std::string PathOfProgram() {
  char path[PATH_MAX];
  const ssize_t size = readlink("/proc/self/exe", path, sizeof path);
  return size > 0 ? std::string(path, static_cast<size_t>(size)) : "/proc/self/exe";
}

static std::string NameOf(const WorkerProcess& worker) {
  return "process " + std::to_string(worker.number()) + " (pid " + std::to_string(worker.pid()) +
         ")";
}

// "ended with code 1", "was ended by SIGKILL"
static std::string Describe(int status) {
  if (WIFSIGNALED(status)) return "was ended by " + base::DescribeSignal(WTERMSIG(status));
  return "ended with code " + std::to_string(WEXITSTATUS(status));
}

// What a shell would give.
static int CodeOf(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void Say(const std::string& text) { std::fprintf(stderr, "node: %s\n", text.c_str()); }

Supervisor::Slot::Slot(Supervisor* supervisor, unsigned number)
    : supervisor(supervisor), number(number) {
  restart.Bind<&Slot::OnRestart>(this);
}

Supervisor::Supervisor(const CommandLine& line) {
  loop::Loop::Get();  // which the watchers need
  plan_.program = PathOfProgram();
  plan_.words.assign(line.worker_words.begin(), line.worker_words.end());
  plan_.stop_timeout = line.stop_timeout;
  const unsigned count = *line.processes == 0 ? CountProcessors() : *line.processes;
  for (unsigned i = 0; i < count; ++i) slots_.push_back(std::make_unique<Slot>(this, i));
  patience_.Bind<&Supervisor::Replace>(this);
  hang_up_.Bind<&Supervisor::OnHangUp>(this);
  terminate_.Bind<&Supervisor::OnTerminate>(this);
  interrupt_.Bind<&Supervisor::OnInterrupt>(this);
  user1_.Bind<&Supervisor::OnUser1>(this);
  user2_.Bind<&Supervisor::OnUser2>(this);
}

int Supervisor::Run() {
  TakeEnvironment();
  hang_up_.Start(SIGHUP);
  terminate_.Start(SIGTERM);
  interrupt_.Start(SIGINT);
  user1_.Start(SIGUSR1);
  user2_.Start(SIGUSR2);
  for (const auto& slot : slots_) Start(slot.get());
  loop::Loop::Get().Run();
  return code_;
}

// What a service manager passes on is for the supervisor. The workers get the sockets as well, and report to it.
void Supervisor::TakeEnvironment() {
  net::ServiceManager::Get();  // has read where to report
  unsetenv("NOTIFY_SOCKET");
  for (const auto& passed : net::ServiceManager::PassedDescriptors())
    plan_.passed.push_back(passed.fd);
  unsetenv("LISTEN_PID");
  if (plan_.passed.empty()) unsetenv("LISTEN_FDS");
  const char* const pid = std::getenv("WATCHDOG_PID");
  if (pid != nullptr && std::atoi(pid) != getpid()) unsetenv("WATCHDOG_USEC");
  unsetenv("WATCHDOG_PID");
  const char* const interval = std::getenv("WATCHDOG_USEC");
  if (interval != nullptr) plan_.watchdog = std::atof(interval) / 1e6;
}

// ---- workers that start and end ----

// Null, with a line that says why, where the system starts no process.
std::unique_ptr<WorkerProcess> Supervisor::Make(const Slot& slot) {
  std::unique_ptr<WorkerProcess> worker(new WorkerProcess(this, plan_, slot.number));
  const base::Error error = worker->Start();
  if (!error) return worker;
  Say("process " + std::to_string(slot.number) +
      " cannot be started: " + base::ErrorMessage(error));
  return nullptr;
}

void Supervisor::Start(Slot* slot) {
  slot->restart.Stop();
  slot->worker = Make(*slot);
  if (slot->worker == nullptr) StartLater(slot);
}

double Supervisor::StartLater(Slot* slot) {
  const double delay = slot->delay;
  slot->delay = std::min(2 * delay, kLongestDelay);
  slot->restart.Start(delay);
  return delay;
}

void Supervisor::OnExit(WorkerProcess* worker, int status) {
  sockets_.Forget(worker);
  const bool was_leaving =
      std::erase_if(leaving_, [&](const auto& each) { return each.get() == worker; }) > 0;
  for (const auto& slot : slots_) {
    if (was_leaving) break;
    if (slot->next.get() == worker) NextEnded(slot.get(), status);
    if (slot->worker.get() == worker) Ended(slot.get(), status);
  }
  EndWhereAllAreOver();
}

// The worker of a slot has ended by itself.
void Supervisor::Ended(Slot* slot, int status) {
  const std::unique_ptr<WorkerProcess> worker = std::move(slot->worker);
  if (stopping_) return;
  const bool was_ready = worker->ready();
  slot->finished = !was_ready && status == 0;
  if (slot->finished) return;
  if (was_ready && worker->age() >= kHealthyAfter) slot->delay = kFirstDelay;
  if (!was_ready) ++slot->failed_starts;
  if (NoneGetsReady()) {
    Say(NameOf(*worker) + " " + Describe(status) + ": no process gets ready");
    return StopAll(CodeOf(status));
  }
  const double delay = StartLater(slot);
  char text[40];
  std::snprintf(text, sizeof text, "; it is started again in %g s", delay);
  Say(NameOf(*worker) + " " + Describe(status) + text);
}

bool Supervisor::NoneGetsReady() const {
  return std::all_of(slots_.begin(), slots_.end(), [](const auto& slot) {
    return slot->finished || slot->failed_starts >= kTries;
  });
}

void Supervisor::OnReady(WorkerProcess* worker) {
  slots_[worker->number()]->failed_starts = 0;
  TryReplace();
  Settle();
}

int Supervisor::OnListen(WorkerProcess* worker, const net::WorkerRequest& request,
                         net::WorkerReply* reply) {
  if (stopping_) {
    reply->error = ECANCELED;
    return -1;
  }
  const int fd = sockets_.Open(worker, request, reply);
  if (fd >= 0) TryReplace();
  return fd;
}

void Supervisor::OnClosed(WorkerProcess* worker, uint32_t socket) {
  sockets_.Close(worker, socket);
  TryReplace();
  Settle();
}

// Once all workers run: reports that the service is ready, and closes what no worker listens to.
void Supervisor::Settle() {
  if (stopping_ || reloading_ != kNotReloading) return;
  for (const auto& slot : slots_)
    if (!slot->finished && (slot->worker == nullptr || !slot->worker->ready())) return;
  sockets_.Sweep();
  net::ServiceManager::Get().Ready();
}

// ---- the rolling reload ----

void Supervisor::OnHangUp() {
  if (stopping_) return;
  reload_again_ = reloading_ != kNotReloading;
  if (reload_again_) return;
  reloading_ = 0;
  ReloadNext();
}

void Supervisor::ReloadNext() {
  if (reloading_ == slots_.size()) {
    reloading_ = kNotReloading;
    Settle();
    if (std::exchange(reload_again_, false)) OnHangUp();
    return;
  }
  Slot& slot = *slots_[reloading_];
  slot.next = Make(slot);
  if (slot.next == nullptr) return AbandonReload("no process can be started");
  patience_.Start(kReadyWithin);
}

// Replaces the worker where the new one is ready and listens wherever the old one does.
void Supervisor::TryReplace() {
  if (reloading_ == kNotReloading) return;
  const Slot& slot = *slots_[reloading_];
  if (slot.next == nullptr || !slot.next->ready()) return;
  if (slot.worker == nullptr || sockets_.Covers(slot.next.get(), slot.worker.get())) Replace();
}

void Supervisor::Replace() {
  Slot& slot = *slots_[reloading_];
  patience_.Stop();
  slot.restart.Stop();
  slot.delay = kFirstDelay;
  slot.finished = false;
  if (slot.worker != nullptr) {
    slot.worker->Stop();
    leaving_.push_back(std::move(slot.worker));
  }
  slot.worker = std::move(slot.next);
  ++reloading_;
  ReloadNext();
}

void Supervisor::NextEnded(Slot* slot, int status) {
  const std::unique_ptr<WorkerProcess> worker = std::move(slot->next);
  if (!stopping_) AbandonReload(NameOf(*worker) + " " + Describe(status) + " before it was ready");
}

void Supervisor::AbandonReload(const std::string& why) {
  Say("the reload ends here, and the old processes stay: " + why);
  patience_.Stop();
  reloading_ = kNotReloading;
  reload_again_ = false;
  Settle();
}

// ---- the end ----

template <class Call>
void Supervisor::ForEachWorker(Call call) {
  for (const auto& worker : leaving_) call(worker.get());
  for (const auto& slot : slots_)
    for (const auto* worker : {&slot->worker, &slot->next})
      if (*worker != nullptr) call(worker->get());
}

void Supervisor::Stop(int signal) {
  if (!stopping_) return StopAll(0);
  ForEachWorker([](WorkerProcess* worker) { worker->Kill(SIGKILL); });
  code_ = 128 + signal;
  loop::Loop::Get().Stop();
}

// The sockets are closed first: then each worker can accept what waits, and the last one closes the port.
void Supervisor::StopAll(int code) {
  stopping_ = true;
  code_ = code;
  net::ServiceManager::Get().Stopping();
  patience_.Stop();
  for (const auto& slot : slots_) slot->restart.Stop();
  sockets_.CloseAll();
  ForEachWorker([](WorkerProcess* worker) { worker->Stop(); });
  EndWhereAllAreOver();
}

void Supervisor::SignalAll(int signal) {
  ForEachWorker([&](WorkerProcess* worker) { worker->Kill(signal); });
}

// When it stops, or when all workers have come to their natural end.
void Supervisor::EndWhereAllAreOver() {
  bool over = leaving_.empty();
  for (const auto& slot : slots_) {
    const bool runs = slot->worker != nullptr || slot->next != nullptr;
    over = over && !runs && (stopping_ || slot->finished);
  }
  if (over) loop::Loop::Get().Stop();
}

}  // namespace cli
