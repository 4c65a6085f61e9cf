// ChildProcess: a program with a pipe to its stdin and pipes from its stdout and stderr, or with
// other descriptors in their places.
//
// It is started without copying our address space (net/spawn.h), so the cost does not grow with the
// heap. Its exit is reported once: after its outputs have ended and the process was reaped, in
// whichever order these happen.
#pragma once

#include <sys/types.h>

#include <string_view>

#include "base/error.h"
#include "loop/watcher.h"
#include "net/spawn.h"
#include "net/stream.h"

namespace net {

class ChildProcessListener {
 public:
  enum Output { kStdout, kStderr, kReport };

  // kReport: what the child writes to descriptor 3, where Spawn() was asked for that.
  // `bytes` are valid during the call only. Never empty.
  virtual void OnOutput(Output output, std::string_view bytes) = 0;
  // Once for each output, after its last byte.
  virtual void OnOutputEnd(Output output) = 0;
  // Follows a write to stdin that returned false. All bytes have gone, or the child takes no more.
  virtual void OnInputDrain() {}
  // The child itself has ended. Others that have inherited its outputs may hold them open.
  virtual void OnEnded() {}
  // The last call. `status` is what waitpid gives. From here on the same object may be spawned
  // again.
  virtual void OnExit(int status) = 0;

 protected:
  ~ChildProcessListener() = default;
};

// What may stand in the place of a descriptor of ours that the child gets.
enum DescriptorKind : int { kPipe = -1, kNull = -2 };

class ChildProcess final {
 public:
  explicit ChildProcess(ChildProcessListener* listener);  // the listener outlives it

  // Only when not running. `kinds` says what descriptors 0, 1 and 2 are: pipes, /dev/null, or
  // descriptors of ours. On error nothing was started and nothing is left open. Never calls the
  // listener from inside. With `reports` descriptor 3 is a pipe as well. A running child keeps the loop alive until
  // SetKeepsLoopAlive(false).
  base::Error Spawn(const SpawnOptions& options, const int (&kinds)[3] = {kPipe, kPipe, kPipe},
                    bool reports = false);
  // Runs `command` with /bin/sh -c.
  base::Error Spawn(const char* command) { return Spawn(SpawnOptions::Shell(command)); }
  void SetKeepsLoopAlive(bool keeps);
  // From Spawn() until OnExit().
  bool running() const { return running_; }
  // 0 before the first Spawn(). Stays after the end.
  pid_t pid() const { return pid_; }

  // The child's stdin, open for writing from Spawn() on. It closes by itself when the child is
  // reaped, and drops what waits unsent.
  Stream& input() { return input_.stream; }
  const Stream& input() const { return input_.stream; }
  // The child's stdout and stderr.
  Stream& output() { return output_.stream; }
  Stream& error() { return error_.stream; }

  // Sends a signal, to the whole group where the child leads one. ESRCH once the child has ended, so that another
  // process that got its number is never hit.
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
  void OpenPipe(Pipe* pipe, base::UniqueFd fd, Stream::Direction direction);
  void OnReaped();
  void PartEnded();

  ChildProcessListener* listener_;
  Pipe input_, output_, error_, report_;
  loop::ChildWatcher reaper_;
  pid_t pid_ = 0;
  int status_ = 0;
  bool running_ = false;
  bool has_group_ = false;
  bool keeps_loop_alive_ = true;
  int parts_left_ = 0;  // parts that have not ended: the process and the pipes
};

}  // namespace net
