// Objects, functions and errors as V8 had them in 2009.
//
// Part of the compatibility layer that <v8.h> explains.
#pragma once

#include "values.h"

namespace v8_layer {

// An array of handles as today's functions take it: the same memory.
inline v8::Local<v8::Value>* AsModern(Local<Value>* handles) {
  static_assert(sizeof(Local<Value>) == sizeof(v8::Local<v8::Value>),
                "a handle of 2009 adds nothing to today's");
  return static_cast<v8::Local<v8::Value>*>(handles);
}

namespace v8_2009 {

using AccessorGetter = Local<Value> (*)(Local<String> property, const AccessorInfo& info);
using AccessorSetter = void (*)(Local<String> property, Local<Value> value,
                                const AccessorInfo& info);

}  // namespace v8_2009

// The functions of an object, over today's class `Base`. A bool is true when the function threw no
// exception.
template <class Self, class Base>
class ObjectOf2009 : public ValueOf2009<Self, Base> {
 public:
  using Base::Delete;
  using Base::Get;
  using Base::Has;
  using Base::Set;
  bool Set(v8::Local<v8::Value> key, v8::Local<v8::Value> value,
           v8::PropertyAttribute attributes = v8::None);
  bool Set(uint32_t index, v8::Local<v8::Value> value) {
    return Base::Set(CurrentContext(), index, value).FromMaybe(false);
  }
  // Defines an own property, whatever setters or read-only properties are in the way.
  bool ForceSet(v8::Local<v8::Value> key, v8::Local<v8::Value> value,
                v8::PropertyAttribute attributes = v8::None);
  Local<Value> Get(v8::Local<v8::Value> key) { return OrEmpty(Base::Get(CurrentContext(), key)); }
  Local<Value> Get(uint32_t index) { return OrEmpty(Base::Get(CurrentContext(), index)); }
  bool Has(v8::Local<v8::Value> key) { return Base::Has(CurrentContext(), key).FromMaybe(false); }
  bool Has(uint32_t index) { return Base::Has(CurrentContext(), index).FromMaybe(false); }
  bool Delete(v8::Local<v8::Value> key) {
    return Base::Delete(CurrentContext(), key).FromMaybe(false);
  }
  bool Delete(uint32_t index) { return Base::Delete(CurrentContext(), index).FromMaybe(false); }

  using Base::GetPropertyNames;
  using Base::GetRealNamedPropertyInPrototypeChain;
  using Base::HasRealIndexedProperty;
  using Base::HasRealNamedCallbackProperty;
  using Base::HasRealNamedProperty;
  using Base::ObjectProtoToString;
  using v8_version::WithSetAccessor<Base>::SetAccessor;
  using Base::SetPrototype;
  Local<Array> GetPropertyNames();
  bool HasRealNamedProperty(v8::Local<v8::String> key) {
    return Base::HasRealNamedProperty(CurrentContext(), key).FromMaybe(false);
  }
  bool HasRealIndexedProperty(uint32_t index) {
    return Base::HasRealIndexedProperty(CurrentContext(), index).FromMaybe(false);
  }
  bool HasRealNamedCallbackProperty(v8::Local<v8::String> key) {
    return Base::HasRealNamedCallbackProperty(CurrentContext(), key).FromMaybe(false);
  }
  // As Delete(): it goes past no interceptor, and what is DontDelete stays.
  bool ForceDelete(v8::Local<v8::Value> key) { return Delete(key); }
  // Past the object itself; empty where no prototype has it.
  Local<Value> GetRealNamedPropertyInPrototypeChain(v8::Local<v8::String> key) {
    return OrEmpty(Base::GetRealNamedPropertyInPrototypeChain(CurrentContext(), key));
  }
  Local<Object> FindInstanceInPrototypeChain(v8::Local<v8::FunctionTemplate> type);
  Local<String> ObjectProtoToString();
  Local<Value> GetPrototype() { return Base::GetPrototype(); }
  bool SetPrototype(v8::Local<v8::Value> prototype) {
    return Base::SetPrototype(CurrentContext(), prototype).FromMaybe(false);
  }
  bool SetAccessor(v8::Local<v8::String> name, AccessorGetter getter,
                   AccessorSetter setter = nullptr,
                   v8::Local<v8::Value> data = v8::Local<v8::Value>(),
                   v8::AccessControl settings = v8::DEFAULT,
                   v8::PropertyAttribute attribute = v8::None);
  Local<Object> Clone();

  // Either SetInternalField or SetPointerInInternalField may write what GetInternalField or
  // GetPointerFrom... reads.
  Local<Value> GetInternalField(int index) {
    return Base::GetInternalField(index).template As<v8::Value>();
  }
  void SetPointerInInternalField(int index, void* value) {
    Base::SetInternalField(index, v8::External::New(CurrentIsolate(), value));
  }
  void* GetPointerFromInternalField(int index) { return External::Unwrap(GetInternalField(index)); }

  // Values that scripts cannot see.
  bool SetHiddenValue(v8::Local<v8::String> key, v8::Local<v8::Value> value);
  Local<Value> GetHiddenValue(v8::Local<v8::String> key);
  bool DeleteHiddenValue(v8::Local<v8::String> key);

 private:
  static v8::Local<v8::Private> Hidden(v8::Local<v8::String> key) {
    return v8::Private::ForApi(CurrentIsolate(), key);
  }
};

namespace v8_2009 {

class Object : public ObjectOf2009<Object, v8::Object> {
 public:
  using v8::Object::New;
  static Local<Object> New() { return New(CurrentIsolate()); }
};

class Array : public ObjectOf2009<Array, v8::Array> {
 public:
  using v8::Array::New;
  static Local<Array> New(int length = 0) { return New(CurrentIsolate(), length); }
  // A copy of an element that is an object; empty for others.
  Local<v8_2009::Object> CloneElementAt(uint32_t index);
};

class Date : public ObjectOf2009<Date, v8::Date> {
 public:
  using v8::Date::New;
  // Milliseconds since 1970.
  static Local<v8_2009::Value> New(double time) { return OrEmpty(New(CurrentContext(), time)); }
  double NumberValue() const { return ValueOf(); }
};

class Function : public ObjectOf2009<Function, v8::Function> {
 public:
  using v8::Function::Call;
  using v8::Function::NewInstance;
  // Empty where it throws. See doc/extensions.md, "Calling JavaScript", for calls that the loop's
  // callbacks make.
  Local<v8_2009::Value> Call(v8::Local<v8::Value> receiver, int argc, Local<v8_2009::Value> argv[]);
  Local<v8_2009::Object> NewInstance() const { return OrEmpty(NewInstance(CurrentContext())); }
  Local<v8_2009::Object> NewInstance(int argc, Local<v8_2009::Value> argv[]) const;
  Local<v8_2009::Value> GetName() const { return v8::Function::GetName(); }
};

using v8::False;
using v8::Null;
using v8::True;
using v8::Undefined;
inline Local<Primitive> Undefined() { return v8::Undefined(CurrentIsolate()); }
inline Local<Primitive> Null() { return v8::Null(CurrentIsolate()); }
inline Local<Boolean> True() { return v8::True(CurrentIsolate()); }
inline Local<Boolean> False() { return v8::False(CurrentIsolate()); }

// Error objects, not thrown yet.
class Exception {
 public:
  static Local<Value> Error(v8::Local<v8::String> message) { return v8::Exception::Error(message); }
  static Local<Value> RangeError(v8::Local<v8::String> message) {
    return v8::Exception::RangeError(message);
  }
  static Local<Value> ReferenceError(v8::Local<v8::String> message) {
    return v8::Exception::ReferenceError(message);
  }
  static Local<Value> SyntaxError(v8::Local<v8::String> message) {
    return v8::Exception::SyntaxError(message);
  }
  static Local<Value> TypeError(v8::Local<v8::String> message) {
    return v8::Exception::TypeError(message);
  }
};

}  // namespace v8_2009
}  // namespace v8_layer

#include "values-inl.h"
