// Platform: what V8 needs from its host: threads, a clock, and a queue of tasks.
//
// Worker tasks run on the loop's thread pool, jobs that V8 waits for on the calling thread. Foreground
// tasks (FinalizationRegistry, asynchronous WebAssembly, steps of the collector) run from the loop.
// They wake it but do not keep it alive.
#pragma once

#include <v8.h>

#include <deque>
#include <map>
#include <memory>
#include <mutex>

#include "js/v8_compat.h"
#include "loop/loop.h"
#include "loop/watcher.h"

namespace js {

class ForegroundTasks;

class Platform final : public v8_compat::Platform {
 public:
  explicit Platform(loop::Loop& loop);
  ~Platform() override;

  // Waits for worker tasks, then runs the foreground tasks that are due. True if there were any.
  // For the natural end: a promise that a worker task will settle must not be lost.
  bool Drain();
  // No task runs after this. To be called before the isolate is disposed of.
  void Shutdown();

  // v8_compat::Platform
  int NumberOfWorkerThreads() override { return loop::ThreadPool::kThreads; }
  std::shared_ptr<v8::TaskRunner> ForegroundTaskRunner() override;
  void PostWork(std::unique_ptr<v8::Task> task) override;
  void PostDelayedWork(std::unique_ptr<v8::Task> task, double delay_in_seconds) override;
  std::unique_ptr<v8::JobHandle> NewJob(v8::TaskPriority priority,
                                        std::unique_ptr<v8::JobTask> job) override;
  double MonotonicallyIncreasingTime() override;
  double CurrentClockTimeMillis() override;
  v8::TracingController* GetTracingController() override { return &tracing_; }

 private:
  loop::Loop& loop_;
  v8::TracingController tracing_;
  std::shared_ptr<ForegroundTasks> foreground_;  // V8's interface wants it shared
};

}  // namespace js
