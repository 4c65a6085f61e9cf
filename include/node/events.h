// node::EventEmitter: a C++ class whose objects emit events, as node.EventEmitter does in
// JavaScript.
//
//     class Socket : public node::EventEmitter { ... };
//
//     Local<FunctionTemplate> t = FunctionTemplate::New(Socket::New);
//     t->Inherit(node::EventEmitter::constructor_template);
//     t->InstanceTemplate()->SetInternalFieldCount(1);
//
// Its objects are `instanceof node.EventEmitter`, with addListener and the rest. Thread and
// lifetime: as ObjectWrap says.
#pragma once

#include <v8.h>

#include "object_wrap.h"

namespace node_0_1_9 {

// A template that belongs to the program; a handle in the current scope where one is wanted.
template <v8_today::Local<v8_today::FunctionTemplate> (*kGet)()>
class ConstructorTemplate {
 public:
  operator v8::Local<v8::FunctionTemplate>() const { return kGet(); }
  v8::FunctionTemplate* operator->() const { return *v8::Local<v8::FunctionTemplate>(*this); }
};

}  // namespace node_0_1_9

namespace node {
inline namespace NODE_API_NAMESPACE {

class EventEmitter : public ObjectWrap {
 public:
  // What a class derived from EventEmitter inherits from. Its HasInstance() knows objects of such
  // classes, not those that scripts make with `new node.EventEmitter()`.
  static constexpr node_0_1_9::ConstructorTemplate<node_0_1_9::EventEmitterTemplate>
      constructor_template{};

  // Calls the listeners, in order, with the arguments; true where there are any. A HandleScope is
  // needed for making the arguments only. What a listener throws ends the emit (false): called from
  // the loop, it is reported as uncaught, which ends the program unless it listens to
  // "uncaughtException"; called from JavaScript, it is pending, and the caller should return. A
  // listener may do anything, so look at your own state again afterwards. Attach() an object that
  // uses itself after an Emit() from the loop: a listener may drop the last reference to it.
  bool Emit(const char* event, int argc, v8_today::Local<v8_today::Value> argv[]) {
    return EmitAny(event, argc, argv);
  }
  bool Emit(v8::Local<v8::String> event, int argc, v8_today::Local<v8_today::Value> argv[]) {
    return EmitAny(v8_today::Local<v8_today::String>(event), argc, argv);
  }

 private:
  template <class Event>
  bool EmitAny(Event event, int argc, v8_today::Local<v8_today::Value> argv[]) {
    static_assert(sizeof(argv[0]) == sizeof(void*), "a handle is one pointer");
    v8_today::HandleScope handles(v8_today::Isolate::GetCurrent());
    return node_0_1_9::Emit(handle(), event, argc, argv);
  }
};

}  // namespace NODE_API_NAMESPACE
}  // namespace node

#include "promise.h"
