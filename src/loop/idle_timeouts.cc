#include "loop/idle_timeouts.h"

#include "loop/loop.h"

namespace loop {

// The timer is set this much after the first entry is due, so that one wake-up serves all that are due about then.
static constexpr double kSlack = 0.05;

// How many lists may stand empty before they are swept away (a script may use any number of durations).
static constexpr size_t kEmptyListsKept = 64;

struct IdleEntry::List {
  double duration = 0;  // seconds
  base::IntrusiveList<IdleEntry, &IdleEntry::link_> entries;
};

IdleTimeouts::IdleTimeouts() { timer_.Bind<&IdleTimeouts::Sweep>(this); }
IdleTimeouts::~IdleTimeouts() = default;

IdleEntry::~IdleEntry() = default;

void IdleEntry::ArmIdleTimeout(unsigned milliseconds) {
  DisarmIdleTimeout();
  if (milliseconds > 0) Loop::Get().idle_timeouts().Add(this, milliseconds);
}

void IdleEntry::TouchIdleTimeout() {
  if (!link_.linked()) return;
  due_ = Loop::Get().Now() + list_->duration;
  list_->entries.PushBack(this);
}

void IdleEntry::DisarmIdleTimeout() { link_.Unlink(); }

void IdleTimeouts::Add(IdleEntry* entry, unsigned milliseconds) {
  if (lists_.size() > kEmptyListsKept && !lists_.contains(milliseconds)) {
    std::erase_if(lists_, [](const auto& item) { return item.second.entries.empty(); });
  }
  IdleEntry::List& list = lists_[milliseconds];
  list.duration = milliseconds / 1000.0;
  entry->list_ = &list;
  // The loop's cached time may be old when a script computed for long: counting from it could fire early.
  ev_now_update(EV_DEFAULT_UC);
  entry->due_ = Loop::Get().Now() + list.duration;
  list.entries.PushBack(entry);
  Schedule(entry->due_);
}

void IdleTimeouts::Schedule(double due) {
  if (timer_.active() && timer_due_ <= due) return;
  timer_due_ = due;
  timer_.Start(due - Loop::Get().Now() + kSlack);
  timer_.Unref();
}

void IdleTimeouts::Sweep() {
  const double now = Loop::Get().Now();
  double next = 0;
  // A callback may add a duration or run a nested loop: look the lists up anew by key after each call.
  for (auto at = lists_.begin(); at != lists_.end();) {
    const unsigned key = at->first;
    IdleEntry* entry = at->second.entries.front();
    if (entry != nullptr && entry->due_ <= now) {
      entry->DisarmIdleTimeout();
      entry->OnIdleTimeout();
      at = lists_.lower_bound(key);
      continue;
    }
    if (entry != nullptr && (next == 0 || entry->due_ < next)) next = entry->due_;
    ++at;
  }
  if (next != 0) Schedule(next);
}

}  // namespace loop
