// What JavaScript calls, as V8 had it in 2009: functions, accessors and interceptors that return their
// value.
//
// Part of the compatibility layer that <v8.h> explains. A callback of 2009 is kept in the data of
// one of today's, which calls it: alone where it comes without data, else in an array with the data
// behind it.
#pragma once

#include "objects.h"

namespace v8_layer {
namespace v8_2009 {

// The arguments of a call; lives as long as the call.
class Arguments {
 public:
  Arguments(const v8::FunctionCallbackInfo<v8::Value>& info, v8::Local<v8::Value> data)
      : info_(info), data_(data) {}

  int Length() const { return info_.Length(); }
  Local<Value> operator[](int index) const {
    return info_[index];
  }  // undefined where there is none
  Local<Object> This() const { return info_.This(); }
  Local<Object> Holder() const { return v8_version::Holder(info_); }
  bool IsConstructCall() const { return info_.IsConstructCall(); }
  Local<Value> Data() const { return data_; }
  v8::Isolate* GetIsolate() const { return info_.GetIsolate(); }

 private:
  const v8::FunctionCallbackInfo<v8::Value>& info_;
  v8::Local<v8::Value> data_;
};

// The arguments of an accessor. It lives as long as the call.
class AccessorInfo {
 public:
  template <class T>
  AccessorInfo(const v8::PropertyCallbackInfo<T>& info, v8::Local<v8::Value> data)
      : this_(info.This()), holder_(info.Holder()), data_(data), isolate_(info.GetIsolate()) {}
  AccessorInfo(const v8::FunctionCallbackInfo<v8::Value>& info, v8::Local<v8::Value> data)
      : this_(info.This()),
        holder_(v8_version::Holder(info)),
        data_(data),
        isolate_(info.GetIsolate()) {}

  Local<Object> This() const { return this_; }
  Local<Object> Holder() const { return holder_; }
  Local<Value> Data() const { return data_; }
  v8::Isolate* GetIsolate() const { return isolate_; }

 private:
  v8::Local<v8::Object> this_, holder_;
  v8::Local<v8::Value> data_;
  v8::Isolate* isolate_;
};

using InvocationCallback = Local<Value> (*)(const Arguments& args);

}  // namespace v8_2009

// The data of today's callback that stands for callbacks of 2009.
class CallbackData {
 public:
  // [data, callback...]; `data` is undefined where there is none.
  template <class... Callbacks>
  static v8::Local<v8::Value> Pack(v8::Local<v8::Value> data, Callbacks... callbacks) {
    v8::Isolate* const isolate = CurrentIsolate();
    if (data.IsEmpty()) data = v8::Undefined(isolate);
    v8::Local<v8::Value> all[] = {data, Code(isolate, callbacks)...};
    return v8::Array::New(isolate, all, 1 + sizeof...(callbacks));
  }
  static v8::Local<v8::Value> PackFunction(InvocationCallback callback, v8::Local<v8::Value> data) {
    return data.IsEmpty() ? Code(CurrentIsolate(), callback) : Pack(data, callback);
  }

  static v8::Local<v8::Value> Data(v8::Local<v8::Value> packed) { return At(packed, 0); }
  template <class Callback>
  static Callback Get(v8::Local<v8::Value> packed, uint32_t index) {
    return reinterpret_cast<Callback>(External::Unwrap(At(packed, index)));
  }
  // An empty result leaves today's default.
  template <class Info, class T>
  static void Return(const Info& info, Local<T> result) {
    if (!result.IsEmpty()) info.GetReturnValue().Set(v8::Local<Modern<T>>(result));
  }

  static void Call(const v8::FunctionCallbackInfo<v8::Value>& info) {
    v8::Local<v8::Value> code = info.Data(), data = v8::Undefined(info.GetIsolate());
    if (!code->IsExternal()) {
      data = Data(info.Data());
      code = At(info.Data(), 1);
    }
    const auto callback = reinterpret_cast<InvocationCallback>(External::Unwrap(code));
    Return(info, callback(Arguments(info, data)));
  }
  // Calls an accessor's getter; the data is [data, getter, setter, name].
  template <class Info>
  static void CallGetter(v8::Local<v8::Name> name, const Info& info) {
    const auto getter = Get<AccessorGetter>(info.Data(), 1);
    Return(info, getter(name.As<v8::String>(), AccessorInfo(info, Data(info.Data()))));
  }
  template <class Info>
  static void CallSetter(v8::Local<v8::Name> name, v8::Local<v8::Value> value, const Info& info) {
    const auto setter = Get<AccessorSetter>(info.Data(), 2);
    if (setter == nullptr) return;
    setter(name.As<v8::String>(), value, AccessorInfo(info, Data(info.Data())));
  }
  // The same as functions.
  static void CallGetterFunction(const v8::FunctionCallbackInfo<v8::Value>& info) {
    CallGetter(At(info.Data(), 3).As<v8::Name>(), info);
  }
  static void CallSetterFunction(const v8::FunctionCallbackInfo<v8::Value>& info) {
    CallSetter(At(info.Data(), 3).As<v8::Name>(), info[0], info);
  }
  template <class Target>
  static bool SetAccessor(Target* target, v8::Local<v8::String> name, AccessorGetter getter,
                          AccessorSetter setter, v8::Local<v8::Value> data,
                          v8::AccessControl settings, v8::PropertyAttribute attributes) {
    return v8_version::SetAccessor<CallbackData>(target, name, Pack(data, getter, setter, name),
                                                 setter != nullptr, settings, attributes);
  }

 private:
  template <class Callback>
  static v8::Local<v8::Value> Code(v8::Isolate* isolate, Callback callback) {
    return v8::External::New(isolate, reinterpret_cast<void*>(callback));
  }
  static v8::Local<v8::Value> Code(v8::Isolate*, v8::Local<v8::String> name) { return name; }
  static v8::Local<v8::Value> At(v8::Local<v8::Value> packed, uint32_t index) {
    return packed.As<v8::Array>()->Get(CurrentContext(), index).ToLocalChecked();
  }
};

// The interceptors of an object's properties, named (Key: Local<String>) or indexed (uint32_t). One
// that returns an empty handle leaves the access to the object itself, as does a query that says
// false. Symbols never get here.
template <class Key, class ModernKey>
class Interceptors {
 public:
  using Getter = Local<Value> (*)(Key, const AccessorInfo& info);
  using Setter = Local<Value> (*)(Key, Local<Value> value, const AccessorInfo& info);
  using Query = Local<Boolean> (*)(Key, const AccessorInfo& info);
  using Deleter = Local<Boolean> (*)(Key, const AccessorInfo& info);
  using Enumerator = Local<Array> (*)(const AccessorInfo& info);

  template <class Configuration>
  static Configuration Configure(Getter getter, Setter setter, Query query, Deleter deleter,
                                 Enumerator enumerator, v8::Local<v8::Value> data,
                                 v8::PropertyHandlerFlags flags) {
    return Configuration(getter == nullptr ? nullptr : Get, setter == nullptr ? nullptr : Set,
                         query == nullptr ? nullptr : Ask, deleter == nullptr ? nullptr : Delete,
                         enumerator == nullptr ? nullptr : Enumerate,
                         CallbackData::Pack(data, getter, setter, query, deleter, enumerator),
                         flags);
  }

 private:
  static uint32_t KeyOf(uint32_t index) { return index; }
  static Local<String> KeyOf(v8::Local<v8::Name> name) { return name.As<v8::String>(); }
  template <class Callback, int index, class Info>
  static Callback Of(const Info& info) {
    return CallbackData::Get<Callback>(info.Data(), index);
  }
  template <class Info>
  static AccessorInfo For(const Info& info) {
    return AccessorInfo(info, CallbackData::Data(info.Data()));
  }

  static v8_version::Intercepted Get(ModernKey key,
                                     const v8::PropertyCallbackInfo<v8::Value>& info) {
    const Local<Value> value = Of<Getter, 1>(info)(KeyOf(key), For(info));
    CallbackData::Return(info, value);
    return v8_version::Answered(!value.IsEmpty());
  }
  static v8_version::Intercepted Set(ModernKey key, v8::Local<v8::Value> value,
                                     const v8_version::SetterInfo& info) {
    const Local<Value> result = Of<Setter, 2>(info)(KeyOf(key), value, For(info));
    if (!result.IsEmpty()) v8_version::SetResult(info, result);
    return v8_version::Answered(!result.IsEmpty());
  }
  static v8_version::Intercepted Ask(ModernKey key,
                                     const v8::PropertyCallbackInfo<v8::Integer>& info) {
    const Local<Boolean> there = Of<Query, 3>(info)(KeyOf(key), For(info));
    const bool is_there = !there.IsEmpty() && there->IsTrue();
    if (is_there) info.GetReturnValue().Set(v8::None);
    return v8_version::Answered(is_there);
  }
  static v8_version::Intercepted Delete(ModernKey key,
                                        const v8::PropertyCallbackInfo<v8::Boolean>& info) {
    const Local<Boolean> result = Of<Deleter, 4>(info)(KeyOf(key), For(info));
    CallbackData::Return(info, result);
    return v8_version::Answered(!result.IsEmpty());
  }
  static void Enumerate(const v8::PropertyCallbackInfo<v8::Array>& info) {
    CallbackData::Return(info, Of<Enumerator, 5>(info)(For(info)));
  }
};
using NamedInterceptors = Interceptors<Local<String>, v8::Local<v8::Name>>;
using IndexedInterceptors = Interceptors<uint32_t, uint32_t>;

namespace v8_2009 {
using NamedPropertyGetter = NamedInterceptors::Getter;
using NamedPropertySetter = NamedInterceptors::Setter;
using NamedPropertyQuery = NamedInterceptors::Query;
using NamedPropertyDeleter = NamedInterceptors::Deleter;
using NamedPropertyEnumerator = NamedInterceptors::Enumerator;
using IndexedPropertyGetter = IndexedInterceptors::Getter;
using IndexedPropertySetter = IndexedInterceptors::Setter;
using IndexedPropertyQuery = IndexedInterceptors::Query;
using IndexedPropertyDeleter = IndexedInterceptors::Deleter;
using IndexedPropertyEnumerator = IndexedInterceptors::Enumerator;
}  // namespace v8_2009
}  // namespace v8_layer
