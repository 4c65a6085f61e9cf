// binding("script"): text that becomes code.
//
//   compile(source, filename, [parameter names]) -> function   the body of a function; a SyntaxError names its place
//   run(source, filename) -> value                             a script of its own, in the global scope
//   readFile(path) -> string                                   a whole file, UTF-8, synchronously; throws an Error

#include <fcntl.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "base/byte_queue.h"
#include "base/result.h"
#include "base/unique_fd.h"
#include "bindings/bindings.h"
#include "js/bytes.h"
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

static base::Error ReadWholeFile(const char* path, base::ByteQueue* content) {
  constexpr size_t kChunk = 64 * 1024;
  base::UniqueFd fd(::open(path, O_RDONLY | O_CLOEXEC));
  if (!fd) return base::Error::System("open");
  while (true) {
    const ssize_t size = ::read(fd.get(), content->Reserve(kChunk), kChunk);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return base::Error::System("read");
    if (size == 0) return {};
    content->Commit(size);
  }
}

static void ReadFile(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  const std::string path = js::ToUtf8(isolate, args[0]);
  // The system would read the name up to the NUL, and so another file.
  if (path.find('\0') != std::string::npos) {
    return js::Throw(isolate, base::Error::System("open", ENOENT), path);
  }
  base::ByteQueue content;
  if (base::Error error = ReadWholeFile(path.c_str(), &content)) return js::Throw(isolate, error, path);
  v8::Local<v8::Value> text;
  if (js::DecodeAll(isolate, content.view(), js::Encoding::kUtf8).ToLocal(&text)) args.GetReturnValue().Set(text);
}

void RegisterScript(Environment& env, v8::Local<v8::Object> target) {
  js::SetFunction(env, target, "compile", Compile);
  js::SetFunction(env, target, "run", Run);
  js::SetFunction(env, target, "readFile", ReadFile);
}

}  // namespace bindings
