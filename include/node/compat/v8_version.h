// What differs between the versions of V8 that modules are compiled for: 10.2, 11.3 and 13.6.
//
// Part of the compatibility layer that <v8.h> explains; the rest of it does not ask for the version.
// src/js/v8_compat.h is the same for the program.
#pragma once

#include <type_traits>

namespace v8_version {

#if V8_MAJOR_VERSION >= 13

// What an interceptor returns: whether it has answered. Its result is set by then.
using Intercepted = v8::Intercepted;
inline Intercepted Answered(bool has_answered) {
  return has_answered ? v8::Intercepted::kYes : v8::Intercepted::kNo;
}
// What a setter's interceptor is called with.
using SetterInfo = v8::PropertyCallbackInfo<void>;
inline void SetResult(const SetterInfo&, v8::Local<v8::Value>) {}

// Of a function's call.
inline v8::Local<v8::Object> Holder(const v8::FunctionCallbackInfo<v8::Value>& info) {
  return info.This();
}

inline v8::ScriptOrigin Origin(v8::Isolate*, v8::Local<v8::Value> name, int line, int column) {
  return v8::ScriptOrigin(name, line, column);
}

// Without effect: V8 does not look at them any more.
using v8::AccessControl;
inline constexpr AccessControl ALL_CAN_READ = v8::DEFAULT;
inline constexpr AccessControl ALL_CAN_WRITE = v8::DEFAULT;
inline constexpr AccessControl PROHIBITS_OVERWRITING = v8::DEFAULT;

// A class of V8's, with a SetAccessor to be overloaded.
template <class Base>
class WithSetAccessor : public Base {
 public:
  void SetAccessor() = delete;
};

// Gives `target`, an object or a template, the accessor `name`. It becomes a pair of functions: V8 has
// properties with callbacks as well, but where an object inherits one, an assignment passes it by. There
// is a setter always, since an assignment without one is an error in strict code.
template <class Callbacks, class Target>
bool SetAccessor(Target* target, v8::Local<v8::String> name, v8::Local<v8::Value> data, bool,
                 v8::AccessControl, v8::PropertyAttribute attributes) {
  v8::Isolate* const isolate = v8::Isolate::GetCurrent();
  v8::Local<v8::FunctionTemplate> getter =
      v8::FunctionTemplate::New(isolate, Callbacks::CallGetterFunction, data);
  v8::Local<v8::FunctionTemplate> setter =
      v8::FunctionTemplate::New(isolate, Callbacks::CallSetterFunction, data);
  if constexpr (std::is_base_of_v<v8::Template, Target>) {
    target->SetAccessorProperty(name, getter, setter, attributes);
  } else {
    v8::Local<v8::Context> context = isolate->GetCurrentContext();
    target->SetAccessorProperty(name, getter->GetFunction(context).ToLocalChecked(),
                                setter->GetFunction(context).ToLocalChecked(), attributes);
  }
  return true;
}

#else

// Whether an interceptor has answered shows in its having set a result.
using Intercepted = void;
inline void Answered(bool) {}
using SetterInfo = v8::PropertyCallbackInfo<v8::Value>;
inline void SetResult(const SetterInfo& info, v8::Local<v8::Value> result) {
  info.GetReturnValue().Set(result);
}

inline v8::Local<v8::Object> Holder(const v8::FunctionCallbackInfo<v8::Value>& info) {
  return info.Holder();
}

inline v8::ScriptOrigin Origin(v8::Isolate* isolate, v8::Local<v8::Value> name, int line,
                               int column) {
  return v8::ScriptOrigin(isolate, name, line, column);
}

using v8::AccessControl;
using v8::ALL_CAN_READ;
using v8::ALL_CAN_WRITE;
using v8::PROHIBITS_OVERWRITING;

template <class Base>
using WithSetAccessor = Base;

template <class Callbacks, class Target>
bool SetAccessor(Target* target, v8::Local<v8::String> name, v8::Local<v8::Value> data,
                 bool has_setter, v8::AccessControl settings, v8::PropertyAttribute attributes) {
  const v8::AccessorNameGetterCallback getter = Callbacks::CallGetter;
  v8::AccessorNameSetterCallback setter = Callbacks::CallSetter;
  if (!has_setter) setter = nullptr;
  if constexpr (std::is_base_of_v<v8::Template, Target>) {
    target->SetAccessor(v8::Local<v8::Name>(name), getter, setter, data, settings, attributes);
    return true;
  } else {
    v8::Local<v8::Context> context = v8::Isolate::GetCurrent()->GetCurrentContext();
    return target->SetAccessor(context, name, getter, setter, data, settings, attributes)
        .FromMaybe(false);
  }
}

#endif

}  // namespace v8_version
