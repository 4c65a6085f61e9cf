// <node.h>: what an extension module needs of node, beside V8 (<v8.h>), libev (<ev.h>) and the
// thread pool (<eio.h>).
//
// A module is a library with a C function `init`, which require() calls with the object that it
// gives to the script:
//
//     #include <node.h>
//     using namespace v8;
//
//     static Handle<Value> Hello(const Arguments& args) { return String::New("World"); }
//
//     extern "C" void init(Handle<Object> target) {
//       HandleScope scope;
//       NODE_SET_METHOD(target, "hello", Hello);
//     }
//
// compiled with what `node --cflags` prints, and linked with nothing. It stays loaded until the
// program ends. A module may use C++ exceptions inside; none may leave a function that V8, libev or
// the pool called. Everything here is for the loop's thread, on which JavaScript runs.
// doc/extensions.md has the rest.
#pragma once

#include <ev.h>
#include <v8.h>

#include <string>

#include "eio.h"
#include "events.h"
#include "object_wrap.h"

#ifndef NODE_MODERN_V8
namespace node_0_1_9 {
inline v8::Local<v8::FunctionTemplate> MakeFunction(v8::InvocationCallback callback,
                                                    v8::Local<v8::Signature> signature = {}) {
  return v8::FunctionTemplate::New(callback, v8::Local<v8::Value>(), signature);
}
}  // namespace node_0_1_9
#endif

// Modules of 2009 say `using namespace node` and `using namespace v8`, and have helpers of their
// own that are called as some here are. So the functions are templates, which give way to a
// module's own; and what node got since stands in `node_today`.
namespace node {
inline namespace NODE_API_NAMESPACE {

// ---- functions and constants ----

// target[name] = a function that calls `callback`; `target` is a handle to an object or a template.
// An object that refuses, as a proxy can, leaves its exception pending; so below.
#define NODE_SET_METHOD(target, name, callback) \
  ::node_0_1_9::SetMethod(target, name, ::node_0_1_9::MakeFunction(callback))

// A method of the objects that the FunctionTemplate `constructor` makes. Called on anything else it
// throws a TypeError before it gets to `callback`.
#define NODE_SET_PROTOTYPE_METHOD(constructor, name, callback) \
  ::node_0_1_9::SetMethod(                                     \
      (constructor)->PrototypeTemplate(), name,                \
      ::node_0_1_9::MakeFunction(                              \
          callback, ::v8::Signature::New(::v8_today::Isolate::GetCurrent(), constructor)))

// target.NAME = NAME, a number, read-only.
#define NODE_DEFINE_CONSTANT(target, constant) \
  ::node_0_1_9::DefineConstant(target, #constant, constant)

// A Persistent<String> with the symbol `text`, which the module keeps.
#define NODE_PSYMBOL(text) ::v8::Persistent<::v8::String>::New(::v8::String::NewSymbol(text))

// ---- errors ----

// An Error for `errorno`, not thrown yet, with `code` ("ENOENT"), `errno`, `syscall`, and `path`
// where one is given: the same as node's own. Take errno on the line after the call that set it.
template <class = void>
v8::Local<v8::Value> ErrnoException(int errorno, const char* syscall, const char* path = nullptr) {
  return node_0_1_9::MakeErrnoError(errorno, syscall, path);
}

// Throw, and give what a callback returns then: `return ThrowTypeError("the first argument must be
// a string");`
template <class = void>
v8::Local<v8::Value> ThrowError(const char* message) {
  v8_today::Isolate* const isolate = v8_today::Isolate::GetCurrent();
  return isolate->ThrowException(
      v8::Exception::Error(v8::String::NewFromUtf8(isolate, message).ToLocalChecked()));
}
template <class = void>
v8::Local<v8::Value> ThrowTypeError(const char* message) {
  v8_today::Isolate* const isolate = v8_today::Isolate::GetCurrent();
  return isolate->ThrowException(
      v8::Exception::TypeError(v8::String::NewFromUtf8(isolate, message).ToLocalChecked()));
}

// For an exception that a callback of the loop caught and has nobody to give to: it goes the way of
// every uncaught one. The program's "uncaughtException" listeners get it; without one it is printed
// and the program ends with code 1.
template <class = void>
void FatalException(const v8::TryCatch& caught) {
  node_0_1_9::ReportUncaught(caught);
}

// ---- bytes ----

// node.ASCII, node.UTF8, node.RAW, and one character a byte, as ASCII is, by its two names.
enum encoding { ASCII, UTF8, RAW, BINARY = 4, RAWS = BINARY };
#ifdef NODE_MODERN_V8
constexpr encoding BYTES = static_cast<encoding>(3);  // a Uint8Array, "bytes"
#endif

// An encoding as scripts write it: a name in any case or one of node's constants; `absent` for null
// and undefined. For anything else a TypeError is pending, and the result is `absent`.
template <class = void>
encoding ParseEncoding(v8::Local<v8::Value> value, encoding absent = RAW) {
  return static_cast<encoding>(node_0_1_9::ParseEncoding(value, absent));
}

// Received bytes as a script wants them: a string, an array of integers (RAW) or a Uint8Array with
// memory of its own. Malformed UTF-8 becomes U+FFFD; a sequence split over two calls does, too.
// Empty, with an exception pending, where the value would be larger than V8 allows.
template <class = void>
v8::Local<v8::Value> Encode(const void* bytes, size_t size, encoding as = BINARY) {
  v8_today::Local<v8_today::Value> value;
  if (!node_0_1_9::Encode(static_cast<const char*>(bytes), size, as).ToLocal(&value))
    return v8::Local<v8::Value>();
  return value;
}

// The bytes of a value from a script: a string in that encoding, or an array of integers, a
// Uint8Array or an ArrayBuffer, byte for byte. False, with a TypeError pending, for anything else.
template <class = void>
bool Decode(v8::Local<v8::Value> value, encoding from, std::string* bytes) {
  bytes->clear();
  return node_0_1_9::Decode(value, from, bytes, [](void* out, const char* data, size_t size) {
    static_cast<std::string*>(out)->append(data, size);
  });
}

// The bytes of a file's name from a script, as node.fs takes it: UTF-8, but for those that stand for
// bytes which are not. False, with a TypeError pending that calls the value `what`, for anything but a
// string without NUL.
template <class = void>
bool DecodePath(v8::Local<v8::Value> value, const char* what, std::string* path) {
  path->clear();
  return node_0_1_9::DecodePath(value, what, path, [](void* out, const char* data, size_t size) {
    static_cast<std::string*>(out)->append(data, size);
  });
}

// The same as Decode in two steps, as modules of the winter of 2009 took them: how many bytes there are, and
// up to `size` of them; what is written is returned. -1, with nothing pending, for anything else.
template <class = void>
ssize_t DecodeBytes(v8::Local<v8::Value> value, encoding from = BINARY) {
  v8::TryCatch caught(v8_today::Isolate::GetCurrent());
  std::string bytes;
  return Decode(value, from, &bytes) ? static_cast<ssize_t>(bytes.size()) : -1;
}
template <class = void>
ssize_t DecodeWrite(char* out, size_t size, v8::Local<v8::Value> value, encoding from = BINARY) {
  v8::TryCatch caught(v8_today::Isolate::GetCurrent());
  std::string bytes;
  return Decode(value, from, &bytes) ? static_cast<ssize_t>(bytes.copy(out, size)) : -1;
}

}  // namespace NODE_API_NAMESPACE
}  // namespace node

// ---- calling JavaScript from the loop ----

namespace node_today {
inline namespace NODE_API_NAMESPACE {

// To stand in a callback of libev or the pool that calls JavaScript functions itself (Emit() does
// all this on its own). It is a HandleScope; what the functions throw and no TryCatch within it
// catches is reported as FatalException does; and at its end the reactions of language promises
// run, which would have to wait for another event. In a function that JavaScript called it is not
// needed: there an exception goes on to the caller.
class CallbackScope {
 public:
  CallbackScope()
      : handles_(v8_today::Isolate::GetCurrent()), caught_(v8_today::Isolate::GetCurrent()) {
    node_0_1_9::EnterCallback();
  }
  ~CallbackScope() { node_0_1_9::LeaveCallback(&caught_); }
  CallbackScope(const CallbackScope&) = delete;
  CallbackScope& operator=(const CallbackScope&) = delete;

 private:
  v8_today::HandleScope handles_;
  v8_today::TryCatch caught_;
};

}  // namespace NODE_API_NAMESPACE
}  // namespace node_today

#ifdef NODE_MODERN_V8
namespace node {
using node_today::CallbackScope;
}
#endif
