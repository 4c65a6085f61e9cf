#include "loop/loop_delay.h"

#include <algorithm>
#include <bit>

#include "loop/loop.h"

namespace loop {

LoopDelay::LoopDelay() { idle_.Bind<&LoopDelay::OnIdle>(this); }

void LoopDelay::Start() {
  if (idle_.active()) return;
  busy_since_ = Loop::Now();
  Loop::Get().OnAwake([](struct ev_loop*) noexcept { busy_since_ = Loop::Now(); });
  idle_.Start();
  idle_.Unref();
}

// The first 32 buckets are one microsecond each.
int LoopDelay::BucketOf(uint64_t microseconds) {
  constexpr int kSteps = 1 << kStepBits;
  const int shift = std::max(static_cast<int>(std::bit_width(microseconds)) - kStepBits - 1, 0);
  const int bucket = shift * kSteps + static_cast<int>(microseconds >> shift);
  return std::min(bucket, kBuckets - 1);
}

// The upper end of a bucket.
double LoopDelay::MillisecondsOf(int bucket) {
  constexpr int kSteps = 1 << kStepBits;
  const int shift = std::max(bucket / kSteps - 1, 0);
  const auto step = static_cast<uint64_t>(bucket - shift * kSteps + 1);
  return static_cast<double>(step << shift) / 1e3;
}

void LoopDelay::OnIdle() { Add(Loop::Now() - busy_since_); }

void LoopDelay::Add(double seconds) {
  max_ = std::max(max_, seconds);
  ++counts_[static_cast<size_t>(BucketOf(static_cast<uint64_t>(seconds * 1e6)))];
  ++count_;
}

// The delay that `rank` of them do not exceed.
double LoopDelay::Percentile(uint64_t rank) const {
  uint64_t seen = 0;
  for (int bucket = 0; bucket < kBuckets; ++bucket) {
    seen += counts_[static_cast<size_t>(bucket)];
    if (seen >= rank && seen > 0) return std::min(MillisecondsOf(bucket), max_ * 1e3);
  }
  return 0;
}

LoopDelay::Report LoopDelay::Take() {
  if (!idle_.active()) return {};
  OnIdle();
  Report report{Percentile((count_ + 1) / 2), Percentile(count_ - count_ / 100), max_ * 1e3};
  counts_.fill(0);
  count_ = 0;
  max_ = 0;
  busy_since_ = Loop::Now();
  return report;
}

}  // namespace loop
