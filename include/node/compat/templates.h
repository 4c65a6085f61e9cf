// Functions and templates as V8 had them in 2009: a callback returns its value.
//
// Part of the compatibility layer that <v8.h> explains. A callback of 2009 is kept in the data of
// one of today's, which calls it: alone where it comes without data, else in an array with the data
// behind it.
#pragma once

#include "values.h"

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
  Local<Object> Holder() const { return info_.Holder(); }
  bool IsConstructCall() const { return info_.IsConstructCall(); }
  Local<Value> Data() const { return data_; }
  v8::Isolate* GetIsolate() const { return info_.GetIsolate(); }

 private:
  const v8::FunctionCallbackInfo<v8::Value>& info_;
  v8::Local<v8::Value> data_;
};

// What an accessor is told; lives as long as the call.
class AccessorInfo {
 public:
  template <class T>
  AccessorInfo(const v8::PropertyCallbackInfo<T>& info, v8::Local<v8::Value> data)
      : this_(info.This()), holder_(info.Holder()), data_(data), isolate_(info.GetIsolate()) {}

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

// The data of today's callback that stands for callbacks of 2009.
class CallbackData {
 public:
  static v8::Local<v8::Value> Pack(InvocationCallback callback, v8::Local<v8::Value> data) {
    v8::Isolate* const isolate = CurrentIsolate();
    v8::Local<v8::Value> code = v8::External::New(isolate, reinterpret_cast<void*>(callback));
    if (data.IsEmpty()) return code;
    v8::Local<v8::Value> both[] = {code, data};
    return v8::Array::New(isolate, both, 2);
  }
  static v8::Local<v8::Value> Pack(AccessorGetter getter, AccessorSetter setter,
                                   v8::Local<v8::Value> data) {
    v8::Isolate* const isolate = CurrentIsolate();
    if (data.IsEmpty()) data = v8::Undefined(isolate);
    v8::Local<v8::Value> all[] = {v8::External::New(isolate, reinterpret_cast<void*>(getter)), data,
                                  v8::External::New(isolate, reinterpret_cast<void*>(setter))};
    return v8::Array::New(isolate, all, 3);
  }

  static void Call(const v8::FunctionCallbackInfo<v8::Value>& info) {
    v8::Local<v8::Value> packed = info.Data(), data = v8::Undefined(info.GetIsolate());
    if (!packed->IsExternal()) {
      data = At(packed, 1);
      packed = At(packed, 0);
    }
    const auto callback = reinterpret_cast<InvocationCallback>(External::Unwrap(packed));
    const Local<Value> result = callback(Arguments(info, data));
    if (!result.IsEmpty())
      info.GetReturnValue().Set(static_cast<const v8::Local<v8::Value>&>(result));
  }
  static void Get(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
    const auto getter = reinterpret_cast<AccessorGetter>(External::Unwrap(At(info.Data(), 0)));
    const Local<Value> result =
        getter(name.As<v8::String>(), AccessorInfo(info, At(info.Data(), 1)));
    if (!result.IsEmpty())
      info.GetReturnValue().Set(static_cast<const v8::Local<v8::Value>&>(result));
  }
  static void Set(v8::Local<v8::Name> name, v8::Local<v8::Value> value,
                  const v8::PropertyCallbackInfo<void>& info) {
    const auto setter = reinterpret_cast<AccessorSetter>(External::Unwrap(At(info.Data(), 2)));
    setter(name.As<v8::String>(), value, AccessorInfo(info, At(info.Data(), 1)));
  }

 private:
  static v8::Local<v8::Value> At(v8::Local<v8::Value> packed, uint32_t index) {
    return packed.As<v8::Array>()->Get(CurrentContext(), index).ToLocalChecked();
  }
};

template <class Self, class Base>
class TemplateOf2009 : public Base {
 public:
  // Today's templates hold primitives and templates only: an object stands behind a getter.
  void Set(v8::Local<v8::Name> name, v8::Local<v8::Data> value,
           v8::PropertyAttribute attributes = v8::None) {
    const bool is_object = value->IsValue() && value.As<v8::Value>()->IsObject();
    if (!is_object) return Base::Set(name, value, attributes);
    Base::SetLazyDataProperty(name, GetData, value.As<v8::Value>(), attributes);
  }
  void Set(const char* name, v8::Local<v8::Data> value) {
    Set(OrEmpty(v8::String::NewFromUtf8(CurrentIsolate(), name, v8::NewStringType::kInternalized)),
        value);
  }

 private:
  static void GetData(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
    info.GetReturnValue().Set(info.Data());
  }
};
class Template : public TemplateOf2009<Template, v8::Template> {};

class ObjectTemplate : public TemplateOf2009<ObjectTemplate, v8::ObjectTemplate> {
  using Base = v8::ObjectTemplate;

 public:
  static Local<ObjectTemplate> New() { return Base::New(CurrentIsolate()); }
  static Local<ObjectTemplate> New(
      v8::Isolate* isolate,
      v8::Local<v8::FunctionTemplate> constructor = v8::Local<v8::FunctionTemplate>()) {
    return Base::New(isolate, constructor);
  }
  using Base::NewInstance;
  Local<Object> NewInstance() { return OrEmpty(NewInstance(CurrentContext())); }

  using Base::SetAccessor;
  void SetAccessor(v8::Local<v8::String> name, AccessorGetter getter,
                   AccessorSetter setter = nullptr,
                   v8::Local<v8::Value> data = v8::Local<v8::Value>(),
                   v8::AccessControl settings = v8::DEFAULT,
                   v8::PropertyAttribute attribute = v8::None) {
    SetAccessor(v8::Local<v8::Name>(name), CallbackData::Get,
                setter == nullptr ? nullptr : CallbackData::Set,
                CallbackData::Pack(getter, setter, data), settings, attribute);
  }
  using Base::SetCallAsFunctionHandler;
  void SetCallAsFunctionHandler(InvocationCallback callback,
                                v8::Local<v8::Value> data = v8::Local<v8::Value>()) {
    SetCallAsFunctionHandler(CallbackData::Call, CallbackData::Pack(callback, data));
  }
};

class Signature : public v8::Signature {
 public:
  using v8::Signature::New;
  static Local<Signature> New(
      v8::Local<v8::FunctionTemplate> receiver = v8::Local<v8::FunctionTemplate>()) {
    return New(CurrentIsolate(), receiver);
  }
};

class FunctionTemplate : public TemplateOf2009<FunctionTemplate, v8::FunctionTemplate> {
  using Base = v8::FunctionTemplate;

 public:
  using Base::New;
  static Local<FunctionTemplate> New() { return New(CurrentIsolate()); }
  static Local<FunctionTemplate> New(
      InvocationCallback callback, v8::Local<v8::Value> data = v8::Local<v8::Value>(),
      v8::Local<v8::Signature> signature = v8::Local<v8::Signature>()) {
    if (callback == nullptr) return New();
    return New(CurrentIsolate(), CallbackData::Call, CallbackData::Pack(callback, data), signature);
  }
  using Base::SetCallHandler;
  void SetCallHandler(InvocationCallback callback,
                      v8::Local<v8::Value> data = v8::Local<v8::Value>()) {
    SetCallHandler(CallbackData::Call, CallbackData::Pack(callback, data));
  }
  using Base::GetFunction;
  Local<Function> GetFunction() { return OrEmpty(GetFunction(CurrentContext())); }
  Local<ObjectTemplate> InstanceTemplate() { return Base::InstanceTemplate(); }
  Local<ObjectTemplate> PrototypeTemplate() { return Base::PrototypeTemplate(); }
};

template <class Self, class Base>
bool ObjectOf2009<Self, Base>::SetAccessor(v8::Local<v8::String> name, AccessorGetter getter,
                                           AccessorSetter setter, v8::Local<v8::Value> data,
                                           v8::AccessControl settings,
                                           v8::PropertyAttribute attribute) {
  return Base::SetAccessor(CurrentContext(), name, CallbackData::Get,
                           setter == nullptr ? nullptr : CallbackData::Set,
                           CallbackData::Pack(getter, setter, data), settings, attribute)
      .FromMaybe(false);
}

}  // namespace v8_2009
