// Values as V8 had them in 2009: made without an isolate, read and called without a context.
//
// Part of the compatibility layer that <v8.h> explains. Each class adds the functions of 2009 to
// today's class of the same name, which stay available beside them (and whose own name they
// inherit: inside a class, a base of it is v8_2009::Object, not Object). What failed in 2009 with
// an empty handle does so here: an exception is pending then. All of it works in the isolate and
// the context that are current.
#pragma once

#include <string>

#include "handles.h"

namespace v8_2009 {

inline v8::Isolate* CurrentIsolate() { return v8::Isolate::GetCurrent(); }
inline v8::Local<v8::Context> CurrentContext() { return CurrentIsolate()->GetCurrentContext(); }

// What failed is an empty handle.
template <class T>
v8::Local<T> OrEmpty(v8::MaybeLocal<T> maybe) {
  return maybe.FromMaybe(v8::Local<T>());
}

// The functions of a value, over today's class `Base`.
template <class Self, class Base>
class ValueOf2009 : public v8_version::WithSetAccessor<Base> {
 public:
  static Self* Cast(v8::Value* value) { return static_cast<Self*>(Base::Cast(value)); }

  using Base::ToArrayIndex;
  using Base::ToBoolean;
  using Base::ToDetailString;
  using Base::ToInt32;
  using Base::ToInteger;
  using Base::ToNumber;
  using Base::ToObject;
  using Base::ToString;
  using Base::ToUint32;
  Local<Boolean> ToBoolean() const;
  Local<String> ToDetailString() const;
  Local<Int32> ToInt32() const;
  Local<Integer> ToInteger() const;
  Local<Number> ToNumber() const;
  Local<Object> ToObject() const;
  Local<String> ToString() const;
  Local<Uint32> ToUint32() const;
  Local<Uint32> ToArrayIndex() const;

  // The conversion can run script; one that throws gives false, NaN or 0.
  using Base::BooleanValue;
  using Base::Int32Value;
  using Base::IntegerValue;
  using Base::NumberValue;
  using Base::Uint32Value;
  bool BooleanValue() const { return Base::BooleanValue(CurrentIsolate()); }
  int32_t Int32Value() const { return Base::Int32Value(CurrentContext()).FromMaybe(0); }
  int64_t IntegerValue() const { return Base::IntegerValue(CurrentContext()).FromMaybe(0); }
  double NumberValue() const {
    return Base::NumberValue(CurrentContext()).FromMaybe(__builtin_nan(""));
  }
  uint32_t Uint32Value() const { return Base::Uint32Value(CurrentContext()).FromMaybe(0); }

  using Base::Equals;
  bool Equals(v8::Local<v8::Value> that) const {
    return Base::Equals(CurrentContext(), that).FromMaybe(false);
  }
};

class Value : public ValueOf2009<Value, v8::Value> {};
class Primitive : public ValueOf2009<Primitive, v8::Primitive> {};

class Boolean : public ValueOf2009<Boolean, v8::Boolean> {
 public:
  using v8::Boolean::New;
  static Local<Boolean> New(bool value) { return New(CurrentIsolate(), value); }
};

class Number : public ValueOf2009<Number, v8::Number> {
 public:
  using v8::Number::New;
  static Local<Number> New(double value) { return New(CurrentIsolate(), value); }
};

class Integer : public ValueOf2009<Integer, v8::Integer> {
 public:
  using v8::Integer::New;
  using v8::Integer::NewFromUnsigned;
  static Local<Integer> New(int32_t value) { return New(CurrentIsolate(), value); }
  static Local<Integer> NewFromUnsigned(uint32_t value) {
    return NewFromUnsigned(CurrentIsolate(), value);
  }
};

class Int32 : public ValueOf2009<Int32, v8::Int32> {};
class Uint32 : public ValueOf2009<Uint32, v8::Uint32> {};

class External : public ValueOf2009<External, v8::External> {
 public:
  using v8::External::New;
  static Local<External> New(void* value) { return New(CurrentIsolate(), value); }
  static Local<v8_2009::Value> Wrap(void* value) { return New(value); }
  static void* Unwrap(v8::Local<v8::Value> value) { return value.As<v8::External>()->Value(); }
};

class String : public ValueOf2009<String, v8::String> {
 public:
  // UTF-8; length -1: up to the NUL. Empty where the string is longer than V8 allows.
  static Local<String> New(const char* data, int length = -1);
  static Local<String> New(const uint16_t* data, int length = -1);
  // For property names: equal symbols are one object, so that comparing handles compares texts.
  static Local<String> NewSymbol(const char* data, int length = -1);
  static Local<String> NewUndetectable(const char* data, int length = -1) {
    return New(data, length);
  }

  using v8::String::Concat;
  using v8::String::Empty;
  static Local<String> Empty() { return Empty(CurrentIsolate()); }
  static Local<String> Concat(v8::Local<v8::String> left, v8::Local<v8::String> right) {
    return Concat(CurrentIsolate(), left, right);
  }

  // V8 owns the resource and deletes it (its Dispose()) when the string is collected.
  using ExternalAsciiStringResource = v8::String::ExternalOneByteStringResource;
  static Local<String> NewExternal(ExternalStringResource* resource) {
    return OrEmpty(v8::String::NewExternalTwoByte(CurrentIsolate(), resource));
  }
  static Local<String> NewExternal(ExternalAsciiStringResource* resource) {
    return OrEmpty(v8::String::NewExternalOneByte(CurrentIsolate(), resource));
  }
  bool IsExternalAscii() const { return IsExternalOneByte(); }

  using v8::String::Utf8Length;
  int Utf8Length() const { return Utf8Length(CurrentIsolate()); }
  // Each gives the count written, with a NUL after it where there is room.
  using v8::String::Write;
  using v8::String::WriteUtf8;
  int Write(uint16_t* buffer, int start = 0, int length = -1) const {
    return Write(CurrentIsolate(), buffer, start, length);
  }
  int WriteUtf8(char* buffer, int length = -1, int* characters = nullptr) const {
    return WriteUtf8(CurrentIsolate(), buffer, length, characters);
  }
  int WriteAscii(char* buffer, int start = 0,
                 int length = -1) const {  // the low 8 bits of each character
    return WriteOneByte(CurrentIsolate(), reinterpret_cast<uint8_t*>(buffer), start, length);
  }

  // The text of a value as a C string. Converting can run script; `*text` is NULL where that
  // throws.
  class Utf8Value : public v8::String::Utf8Value {
   public:
    explicit Utf8Value(v8::Local<v8::Value> value)
        : v8::String::Utf8Value(CurrentIsolate(), value) {}
    Utf8Value(v8::Isolate* isolate, v8::Local<v8::Value> value)
        : v8::String::Utf8Value(isolate, value) {}
  };
  class AsciiValue {
   public:
    explicit AsciiValue(v8::Local<v8::Value> value);
    char* operator*() { return failed_ ? nullptr : text_.data(); }
    const char* operator*() const { return failed_ ? nullptr : text_.data(); }
    int length() const { return static_cast<int>(text_.size()); }

   private:
    std::string text_;
    bool failed_ = false;
  };
  class Value : public v8::String::Value {
   public:
    explicit Value(v8::Local<v8::Value> value) : v8::String::Value(CurrentIsolate(), value) {}
    Value(v8::Isolate* isolate, v8::Local<v8::Value> value) : v8::String::Value(isolate, value) {}
  };
};

using AccessorGetter = Local<Value> (*)(Local<String> property, const AccessorInfo& info);
using AccessorSetter = void (*)(Local<String> property, Local<Value> value,
                                const AccessorInfo& info);

// The functions of an object, over today's class `Base`. The bools tell whether it went through
// without an exception.
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
  using Base::HasRealIndexedProperty;
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

class Object : public ObjectOf2009<Object, v8::Object> {
 public:
  using v8::Object::New;
  static Local<Object> New() { return New(CurrentIsolate()); }
};

class Array : public ObjectOf2009<Array, v8::Array> {
 public:
  using v8::Array::New;
  static Local<Array> New(int length = 0) { return New(CurrentIsolate(), length); }
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

// An array of handles as today's functions take it: the same memory.
inline v8::Local<v8::Value>* AsModern(Local<Value>* handles) {
  static_assert(sizeof(Local<Value>) == sizeof(v8::Local<v8::Value>),
                "a handle of 2009 adds nothing to today's");
  return static_cast<v8::Local<v8::Value>*>(handles);
}

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

#include "values-inl.h"
