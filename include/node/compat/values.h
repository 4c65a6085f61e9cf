// Values as V8 had them in 2009: made without an isolate, read and called without a context.
//
// Part of the compatibility layer that <v8.h> explains. Each class adds the functions of 2009 to
// today's class of the same name, which stay available beside them (and whose own name they
// inherit: inside a class, a base of it is v8_2009::Object, not Object). What failed in 2009 with
// an empty handle does so here: an exception is pending then. All of it works in the isolate and
// the context that are current.
#pragma once

#include <string>

#include "persistent.h"

namespace v8_layer {

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

namespace v8_2009 {

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

// They were integers in 2009, whose New they had.
class Int32 : public ValueOf2009<Int32, v8::Int32> {
 public:
  static Local<Integer> New(int32_t value) { return v8_2009::Integer::New(value); }
};
class Uint32 : public ValueOf2009<Uint32, v8::Uint32> {
 public:
  static Local<Integer> New(uint32_t value) { return v8_2009::Integer::NewFromUnsigned(value); }
};

class External : public ValueOf2009<External, v8::External> {
 public:
  using v8::External::New;
  static Local<External> New(void* value) { return New(CurrentIsolate(), value); }
  static Local<v8_2009::Value> Wrap(void* value) { return New(value); }
  // NULL for what is no External.
  static void* Unwrap(v8::Local<v8::Value> value) {
    return !value.IsEmpty() && value->IsExternal() ? value.As<v8::External>()->Value() : nullptr;
  }
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
  const ExternalAsciiStringResource* GetExternalAsciiStringResource() const {
    return GetExternalOneByteStringResource();
  }

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

}  // namespace v8_2009
}  // namespace v8_layer

#include "objects.h"
