// SharedInput: reads from a descriptor that others share (stdin) without blocking the loop, and
// without O_NONBLOCK, which would be set for them as well.
//
// It reads only when there is something to read: while it waits, no thread is blocked, and nothing
// is taken away from whoever reads the descriptor after Close(). Where the kernel cannot promise
// not to wait (a file on a disk, a terminal), the pool does the reading. While open it keeps the
// loop alive.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"
#include "loop/loop.h"

namespace loop {

class SharedInputListener {
 public:
  // Never empty; valid during the call. Not called again, not from a nested loop either, before it
  // returns.
  virtual void OnInput(std::string_view bytes) = 0;
  // The end of the input, or an error; the input is closed. Not called after Close().
  virtual void OnInputEnd(const base::Error& error) = 0;

 protected:
  ~SharedInputListener() = default;
};

class SharedInput final : private LaterTurn {
 public:
  // Neither owns the descriptor nor the listener. To be destroyed only while the pool has no
  // request.
  SharedInput(int fd, SharedInputListener* listener);

  bool is_open() const { return open_; }
  // Starts reading, again if need be. What a read that was under way at Close() brought comes
  // first.
  void Open();
  // No call of the listener follows. Idempotent.
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
  bool is_file_ = false;            // always readable, as far as a watcher could tell
  bool never_waits_ = true;         // of a kind that ReadNow() knows, as far as we know
  bool delivering_ = false;         // the listener is being called
  std::unique_ptr<char[]> handed_;  // the pool reads into it; null where it does not
  std::string held_;                // what came after Close()
};

}  // namespace loop
