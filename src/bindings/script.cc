// binding("script"): text that becomes code.
//
//   compile(source, filename, [parameter names]) -> function   the body of a function; a SyntaxError names its place
//   run(source, filename) -> value                             a script of its own, in the global scope

#include <vector>

#include "bindings/bindings.h"
#include "js/class_builder.h"
#include "js/exceptions.h"

namespace bindings {

using js::Args;
using js::Environment;

static v8::ScriptCompiler::Source SourceOf(v8::Isolate* isolate, Args args) {
  v8::ScriptOrigin origin(isolate, args[1]);
  return v8::ScriptCompiler::Source(args[0].As<v8::String>(), origin);
}

static void Compile(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::ScriptCompiler::Source source = SourceOf(isolate, args);
  v8::Local<v8::Array> names = args[2].As<v8::Array>();
  std::vector<v8::Local<v8::String>> parameters;
  for (uint32_t i = 0; i < names->Length(); ++i) {
    parameters.push_back(names->Get(context, i).ToLocalChecked().As<v8::String>());
  }
  v8::Local<v8::Function> function;
  if (v8::ScriptCompiler::CompileFunctionInContext(context, &source, parameters.size(), parameters.data(), 0, nullptr)
          .ToLocal(&function)) {
    args.GetReturnValue().Set(function);
  }
}

static void Run(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::ScriptCompiler::Source source = SourceOf(isolate, args);
  v8::Local<v8::Script> script;
  v8::Local<v8::Value> value;
  if (v8::ScriptCompiler::Compile(context, &source).ToLocal(&script) && script->Run(context).ToLocal(&value)) {
    args.GetReturnValue().Set(value);
  }
}

void RegisterScript(Environment& env, v8::Local<v8::Object> target) {
  js::SetFunction(env, target, "compile", Compile);
  js::SetFunction(env, target, "run", Run);
}

}  // namespace bindings
