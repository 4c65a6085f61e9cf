// Contexts, scripts and caught exceptions as V8 had them in 2009.
//
// Part of the compatibility layer that <v8.h> explains.
#pragma once

#include "templates.h"

namespace v8_layer::v8_2009 {

class Context : public v8::Context {
 public:
  // Today's, but not for NULL, which is a configuration.
  template <class Isolate, class... Options,
            class = std::enable_if_t<std::is_same_v<Isolate, v8::Isolate>>>
  static Local<Context> New(Isolate* isolate, Options... options) {
    return v8::Context::New(isolate, options...);
  }
  // A global object of its own, or the one of a context that was detached from it, in the program's
  // isolate. The caller disposes of the context.
  static Persistent<Context> New(
      v8::ExtensionConfiguration* extensions = nullptr,
      v8::Local<v8::ObjectTemplate> global_template = v8::Local<v8::ObjectTemplate>(),
      v8::Local<v8::Value> global_object = v8::Local<v8::Value>()) {
    v8::HandleScope handles(CurrentIsolate());
    return Persistent<Context>::New(
        v8::Context::New(CurrentIsolate(), extensions, global_template, global_object));
  }
  static Local<Context> GetCurrent() { return CurrentContext(); }
  static Local<Context> GetEntered() { return CurrentIsolate()->GetEnteredOrMicrotaskContext(); }
  static Local<Context> GetCalling() { return CurrentContext(); }
  static bool InContext() { return CurrentIsolate()->InContext(); }
  // The context may be disposed of before the scope ends.
  class Scope : public v8::Context::Scope {
   public:
    explicit Scope(v8::Local<v8::Context> context)
        : v8::Context::Scope(v8::Local<v8::Context>::New(CurrentIsolate(), context)) {}
  };
  Local<Object> Global() { return v8::Context::Global(); }
  bool HasOutOfMemoryException() const { return false; }  // that ends the program
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
  // The functions that are running, the innermost first.
  static void PrintCurrentStackTrace(FILE* out) {
    v8::HandleScope handles(CurrentIsolate());
    v8::Local<v8::StackTrace> stack = v8::StackTrace::CurrentStackTrace(CurrentIsolate(), 100);
    for (int i = 0; i < stack->GetFrameCount(); ++i) {
      v8::Local<v8::StackFrame> frame = stack->GetFrame(CurrentIsolate(), i);
      const v8::String::Utf8Value function(CurrentIsolate(), frame->GetFunctionName());
      const v8::String::Utf8Value script(CurrentIsolate(), frame->GetScriptName());
      std::fprintf(out, "%s (%s:%d:%d)\n", *function == nullptr ? "" : *function,
                   *script == nullptr ? "" : *script, frame->GetLineNumber(), frame->GetColumn());
    }
  }
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

// What an earlier compilation learnt; nothing.
class ScriptData {
 public:
  static ScriptData* PreCompile(const char*, int) { return new ScriptData; }
  static ScriptData* New(unsigned*, int) { return new ScriptData; }
  int Length() { return 0; }
  unsigned* Data() { return nullptr; }
};

class Script : public v8::Script {
 public:
  // Today's, but not for NULL, which is an origin.
  template <class... Options>
  static v8::MaybeLocal<v8::Script> Compile(v8::Local<v8::Context> context,
                                            v8::Local<v8::String> source, Options... options) {
    return v8::Script::Compile(context, source, options...);
  }
  // Empty where the text is not JavaScript; `name` stands in messages.
  static Local<Script> Compile(v8::Local<v8::String> source, v8::ScriptOrigin* origin = nullptr,
                               ScriptData* = nullptr) {
    return OrEmpty(v8::Script::Compile(CurrentContext(), source, origin));
  }
  template <class T>
  static Local<Script> Compile(v8::Local<v8::String> source, v8::Local<T> name) {
    ScriptOrigin origin{v8::Local<v8::Value>(name)};
    return Compile(source, &origin);
  }
  // Bound to the current context as well.
  static Local<Script> New(v8::Local<v8::String> source, v8::ScriptOrigin* origin = nullptr,
                           ScriptData* data = nullptr) {
    return Compile(source, origin, data);
  }
  template <class T>
  static Local<Script> New(v8::Local<v8::String> source, v8::Local<T> name) {
    return Compile(source, name);
  }
  using v8::Script::Run;
  Local<Value> Run() { return OrEmpty(Run(CurrentContext())); }
  Local<Value> Id() { return Integer::New(GetUnboundScript()->GetId()); }
};

}  // namespace v8_layer::v8_2009
