// binding("script"): compiles and runs text.
//
//   compile(source, filename, [parameter names]) -> function
//                           the body of a function; kept for good
//   run(source, filename, lineOffset) -> value
//                           a script of its own, in the global scope
//   readFile(path or descriptor) -> string
//                           the whole of it, UTF-8, synchronously
//   readIfThere(path) -> string or undefined
//                           the same; undefined where there is no file of that name, and no error
//                           is made
//   find(path)              throws where there is no such file
//   kind(path) -> number    kinds.FILE, kinds.FOLDER (anything that is no folder is a file), or 0
//   realPath(path) -> string
//                           the path without symbolic links; where there is none, `path`
//   isPlain(path) -> boolean
//                           whether the file exists and is no symbolic link itself; the folders
//                           above it may be
//   digest(bytes) -> string SHA-256, in hexadecimal
//
// A SyntaxError's message begins with its place: "/a/b.js:3: Unexpected token ';'". What a function of
// compile() imports is looked up beside `filename`; a text of run() comes from no file.

#include <sha256.h>
#include <sys/stat.h>
#include <unistd.h>

#include <climits>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/byte_queue.h"
#include "base/file.h"
#include "base/result.h"
#include "bindings/bindings.h"
#include "bindings/es_module.h"
#include "js/bytes.h"
#include "js/class_builder.h"
#include "js/exceptions.h"
#include "js/path.h"
#include "js/source_text.h"
#include "js/uncaught.h"
#include "js/v8_compat.h"

namespace bindings {

using js::Args;
using js::Environment;

static void Compile(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (!args[0]->IsString() || !args[1]->IsString() || !args[2]->IsArray())
    return js::ThrowTypeError(isolate, "the text and the name of a module must be strings");
  v8::ScriptCompiler::Source source(args[0].As<v8::String>(),
                                    js::ModuleOrigin(isolate, args[1].As<v8::String>()));
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
    js::RethrowWithPlace(isolate, &caught);
  }
}

static v8::MaybeLocal<v8::Script> CompileScript(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::ScriptOrigin origin = js::v8_compat::Origin(isolate, args[1], js::Int32Of(args[2]));
  v8::ScriptCompiler::Source source(js::StringOf(isolate, args[0]), origin);
  v8::TryCatch caught(isolate);
  v8::MaybeLocal<v8::Script> script =
      v8::ScriptCompiler::Compile(isolate->GetCurrentContext(), &source);
  if (script.IsEmpty()) js::RethrowWithPlace(isolate, &caught);
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

static constexpr int kFile = 1, kFolder = 2;

static void ReadIfThere(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  std::string path;
  if (!js::ParsePath(isolate, args[0], "path", &path)) return;
  base::FileContent content;
  const base::Error error = content.ReadFrom(path.c_str(), SIZE_MAX);
  if (error.code == ENOENT || error.code == ENOTDIR || error.code == EISDIR) return;
  if (error) return js::Throw(isolate, error, path);
  v8::Local<v8::Value> text;
  if (js::DecodeAll(isolate, content.view(), js::Encoding::kUtf8).ToLocal(&text))
    args.GetReturnValue().Set(text);
}

static void Kind(Args args) {
  std::string path;
  if (!js::ParsePath(args.GetIsolate(), args[0], "path", &path)) return;
  struct stat status;
  const bool is_there = stat(path.c_str(), &status) == 0;
  args.GetReturnValue().Set(!is_there ? 0 : S_ISDIR(status.st_mode) ? kFolder : kFile);
}

static void RealPath(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  std::string path;
  if (!js::ParsePath(isolate, args[0], "path", &path)) return;
  char real[PATH_MAX];
  args.GetReturnValue().Set(
      js::PathString(isolate, realpath(path.c_str(), real) == nullptr ? path : real));
}

static void IsPlain(Args args) {
  std::string path;
  if (!js::ParsePath(args.GetIsolate(), args[0], "path", &path)) return;
  struct stat status;
  args.GetReturnValue().Set(!path.ends_with('/') && lstat(path.c_str(), &status) == 0 &&
                            !S_ISLNK(status.st_mode));
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
  js::SetFunction(env, target, "readIfThere", ReadIfThere);
  js::SetFunction(env, target, "find", Find);
  js::SetFunction(env, target, "kind", Kind);
  js::SetFunction(env, target, "realPath", RealPath);
  js::SetFunction(env, target, "isPlain", IsPlain);
  js::SetFunction(env, target, "digest", Digest);
  js::SetConstants(env.isolate(), target, "kinds", {{"FILE", kFile}, {"FOLDER", kFolder}});
  env.isolate()->SetHostImportModuleDynamicallyCallback(ImportDynamically);
}

}  // namespace bindings
