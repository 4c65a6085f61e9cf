// binding("stdio"): the standard streams.
//
//   write(data) -> boolean
//                      queues a string (as UTF-8) or bytes on stdout; false when much waits: drain()
//                      follows
//   writeLine(text)    the same, with a newline
//   flush()            waits until what is queued is written
//   writeError(data)   writes to stderr, now
//   isTerminal(fd) -> boolean
//   open(encoding)     reads stdin from now on     close()   no longer
//   setRaw(on)         the mode of the terminal on stdin; throws the system's error (ENOTTY)
//   watchSize(on)      whether resize() follows when the size of a terminal changes
//   backlog() -> bytes that wait to be written to stdout
//   setEvents({ Input: { data(value), end(error) }, Output: { drain() }, Terminal: { resize() } })
//                      `error` is undefined at an orderly end; stdin is closed then

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <memory>

#include "base/byte_queue.h"
#include "base/file.h"
#include "base/terminal.h"
#include "base/terminal_line.h"
#include "bindings/bindings.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "js/exceptions.h"
#include "loop/shared_input.h"
#include "loop/shared_output.h"
#include "loop/watcher.h"

namespace bindings {

using js::Args;
using js::Environment;

namespace {

struct InputEvents : js::Events {
  InputEvents() : Events("stdio", "Input") {}
  js::Event data{this, "data"}, end{this, "end"};
};

struct OutputEvents : js::Events {
  OutputEvents() : Events("stdio", "Output") {}
  js::Event drain{this, "drain"};
};

struct TerminalEvents : js::Events {
  TerminalEvents() : Events("stdio", "Terminal") {}
  js::Event resize{this, "resize"};
};

class StandardStreams final : public js::BindingState,
                              public loop::SharedInputListener,
                              public loop::SharedOutputListener {
 public:
  StandardStreams() { resized.Bind<&StandardStreams::OnResize>(this); }

  // Whether stdout and stderr are the same terminal, pipe or file. Then the order of their bytes
  // matters.
  bool same_output() const { return same_output_; }

  loop::SharedOutput output{STDOUT_FILENO, this};
  loop::SharedInput input{STDIN_FILENO, this};
  js::Decoder decoder{js::Encoding::kUtf8};
  InputEvents input_events;
  OutputEvents output_events;
  TerminalEvents terminal_events;
  loop::SignalWatcher resized;
  bool closed_or_opened =
      false;  // close() or open() was called after the end of the input was seen

 private:
  void OnInput(std::string_view bytes) override;
  void OnInputEnd(const base::Error& error) override;
  void OnOutputError(const base::Error& error) override;
  void OnOutputDrain() override;
  void OnResize();
  static bool SameOutput();

  const bool same_output_ = SameOutput();
  bool output_failed_ = false;
};

StandardStreams* streams;

bool StandardStreams::SameOutput() {
  struct stat out, error;
  return ::fstat(STDOUT_FILENO, &out) == 0 && ::fstat(STDERR_FILENO, &error) == 0 &&
         out.st_dev == error.st_dev && out.st_ino == error.st_ino;
}

void StandardStreams::OnInput(std::string_view bytes) {
  Environment& env = *Environment::Current();
  js::CallbackScope scope(env);
  v8::Local<v8::Value> value;
  if (!decoder.Decode(env.isolate(), bytes).ToLocal(&value)) return;
  // Only the beginning of a character has come. It is delivered with the rest, or at the end.
  if (value->IsString() && value.As<v8::String>()->Length() == 0) return;
  scope.Call(input_events.data, v8::Undefined(env.isolate()), {value});
}

void StandardStreams::OnInputEnd(const base::Error& error) {
  Environment& env = *Environment::Current();
  js::CallbackScope scope(env);
  v8::Local<v8::Value> undefined = v8::Undefined(env.isolate());
  v8::Local<v8::Value> rest;
  closed_or_opened = false;
  if (decoder.Finish(env.isolate()).ToLocal(&rest))
    scope.Call(input_events.data, undefined, {rest});
  if (closed_or_opened) return;  // the listener already got its "close"
  scope.Call(input_events.end, undefined,
             {error ? js::MakeError(env.isolate(), error) : undefined});
}

// The reader of our output has gone. The process ends without a message, like any program that goes
// on writing. If the script listens for SIGPIPE, it gets that signal instead.
void OnBrokenPipe() {
  struct sigaction action;
  ::sigaction(SIGPIPE, nullptr, &action);
  if (action.sa_handler == SIG_IGN) {  // set by the loop
    std::signal(SIGPIPE, SIG_DFL);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  }
  std::raise(SIGPIPE);
}

// Lost output (a full disk) is reported once and makes the exit code 1. The program continues,
// since it may serve others than the reader of its output.
void StandardStreams::OnOutputError(const base::Error& error) {
  if (error.code == EPIPE) return OnBrokenPipe();
  if (output_failed_) return;
  output_failed_ = true;
  Environment::Current()->FailAtExit();
  (void)base::WriteWaiting(STDERR_FILENO, "node: stdout: " + base::ErrorMessage(error) + "\n");
}

// puts() and print() work without lib/stdio.js. Only that file adds "drain" listeners.
void StandardStreams::OnOutputDrain() {
  if (!output_events.taken()) return;
  Environment& env = *Environment::Current();
  js::CallbackScope scope(env);
  scope.Call(output_events.drain, v8::Undefined(env.isolate()));
}

void StandardStreams::OnResize() {
  Environment& env = *Environment::Current();
  js::CallbackScope scope(env);
  scope.Call(terminal_events.resize, v8::Undefined(env.isolate()));
}

void Write(Args args) {
  if (js::AppendBytes(args.GetIsolate(), args[0], js::Encoding::kUtf8, "write: data",
                      streams->output.queue())) {
    args.GetReturnValue().Set(streams->output.Queued());
  }
}

void WriteLine(Args args) {
  base::ByteQueue* queue = streams->output.queue();
  if (!js::AppendBytes(args.GetIsolate(), args[0], js::Encoding::kUtf8, "text", queue)) return;
  queue->Append("\n");
  streams->output.Queued();
}

void Flush(Args) { streams->output.Flush(); }

// If stderr has no reader any more, or its disk is full, the error cannot be reported anywhere.
void WriteError(Args args) {
  base::ByteQueue queue;
  if (!js::AppendBytes(args.GetIsolate(), args[0], js::Encoding::kUtf8, "writeError: data", &queue))
    return;
  if (streams->same_output()) streams->output.Flush();
  const base::TerminalWrite aside(queue.view());
  (void)base::WriteWaiting(STDERR_FILENO, queue.view());
}

void IsTerminal(Args args) {
  args.GetReturnValue().Set(args[0]->IsInt32() && isatty(args[0].As<v8::Int32>()->Value()) == 1);
}

void SetRaw(Args args) {
  const base::Error error = base::SetTerminalMode(
      STDIN_FILENO, args[0]->IsTrue() ? base::TerminalMode::kRaw : base::TerminalMode::kOriginal);
  if (error) js::Throw(args.GetIsolate(), error);
}

void WatchSize(Args args) {
  if (!args[0]->IsTrue()) return streams->resized.Stop();
  streams->resized.Start(SIGWINCH);
  streams->resized.Unref();
}

void Backlog(Args args) {
  args.GetReturnValue().Set(static_cast<double>(streams->output.backlog()));
}

void Open(Args args) {
  js::Encoding encoding;
  if (!js::ParseEncoding(args.GetIsolate(), args[0], js::Encoding::kUtf8, &encoding)) return;
  streams->closed_or_opened = true;
  streams->decoder.SetEncoding(encoding);
  streams->input.Open();
}

void Close(Args) {
  streams->closed_or_opened = true;
  streams->input.Close();
}

}  // namespace

void RegisterStdio(Environment& env, v8::Local<v8::Object> target) {
  streams = env.Own(std::make_unique<StandardStreams>());
  env.AtExit([] {
    streams->output.Flush();
    base::RestoreTerminal();
  });
  js::SetFunction(env, target, "write", Write);
  js::SetFunction(env, target, "writeLine", WriteLine);
  js::SetFunction(env, target, "flush", Flush);
  js::SetFunction(env, target, "writeError", WriteError);
  js::SetFunction(env, target, "isTerminal", IsTerminal);
  js::SetFunction(env, target, "open", Open);
  js::SetFunction(env, target, "close", Close);
  js::SetFunction(env, target, "setRaw", SetRaw);
  js::SetFunction(env, target, "watchSize", WatchSize);
  js::SetFunction(env, target, "backlog", Backlog);
  js::InstallSetEvents(
      env, target, {&streams->input_events, &streams->output_events, &streams->terminal_events});
}

}  // namespace bindings
