// ChildProcess: a command of the shell with a pipe to its stdin and pipes from its stdout and
// stderr.
//
// The child starts with descriptors 0, 1 and 2 alone, every signal at its default and none blocked;
// environment and folder are inherited. It is started without copying our address space, so the
// cost does not grow with the heap. Its end is told once, after both outputs ended and the process
// was reaped, in whichever order that came about.
#pragma once

#include <sys/types.h>

#include <string_view>

#include "base/error.h"
#include "loop/watcher.h"
#include "net/stream.h"

namespace net {

class ChildProcessListener {
 public:
  enum Output { kStdout, kStderr };

  // `bytes` are valid during the call only. Never empty.
  virtual void OnOutput(Output output, std::string_view bytes) = 0;
  // Once for each output, after its last byte.
  virtual void OnOutputEnd(Output output) = 0;
  // After a write to its stdin that answered false: all bytes have gone, or the child takes no
  // more.
  virtual void OnInputDrain() {}
  // The last call; `status` as waitpid gives it. The same object may be spawned again, from here
  // on.
  virtual void OnExit(int status) = 0;

 protected:
  ~ChildProcessListener() = default;
};

class ChildProcess final {
 public:
  explicit ChildProcess(ChildProcessListener* listener);  // the listener outlives it

  // Runs `command` with /bin/sh -c. Only when not running. On error nothing was started and nothing
  // is left open. The listener is never called from in here. A running child keeps the loop alive.
  base::Error Spawn(const char* command);
  // From Spawn() until OnExit().
  bool running() const { return running_; }
  // 0 before the first Spawn(); stays after the end.
  pid_t pid() const { return pid_; }

  // The child's stdin, open for writing from Spawn() on. It closes by itself when the child is
  // reaped; what waits unsent then is dropped.
  Stream& input() { return input_.stream; }
  // The child's stdout.
  Stream& output() { return output_.stream; }

  // Sends a signal. ESRCH once the child has ended, so that a process number that is in use again
  // is never hit.
  base::Error Kill(int signal);

 private:
  // Our end of one of the three.
  struct Pipe final : StreamListener {
    explicit Pipe(ChildProcess* child) : child(child), stream(this) {}
    void OnRead(std::string_view bytes) override;
    void OnEof() override {}  // a stream that only reads closes by itself
    void OnDrain() override;
    void OnClose(const base::Error& error) override;

    ChildProcess* child;
    Stream stream;
  };

  ChildProcessListener::Output OutputOf(const Pipe* pipe) const;
  void OnReaped();
  void PartEnded();

  ChildProcessListener* listener_;
  Pipe input_, output_, error_;
  loop::ChildWatcher reaper_;
  pid_t pid_ = 0;
  int status_ = 0;
  bool running_ = false;
  int parts_left_ = 0;  // of: the process, and the three pipes
};

}  // namespace net
