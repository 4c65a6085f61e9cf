#include "loop/loop.h"

#include <csignal>

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
  std::signal(SIGPIPE, SIG_IGN);  // a write to a closed peer is an error value, not the end of the process
  prepare_.Bind<&Loop::FlushBeforeSleep>(this);
  prepare_.Start();
  prepare_.Unref();
  idle_.Bind<&Loop::RunDeferred>(this);
}

void Loop::Run() {
  ++depth_;
  ev_run(EV_DEFAULT_UC, 0);
  --depth_;
}

bool Loop::RunOnce() {
  if (depth_ > 0) pool_.ResumeInNestedLoop();
  ++depth_;
  const bool alive = ev_run(EV_DEFAULT_UC, EVRUN_ONCE);
  --depth_;
  return alive;
}

void Loop::Stop() { ev_break(EV_DEFAULT_UC, EVBREAK_ONE); }

void Loop::FlushBeforeSleep() {
  // Popped one by one, not spliced: a nested loop started by one of them must flush the rest.
  while (BeforeSleep* work = before_sleep_.PopFront()) work->OnBeforeSleep();
}

void Deferred::Schedule() {
  if (scheduled()) return;
  Loop& loop = Loop::Get();
  loop.deferred_.PushBack(this);
  loop.idle_.Start();
}

void Loop::RunDeferred() {
  // Only what was scheduled before this turn; what these schedule waits for the next one. `last` may be cancelled
  // meanwhile, so the turn's end is marked by an element of our own.
  Deferred end_of_turn(nullptr);
  deferred_.PushBack(&end_of_turn);
  while (Deferred* work = deferred_.PopFront()) {
    if (!work->work_) {
      if (work == &end_of_turn) break;
      continue;  // the mark of an outer turn, whose RunDeferred is below us on the stack
    }
    work->work_();
    // A nested loop in `work` may have taken the mark: then the turn is over.
    if (!end_of_turn.link_.linked()) break;
  }
  if (deferred_.empty()) idle_.Stop();
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
