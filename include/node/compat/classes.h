// The classes of V8 as it was in 2009, and what the files beside this one share.
//
// Part of the compatibility layer that <v8.h> explains. `v8` is today's V8 in all of these files.
// In `v8_2009`, the layer's classes extend today's, so a handle of one is a handle of the other: a
// v8_2009::Local<Object> *is* a v8::Local<v8::Object> whose `->` offers more. Only names of that
// time stand there, since everyone wrote `using namespace v8` and may call anything else what V8
// has called its own since. The layer's own helpers stand around it, in `v8_layer`.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace v8_layer {

namespace v8_2009 {
class AccessorInfo;
class Arguments;
class Array;
class Boolean;
class Context;
class Date;
class External;
class Function;
class FunctionTemplate;
class Int32;
class Integer;
class Message;
class Number;
class Object;
class ObjectTemplate;
class Primitive;
class Script;
class Signature;
class String;
class Template;
class Uint32;
class Value;

template <class T>
class Local;
template <class T>
class Persistent;
}  // namespace v8_2009
using namespace v8_2009;

// The class of today's V8 that a class of this layer extends; those without one are today's own.
template <class T>
struct Extends {
  using Type = T;
};
template <>
struct Extends<v8_2009::Array> {
  using Type = v8::Array;
};
template <>
struct Extends<v8_2009::Boolean> {
  using Type = v8::Boolean;
};
template <>
struct Extends<v8_2009::Context> {
  using Type = v8::Context;
};
template <>
struct Extends<v8_2009::Date> {
  using Type = v8::Date;
};
template <>
struct Extends<v8_2009::External> {
  using Type = v8::External;
};
template <>
struct Extends<v8_2009::Function> {
  using Type = v8::Function;
};
template <>
struct Extends<v8_2009::FunctionTemplate> {
  using Type = v8::FunctionTemplate;
};
template <>
struct Extends<v8_2009::Int32> {
  using Type = v8::Int32;
};
template <>
struct Extends<v8_2009::Integer> {
  using Type = v8::Integer;
};
template <>
struct Extends<v8_2009::Message> {
  using Type = v8::Message;
};
template <>
struct Extends<v8_2009::Number> {
  using Type = v8::Number;
};
template <>
struct Extends<v8_2009::Object> {
  using Type = v8::Object;
};
template <>
struct Extends<v8_2009::ObjectTemplate> {
  using Type = v8::ObjectTemplate;
};
template <>
struct Extends<v8_2009::Primitive> {
  using Type = v8::Primitive;
};
template <>
struct Extends<v8_2009::Script> {
  using Type = v8::Script;
};
template <>
struct Extends<v8_2009::Signature> {
  using Type = v8::Signature;
};
template <>
struct Extends<v8_2009::String> {
  using Type = v8::String;
};
template <>
struct Extends<v8_2009::Template> {
  using Type = v8::Template;
};
template <>
struct Extends<v8_2009::Uint32> {
  using Type = v8::Uint32;
};
template <>
struct Extends<v8_2009::Value> {
  using Type = v8::Value;
};
template <class T>
using Modern = typename Extends<T>::Type;

// The same handle under another type, which the caller knows to be right. A handle of V8 is one
// pointer.
template <class To, class From>
v8::Local<To> Reinterpret(const From& handle) {
  static_assert(sizeof(From) == sizeof(v8::Local<To>), "both are one pointer");
  v8::Local<To> result;
  std::memcpy(static_cast<void*>(&result), static_cast<const void*>(&handle), sizeof result);
  return result;
}

inline v8::Isolate* CurrentIsolate() { return v8::Isolate::GetCurrent(); }
inline v8::Local<v8::Context> CurrentContext() { return CurrentIsolate()->GetCurrentContext(); }

// What failed is an empty handle.
template <class T>
v8::Local<T> OrEmpty(v8::MaybeLocal<T> maybe) {
  return maybe.FromMaybe(v8::Local<T>());
}

// Ends the program: a module asks for what this V8 cannot give.
[[noreturn]] inline void Refuse(const char* what) {
  std::fprintf(stderr, "node: an extension module %s (doc/extensions.md, \"Which V8\")\n", what);
  std::abort();
}

}  // namespace v8_layer
