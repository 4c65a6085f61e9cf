// binding("extensions"): extension modules (API document, "Extension API"), and the functions that
// include/node/exports.h declares for them.
//
//   load(path, target) -> object        opens and initialises a library; the target of the first
//                                       call for it
//   setClasses(EventEmitter, Promise)   before the first load()

#include <unistd.h>

#include <map>
#include <memory>
#include <string>

#include "bindings/bindings.h"
#include "bindings/extension_library.h"
#include "bindings/extension_scope.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/exceptions.h"
#include "js/path.h"
#include "node/exports.h"

static_assert(std::string_view(NODE_MODULE_TAG).starts_with("node " NODE_VERSION ", V8 "));

namespace bindings {

using js::Args;
using js::Environment;

struct Extensions final : js::BindingState {
  v8::Global<v8::FunctionTemplate> event_emitter, promise;
  std::map<void*, v8::Global<v8::Object>> targets;  // by the library's handle
};

static Extensions* extensions;

// A template for C++ classes whose objects are instances of a class of lib/*.js. Its function
// shares that class's prototype object.
static v8::Local<v8::FunctionTemplate> TemplateLike(v8::Isolate* isolate,
                                                    v8::Local<v8::Value> js_class) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::FunctionTemplate> result = v8::FunctionTemplate::New(isolate);
  result->SetClassName(js_class.As<v8::Function>()->GetName().As<v8::String>());
  result->InstanceTemplate()->SetInternalFieldCount(1);
  v8::Local<v8::String> prototype = js::Name(isolate, "prototype");
  result->GetFunction(context)
      .ToLocalChecked()
      ->Set(context, prototype, js_class.As<v8::Object>()->Get(context, prototype).ToLocalChecked())
      .Check();
  return result;
}

static void SetClasses(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  extensions->event_emitter.Reset(isolate, TemplateLike(isolate, args[0]));
  extensions->promise.Reset(isolate, TemplateLike(isolate, args[1]));
}

static void ThrowLoadError(v8::Isolate* isolate, const std::string& path,
                           const std::string& message) {
  v8::Local<v8::Object> error = v8::Exception::Error(js::String(isolate, message)).As<v8::Object>();
  js::Set(isolate, error, "path", js::String(isolate, path).As<v8::Value>());
  isolate->ThrowException(error);
}

static void Load(Args args) {
  Environment& env = *Environment::Current();
  v8::Isolate* isolate = env.isolate();
  std::string path;
  if (!js::ParsePath(isolate, args[0], "dlopen: filename", &path)) return;
  if (access(path.c_str(), R_OK) != 0) return js::Throw(isolate, base::Error::System("open"), path);
  const ExtensionLibrary library = OpenExtensionLibrary(path);
  if (library.init == nullptr) return ThrowLoadError(isolate, path, library.error);
  v8::Global<v8::Object>& target = extensions->targets[library.handle];
  if (target.IsEmpty()) {
    // Only a program with extension modules pays for this. Without modules no scope is open around
    // callbacks, so that a watcher of our own that forgets to open one fails at once.
    env.loop().HandleEventsWithin([] {
      const ExtensionScope scope;
      loop::Loop::HandleEvents();
    });
    target.Reset(isolate,
                 args[1].As<v8::Object>());  // before init, which may require() this library again
    v8::TryCatch caught(isolate);
    library.init(args[1].As<v8::Object>());
    if (caught.HasCaught()) {
      target.Reset();
      caught.ReThrow();
      return;
    }
  }
  args.GetReturnValue().Set(target);
}

void RegisterExtensions(Environment& env, v8::Local<v8::Object> target) {
  extensions = env.Own(std::make_unique<Extensions>());
  js::SetFunction(env, target, "load", Load);
  js::SetFunction(env, target, "setClasses", SetClasses);
}

// Calls object.name(...arguments), looked up at the time of the call. Empty if it throws or is not
// a function.
static v8::MaybeLocal<v8::Value> CallMethod(v8::Isolate* isolate, v8::Local<v8::Object> object,
                                            const char* name, int argc,
                                            v8::Local<v8::Value>* argv) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Value> method;
  if (!object->Get(context, js::Name(isolate, name)).ToLocal(&method)) return {};
  if (!method->IsFunction()) {
    js::ThrowTypeError(isolate, std::string("the object has no function ") + name +
                                    ": its template must inherit EventEmitter's or Promise's");
    return {};
  }
  return method.As<v8::Function>()->Call(context, object, argc, argv);
}

// If JavaScript called the module, JavaScript may catch the exception.
template <class F>
static void CallFromModule(F&& code) {
  Environment& env = *Environment::Current();
  if (env.callback_depth > 0) {
    v8::HandleScope handles(env.isolate());
    code();
  } else {
    js::CallbackScope scope(env);
    scope.Run(code);
  }
}

}  // namespace bindings

namespace node_0_1_9 {

using js::Environment;

// The two halves of js::CallbackScope, without its handle scope: the module opens that.
void EnterCallback() { ++Environment::Current()->callback_depth; }

void LeaveCallback(v8::TryCatch* caught) {
  Environment& env = *Environment::Current();
  if (caught->HasCaught()) {
    if (env.callback_depth > 1) {
      caught->ReThrow();
    } else {
      ReportUncaught(*caught);
    }
  }
  env.RunMicrotasksIfOutermost();
  --env.callback_depth;
}

void ReportUncaught(const v8::TryCatch& caught) {
  if (!caught.HasCaught() || caught.HasTerminated()) return;
  Environment& env = *Environment::Current();
  js::CallbackScope scope(env);
  env.ReportUncaught(caught.Exception(), caught.Message());
}

v8::Local<v8::Value> MakeErrnoError(int errorno, const char* syscall, const char* path) {
  return js::MakeError(v8::Isolate::GetCurrent(), base::Error::System(syscall, errorno),
                       path == nullptr ? "" : path);
}

// The header's encodings. BINARY is another name for one of ours.
static js::Encoding EncodingOf(int encoding) {
  return encoding == 4 ? js::Encoding::kAscii : static_cast<js::Encoding>(encoding);
}

int ParseEncoding(v8::Local<v8::Value> value, int absent) {
  js::Encoding encoding;
  const js::Encoding otherwise = EncodingOf(absent);
  return js::ParseEncoding(v8::Isolate::GetCurrent(), value, otherwise, &encoding)
             ? static_cast<int>(encoding)
             : absent;
}

v8::MaybeLocal<v8::Value> Encode(const char* bytes, size_t size, int encoding) {
  return js::DecodeAll(v8::Isolate::GetCurrent(), {bytes, size}, EncodingOf(encoding));
}

bool Decode(v8::Local<v8::Value> value, int encoding, void* context,
            void (*take)(void* context, const char* bytes, size_t size)) {
  base::ByteQueue bytes;
  if (!js::AppendBytes(v8::Isolate::GetCurrent(), value, EncodingOf(encoding), "data", &bytes)) {
    return false;
  }
  take(context, bytes.view().data(), bytes.size());
  return true;
}

bool DecodePath(v8::Local<v8::Value> value, const char* what, void* context,
                void (*take)(void* context, const char* bytes, size_t size)) {
  std::string path;
  if (!js::ParsePath(v8::Isolate::GetCurrent(), value, what, &path)) return false;
  take(context, path.data(), path.size());
  return true;
}

v8::Local<v8::FunctionTemplate> EventEmitterTemplate() {
  return bindings::extensions->event_emitter.Get(v8::Isolate::GetCurrent());
}

v8::Local<v8::FunctionTemplate> PromiseTemplate() {
  return bindings::extensions->promise.Get(v8::Isolate::GetCurrent());
}

bool Emit(v8::Local<v8::Object> emitter, v8::Local<v8::String> event, int argc,
          v8::Local<v8::Value>* argv) {
  if (emitter.IsEmpty()) return false;
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  bool heard = false;
  bindings::CallFromModule([&] {
    v8::Local<v8::Value> arguments[] = {event, v8::Array::New(isolate, argv, argc)};
    v8::Local<v8::Value> result;
    heard = bindings::CallMethod(isolate, emitter, "emit", 2, arguments).ToLocal(&result) &&
            result->IsTrue();
  });
  return heard;
}

bool Emit(v8::Local<v8::Object> emitter, const char* event, int argc, v8::Local<v8::Value>* argv) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8::HandleScope handles(isolate);
  return Emit(emitter, js::Name(isolate, event), argc, argv);
}

// The reason of a failed promise is for its listeners.
void Block(v8::Local<v8::Object> promise) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8::Local<v8::Value> outcome;
  bindings::CallFromModule([&] {
    v8::TryCatch caught(isolate);
    bindings::CallMethod(isolate, promise, "wait", 0, nullptr).IsEmpty();
    if (!caught.HasCaught()) return;
    const bool settled = promise->Get(isolate->GetCurrentContext(), js::Name(isolate, "_outcome"))
                             .ToLocal(&outcome) &&
                         !outcome->IsUndefined();
    if (!settled) caught.ReThrow();
  });
}

}  // namespace node_0_1_9
