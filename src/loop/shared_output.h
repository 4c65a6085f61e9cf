// SharedOutput: writes to a descriptor that others share (stdout) without blocking the loop, and
// without O_NONBLOCK, which would be set for them as well.
//
// What is queued goes out in order before the loop sleeps: as far as the kernel takes it without
// waiting, at once; the rest on the thread pool, while new bytes gather here. Nothing waits for the
// loop when much is queued. Memory is bounded: above kLimit the writer waits for the reader. It
// does not keep the loop alive longer than a write takes; Flush() at the end of the process writes
// what is left.
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
  // After Queued() answered false: all is written, or lost. Called in a turn of its own.
  virtual void OnOutputDrain() {}

 protected:
  ~SharedOutputListener() = default;
};

class SharedOutput final : private BeforeSleep, private LaterTurn {
 public:
  // From here on bytes do not wait for the loop to sleep; above it much waits.
  static constexpr size_t kEager = 64 * 1024;
  // Above this many unwritten bytes Queued() blocks until all are written.
  static constexpr size_t kLimit = 16 * 1024 * 1024;

  // Neither owns the descriptor nor the listener. To be destroyed only while the pool has no
  // request.
  SharedOutput(int fd, SharedOutputListener* listener) : fd_(fd), listener_(listener) {}

  // To append to; Queued() after that.
  base::ByteQueue* queue() { return &queue_; }
  // False when much waits: OnOutputDrain() follows.
  bool Queued();
  // Blocks until all is written.
  void Flush();

 private:
  class Write;
  enum class Handed { kNothing, kWaiting, kWriting };

  size_t backlog() const { return queue_.size() + (state_ == Handed::kNothing ? 0 : handed_size_); }

  void OnBeforeSleep() override { Push(); }
  void OnLaterTurn() override;
  void Push();
  bool WriteWhatIsTaken();
  void HandOver();
  void WriteHanded();
  void OnWritten();
  void TellErrorOfHanded();
  void RequestDrain();

  const int fd_;
  SharedOutputListener* const listener_;
  base::ByteQueue queue_;
  bool never_waits_ = true;  // the descriptor is of a kind that WriteNow() knows, as far as we know
  bool wants_drain_ = false;
  size_t handed_size_ = 0;

  // What the pool has of us. The thread that writes owns handed_ in kWriting, the loop's else.
  std::mutex mutex_;
  std::condition_variable written_;
  std::atomic<Handed> state_ = Handed::kNothing;  // changed with the mutex held
  base::ByteQueue handed_;
  base::Error handed_error_;
};

}  // namespace loop
