// binding("child_process"): the native half of node.ChildProcess (lib/child_process.js).
//
//   new Process(owner)          for one child of the public object `owner`
//     spawn(command, options) -> pid   a string for the shell, or an array of them; throws the system's error.
//                               options: { stdin, stdout, stderr, group, encoding, reports } and, where they are given,
//                               { env: ["NAME=value", ...], cwd, uid, gid }
//     write(data, encoding) -> boolean      false when its stdin is closed
//     close() -> boolean
//     kill(signal)              throws the system's error; ESRCH when it has ended
//     isRunning() -> boolean    from spawn to exit
//     backlog() -> number       bytes that wait to be written to its stdin
//     setOutputEncoding(encoding)   of its stdout; utf8 until set
//     pauseOutput()   resumeOutput()   closeOutput()   of its stdout
//     closeError()              of its stderr
//     setKeepsLoopAlive(boolean)
//   setEvents({ Process: { output, error, drain, report, ended, exit } })
//   kinds                     { PIPE, NULL }: what stdin and the others may be beside a descriptor
//   highWater                 above this backlog a write is followed by drain()
//     output(data or null)   error(string or null)   drain()
//     report(string or null) what it writes to descriptor 3, where `reports` is true
//     ended()                the process has gone; its outputs may be open
//     exit(code) or exit(code, signal name)

#include "net/child_process.h"

#include <sys/wait.h>

#include <memory>
#include <utility>

#include "base/signal_names.h"
#include "bindings/bindings.h"
#include "bindings/spawn_arguments.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "js/exceptions.h"

namespace bindings {

using js::Args;
using js::Environment;

struct ChildEvents final : js::BindingState, js::Events {
  ChildEvents() : Events("child_process", "Process") {}
  js::Event output{this, "output"}, error{this, "error"}, drain{this, "drain"},
      report{this, "report"}, ended{this, "ended"}, exit{this, "exit"};
};

static ChildEvents* events;

// Pinned from spawn to exit.
class ChildProcess final : public js::Wrap, private net::ChildProcessListener {
 public:
  static void New(Args args) {
    auto* child = new ChildProcess(*Environment::Current(), args.This());
    child->SetOwner(args[0]);
  }

  void Spawn(Args args) {
    v8::Isolate* isolate = args.GetIsolate();
    SpawnArguments given;
    js::Encoding encoding;
    if (!TakeSpawnArguments(isolate, args[0], args[1], &given)) return;
    if (!js::ParseEncoding(isolate, given.encoding, js::Encoding::kUtf8, &encoding)) return;
    const base::Error error = process_.Spawn(given.options, given.kinds, given.reports);
    if (error) return js::Throw(isolate, error, given.options.file);
    for (const Output output : {kStdout, kStderr}) decoders_[output].SetEncoding(encoding);
    Pin();
    args.GetReturnValue().Set(process_.pid());
  }

  // The arguments are checked first: a wrong one throws even if the child does not read any more.
  void Write(Args args) {
    v8::Isolate* isolate = args.GetIsolate();
    js::Encoding encoding;
    if (!js::ParseEncoding(isolate, args[1], js::Encoding::kAscii, &encoding)) return;
    const bool is_open = IsInputOpen();
    base::ByteQueue dropped;
    base::ByteQueue* queue = is_open ? process_.input().output() : &dropped;
    if (!js::AppendBytes(isolate, args[0], encoding, "data", queue)) return;
    if (is_open && !process_.input().Written()) input_full_ = true;
    args.GetReturnValue().Set(is_open);
  }

  void Close(Args args) {
    args.GetReturnValue().Set(IsInputOpen());
    process_.input().CloseWrite();
  }

  void Kill(Args args) {
    const int signal = js::Int32Of(args[0]);
    if (base::Error error = process_.Kill(signal)) js::Throw(args.GetIsolate(), error);
  }

  void Backlog(Args args) {
    args.GetReturnValue().Set(static_cast<double>(process_.input().backlog()));
  }

  void SetOutputEncoding(Args args) {
    js::Encoding encoding;
    if (!js::ParseEncoding(args.GetIsolate(), args[0], js::Encoding::kUtf8, &encoding)) return;
    decoders_[kStdout].SetEncoding(encoding);
  }

  void PauseOutput(Args) { process_.output().PauseReading(); }
  void ResumeOutput(Args) { process_.output().ResumeReading(); }
  void CloseOutput(Args) { process_.output().Abort(); }
  void CloseError(Args) { process_.error().Abort(); }
  void SetKeepsLoopAlive(Args args) { process_.SetKeepsLoopAlive(args[0]->IsTrue()); }

  void CountHandles(js::OpenHandles* handles) const override {
    if (process_.running()) handles->Add("child", process_.input().backlog());
  }
  void IsRunning(Args args) { args.GetReturnValue().Set(process_.running()); }

 private:
  ChildProcess(Environment& env, v8::Local<v8::Object> object)
      : Wrap(env, object),
        process_(this),
        decoders_{js::Decoder(js::Encoding::kUtf8), js::Decoder(js::Encoding::kUtf8),
                  js::Decoder(js::Encoding::kUtf8)} {}

  bool IsInputOpen() { return process_.input().state() == net::Stream::State::kWriteOnly; }

  static const js::Event& EventOf(Output output) {
    if (output == kReport) return events->report;
    return output == kStdout ? events->output : events->error;
  }

  void OnOutput(Output output, std::string_view bytes) override {
    js::CallbackScope scope(env());
    v8::Local<v8::Value> text;
    if (!decoders_[output].Decode(env().isolate(), bytes).ToLocal(&text)) return;
    // An empty string: only the first part of a character has come.
    if (text->IsString() && text.As<v8::String>()->Length() == 0) return;
    scope.Call(EventOf(output), owner(), {text});
  }

  void OnOutputEnd(Output output) override {
    js::CallbackScope scope(env());
    v8::Local<v8::Value> rest;
    if (decoders_[output].Finish(env().isolate()).ToLocal(&rest)) {
      scope.Call(EventOf(output), owner(), {rest});
    }
    scope.Call(EventOf(output), owner(), {v8::Null(env().isolate())});
  }

  void OnInputDrain() override {
    if (!std::exchange(input_full_, false)) return;
    js::CallbackScope scope(env());
    scope.Call(events->drain, owner());
  }

  void OnEnded() override {
    js::CallbackScope scope(env());
    scope.Call(events->ended, owner());
  }

  // Unpinned first: the listener may spawn again.
  void OnExit(int status) override {
    v8::Isolate* isolate = env().isolate();
    js::CallbackScope scope(env());
    v8::Local<v8::Object> receiver = owner();
    Unpin();
    if (!WIFSIGNALED(status)) {
      scope.Call(events->exit, receiver, {v8::Integer::New(isolate, WEXITSTATUS(status))});
      return;
    }
    const int signal = WTERMSIG(status);
    scope.Call(events->exit, receiver,
               {v8::Integer::New(isolate, 128 + signal),
                js::String(isolate, base::DescribeSignal(signal))});
  }

  net::ChildProcess process_;
  js::Decoder decoders_[3];  // by Output
  bool input_full_ = false;  // OnInputDrain() must report a drain
};

void RegisterChildProcess(Environment& env, v8::Local<v8::Object> target) {
  events = env.Own(std::make_unique<ChildEvents>());
  js::Set(env.isolate(), target, "highWater", net::Stream::kHighWater);
  js::SetConstants(env.isolate(), target, "kinds", {{"PIPE", net::kPipe}, {"NULL", net::kNull}});
  js::InstallSetEvents(env, target, {events});
  js::ClassBuilder<ChildProcess>(env, "Process")
      .Method<&ChildProcess::Spawn>("spawn")
      .Method<&ChildProcess::Write>("write")
      .Method<&ChildProcess::Close>("close")
      .Method<&ChildProcess::Kill>("kill")
      .Method<&ChildProcess::IsRunning>("isRunning")
      .Method<&ChildProcess::Backlog>("backlog")
      .Method<&ChildProcess::SetOutputEncoding>("setOutputEncoding")
      .Method<&ChildProcess::PauseOutput>("pauseOutput")
      .Method<&ChildProcess::ResumeOutput>("resumeOutput")
      .Method<&ChildProcess::CloseOutput>("closeOutput")
      .Method<&ChildProcess::CloseError>("closeError")
      .Method<&ChildProcess::SetKeepsLoopAlive>("setKeepsLoopAlive")
      .Install(target);
}

}  // namespace bindings
