// Options: named values of an object that lib/*.js made for a native class. lib/*.js has already
// checked the script's values. A value that is missing or of another type here throws a TypeError
// that names it.
//
//   js::Options options(isolate, args[1]);
//   limits.headers = options.Integer("maxHeaders");
//   if (!options.ok()) return;
#pragma once

#include <v8.h>

#include <string>

#include "js/exceptions.h"
#include "js/values.h"

namespace js {

class Options {
 public:
  Options(v8::Isolate* isolate, v8::Local<v8::Value> object) : isolate_(isolate), object_(object) {}

  // False once a value was missing or wrong. The exception is then thrown.
  bool ok() const { return ok_; }

  // Whether there is a value; for those that may be absent.
  bool Has(const char* name) { return !Get(name)->IsUndefined(); }

  uint32_t Integer(const char* name) {
    v8::Local<v8::Value> value = Get(name);
    if (value->IsUint32()) return value.As<v8::Uint32>()->Value();
    Fail(name, " must be an integer");
    return 0;
  }
  bool Flag(const char* name) {
    v8::Local<v8::Value> value = Get(name);
    if (!value->IsBoolean()) Fail(name, " must be a boolean");
    return value->IsTrue();
  }
  std::string Text(const char* name) {
    v8::Local<v8::Value> value = Get(name);
    if (value->IsString()) return ToUtf8(isolate_, value);
    Fail(name, " must be a string");
    return {};
  }

 private:
  v8::Local<v8::Value> Get(const char* name) {
    v8::Local<v8::Value> undefined = v8::Undefined(isolate_);
    if (!ok_ || !object_->IsObject()) return undefined;
    return object_.As<v8::Object>()
        ->Get(isolate_->GetCurrentContext(), Name(isolate_, name))
        .FromMaybe(undefined);
  }
  void Fail(const char* name, const char* expected) {
    if (ok_) ThrowTypeError(isolate_, std::string("options.") + name + expected);
    ok_ = false;
  }

  v8::Isolate* const isolate_;
  const v8::Local<v8::Value> object_;
  bool ok_ = true;
};

}  // namespace js
