// binding("loop"): the functions of the event loop that promises need.
//
//   runOnce() -> boolean        one nested iteration; false when nothing is left that could happen
//   runMicrotasks()             the language's own promises move on
//   inMicrotask() -> boolean    whether the caller runs inside one
//   later(function)             calls it in a later turn of its own
//   hasFrames(stack) -> boolean whether a frame of the program is in an error's stack
//   throwWithFrames(value)      throws it; its message has the frames, which a value that is no
//                               Error does not

#include "loop/loop.h"

#include <deque>
#include <memory>

#include "bindings/bindings.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/uncaught.h"
#include "js/values.h"

namespace bindings {

using js::Args;
using js::Environment;

// Calls for the next turn of the loop. Each runs in a callback scope of its own. Calls that are
// added meanwhile wait for the turn after it.
class LaterCalls final : public js::BindingState {
 public:
  LaterCalls() : turn_([this] { RunWaiting(); }) {}

  void Add(v8::Isolate* isolate, v8::Local<v8::Function> function) {
    waiting_.emplace_back(isolate, function);
    turn_.Schedule();
  }

 private:
  void RunWaiting() {
    for (size_t left = waiting_.size(); left > 0 && !waiting_.empty(); --left) RunOne();
    if (waiting_.empty()) turn_.Cancel();
  }

  void RunOne() {
    Environment& env = *Environment::Current();
    js::CallbackScope scope(env);
    v8::Local<v8::Function> function = waiting_.front().Get(env.isolate());
    waiting_.pop_front();
    if (!waiting_.empty()) turn_.Schedule();  // a nested loop continues with them
    scope.Call(function, v8::Undefined(env.isolate()), 0, nullptr);
  }

  std::deque<v8::Global<v8::Function>> waiting_;
  loop::Deferred turn_;
};

static LaterCalls* later_calls;

static void RunOnce(Args args) {
  args.GetReturnValue().Set(Environment::Current()->RunNestedLoop());
}

static void RunMicrotasks(Args) { Environment::Current()->RunMicrotasks(); }

static void InMicrotask(Args args) {
  args.GetReturnValue().Set(v8::MicrotasksScope::IsRunningMicrotasks(args.GetIsolate()));
}

static void Later(Args args) {
  if (args[0]->IsFunction()) later_calls->Add(args.GetIsolate(), args[0].As<v8::Function>());
}

static void HasFrames(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  args.GetReturnValue().Set(js::HasProgramFrame(js::ToUtf8(isolate, args[0])));
}

static void ThrowWithFrames(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  constexpr int kFrames = 10;
  isolate->SetCaptureStackTraceForUncaughtExceptions(true, kFrames);
  isolate->ThrowException(args[0]);
  isolate->SetCaptureStackTraceForUncaughtExceptions(false);
}

void RegisterLoop(Environment& env, v8::Local<v8::Object> target) {
  later_calls = env.Own(std::make_unique<LaterCalls>());
  js::SetFunction(env, target, "runOnce", RunOnce);
  js::SetFunction(env, target, "runMicrotasks", RunMicrotasks);
  js::SetFunction(env, target, "inMicrotask", InMicrotask);
  js::SetFunction(env, target, "later", Later);
  js::SetFunction(env, target, "hasFrames", HasFrames);
  js::SetFunction(env, target, "throwWithFrames", ThrowWithFrames);
}

}  // namespace bindings
