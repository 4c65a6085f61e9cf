// main: from the command line to the loop and out again.

#include <libplatform/libplatform.h>
#include <v8.h>

#include <cstdio>
#include <cstring>

#include "bindings/bindings.h"
#include "js/builtins.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/environment.h"
#include "js/platform.h"
#include "loop/loop.h"

static_assert(V8_MAJOR_VERSION >= 10 && V8_MAJOR_VERSION <= 11, "written for V8 10.2 to 11.3");

// Calls internal[name](argument); what it throws is uncaught.
static void CallInternal(js::Environment& env, const v8::Global<v8::Object>& internal, const char* name,
                         std::initializer_list<v8::Local<v8::Value>> arguments = {}) {
  js::CallbackScope scope(env);
  v8::Local<v8::Value> function;
  if (!internal.Get(env.isolate())->Get(env.context(), js::Name(env.isolate(), name)).ToLocal(&function)) return;
  scope.Call(function.As<v8::Function>(), v8::Undefined(env.isolate()), static_cast<int>(arguments.size()),
             const_cast<v8::Local<v8::Value>*>(arguments.begin()));
}

static v8::Local<v8::Value> ArgumentArray(v8::Isolate* isolate, int argc, char** argv) {
  v8::Local<v8::Array> array = v8::Array::New(isolate, argc);
  for (int i = 0; i < argc; ++i) {
    array->Set(isolate->GetCurrentContext(), i, js::String(isolate, argv[i])).Check();
  }
  return array;
}

static int Run(js::Platform* platform, int argc, char** argv) {
  js::Environment env(platform);
  v8::HandleScope handles(env.isolate());
  v8::Context::Scope context(env.context());
  js::InitBytes(env);
  v8::Global<v8::Object> internal;
  {
    js::CallbackScope scope(env);
    v8::Local<v8::Object> made;
    if (!js::LoadBootstrap(env, bindings::kBindings, std::size(bindings::kBindings)).ToLocal(&made)) return 1;
    internal.Reset(env.isolate(), made);
  }
  CallInternal(env, internal, "runMain", {ArgumentArray(env.isolate(), argc, argv)});
  {
    v8::SealHandleScope seal(env.isolate());
    do {
      env.loop().Run();
    } while (platform->Drain());
  }
  CallInternal(env, internal, "emitExit");
  env.Exit(0);
}

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "Usage: node [options] script.js [arguments]\n");
    return 1;
  }
  js::Platform platform(loop::Loop::Get());
  v8::V8::InitializePlatform(&platform);
  v8::V8::Initialize();
  return Run(&platform, argc, argv);
}
