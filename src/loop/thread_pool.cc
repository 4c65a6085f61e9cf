#include "loop/thread_pool.h"

#include <pthread.h>

#include <algorithm>
#include <csignal>

namespace loop {

// V8's compiler threads recurse; the system's default of 8 MiB is only reserved address space, this
// is enough.
static constexpr size_t kStackSize = 1024 * 1024;

ThreadPool::ThreadPool() {
  async_.Bind<&ThreadPool::DrainDone>(this);
  async_.Start();
  async_.Unref();
}

ThreadPool::~ThreadPool() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (pthread_t thread : threads_) pthread_join(thread, nullptr);
}

void ThreadPool::Submit(std::unique_ptr<PoolRequest> request) {
  if (pending_++ == 0) async_.Ref();
  const int priority =
      std::clamp(request->priority, PoolRequest::kMinPriority, PoolRequest::kMaxPriority);
  std::unique_lock lock(mutex_);
  waiting_[PoolRequest::kMaxPriority - priority].push_back(std::move(request));
  ++waiting_count_;
  StartThreadIfNeeded();
  if (threads_.empty()) {  // not one thread to be had: slow beats stuck
    std::unique_ptr<PoolRequest> own =
        std::move(waiting_[PoolRequest::kMaxPriority - priority].back());
    waiting_[PoolRequest::kMaxPriority - priority].pop_back();
    --waiting_count_;
    lock.unlock();
    own->Work();
    lock.lock();
    done_.push_back(std::move(own));
    async_.Send();
    return;
  }
  const bool wake = idle_threads_ > 0;
  lock.unlock();
  if (wake) wake_.notify_one();
}

void ThreadPool::SubmitBackground(std::function<void()> task) {
  {
    std::lock_guard lock(mutex_);
    if (stopping_) return;
    background_.push_back(std::move(task));
    ++background_count_;
    ++waiting_count_;
    StartThreadIfNeeded();
  }
  wake_.notify_one();
}

void ThreadPool::WaitForBackground() {
  std::unique_lock lock(mutex_);
  background_idle_.wait(lock, [this] { return background_count_ == 0 || threads_.empty(); });
}

// Called with the mutex held.
void ThreadPool::StartThreadIfNeeded() {
  if (static_cast<size_t>(idle_threads_) >= waiting_count_ || threads_.size() >= kThreads) return;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kStackSize);
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);  // signals are the loop thread's business
  pthread_t thread;
  if (pthread_create(&thread, &attributes, ThreadMain, this) == 0) threads_.push_back(thread);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  pthread_attr_destroy(&attributes);
}

void* ThreadPool::ThreadMain(void* pool) {
  pthread_setname_np(pthread_self(), "node-pool");
  static_cast<ThreadPool*>(pool)->RunThread();
  return nullptr;
}

void ThreadPool::RunThread() {
  std::unique_lock lock(mutex_);
  while (true) {
    while (waiting_count_ == 0 && !stopping_) {
      ++idle_threads_;
      wake_.wait(lock);
      --idle_threads_;
    }
    if (stopping_) return;
    --waiting_count_;
    auto* queue =
        std::find_if(std::begin(waiting_), std::end(waiting_), [](auto& q) { return !q.empty(); });
    if (queue == std::end(waiting_)) {
      std::function<void()> task = std::move(background_.front());
      background_.pop_front();
      lock.unlock();
      task();
      task = nullptr;  // destroyed outside the lock
      lock.lock();
      if (--background_count_ == 0) background_idle_.notify_all();
      continue;
    }
    std::unique_ptr<PoolRequest> request = std::move(queue->front());
    queue->pop_front();
    lock.unlock();
    request->Work();
    lock.lock();
    done_.push_back(std::move(request));
    if (done_.size() == 1) async_.Send();
  }
}

void ThreadPool::DrainDone() {
  {
    std::lock_guard lock(mutex_);
    while (!done_.empty()) {
      finished_.push_back(std::move(done_.front()));
      done_.pop_front();
    }
  }
  // Popped one at a time and counted off first: a Done() may run a nested loop, which goes on with
  // the rest.
  while (!finished_.empty()) {
    std::unique_ptr<PoolRequest> request = std::move(finished_.front());
    finished_.pop_front();
    if (--pending_ == 0) async_.Unref();
    request->Done();
  }
}

void ThreadPool::ResumeInNestedLoop() {
  if (!finished_.empty()) async_.Send();
}

}  // namespace loop
