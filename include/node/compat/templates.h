// Templates as V8 had them in 2009.
//
// Part of the compatibility layer that <v8.h> explains.
#pragma once

#include "callbacks.h"

namespace v8_layer {

template <class Self, class Base>
class TemplateOf2009 : public v8_version::WithSetAccessor<Base> {
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
namespace v8_2009 {

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

  using v8_version::WithSetAccessor<Base>::SetAccessor;
  void SetAccessor(v8::Local<v8::String> name, AccessorGetter getter,
                   AccessorSetter setter = nullptr,
                   v8::Local<v8::Value> data = v8::Local<v8::Value>(),
                   v8::AccessControl settings = v8::DEFAULT,
                   v8::PropertyAttribute attribute = v8::None) {
    CallbackData::SetAccessor<Base>(this, name, getter, setter, data, settings, attribute);
  }
  void SetNamedPropertyHandler(NamedPropertyGetter getter, NamedPropertySetter setter = nullptr,
                               NamedPropertyQuery query = nullptr,
                               NamedPropertyDeleter deleter = nullptr,
                               NamedPropertyEnumerator enumerator = nullptr,
                               v8::Local<v8::Value> data = v8::Local<v8::Value>()) {
    SetHandler(NamedInterceptors::Configure<v8::NamedPropertyHandlerConfiguration>(
        getter, setter, query, deleter, enumerator, data,
        v8::PropertyHandlerFlags::kOnlyInterceptStrings));
  }
  void SetIndexedPropertyHandler(IndexedPropertyGetter getter,
                                 IndexedPropertySetter setter = nullptr,
                                 IndexedPropertyQuery query = nullptr,
                                 IndexedPropertyDeleter deleter = nullptr,
                                 IndexedPropertyEnumerator enumerator = nullptr,
                                 v8::Local<v8::Value> data = v8::Local<v8::Value>()) {
    SetHandler(IndexedInterceptors::Configure<v8::IndexedPropertyHandlerConfiguration>(
        getter, setter, query, deleter, enumerator, data, v8::PropertyHandlerFlags::kNone));
  }
  using Base::SetCallAsFunctionHandler;
  void SetCallAsFunctionHandler(InvocationCallback callback,
                                v8::Local<v8::Value> data = v8::Local<v8::Value>()) {
    SetCallAsFunctionHandler(CallbackData::Call, CallbackData::PackFunction(callback, data));
  }
};

class Signature : public v8::Signature {
 public:
  using v8::Signature::New;
  static Local<Signature> New(
      v8::Local<v8::FunctionTemplate> receiver = v8::Local<v8::FunctionTemplate>()) {
    return New(CurrentIsolate(), receiver);
  }
  // The types of the arguments are not checked.
  static Local<Signature> New(v8::Local<v8::FunctionTemplate> receiver, int,
                              Local<FunctionTemplate>[]) {
    return New(receiver);
  }
};

class FunctionTemplate : public TemplateOf2009<FunctionTemplate, v8::FunctionTemplate> {
  using Base = v8::FunctionTemplate;

 public:
  // Today's, but not for NULL, which is a callback.
  template <class Isolate, class... Options,
            class = std::enable_if_t<std::is_same_v<Isolate, v8::Isolate>>>
  static Local<FunctionTemplate> New(Isolate* isolate, Options... options) {
    return Base::New(isolate, options...);
  }
  static Local<FunctionTemplate> New() { return Base::New(CurrentIsolate()); }
  static Local<FunctionTemplate> New(
      InvocationCallback callback, v8::Local<v8::Value> data = v8::Local<v8::Value>(),
      v8::Local<v8::Signature> signature = v8::Local<v8::Signature>()) {
    if (callback == nullptr) return Base::New(CurrentIsolate(), nullptr, data, signature);
    return Base::New(CurrentIsolate(), CallbackData::Call,
                     CallbackData::PackFunction(callback, data), signature);
  }
  using Base::SetCallHandler;
  void SetCallHandler(InvocationCallback callback,
                      v8::Local<v8::Value> data = v8::Local<v8::Value>()) {
    SetCallHandler(CallbackData::Call, CallbackData::PackFunction(callback, data));
  }
  using Base::GetFunction;
  Local<Function> GetFunction() { return OrEmpty(GetFunction(CurrentContext())); }
  Local<ObjectTemplate> InstanceTemplate() { return Base::InstanceTemplate(); }
  // Without effect: V8 has no hidden prototypes, so this one shows as any other does.
  void SetHiddenPrototype(bool) {}
  Local<ObjectTemplate> PrototypeTemplate() { return Base::PrototypeTemplate(); }
};

}  // namespace v8_2009

template <class Self, class Base>
bool ObjectOf2009<Self, Base>::SetAccessor(v8::Local<v8::String> name, AccessorGetter getter,
                                           AccessorSetter setter, v8::Local<v8::Value> data,
                                           v8::AccessControl settings,
                                           v8::PropertyAttribute attribute) {
  return CallbackData::SetAccessor<Base>(this, name, getter, setter, data, settings, attribute);
}

}  // namespace v8_layer
