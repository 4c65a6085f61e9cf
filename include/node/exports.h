// What the program exports to the headers beside this one: modules call those.
//
// The functions live in a namespace named after the release, so that they cannot be taken for those
// of another release or for the `node::` symbols of another runtime that V8's library exports. All
// of them are for the loop's thread.
//
// No include here: <v8.h> includes this file while `v8` still is V8's own namespace, whatever the
// module sees afterwards.
#pragma once

#ifndef V8_MAJOR_VERSION
#error "include <v8.h>, which includes this file"
#endif

#include <cstddef>
#include <type_traits>

#include "version.h"

// What a module was compiled for, and what the program that loads it compares with its own.
#define NODE_TEXT_OF(number) NODE_TEXT(number)
#define NODE_TEXT(token) #token
#define NODE_MODULE_TAG                                                         \
  "node " NODE_VERSION ", V8 " NODE_TEXT_OF(V8_MAJOR_VERSION) "." NODE_TEXT_OF( \
      V8_MINOR_VERSION) "." NODE_TEXT_OF(V8_BUILD_NUMBER) "." NODE_TEXT_OF(V8_PATCH_LEVEL)

// The classes and functions of node.h, events.h and the others are inline, and of another kind with
// the V8 of 2009 than without: each kind has its inline namespace.
#ifdef NODE_MODERN_V8
#define NODE_API_NAMESPACE v0_1_9
#else
#define NODE_API_NAMESPACE v0_1_9_v8_2009
#endif

#define NODE_EXPORT __attribute__((visibility("default")))

namespace v8_today = v8;

namespace node_0_1_9 {

// node.h
NODE_EXPORT void EnterCallback();
NODE_EXPORT void LeaveCallback(v8::TryCatch* caught);
NODE_EXPORT void ReportUncaught(const v8::TryCatch& caught);
NODE_EXPORT v8::Local<v8::Value> MakeErrnoError(int errorno, const char* syscall, const char* path);
NODE_EXPORT int ParseEncoding(v8::Local<v8::Value> value, int absent);
NODE_EXPORT v8::MaybeLocal<v8::Value> Encode(const char* bytes, size_t size, int encoding);
NODE_EXPORT bool Decode(v8::Local<v8::Value> value, int encoding, void* context,
                        void (*take)(void* context, const char* bytes, size_t size));
NODE_EXPORT bool DecodePath(v8::Local<v8::Value> value, const char* what, void* context,
                            void (*take)(void* context, const char* bytes, size_t size));

// events.h and promise.h
NODE_EXPORT v8::Local<v8::FunctionTemplate> EventEmitterTemplate();
NODE_EXPORT v8::Local<v8::FunctionTemplate> PromiseTemplate();
NODE_EXPORT bool Emit(v8::Local<v8::Object> emitter, const char* event, int argc,
                      v8::Local<v8::Value>* argv);
NODE_EXPORT bool Emit(v8::Local<v8::Object> emitter, v8::Local<v8::String> event, int argc,
                      v8::Local<v8::Value>* argv);
NODE_EXPORT void Block(v8::Local<v8::Object> promise);

// The C++ object that a JavaScript object stands for: the External in its first internal field.
inline void SetWrapped(v8::Local<v8::Object> object, void* wrapped) {
  object->SetInternalField(0, v8::External::New(v8::Isolate::GetCurrent(), wrapped));
}
// NULL where there is none.
inline void* Wrapped(v8::Local<v8::Object> object) {
  if (object.IsEmpty() || object->InternalFieldCount() < 1) return nullptr;
  v8::Local<v8::Value> field = object->GetInternalField(0).As<v8::Value>();
  return field->IsExternal() ? field.As<v8::External>()->Value() : nullptr;
}

// Sets `target[name]` to a function, where `target` is a handle to an object or to a template. An
// object that refuses (a proxy can) leaves its exception pending.
template <class Target>
void SetMethod(const Target& target, const char* name, v8::Local<v8::FunctionTemplate> function) {
  v8::Isolate* const isolate = v8::Isolate::GetCurrent();
  v8::HandleScope handles(isolate);
  v8::Local<v8::String> key =
      v8::String::NewFromUtf8(isolate, name, v8::NewStringType::kInternalized).ToLocalChecked();
  function->SetClassName(key);
  if constexpr (std::is_base_of_v<v8::Template, std::remove_pointer_t<decltype(*target)>>) {
    static_cast<v8::Template*>(*target)->Set(key, function);
  } else {
    v8::Local<v8::Context> context = isolate->GetCurrentContext();
    static_cast<v8::Object*>(*target)
        ->Set(context, key, function->GetFunction(context).ToLocalChecked())
        .FromMaybe(false);
  }
}

// A function that scripts can call; a signature makes V8 refuse receivers that its template did not
// make.
inline v8::Local<v8::FunctionTemplate> MakeFunction(v8::FunctionCallback callback,
                                                    v8::Local<v8::Signature> signature = {}) {
  return v8::FunctionTemplate::New(v8::Isolate::GetCurrent(), callback, v8::Local<v8::Value>(),
                                   signature);
}

// target.NAME = a number, read-only; as above.
template <class Target>
void DefineConstant(const Target& target, const char* name, double value) {
  v8::Isolate* const isolate = v8::Isolate::GetCurrent();
  v8::HandleScope handles(isolate);
  const auto fixed = static_cast<v8::PropertyAttribute>(v8::ReadOnly | v8::DontDelete);
  v8::Local<v8::String> key =
      v8::String::NewFromUtf8(isolate, name, v8::NewStringType::kInternalized).ToLocalChecked();
  v8::Local<v8::Number> number = v8::Number::New(isolate, value);
  if constexpr (std::is_base_of_v<v8::Template, std::remove_pointer_t<decltype(*target)>>) {
    static_cast<v8::Template*>(*target)->Set(key, number, fixed);
  } else {
    static_cast<v8::Object*>(*target)
        ->DefineOwnProperty(isolate->GetCurrentContext(), key, number, fixed)
        .FromMaybe(false);
  }
}

}  // namespace node_0_1_9
