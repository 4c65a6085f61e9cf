#include "loop/thread_pool.h"

#include <pthread.h>
#include <semaphore.h>

#include <algorithm>
#include <csignal>
#include <thread>

namespace loop {

// V8's compiler threads recurse. The system's default of 8 MiB is only reserved address space, and
// this is enough.
static constexpr size_t kStackSize = 1024 * 1024;

// A look is cheaper than a reading of the clock.
static constexpr int kLooksPerClock = 4;

// Hints the processor that this is a spin loop.
static void Relax() {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

// A thread asleep. A semaphore costs one system call to sleep and one to wake, where a condition
// variable takes two each.
struct ThreadPool::Sleeper {
  Sleeper() { sem_init(&semaphore, 0, 0); }
  ~Sleeper() { sem_destroy(&semaphore); }
  void Sleep() {
    while (sem_wait(&semaphore) != 0) continue;  // a signal may interrupt it
  }
  void Wake() { sem_post(&semaphore); }

  sem_t semaphore;
};

ThreadPool::ThreadPool() : can_spin_(std::thread::hardware_concurrency() > 1) {
  async_.Bind<&ThreadPool::DrainDone>(this);
  async_.Start();
  async_.Unref();
  stall_.Bind<&ThreadPool::OnStall>(this);
}

ThreadPool::~ThreadPool() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
    for (Sleeper* sleeper : sleepers_) sleeper->Wake();
    sleepers_.clear();
  }
  for (pthread_t thread : threads_) pthread_join(thread, nullptr);
}

void ThreadPool::Submit(std::unique_ptr<PoolRequest> request) {
  if (pending_++ == 0) async_.Ref();
  const int priority =
      std::clamp(request->priority, PoolRequest::kMinPriority, PoolRequest::kMaxPriority);
  std::unique_lock lock(mutex_);
  waiting_[PoolRequest::kMaxPriority - priority].push_back(std::move(request));
  ++waiting_count_;
  ++submitted_;
  Sleeper* const sleeper = WakeOne();
  if (threads_.empty()) {  // no thread can be started: slow is better than stuck
    std::unique_ptr<PoolRequest> own = TakeRequest();
    lock.unlock();
    own->Work();
    lock.lock();
    Finish(std::move(own), lock);
  }
  lock.unlock();
  if (sleeper != nullptr) sleeper->Wake();
}

void ThreadPool::SubmitDone(std::unique_ptr<PoolRequest> request) {
  if (pending_++ == 0) async_.Ref();
  std::unique_lock lock(mutex_);
  Finish(std::move(request), lock);
}

void ThreadPool::SubmitBackground(std::function<void()> task) {
  std::unique_lock lock(mutex_);
  if (stopping_) return;
  background_.push_back(std::move(task));
  ++background_count_;
  ++waiting_count_;
  Sleeper* const sleeper = WakeOne();
  lock.unlock();
  if (sleeper != nullptr) sleeper->Wake();
}

void ThreadPool::WaitForBackground() {
  std::unique_lock lock(mutex_);
  RunTasksHere(lock);
  background_idle_.wait(lock, [this] { return background_count_ == 0 || threads_.empty(); });
}

// Called with the mutex held. Makes a thread come for the work that waits, one at a time. Returns
// the sleeper that the caller must wake after it has unlocked the mutex, if any. Starts a new
// thread if there are fewer than `limit`.
ThreadPool::Sleeper* ThreadPool::WakeOne(size_t limit) {
  if (waiting_count_ == 0 || spinning_ || coming_) return nullptr;
  if (sleepers_.empty()) return StartThread(limit), nullptr;
  Sleeper* const sleeper = sleepers_.back();
  sleepers_.pop_back();
  coming_ = true;
  return sleeper;
}

// Called with the mutex held.
void ThreadPool::StartThread(size_t limit) {
  if (threads_.size() >= limit) return;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kStackSize);
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);  // signals are the loop thread's business
  pthread_t thread;
  if (pthread_create(&thread, &attributes, ThreadMain, this) == 0) {
    threads_.push_back(thread);
    coming_ = true;
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  pthread_attr_destroy(&attributes);
}

// Called with the mutex held by a thread that ends while the pool goes on.
void ThreadPool::LeaveThread() {
  std::erase(threads_, pthread_self());
  pthread_detach(pthread_self());
}

void* ThreadPool::ThreadMain(void* pool) {
  pthread_setname_np(pthread_self(), "node-pool");
  static_cast<ThreadPool*>(pool)->RunThread();
  return nullptr;
}

// Looks at `count` for a while until it is not 0. Returns whether that was quick.
static bool Spin(const std::atomic<size_t>& count) {
  const auto start = std::chrono::steady_clock::now();
  auto now = start;
  while (now - start < SpinPolicy::kLimit) {
    for (int i = 0; i < kLooksPerClock; ++i) {
      if (count.load(std::memory_order_relaxed) > 0) return now - start < SpinPolicy::kQuick;
      Relax();
    }
    now = std::chrono::steady_clock::now();
  }
  return false;
}

// Returns when there is work to take. False when the thread must end: the pool stops, or enough
// other threads wait for work.
bool ThreadPool::AwaitWork(Sleeper* sleeper, std::unique_lock<std::mutex>& lock) {
  while (waiting_count_ == 0 && !stopping_) {
    if (can_spin_ && !spinning_ && thread_spin_.ShouldSpin(submitted_)) {
      spinning_ = true;
      lock.unlock();
      const bool quick = Spin(waiting_count_);
      lock.lock();
      spinning_ = false;
      thread_spin_.Spun(quick);
      if (waiting_count_ > 0 || stopping_) break;
    }
    if (sleepers_.size() >= kThreads) return LeaveThread(), false;
    sleepers_.push_back(sleeper);
    lock.unlock();
    sleeper->Sleep();
    lock.lock();
    coming_ = false;
  }
  return !stopping_;
}

// Called with the mutex held and something waiting. The first request; null if only background
// tasks wait.
std::unique_ptr<PoolRequest> ThreadPool::TakeRequest() {
  for (auto& queue : waiting_) {
    if (queue.empty()) continue;
    std::unique_ptr<PoolRequest> request = std::move(queue.front());
    queue.pop_front();
    --waiting_count_;
    ++taken_;
    return request;
  }
  return nullptr;
}

// The same for background tasks, of which one must wait.
std::function<void()> ThreadPool::TakeTask() {
  std::function<void()> task = std::move(background_.front());
  background_.pop_front();
  --waiting_count_;
  ++taken_;
  return task;
}

// Called with the mutex held. Unlocks it meanwhile.
void ThreadPool::RunTask(std::function<void()> task, std::unique_lock<std::mutex>& lock) {
  lock.unlock();
  task();
  task = nullptr;  // destroyed outside the lock
  lock.lock();
  if (--background_count_ == 0) background_idle_.notify_all();
}

// Called on the loop thread with the mutex held. If no thread can be started, background tasks run
// here, late and from a clean stack (the submitter may hold what they need).
void ThreadPool::RunTasksHere(std::unique_lock<std::mutex>& lock) {
  while (threads_.empty() && !background_.empty()) RunTask(TakeTask(), lock);
}

// Called with the mutex held. Unlocks it if the loop must be notified.
void ThreadPool::Finish(std::unique_ptr<PoolRequest> request, std::unique_lock<std::mutex>& lock) {
  done_.push_back(std::move(request));
  if (++done_count_ > 1) return;
  lock.unlock();
  async_.Send();
  lock.lock();
}

void ThreadPool::RunThread() {
  Sleeper self;
  std::unique_lock lock(mutex_);
  coming_ = false;
  while (AwaitWork(&self, lock)) {
    std::unique_ptr<PoolRequest> request = TakeRequest();
    std::function<void()> task = request ? nullptr : TakeTask();
    Sleeper* const sleeper = WakeOne();
    lock.unlock();
    if (sleeper != nullptr) sleeper->Wake();
    if (request) request->Work();
    lock.lock();
    if (request) Finish(std::move(request), lock);
    if (task) RunTask(std::move(task), lock);
  }
}

void ThreadPool::DrainDone() {
  {
    std::lock_guard lock(mutex_);
    for (auto& request : done_) finished_.push_back(std::move(request));
    done_.clear();
    done_count_ = 0;
  }
  // Popped one at a time and counted off first: a Done() may run a nested loop, which continues
  // with the rest.
  while (!finished_.empty()) {
    std::unique_ptr<PoolRequest> request = std::move(finished_.front());
    finished_.pop_front();
    if (--pending_ == 0) async_.Unref();
    request->Done();
  }
}

void ThreadPool::WaitBeforeSleep() {
  if (!can_spin_ || pending_ == 0 || done_count_ > 0) return;
  if (!loop_spin_.ShouldSpin(submitted_)) return;
  if (waiting_count_ >= SpinPolicy::kManyWait) {
    std::this_thread::sleep_for(SpinPolicy::kNap);
    loop_spin_.Spun(done_count_ >= SpinPolicy::kDoneInNap);
  } else {
    loop_spin_.Spun(Spin(done_count_));
  }
  // The thread is about to send it, too. Sent before the loop begins to sleep, it sets a flag and
  // makes no system call.
  if (done_count_ > 0) async_.Send();
}

void ThreadPool::WatchQueue() {
  if (waiting_count_ == 0 || stall_.active()) return;
  {
    std::lock_guard lock(mutex_);
    taken_before_ = taken_;
  }
  stall_.Start(kStall, kStall);
  stall_.Unref();
}

void ThreadPool::OnStall() {
  std::unique_lock lock(mutex_);
  if (waiting_count_ == 0) return stall_.Stop();
  const bool stands = std::exchange(taken_before_, taken_) == taken_;
  Sleeper* const sleeper = stands ? WakeOne(kMaxThreads) : nullptr;
  if (stands) ++taken_before_;  // by the new thread: if that is blocked at once, nothing moves
  RunTasksHere(lock);
  lock.unlock();
  if (sleeper != nullptr) sleeper->Wake();
}

int ThreadPool::threads() {
  std::lock_guard lock(mutex_);
  return static_cast<int>(threads_.size());
}

void ThreadPool::ResumeInNestedLoop() {
  if (!finished_.empty()) async_.Send();
}

}  // namespace loop
