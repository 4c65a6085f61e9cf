// SharedInput: reads from a descriptor that other processes share (stdin) without blocking the
// loop. It does not set O_NONBLOCK, which would hold for them as well.
//
// It reads only when there is something to read. While it waits, no thread is blocked, and after
// Close() the next reader of the descriptor loses nothing. If the kernel cannot read without
// waiting (a file on a disk, a terminal), the pool reads. While open it keeps the loop alive.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"
#include "loop/loop.h"

namespace loop {

class SharedInputListener {
 public:
  // Never empty. Valid during the call. Not called again before it returns, not from a nested loop
  // either.
  virtual void OnInput(std::string_view bytes) = 0;
  // The end of the input, or an error; the input is closed. Not called after Close().
  virtual void OnInputEnd(const base::Error& error) = 0;

 protected:
  ~SharedInputListener() = default;
};

class SharedInput final : private LaterTurn {
 public:
  // Owns neither the descriptor nor the listener. To be destroyed only while the pool has no
  // request.
  SharedInput(int fd, SharedInputListener* listener);

  bool is_open() const { return open_; }
  // Starts reading, possibly again. Bytes of a read that was running at Close() come first.
  void Open();
  // Calls the listener no more. Idempotent.
  void Close();

 private:
  class Read;

  void OnReadable() { ReadWhatIsThere(); }
  void OnLaterTurn() override;
  void Await();
  void ReadWhatIsThere();
  void HandOver();
  void OnHandedRead(ssize_t got, const base::Error& error);
  void Deliver(std::string_view bytes);
  void End(const base::Error& error);

  const int fd_;
  SharedInputListener* const listener_;
  IoWatcher readable_;
  bool watched_ = false;  // readable_ knows the descriptor
  bool open_ = false;
  bool is_file_ = false;            // always readable, as far as a watcher can see
  bool never_waits_ = true;         // of a kind that ReadNow() supports, as far as we know
  bool delivering_ = false;         // the listener is being called
  std::unique_ptr<char[]> handed_;  // the buffer that the pool reads into; null if it does not read
  std::string held_;                // the bytes that came after Close()
};

}  // namespace loop
