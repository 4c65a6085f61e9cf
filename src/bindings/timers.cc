// binding("timers"): one libev timer and a clock; lib/timers.js keeps the timers themselves.
//
//   now() -> number          milliseconds on the monotonic clock, with fractions
//   arm(milliseconds)        the next wake-up; negative: none, and the loop need not wait for one
//   hold(boolean)            whether the wake-up keeps the loop alive
//   setEvents({ Timers: { due(limit) } })
//                            due() runs the timers that are due at `limit` (as now()); what one
//                            throws ends it, and it is called again for those behind

#include <memory>

#include "bindings/bindings.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "loop/loop.h"
#include "loop/watcher.h"

namespace bindings {

using js::Args;
using js::Environment;

static double NowMilliseconds() { return loop::Loop::Now() * 1e3; }

class TimerWakeup final : public js::BindingState, public js::Events {
 public:
  TimerWakeup() : Events("timers", "Timers") { watcher_.Bind<&TimerWakeup::OnTime>(this); }

  void Arm(double milliseconds) {
    if (milliseconds < 0) return watcher_.Stop();
    Start(milliseconds / 1e3);
  }
  void Hold(bool holds) {
    holds_ = holds;
    holds ? watcher_.Ref() : watcher_.Unref();
  }

 private:
  void Start(double seconds) {
    watcher_.Start(seconds);
    if (!holds_) watcher_.Unref();
  }

  void OnTime() {
    Environment& env = *Environment::Current();
    const double limit = NowMilliseconds();
    Start(0);  // a nested loop in one of the callbacks continues with the rest
    js::CallbackScope scope(env);
    v8::Local<v8::Value> argument = v8::Number::New(env.isolate(), limit);
    // A callback that threw has run, if a listener handled the error. The ones after it have not.
    while (scope.Call(due_, v8::Undefined(env.isolate()), {argument}).IsEmpty())
      env.RunMicrotasks();
  }

  js::Event due_{this, "due"};
  loop::TimerWatcher watcher_;
  bool holds_ = true;
};

static TimerWakeup* wakeup;

static void Now(Args args) { args.GetReturnValue().Set(NowMilliseconds()); }

static void Arm(Args args) {
  if (args[0]->IsNumber()) wakeup->Arm(args[0].As<v8::Number>()->Value());
}

static void Hold(Args args) { wakeup->Hold(args[0]->IsTrue()); }

void RegisterTimers(Environment& env, v8::Local<v8::Object> target) {
  wakeup = env.Own(std::make_unique<TimerWakeup>());
  js::SetFunction(env, target, "now", Now);
  js::SetFunction(env, target, "arm", Arm);
  js::SetFunction(env, target, "hold", Hold);
  js::InstallSetEvents(env, target, {wakeup});
}

}  // namespace bindings
