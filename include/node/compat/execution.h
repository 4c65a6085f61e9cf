// Contexts, scripts and caught exceptions as V8 had them in 2009.
//
// Part of the compatibility layer that <v8.h> explains.
#pragma once

#include "templates.h"

namespace v8_2009 {

class Context : public v8::Context {
 public:
  using v8::Context::New;
  // A global object of its own, in the program's isolate. The caller disposes of it.
  static Persistent<Context> New(
      v8::ExtensionConfiguration* extensions = nullptr,
      v8::Local<v8::ObjectTemplate> global_template = v8::Local<v8::ObjectTemplate>()) {
    v8::HandleScope handles(CurrentIsolate());
    return Persistent<Context>::New(New(CurrentIsolate(), extensions, global_template));
  }
  static Local<Context> GetCurrent() { return CurrentContext(); }
  static Local<Context> GetEntered() { return CurrentIsolate()->GetEnteredOrMicrotaskContext(); }
  static Local<Context> GetCalling() { return CurrentContext(); }
  static bool InContext() { return CurrentIsolate()->InContext(); }
  Local<Object> Global() { return v8::Context::Global(); }
};

class Message : public v8::Message {
 public:
  Local<String> Get() const { return v8::Message::Get(); }
  Local<Value> GetScriptResourceName() const { return v8::Message::GetScriptResourceName(); }
  using v8::Message::GetEndColumn;
  using v8::Message::GetLineNumber;
  using v8::Message::GetSourceLine;
  using v8::Message::GetStartColumn;
  Local<String> GetSourceLine() const { return OrEmpty(GetSourceLine(CurrentContext())); }
  int GetLineNumber() const {
    return GetLineNumber(CurrentContext()).FromMaybe(0);
  }  // from 1; 0: unknown
};

// Catches what is thrown while it stands, on the stack. Takes itself wherever today's v8::TryCatch
// is wanted.
class TryCatch : public v8::TryCatch {
 public:
  TryCatch() : TryCatch(CurrentIsolate()) {}
  explicit TryCatch(v8::Isolate* isolate) : v8::TryCatch(isolate), outer_(innermost_) {
    innermost_ = this;
  }
  ~TryCatch() { innermost_ = outer_; }
  Local<Value> Exception() const { return v8::TryCatch::Exception(); }
  Local<v8_2009::Message> Message() const { return v8::TryCatch::Message(); }
  Local<Value> ReThrow() { return v8::TryCatch::ReThrow(); }
  using v8::TryCatch::StackTrace;
  Local<Value> StackTrace() const { return OrEmpty(StackTrace(CurrentContext())); }

 private:
  friend Local<Value> ThrowException(v8::Local<v8::Value> error);
  inline static TryCatch* innermost_ = nullptr;
  TryCatch* const outer_;
};

// To be returned by the function that JavaScript called: `return ThrowException(...)`. As in 2009 it
// throws past a TryCatch of that function's own: `return ThrowException(try_catch.Exception())`.
inline Local<Value> ThrowException(v8::Local<v8::Value> error) {
  CurrentIsolate()->ThrowException(error);
  TryCatch* const around = TryCatch::innermost_;
  if (around != nullptr && around->HasCaught() && around->Exception() == error) around->ReThrow();
  return v8::Undefined(CurrentIsolate());
}

class ScriptOrigin : public v8::ScriptOrigin {
 public:
  explicit ScriptOrigin(v8::Local<v8::Value> name,
                        v8::Local<v8::Integer> line = v8::Local<v8::Integer>(),
                        v8::Local<v8::Integer> column = v8::Local<v8::Integer>())
      : v8::ScriptOrigin(v8_version::Origin(CurrentIsolate(), name, Offset(line), Offset(column))) {
  }

 private:
  static int Offset(v8::Local<v8::Integer> value) {
    return value.IsEmpty() ? 0 : static_cast<int>(value->Value());
  }
};

class Script : public v8::Script {
 public:
  using v8::Script::Compile;
  // Empty where the text is not JavaScript; `name` stands in messages.
  static Local<Script> Compile(v8::Local<v8::String> source) {
    return OrEmpty(Compile(CurrentContext(), source));
  }
  static Local<Script> Compile(v8::Local<v8::String> source, v8::ScriptOrigin* origin) {
    return OrEmpty(Compile(CurrentContext(), source, origin));
  }
  template <class T>
  static Local<Script> Compile(v8::Local<v8::String> source, v8::Local<T> name) {
    ScriptOrigin origin{v8::Local<v8::Value>(name)};
    return Compile(source, &origin);
  }
  template <class... Options>
  static Local<Script> New(v8::Local<v8::String> source, Options... options) {
    return Compile(source, options...);
  }
  using v8::Script::Run;
  Local<Value> Run() { return OrEmpty(Run(CurrentContext())); }
};

class V8 : public v8::V8 {
 public:
  // Tells the collector of memory outside of its heap that objects of the module hold; gives the
  // new total.
  static int AdjustAmountOfExternalAllocatedMemory(int change) {
    return static_cast<int>(CurrentIsolate()->AdjustAmountOfExternalAllocatedMemory(change));
  }
  // Collects what can be collected, now.
  static void LowMemoryNotification() { CurrentIsolate()->LowMemoryNotification(); }
  static bool IsDead() { return false; }
};

// What needed no change.
using v8::Data;
using v8::DEFAULT;
using v8::DontDelete;
using v8::DontEnum;
using v8::Extension;
using v8::ExtensionConfiguration;
using v8::None;
using v8::PropertyAttribute;
using v8::ReadOnly;
using v8_version::AccessControl;
using v8_version::ALL_CAN_READ;
using v8_version::ALL_CAN_WRITE;
using v8_version::PROHIBITS_OVERWRITING;

// What came later and code in today's style cannot do without. Not v8::Map, Set, Promise, Symbol,
// ...: with `using namespace v8`, as everyone wrote, they would stand in the way of a module's own
// names.
template <class T>
using FunctionCallbackInfo = v8::FunctionCallbackInfo<Modern<T>>;
template <class T>
using Global = v8::Global<Modern<T>>;
template <class T>
using MaybeLocal = v8::MaybeLocal<Modern<T>>;
template <class T>
using PersistentBase = v8::PersistentBase<Modern<T>>;
template <class T>
using PropertyCallbackInfo = v8::PropertyCallbackInfo<Modern<T>>;
template <class T>
using ReturnValue = v8::ReturnValue<Modern<T>>;
using v8::ArrayBuffer;
using v8::ArrayBufferView;
using v8::ConstructorBehavior;
using v8::EscapableHandleScope;
using v8::FunctionCallback;
using v8::Isolate;
using v8::Just;
using v8::Maybe;
using v8::NewStringType;
using v8::Nothing;
using v8::TypedArray;
using v8::Uint8Array;
using v8::WeakCallbackInfo;
using v8::WeakCallbackType;

}  // namespace v8_2009
