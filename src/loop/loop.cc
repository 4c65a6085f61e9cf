#include "loop/loop.h"

#include <csignal>
#include <ctime>

#include "base/check.h"

namespace loop {

Loop& Loop::Get() {
  // Never destroyed: watchers of objects with static lifetime may outlast main().
  static Loop* const loop = [] {
    CHECK(ev_default_loop(EVFLAG_AUTO | EVFLAG_NOENV) != nullptr);
    return new Loop;
  }();
  return *loop;
}

Loop::Loop() : read_buffer_(new char[ReadBuffer::kSize]) {
  // A write to a closed peer returns an error value and does not end the process.
  std::signal(SIGPIPE, SIG_IGN);
  // A supervisor may have started us with signals blocked. The end of a child would not be noticed.
  sigset_t none;
  sigemptyset(&none);
  pthread_sigmask(SIG_SETMASK, &none, nullptr);
  prepare_.Bind<&Loop::OnPrepare>(this);
  prepare_.Start();
  prepare_.Unref();
  turn_.Bind<&Loop::RunLaterTurns>(this);
  awake_.Bind<&Loop::StayAwake>(this);
  wake_.Bind<&Loop::StayAwake>(this);
  wake_.Start();
  wake_.Unref();
  // libev may find events just before it sleeps, and then sleeps nevertheless: the kernel refuses
  // to watch a descriptor (see IoWatcher).
  ev_set_loop_release_cb(EV_DEFAULT_UC, OnSleep, nullptr);
}

void Loop::OnSleep(struct ev_loop*) noexcept {
  if (ev_pending_count(EV_DEFAULT_UC) > 0) Get().wake_.Send();
}

void Loop::OnAwake(void (*awake)(struct ev_loop*) noexcept) {
  ev_set_loop_release_cb(EV_DEFAULT_UC, OnSleep, awake);
}

void Loop::Run() {
  ++depth_;
  ev_run(EV_DEFAULT_UC, 0);
  --depth_;
}

bool Loop::RunOnce() {
  if (depth_ > 0) {
    pool_.ResumeInNestedLoop();
    lookup_pool_.ResumeInNestedLoop();
  }
  ++depth_;
  // The caller also waits for events that an outer run has found. ev_run() would handle them and
  // then sleep nevertheless.
  bool alive = true;
  if (ev_pending_count(EV_DEFAULT_UC) > 0) {
    pass_();
  } else {
    alive = ev_run(EV_DEFAULT_UC, EVRUN_ONCE);
  }
  --depth_;
  return alive;
}

void Loop::HandleEventsWithin(void (*pass)()) {
  pass_ = pass;
  ev_set_invoke_pending_cb(EV_DEFAULT_UC_[](struct ev_loop*) noexcept { Get().pass_(); });
}

void Loop::HandleEvents() { ev_invoke_pending(EV_DEFAULT_UC); }

void Loop::Stop() { ev_break(EV_DEFAULT_UC, EVBREAK_ONE); }

void Loop::FlushBeforeSleep() {
  // Popped one by one, not spliced: a nested loop started by one of them must flush the rest.
  while (BeforeSleep* work = before_sleep_.PopFront()) work->OnBeforeSleep();
}

void Loop::OnPrepare() {
  FlushBeforeSleep();
  // While a later turn is requested, the loop does not sleep.
  if (!awake_.active()) {
    pool_.WaitBeforeSleep();
    lookup_pool_.WaitBeforeSleep();
  }
  pool_.WatchQueue();
  lookup_pool_.WatchQueue();
}

double Loop::Now() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

unsigned Loop::Iteration() { return ev_iteration(EV_DEFAULT_UC); }

void LaterTurn::RequestLaterTurn() {
  if (later_turn_requested()) return;
  Loop& loop = Loop::Get();
  loop.later_.PushBack(this);
  loop.turn_.Start();
  loop.awake_.Start();
}

void Loop::RunLaterTurns() {
  // Only work that was requested before this turn. Requests made meanwhile wait for the next one. A
  // nested loop inside one of these continues with the rest.
  while (LaterTurn* work = later_.PopFront()) this_turn_.PushBack(work);
  while (LaterTurn* work = this_turn_.PopFront()) work->OnLaterTurn();
  if (!later_.empty()) return;
  turn_.Stop();
  awake_.Stop();
}

void LoopReference::Hold(bool held) {
  if (held == held_) return;
  held_ = held;
  if (held) {
    ev_ref(EV_DEFAULT_UC);
  } else {
    ev_unref(EV_DEFAULT_UC);
  }
}

ReadBuffer::ReadBuffer() {
  Loop& loop = Loop::Get();
  if (loop.read_buffer_leased_) {
    own_.reset(new char[kSize]);
    data_ = own_.get();
  } else {
    loop.read_buffer_leased_ = true;
    data_ = loop.read_buffer_.get();
  }
}

ReadBuffer::~ReadBuffer() {
  if (!own_) Loop::Get().read_buffer_leased_ = false;
}

}  // namespace loop
