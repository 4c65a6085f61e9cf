// LoopDelay: how long events have to wait for the loop, because it is busy with others.
//
// Measured is the time from when the loop has found events until it looks for new ones. That is how
// long an event may wait that comes meanwhile. Nothing is measured, and nothing costs, before
// Start().
#pragma once

#include <array>
#include <cstdint>

#include "loop/watcher.h"

namespace loop {

class LoopDelay {
 public:
  // In milliseconds. The percentiles are exact to 7 percent.
  struct Report {
    double p50 = 0;
    double p99 = 0;
    double max = 0;
  };

  LoopDelay();
  // Measures from now on; one object of the process does. A second call changes nothing.
  void Start();
  // About all since the last call, and what the loop is busy with now.
  Report Take();

 private:
  // Of microseconds: 16 buckets for each power of two, up to more than a day.
  static constexpr int kStepBits = 4;
  static constexpr int kBuckets = 34 << kStepBits;

  static int BucketOf(uint64_t microseconds);
  static double MillisecondsOf(int bucket);
  double Percentile(uint64_t rank) const;
  void OnIdle();
  void Add(double seconds);

  LastPrepareWatcher idle_;
  static inline double busy_since_ = 0;
  double max_ = 0;
  uint64_t count_ = 0;
  std::array<uint32_t, kBuckets> counts_{};
};

}  // namespace loop
