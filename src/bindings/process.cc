// binding("process"): the process and its end.
//
//   exitCode(code)          of a natural end
//   exit(code)              ends now, after queued output; emits nothing
//   callGuarded(function)   calls it; what it throws is uncaught, and not the caller's
//   cwd() -> string         throws the system's error where the folder is gone
//   env() -> object         the environment, name -> value
//   isWorker                whether it is one of several (net/worker.h)
//   setEvents({ Process: { uncaught(error), rejected(reason, promise) } })   -> whether a listener has it

#include <unistd.h>

#include <climits>
#include <memory>
#include <string_view>

#include "bindings/bindings.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "js/exceptions.h"
#include "js/path.h"
#include "js/values.h"
#include "net/worker.h"

extern char** environ;

namespace bindings {

using js::Args;
using js::Environment;

struct ProcessEvents final : js::BindingState, js::Events {
  ProcessEvents() : Events("process", "Process") {}
  js::Event uncaught{this, "uncaught"}, rejected{this, "rejected"};
};

static void Exit(Args args) {
  Environment::Current()->Exit(
      args[0]->Int32Value(args.GetIsolate()->GetCurrentContext()).FromMaybe(0));
}

static void SetExitCode(Args args) { Environment::Current()->SetExitCode(js::Int32Of(args[0])); }

static void CallGuarded(Args args) {
  if (!args[0]->IsFunction()) return;
  js::CallbackScope scope(*Environment::Current());
  scope.Call(args[0].As<v8::Function>(), v8::Undefined(args.GetIsolate()), 0, nullptr);
}

static void Cwd(Args args) {
  char path[PATH_MAX];
  if (getcwd(path, sizeof path) == nullptr)
    return js::Throw(args.GetIsolate(), base::Error::System("getcwd"));
  args.GetReturnValue().Set(js::PathString(args.GetIsolate(), path));
}

static void Env(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Object> result = v8::Object::New(isolate);
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const size_t equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    // Defined, not assigned: a variable may be called __proto__.
    result
        ->CreateDataProperty(isolate->GetCurrentContext(),
                             js::PathString(isolate, text.substr(0, equals)),
                             js::PathString(isolate, text.substr(equals + 1)))
        .Check();
  }
  args.GetReturnValue().Set(result);
}

void RegisterProcess(Environment& env, v8::Local<v8::Object> target) {
  js::SetFunction(env, target, "exit", Exit);
  js::SetFunction(env, target, "exitCode", SetExitCode);
  js::SetFunction(env, target, "callGuarded", CallGuarded);
  js::SetFunction(env, target, "cwd", Cwd);
  js::SetFunction(env, target, "env", Env);
  js::Set(env.isolate(), target, "isWorker",
          v8::Boolean::New(env.isolate(), net::Worker::Get() != nullptr).As<v8::Value>());
  auto* events = env.Own(std::make_unique<ProcessEvents>());
  env.SetUncaughtHandlers(events->uncaught, events->rejected);
  js::InstallSetEvents(env, target, {events});
}

}  // namespace bindings
