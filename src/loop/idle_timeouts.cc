#include "loop/idle_timeouts.h"

#include <algorithm>

#include "loop/loop.h"

namespace loop {

// The timer is set this much after the first entry is due, so that one wake-up serves all that are
// due at about that time.
static constexpr double kSlack = 0.05;

// How many entries are reported in one turn of the loop before other events have theirs. Thousands
// may be due at once, and closing each connection costs some system calls.
static constexpr int kReportsPerTurn = 64;

// Above this many lists, those without users are removed (a script may use any number of
// durations).
static constexpr size_t kListsKept = 64;

struct IdleEntry::List {
  double duration = 0;  // seconds
  size_t users = 0;     // entries whose list_ is this one
  IdleTimeouts::Entries entries;
};

// When a time counted from now ends. The coarse clock would be cheaper. But on a virtual machine it
// may lag by more than a tick, and then the time-out would be early.
// a tick on a virtual machine, and then the time-out is early.
static double Due(double duration) { return Loop::Now() + duration; }

IdleTimeouts::IdleTimeouts() { timer_.Bind<&IdleTimeouts::Sweep>(this); }
IdleTimeouts::~IdleTimeouts() = default;

IdleEntry::~IdleEntry() { DisarmIdleTimeout(); }

void IdleEntry::ArmIdleTimeout(unsigned milliseconds) {
  DisarmIdleTimeout();
  if (milliseconds == 0) return;
  IdleTimeouts& timeouts = Loop::Get().idle_timeouts();
  list_ = timeouts.ListOf(milliseconds);
  ++list_->users;
  list_->entries.PushBack(this);
  due_ = Due(list_->duration);
  timeouts.Schedule(due_);
}

void IdleEntry::TouchIdleTimeout(double now) {
  if (list_ == nullptr) return;
  if (!link_.linked()) {
    due_ = list_->duration;
    return;
  }
  due_ = now + list_->duration;
  list_->entries.PushBack(this);
}

void IdleEntry::DisarmIdleTimeout() {
  if (list_ == nullptr) return;
  link_.Unlink();
  --list_->users;
  list_ = nullptr;
}

void IdleEntry::SuspendIdleTimeout() {
  if (!link_.linked()) return;
  link_.Unlink();
  due_ = std::clamp(due_ - Loop::Now(), 0.0, list_->duration);
}

void IdleEntry::ResumeIdleTimeout() {
  if (list_ == nullptr || link_.linked()) return;
  IdleTimeouts& timeouts = Loop::Get().idle_timeouts();
  const bool in_order = due_ == list_->duration;
  due_ = Due(due_);
  (in_order ? list_->entries : timeouts.resumed_).PushBack(this);
  timeouts.Schedule(due_);
}

IdleEntry::List* IdleTimeouts::ListOf(unsigned milliseconds) {
  if (lists_.size() >= kListsKept && !lists_.contains(milliseconds)) {
    std::erase_if(lists_, [](const auto& item) { return item.second.users == 0; });
  }
  IdleEntry::List& list = lists_[milliseconds];
  list.duration = milliseconds / 1000.0;
  return &list;
}

// The timer is set to the first entry's due time or earlier: a touch only moves an entry away from
// it.
void IdleTimeouts::Schedule(double due) {
  if (timer_.active() && timer_due_ <= due) return;
  timer_due_ = due;
  timer_.Start(std::max(0.0, due - Loop::Now()) + kSlack);
  timer_.Unref();
}

void IdleTimeouts::Sweep() {
  const double now = Loop::Now();
  for (auto& [milliseconds, list] : lists_) {
    while (!list.entries.empty() && list.entries.front()->due_ <= now)
      expired_.PushBack(list.entries.front());
    if (!list.entries.empty()) Schedule(list.entries.front()->due_);
  }
  Entries resumed;
  resumed_.TakeAll(&resumed);
  while (IdleEntry* entry = resumed.PopFront()) {
    const bool expired = entry->due_ <= now;
    (expired ? expired_ : resumed_).PushBack(entry);
    if (!expired) Schedule(entry->due_);
  }
  if (expired_.empty()) return;
  // The next turn reports the rest, even if it is a turn of a nested loop in the call.
  timer_due_ = now;
  timer_.Start(0);
  timer_.Unref();
  for (int reported = 0; reported < kReportsPerTurn && !expired_.empty(); ++reported) {
    IdleEntry* entry = expired_.front();
    entry->DisarmIdleTimeout();
    entry->OnIdleTimeout();
  }
}

}  // namespace loop
