// binding("signals"): the system's signals, and watchers of them on the loop.
//
//   signals               [[name, number], ...]
//   watch(number)         from now on caught() is called for it; does not keep the loop alive
//   unwatch(number)       it has its default effect again, or is ignored again if it was before
//   raise(number)         sends it to this process
//   setEvents({ Signals: { caught(number) } })

#include <csignal>
#include <memory>

#include "base/signal_names.h"
#include "bindings/bindings.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "loop/watcher.h"

namespace bindings {

using js::Args;
using js::Environment;

struct Signals final : js::BindingState, js::Events {
  Signals() : Events("signals", "Signals") {}

  // One for each signal that was ever watched.
  struct Watch {
    explicit Watch(int number) : number(number) { watcher.Bind<&Watch::OnSignal>(this); }
    void OnSignal();

    loop::SignalWatcher watcher;
    int number;
    struct sigaction before {};  // what was in force until the signal was watched
  };

  std::unique_ptr<Watch> watches[NSIG];
  js::Event caught{this, "caught"};
};

static Signals* signals;

void Signals::Watch::OnSignal() {
  Environment& env = *Environment::Current();
  js::CallbackScope scope(env);
  scope.Call(signals->caught, v8::Undefined(env.isolate()),
             {v8::Integer::New(env.isolate(), number)});
}

// The signal that a call is about; 0, which is none, for all that cannot be an index of `watches`.
static int NumberOf(Args args) {
  const int number = js::Int32Of(args[0]);
  return number > 0 && number < NSIG ? number : 0;
}

static void WatchSignal(Args args) {
  const int number = NumberOf(args);
  if (number == 0) return;
  std::unique_ptr<Signals::Watch>& watch = signals->watches[number];
  if (watch == nullptr) watch = std::make_unique<Signals::Watch>(number);
  if (!watch->watcher.active()) sigaction(number, nullptr, &watch->before);
  watch->watcher.Start(number);
  watch->watcher.Unref();
}

// libev leaves the default action behind. That would be wrong for SIGPIPE, which the loop ignores,
// for signals that the parent process wanted ignored (nohup), and for SIGUSR1, which asks for the
// debugger.
static void UnwatchSignal(Args args) {
  const int number = NumberOf(args);
  Signals::Watch* const watch = signals->watches[number].get();
  if (watch == nullptr) return;
  watch->watcher.Stop();
  sigaction(number, &watch->before, nullptr);
}

static void Raise(Args args) { kill(getpid(), NumberOf(args)); }

static v8::Local<v8::Array> SignalList(v8::Isolate* isolate) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Array> list = v8::Array::New(isolate);
  for (const base::SignalName* entry = base::kSignalNames; entry->name != nullptr; ++entry) {
    v8::Local<v8::Value> pair[] = {js::Name(isolate, entry->name),
                                   v8::Integer::New(isolate, entry->number)};
    list->CreateDataProperty(context, list->Length(), v8::Array::New(isolate, pair, 2)).Check();
  }
  return list;
}

void RegisterSignals(Environment& env, v8::Local<v8::Object> target) {
  signals = env.Own(std::make_unique<Signals>());
  js::Set(env.isolate(), target, "signals", SignalList(env.isolate()).As<v8::Value>());
  js::SetFunction(env, target, "watch", WatchSignal);
  js::SetFunction(env, target, "unwatch", UnwatchSignal);
  js::SetFunction(env, target, "raise", Raise);
  js::InstallSetEvents(env, target, {signals});
}

}  // namespace bindings
