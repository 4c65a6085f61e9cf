#include "js/platform.h"

#include <libplatform/libplatform.h>
#include <pthread.h>

#include <chrono>
#include <csignal>
#include <thread>
#include <utility>
#include <vector>

#include "js/callback_scope.h"
#include "js/environment.h"

namespace js {

// The tasks of the loop thread. Any thread posts them, the loop runs them.
class ForegroundTasks final : public v8_compat::TaskRunner {
 public:
  ForegroundTasks() {
    async_.Bind<&ForegroundTasks::OnWake>(this);
    async_.Start();
    async_.Unref();
    timer_.Bind<&ForegroundTasks::OnWake>(this);
  }

  void Post(std::unique_ptr<v8::Task> task, double delay_in_seconds) override {
    std::lock_guard lock(mutex_);
    if (stopped_) return;
    tasks_.emplace(loop::Loop::Now() + delay_in_seconds, std::move(task));
    async_.Send();
  }

  // Runs the tasks that are due now. Tasks that these post must wait, so that other events have
  // their turn.
  bool RunDue() {
    const double limit = loop::Loop::Now();
    bool ran = false;
    while (std::unique_ptr<v8::Task> task = TakeDue(limit)) {
      CallbackScope scope(*Environment::Current());
      scope.Run([&] { task->Run(); });
      task.reset();
      ran = true;
    }
    return ran;
  }

  void Stop() {
    std::multimap<double, std::unique_ptr<v8::Task>> dropped;
    std::lock_guard lock(mutex_);
    stopped_ = true;
    dropped.swap(tasks_);
    async_.Stop();
    timer_.Stop();
  }

 private:
  void OnWake() {
    RunDue();
    std::lock_guard lock(mutex_);
    if (tasks_.empty()) return timer_.Stop();
    timer_.Start(std::max(0.0, tasks_.begin()->first - loop::Loop::Now()));
    timer_.Unref();
  }

  std::unique_ptr<v8::Task> TakeDue(double limit) {
    std::lock_guard lock(mutex_);
    if (tasks_.empty() || tasks_.begin()->first > limit) return nullptr;
    return std::move(tasks_.extract(tasks_.begin()).mapped());
  }

  std::mutex mutex_;
  std::multimap<double, std::unique_ptr<v8::Task>> tasks_;  // by due time
  bool stopped_ = false;
  loop::AsyncWatcher async_;
  loop::TimerWatcher timer_;
};

Platform::Platform(loop::Loop& loop)
    : loop_(loop), foreground_(std::make_shared<ForegroundTasks>()) {
  v8_compat::KeepFlagsWritable();  // for ArrayMemory::Attach
  v8_compat::AllowImportAssertions();
  // Skips the checksum of V8's snapshot and the code cache at each start: the system has loaded
  // both to run the program.
  v8::V8::SetFlagsFromString("--no-verify-snapshot-checksum");
  // Frees the memory of dead byte arrays on the thread that allocates the next one
  // (js/array_memory.h), whose processor caches hold it.
  v8::V8::SetFlagsFromString("--no-concurrent-array-buffer-sweeping");
  if (Environment::WantsGcStress()) v8::V8::SetFlagsFromString("--expose-gc --single-threaded-gc");
}
Platform::~Platform() = default;

std::shared_ptr<v8::TaskRunner> Platform::ForegroundTaskRunner() { return foreground_; }

void Platform::PostWork(std::unique_ptr<v8::Task> task) {
  // std::function must be copyable, and a unique_ptr is not. So the closure owns the raw pointer
  // until it runs. A task that is dropped at shutdown leaks with the process.
  v8::Task* raw = task.release();
  loop_.pool().SubmitBackground([raw] {
    raw->Run();
    delete raw;
  });
}

// A time limit of a debugger's evaluation comes so. The loop does not turn then, and the pool may be busy: the
// task has a thread of its own.
void Platform::PostDelayedWork(std::unique_ptr<v8::Task> task, double delay_in_seconds) {
  struct Delayed {
    std::unique_ptr<v8::Task> task;
    double seconds;
  };
  auto delayed = std::make_unique<Delayed>(Delayed{std::move(task), delay_in_seconds});
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  const auto run = [](void* argument) -> void* {
    const std::unique_ptr<Delayed> due(static_cast<Delayed*>(argument));
    std::this_thread::sleep_for(std::chrono::duration<double>(due->seconds));
    due->task->Run();
    return nullptr;
  };
  if (pthread_create(&thread, nullptr, run, delayed.get()) == 0) {
    pthread_detach(thread);
    delayed.release();  // it is the thread's
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

std::unique_ptr<v8::JobHandle> Platform::NewJob(v8::TaskPriority priority,
                                                std::unique_ptr<v8::JobTask> job) {
  // Blocking jobs, which are collections, run on the calling thread alone. V8 would wait for each thread that has begun a
  // part, and on a busy machine such a thread may get no processor for milliseconds; most collections take less than one.
  const bool blocks = priority == v8::TaskPriority::kUserBlocking;
  return v8::platform::NewDefaultJobHandle(this, priority, std::move(job),
                                           blocks ? 0 : NumberOfWorkerThreads());
}

double Platform::MonotonicallyIncreasingTime() { return loop::Loop::Now(); }
double Platform::CurrentClockTimeMillis() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::milli>(now).count();
}

bool Platform::Drain() {
  loop_.pool().WaitForBackground();
  return foreground_->RunDue();
}

void Platform::Shutdown() { foreground_->Stop(); }

}  // namespace js
