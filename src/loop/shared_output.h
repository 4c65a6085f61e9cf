// SharedOutput: writes to a descriptor that other processes share (stdout) without blocking the
// loop. It does not set O_NONBLOCK, which would hold for them as well.
//
// Queued bytes go out in order before the loop sleeps, or at once when there are many. Bytes that
// the kernel does not take without waiting are written by the thread pool, while new ones gather
// here. Memory is bounded: above kLimit the writer waits for the reader. It does not keep the loop
// alive longer than a write takes. Flush() at the end of the process writes the rest.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "base/byte_queue.h"
#include "base/error.h"
#include "loop/loop.h"

namespace loop {

class SharedOutputListener {
 public:
  // Bytes were lost. Called on the loop thread, from within any call of a SharedOutput.
  virtual void OnOutputError(const base::Error& error) = 0;
  // Follows a Queued() that returned false: all bytes are written, or lost. Called in a turn of its
  // own.
  virtual void OnOutputDrain() {}

 protected:
  ~SharedOutputListener() = default;
};

class SharedOutput final : private BeforeSleep, private LaterTurn {
 public:
  // Above this many bytes they are written at once, and Queued() returns false.
  static constexpr size_t kEager = 64 * 1024;
  // Above this many unwritten bytes Queued() blocks until all are written.
  static constexpr size_t kLimit = 16 * 1024 * 1024;

  // Owns neither the descriptor nor the listener. To be destroyed only while the pool has no
  // request.
  SharedOutput(int fd, SharedOutputListener* listener) : fd_(fd), listener_(listener) {}

  // The queue to append to. The caller then calls Queued().
  base::ByteQueue* queue() { return &queue_; }
  // False when more than kEager bytes wait: OnOutputDrain() follows.
  bool Queued();
  // Blocks until all is written.
  void Flush();
  // The bytes that are not written yet.
  size_t backlog() const { return queue_.size() + (state_ == Handed::kNothing ? 0 : handed_size_); }

 private:
  class Write;
  enum class Handed { kNothing, kWaiting, kWriting };

  void OnBeforeSleep() override { Push(); }
  void OnLaterTurn() override;
  void Push();
  bool WriteWhatIsTaken();
  void HandOver();
  void WriteHanded();
  void OnWritten();
  void ReportErrorOfHanded();
  void RequestDrain();

  const int fd_;
  SharedOutputListener* const listener_;
  base::ByteQueue queue_;
  bool never_waits_ = true;  // of a kind that WriteNow() supports, as far as we know
  bool wants_drain_ = false;
  size_t handed_size_ = 0;

  // What the pool has of this object. In kWriting handed_ belongs to the writing thread, otherwise
  // to the loop.
  std::mutex mutex_;
  std::condition_variable written_;
  std::atomic<Handed> state_ = Handed::kNothing;  // changed with the mutex held
  base::ByteQueue handed_;
  base::Error handed_error_;
};

}  // namespace loop
