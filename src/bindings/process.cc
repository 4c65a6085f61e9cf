// binding("process"): what the process is and how it ends.
//
//   exit(code)              ends now, after queued output; emits nothing
//   cwd() -> string         throws the system's error where the folder is gone
//   env() -> object         the environment, name -> value
//   setUncaughtHandler(function(error) -> handled)
//   reportUncaught(error)   as if it had left a callback: returns only where a listener took it

#include <unistd.h>

#include <climits>
#include <string_view>

#include "bindings/bindings.h"
#include "js/class_builder.h"
#include "js/exceptions.h"

extern char** environ;

namespace bindings {

using js::Args;
using js::Environment;

static void Exit(Args args) {
  Environment::Current()->Exit(args[0]->Int32Value(args.GetIsolate()->GetCurrentContext()).FromMaybe(0));
}

static void Cwd(Args args) {
  char path[PATH_MAX];
  if (getcwd(path, sizeof path) == nullptr) return js::Throw(args.GetIsolate(), base::Error::System("getcwd"));
  args.GetReturnValue().Set(js::String(args.GetIsolate(), path));
}

static void Env(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Object> result = v8::Object::New(isolate);
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const size_t equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    // Defined, not set: a variable called __proto__ is a variable.
    result->CreateDataProperty(isolate->GetCurrentContext(), js::String(isolate, text.substr(0, equals)),
                               js::String(isolate, text.substr(equals + 1)))
        .Check();
  }
  args.GetReturnValue().Set(result);
}

static void SetUncaughtHandler(Args args) { Environment::Current()->SetUncaughtHandler(args[0].As<v8::Function>()); }

static void ReportUncaught(Args args) {
  Environment::Current()->ReportUncaught(args[0], v8::Exception::CreateMessage(args.GetIsolate(), args[0]));
}

void RegisterProcess(Environment& env, v8::Local<v8::Object> target) {
  js::SetFunction(env, target, "exit", Exit);
  js::SetFunction(env, target, "cwd", Cwd);
  js::SetFunction(env, target, "env", Env);
  js::SetFunction(env, target, "setUncaughtHandler", SetUncaughtHandler);
  js::SetFunction(env, target, "reportUncaught", ReportUncaught);
}

}  // namespace bindings
