#include "net/seat.h"

namespace net {

Seat::Count::Count() {
  if (!free_.empty()) {
    index_ = free_.back();
    free_.pop_back();
  } else if (entries_.size() <= kShared) {
    index_ = static_cast<uint16_t>(entries_.size());
    entries_.emplace_back();
  } else {
    index_ = kShared;
  }
  entries_[index_].has_server = true;
}

Seat::Count::~Count() {
  entries_[index_].has_server = false;
  FreeIfUnused(index_);
}

void Seat::FreeIfUnused(uint16_t index) {
  if (index != kShared && entries_[index].taken == 0 && !entries_[index].has_server)
    free_.push_back(index);
}

void Seat::GiveBack() {
  if (index_ == kNone) return;
  const uint16_t index = std::exchange(index_, kNone);
  --entries_[index].taken;
  FreeIfUnused(index);
  if (--all_ == 0 && on_empty_) on_empty_();
}

}  // namespace net
