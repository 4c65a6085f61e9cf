// ScriptedKernel: answers the socket calls of net::Stream in the place of the system, and is the
// loop's clock, and keeps the loop from ever sleeping. What a run depends on is then in the fuzzer's input alone.
//
// The linker leads the calls here (--wrap, see test/CMakeLists.txt). The descriptor behind a stream
// is always ready for reading and writing, so the loop asks each time, and the kernel may answer
// that it was not.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string_view>

#include "base/unique_fd.h"
#include "loop/watcher.h"

class ScriptedKernel {
 public:
  ScriptedKernel();
  ~ScriptedKernel();

  // The descriptor of a new connection. There is one at a time.
  base::UniqueFd Connect();

  // The calls on it, which answer as the system does: -1 with errno set, or what was done.
  virtual ssize_t Receive(char* bytes, size_t size) = 0;
  virtual ssize_t Send(std::string_view bytes) = 0;
  virtual void Shutdown() = 0;
  // What recv(), send() and shutdown() answer on what is no socket.
  virtual bool IsSocket() const { return true; }

  // The monotonic clock, which stands still otherwise.
  static double Now();
  static void Advance(double seconds);

 protected:
  ssize_t Fail(int error);

 private:
  void Nothing() {}

  loop::IdleWatcher awake_;
};
