// code_cache: writes what V8 compiles of lib/*.js while a script runs, for src/js/code_cache.h.
//
//   code_cache SCRIPT OUTPUT
//
// The script decides which files are loaded and which of their functions are run, and so compiled.

#include <v8.h>

#include <cstdio>

#include "bindings/bindings.h"
#include "js/builtins.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/environment.h"
#include "js/platform.h"
#include "js/values.h"
#include "loop/loop.h"

static void RunScript(js::Environment& env, v8::Local<v8::Object> internal, const char* script) {
  v8::Isolate* isolate = env.isolate();
  js::CallbackScope scope(env);
  v8::Local<v8::Value> argv[] = {js::String(isolate, "node"), js::String(isolate, script)};
  v8::Local<v8::Value> run_main =
      internal->Get(env.context(), js::Name(isolate, "runMain")).ToLocalChecked();
  v8::Local<v8::Value> arguments[] = {v8::Array::New(isolate, argv, 2), v8::Undefined(isolate)};
  scope.Call(run_main.As<v8::Function>(), v8::Undefined(isolate), 2, arguments);
}

static bool Write(const char* path, const std::string& bytes) {
  std::FILE* out = std::fopen(path, "wb");
  if (out == nullptr) return false;
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size();
  return std::fclose(out) == 0 && written;
}

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: code_cache SCRIPT OUTPUT\n");
    return 2;
  }
  js::Platform platform(loop::Loop::Get());
  v8::V8::InitializePlatform(&platform);
  v8::V8::Initialize();
  js::Environment env(&platform);
  v8::HandleScope handles(env.isolate());
  v8::Context::Scope context(env.context());
  js::InitBytes(env);
  v8::Local<v8::Object> internal;
  if (!js::LoadBootstrap(env, bindings::kBindings, std::size(bindings::kBindings), true)
           .ToLocal(&internal)) {
    return 1;
  }
  RunScript(env, internal, argv[1]);
  env.loop().Run();
  const bool written = Write(argv[2], js::CodeOfBuiltins(env));
  if (!written) std::fprintf(stderr, "code_cache: %s cannot be written\n", argv[2]);
  env.Exit(written ? 0 : 1);
}
