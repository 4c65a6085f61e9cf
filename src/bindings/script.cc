// binding("script"): compiles and runs text.
//
//   compile(source, filename, [parameter names]) -> function
//                           the body of a function; kept for good
//   run(source, filename, lineOffset) -> value
//                           a script of its own, in the global scope
//   readFile(path or descriptor) -> string
//                           the whole of it, UTF-8, synchronously
//   find(path)              throws where there is no such file
//   digest(bytes) -> string SHA-256, in hexadecimal
//
// A SyntaxError's message begins with its place: "/a/b.js:3: Unexpected token ';'".

#include <sha256.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "base/byte_queue.h"
#include "base/file.h"
#include "base/result.h"
#include "bindings/bindings.h"
#include "js/bytes.h"
#include "js/class_builder.h"
#include "js/exceptions.h"
#include "js/path.h"
#include "js/uncaught.h"
#include "js/v8_compat.h"

namespace bindings {

using js::Args;
using js::Environment;

// Replaces `old` by `message` in the first line of error.stack.
static void RenewStack(v8::Isolate* isolate, v8::Local<v8::Object> error, const std::string& old,
                       const std::string& message) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::String> name = js::Name(isolate, "stack");
  v8::TryCatch caught(isolate);  // a script's Error.prepareStackTrace may be called
  v8::Local<v8::Value> stack;
  if (!error->Get(context, name).ToLocal(&stack) || !stack->IsString()) return;
  std::string text = js::ToUtf8(isolate, stack);
  const size_t at = text.find(old);
  if (at >= text.find('\n')) return;
  text.replace(at, old.size(), message);
  error->Set(context, name, js::String(isolate, text)).FromMaybe(false);
}

// Rethrows the compiler's error with its place in front of the message. The message for the display
// of uncaught errors stays unchanged.
static void RethrowWithPlace(v8::Isolate* isolate, v8::TryCatch* caught) {
  if (!caught->HasCaught() || caught->HasTerminated()) return;
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Message> message = caught->Message();
  const int line = message.IsEmpty() ? 0 : message->GetLineNumber(context).FromMaybe(0);
  if (line > 0 && caught->Exception()->IsNativeError()) {
    v8::Local<v8::Object> error = caught->Exception().As<v8::Object>();
    const std::string place = js::ToUtf8(isolate, message->GetScriptOrigin().ResourceName()) + ":" +
                              std::to_string(line) + ": ";
    v8::Local<v8::Value> text;
    if (error->Get(context, js::Name(isolate, "message")).ToLocal(&text)) {
      const std::string old = js::ToUtf8(isolate, text);
      error
          ->DefineOwnProperty(context, js::Name(isolate, "message"),
                              js::String(isolate, place + old), v8::DontEnum)
          .Check();
      if (js::v8_compat::kStackKeepsFirstMessage) RenewStack(isolate, error, old, place + old);
    }
  }
  caught->ReThrow();
}

static void Compile(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (!args[0]->IsString() || !args[1]->IsString() || !args[2]->IsArray())
    return js::ThrowTypeError(isolate, "the text and the name of a module must be strings");
  v8::ScriptCompiler::Source source(args[0].As<v8::String>(),
                                    js::v8_compat::Origin(isolate, args[1]));
  v8::Local<v8::Array> names = args[2].As<v8::Array>();
  std::vector<v8::Local<v8::String>> parameters;
  for (uint32_t i = 0; i < names->Length(); ++i) {
    v8::Local<v8::Value> name;
    if (!names->Get(context, i).ToLocal(&name)) return;
    parameters.push_back(js::StringOf(isolate, name));
  }
  v8::TryCatch caught(isolate);
  v8::Local<v8::Function> function;
  if (v8::ScriptCompiler::CompileFunction(context, &source, parameters.size(), parameters.data(), 0,
                                          nullptr)
          .ToLocal(&function)) {
    js::RememberSource(*Environment::Current(), args[1].As<v8::String>(), args[0].As<v8::String>());
    args.GetReturnValue().Set(function);
  } else {
    RethrowWithPlace(isolate, &caught);
  }
}

static v8::MaybeLocal<v8::Script> CompileScript(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::ScriptOrigin origin = js::v8_compat::Origin(isolate, args[1], js::Int32Of(args[2]));
  v8::ScriptCompiler::Source source(js::StringOf(isolate, args[0]), origin);
  v8::TryCatch caught(isolate);
  v8::MaybeLocal<v8::Script> script =
      v8::ScriptCompiler::Compile(isolate->GetCurrentContext(), &source);
  if (script.IsEmpty()) RethrowWithPlace(isolate, &caught);
  return script;
}

static void Run(Args args) {
  v8::Local<v8::Script> script;
  v8::Local<v8::Value> value;
  if (CompileScript(args).ToLocal(&script) &&
      script->Run(args.GetIsolate()->GetCurrentContext()).ToLocal(&value)) {
    args.GetReturnValue().Set(value);
  }
}

static void ReadFile(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  base::FileContent content;
  base::Error error;
  std::string path;
  if (args[0]->IsInt32()) {
    error = content.ReadFrom(args[0].As<v8::Int32>()->Value(), SIZE_MAX);
  } else {
    if (!js::ParsePath(isolate, args[0], "path", &path)) return;
    error = content.ReadFrom(path.c_str(), SIZE_MAX);
  }
  if (error) return js::Throw(isolate, error, path);
  v8::Local<v8::Value> text;
  if (js::DecodeAll(isolate, content.view(), js::Encoding::kUtf8).ToLocal(&text))
    args.GetReturnValue().Set(text);
}

static void Find(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  std::string path;
  if (!js::ParsePath(isolate, args[0], "path", &path)) return;
  if (access(path.c_str(), F_OK) != 0) js::Throw(isolate, base::Error::System("access"), path);
}

static void Digest(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  base::ByteQueue content;
  if (!js::AppendBytes(isolate, args[0], js::Encoding::kRaw, "bytes", &content)) return;
  char hex[SHA256_DIGEST_STRING_LENGTH];
  SHA256Data(reinterpret_cast<const uint8_t*>(content.view().data()), content.size(), hex);
  args.GetReturnValue().Set(js::String(isolate, hex));
}

void RegisterScript(Environment& env, v8::Local<v8::Object> target) {
  js::SetFunction(env, target, "compile", Compile);
  js::SetFunction(env, target, "run", Run);
  js::SetFunction(env, target, "readFile", ReadFile);
  js::SetFunction(env, target, "find", Find);
  js::SetFunction(env, target, "digest", Digest);
}

}  // namespace bindings
