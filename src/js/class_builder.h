// ClassBuilder: registers a C++ class with V8 from member pointers, without macros.
//
//   ClassBuilder<Connection>(env, "Connection").Method<&Connection::Send>("send").Install(target);
//
// makes target.Connection a constructor that calls `static void Connection::New(js::Args)`, and
// send a prototype method that V8 calls on Connections only (a Signature), with the C++ object at
// hand.
#pragma once

#include <v8.h>

#include "js/environment.h"
#include "js/exceptions.h"
#include "js/values.h"
#include "js/wrap.h"

namespace js {

// Arguments and return value of a call from JavaScript.
using Args = const v8::FunctionCallbackInfo<v8::Value>&;

template <class T>
class ClassBuilder {
 public:
  ClassBuilder(Environment& env, const char* name)
      : isolate_(env.isolate()),
        name_(name),
        template_(v8::FunctionTemplate::New(isolate_, &Construct)) {
    template_->SetClassName(Name(isolate_, name));
    template_->InstanceTemplate()->SetInternalFieldCount(T::kFieldCount);
    signature_ = v8::Signature::New(isolate_, template_);
  }

  // void (T::*)(Args)
  template <auto kMethod>
  ClassBuilder& Method(const char* name) {
    template_->PrototypeTemplate()->Set(
        Name(isolate_, name),
        v8::FunctionTemplate::New(isolate_, &Thunk<kMethod>, v8::Local<v8::Value>(), signature_, 0,
                                  v8::ConstructorBehavior::kThrow));
    return *this;
  }

  v8::Local<v8::FunctionTemplate> function_template() const { return template_; }

  void Install(v8::Local<v8::Object> target) {
    v8::Local<v8::Context> context = isolate_->GetCurrentContext();
    target
        ->CreateDataProperty(context, Name(isolate_, name_),
                             template_->GetFunction(context).ToLocalChecked())
        .Check();
  }

 private:
  // A native object has its constructor in reach of a program, which may call it without `new`.
  static void Construct(Args args) {
    if (!args.IsConstructCall())
      return ThrowTypeError(args.GetIsolate(), "a native object is made with new");
    T::New(args);
  }

  template <auto kMethod>
  static void Thunk(Args args) {
    (Wrap::Unwrap<T>(args.This())->*kMethod)(args);
  }

  v8::Isolate* isolate_;
  const char* name_;
  v8::Local<v8::FunctionTemplate> template_;
  v8::Local<v8::Signature> signature_;
};

// A plain function as a property of `target`; `data` is its args.Data().
inline void SetFunction(Environment& env, v8::Local<v8::Object> target, const char* name,
                        void (*function)(Args), v8::Local<v8::Value> data = {}) {
  v8::Isolate* isolate = env.isolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Function> value =
      v8::Function::New(context, function, data, 0, v8::ConstructorBehavior::kThrow)
          .ToLocalChecked();
  value->SetName(Name(isolate, name));
  target->CreateDataProperty(context, Name(isolate, name), value).Check();
}

}  // namespace js
