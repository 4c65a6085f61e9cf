// ThreadPool: Work() elsewhere, Done() here, in order, with nested loops; a pending request keeps
// the loop alive.

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <string>
#include <thread>

#include "loop/thread_pool.h"
#include "loop_helpers.h"

namespace {
bool threads_refused = false;
}  // namespace

extern "C" int pthread_create(pthread_t* thread, const pthread_attr_t* attributes,
                              void* (*run)(void*), void* argument) noexcept {
  static const auto real =
      reinterpret_cast<decltype(&pthread_create)>(dlsym(RTLD_NEXT, "pthread_create"));
  return threads_refused ? EAGAIN : real(thread, attributes, run, argument);
}

namespace {

using loop::Loop;

class Request final : public loop::PoolRequest {
 public:
  Request(std::function<void()> work, std::function<void()> done)
      : work_(std::move(work)), done_(std::move(done)) {}
  void Work() override {
    if (work_) work_();
  }
  void Done() override {
    if (done_) done_();
  }

 private:
  std::function<void()> work_, done_;
};

void Submit(std::function<void()> work, std::function<void()> done, int priority = 0) {
  auto request = std::make_unique<Request>(std::move(work), std::move(done));
  request->priority = priority;
  Loop::Get().pool().Submit(std::move(request));
}

constexpr int kThreads = loop::ThreadPool::kThreads;
constexpr int kMaxThreads = loop::ThreadPool::kMaxThreads;

// Submits `count` requests that count themselves in `held` and block until `go`.
void Hold(int count, std::atomic<int>* held, std::atomic<bool>* go) {
  for (int i = 0; i < count; ++i) {
    Submit(
        [=] {
          for (++*held; !*go;) usleep(100);
        },
        nullptr);
  }
}

TEST(ThreadPoolTest, WorksElsewhereAndIsDoneHere) {
  std::thread::id worker, done;
  Submit([&] { worker = std::this_thread::get_id(); }, [&] { done = std::this_thread::get_id(); });
  EXPECT_EQ(Loop::Get().pool().pending(), 1u);
  Loop::Get().Run();  // ends when the request has
  EXPECT_EQ(done, std::this_thread::get_id());
  EXPECT_NE(worker, done);
  EXPECT_NE(worker, std::thread::id());
  EXPECT_EQ(Loop::Get().pool().pending(), 0u);
}

TEST(ThreadPoolTest, ManyRequestsAreDoneOnceEach) {
  constexpr int kMany = 2000;
  std::atomic<int> worked = 0;
  int done = 0;
  for (int i = 0; i < kMany; ++i) Submit([&] { ++worked; }, [&] { ++done; });
  Loop::Get().Run();
  EXPECT_EQ(worked, kMany);
  EXPECT_EQ(done, kMany);
}

TEST(ThreadPoolTest, HigherPrioritiesStartFirst) {
  std::atomic<bool> go = false;
  std::atomic<int> held = 0;
  std::mutex mutex;
  std::string order;
  Hold(kThreads, &held, &go);
  while (held < kThreads) usleep(100);
  // One thread is let go for these: it alone takes them in order.
  auto note = [&](char c) {
    return [&, c] {
      std::lock_guard lock(mutex);
      order += c;
    };
  };
  Submit(note('l'), nullptr, -4);
  Submit(note('n'), nullptr, 0);
  Submit(note('m'), nullptr, 0);
  Submit(note('h'), nullptr, 100);  // clamped to the highest
  go = true;
  Loop::Get().Run();
  ASSERT_EQ(order.size(), 4u);
  EXPECT_LT(order.find('h'), 4u);
}

TEST(ThreadPoolTest, ANestedLoopInDoneGoesOnWithTheRest) {
  int done = 0;
  bool others_went_on = false;
  for (int i = 0; i < 5; ++i) {
    Submit(nullptr, [&] {
      if (done++ == 0) others_went_on = RunUntil([&] { return done == 5; });
    });
  }
  usleep(20000);  // so that one wake-up finds them all
  Loop::Get().Run();
  EXPECT_TRUE(others_went_on);
}

TEST(ThreadPoolTest, DoneMaySubmit) {
  int done = 0;
  std::function<void()> next = [&] {
    if (++done < 5) Submit(nullptr, next);
  };
  Submit(nullptr, next);
  Loop::Get().Run();
  EXPECT_EQ(done, 5);
}

TEST(ThreadPoolTest, RequestsThatBlockHoldUpNoOthersWhileAThreadIsLeft) {
  std::atomic<bool> go = false;
  std::atomic<int> held = 0;
  int done = 0;
  Hold(kThreads - 1, &held, &go);
  for (int i = 0; i < 100; ++i) Submit(nullptr, [&] { ++done; });
  EXPECT_TRUE(RunUntil([&] { return done == 100; }));
  go = true;
  Loop::Get().Run();
}

// One request at a time, with pauses of every length: it is found by a thread that polls, that sleeps,
// or that is about to sleep.
TEST(ThreadPoolTest, NoRequestIsMissedByThreadsThatGoToSleep) {
  for (int i = 0; i < 3000; ++i) {
    bool done = false;
    Submit([=] { usleep(i % 7 == 0 ? i % 60 : 0); }, [&] { done = true; });
    ASSERT_TRUE(RunUntil([&] { return done; }));
    if (i % 5 == 0) usleep(i % 60);
  }
}

TEST(ThreadPoolTest, BackgroundTasksDoNotKeepTheLoopAlive) {
  std::atomic<int> ran = 0;
  std::atomic<bool> go = false;
  for (int i = 0; i < 3; ++i) {
    Loop::Get().pool().SubmitBackground([&] {
      while (!go) usleep(100);
      ++ran;
    });
  }
  Loop::Get().Run();  // returns at once
  EXPECT_EQ(ran, 0);
  go = true;
  while (ran < 3) usleep(100);
}

TEST(ThreadPoolTest, RequestsThatBlockAllThreadsHoldUpOthersForAMomentOnly) {
  std::atomic<bool> go = false;
  std::atomic<int> held = 0;
  int done = 0;
  Hold(kThreads + 3, &held, &go);
  for (int i = 0; i < 100; ++i) Submit(nullptr, [&] { ++done; });
  EXPECT_TRUE(RunUntil([&] { return done == 100; }));
  EXPECT_EQ(held, kThreads + 3);
  go = true;
  Loop::Get().Run();
}

TEST(ThreadPoolTest, TheThreadsHaveAMaximumAndThoseWithoutWorkEnd) {
  std::atomic<bool> go = false;
  std::atomic<int> held = 0;
  Hold(kMaxThreads + 5, &held, &go);
  while (held < kMaxThreads) RunFor(loop::ThreadPool::kStall);
  RunFor(4 * loop::ThreadPool::kStall);  // no more come
  EXPECT_EQ(held, kMaxThreads);
  EXPECT_EQ(Loop::Get().pool().threads(), kMaxThreads);
  go = true;
  Loop::Get().Run();
  EXPECT_EQ(held, kMaxThreads + 5);
  while (Loop::Get().pool().threads() != kThreads) usleep(1000);
}

TEST(ThreadPoolTest, BackgroundTasksRunThoughRequestsBlockAllThreads) {
  std::atomic<bool> go = false, ran = false;
  std::atomic<int> held = 0;
  Hold(kThreads, &held, &go);
  Loop::Get().pool().SubmitBackground([&] { ran = true; });
  EXPECT_TRUE(RunUntil([&] { return ran.load(); }));
  go = true;
  Loop::Get().Run();
}

// On a pool of its own: what is submitted is done by this thread, tasks not before Submit has returned.
TEST(ThreadPoolTest, WithoutThreadsTheLoopDoesAll) {
  threads_refused = true;
  {
    loop::ThreadPool pool;
    std::vector<std::thread::id> by;
    auto work = [&] { by.push_back(std::this_thread::get_id()); };
    pool.Submit(std::make_unique<Request>(work, nullptr));
    EXPECT_EQ(by.size(), 1u);
    pool.SubmitBackground(work);
    EXPECT_EQ(by.size(), 1u);
    pool.WaitForBackground();
    EXPECT_EQ(by.size(), 2u);
    pool.SubmitBackground(work);
    pool.WatchQueue();
    while (by.size() < 3) RunFor(loop::ThreadPool::kStall);
    for (std::thread::id id : by) EXPECT_EQ(id, std::this_thread::get_id());
    EXPECT_EQ(pool.threads(), 0);
  }
  threads_refused = false;
}

TEST(ThreadPoolTest, LookUpsDoNotWaitForTheOtherPool) {
  std::atomic<bool> go = false;
  std::atomic<int> held = 0;
  bool done = false;
  Hold(kMaxThreads + 1, &held,
       &go);  // in the same pool a look-up would stand behind these for ever
  Loop::Get().lookup_pool().Submit(std::make_unique<Request>(nullptr, [&] {
    done = true;
    go = true;
  }));
  EXPECT_TRUE(RunUntil([&] { return done; }));
  Loop::Get().Run();
}

}  // namespace
