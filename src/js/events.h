// Events: the functions of lib/*.js that a native class calls. One table for each class.
//
//   struct ConnectionEvents : js::Events {
//     ConnectionEvents() : Events("tcp", "Connection") {}
//     js::Event receive{this, "receive"};
//   };
//   ...
//   js::InstallSetEvents(env, target, {&state->connection_events});   // in the registrar
//   scope.Call(state->connection_events.receive, owner(), {data});    // in a callback
//
// lib/tcp.js passes all tables of its binding in one call, when it is loaded:
// native.setEvents({ Connection: { receive(data) { ... } } }). A callback that is missing or no
// function throws an Error there, with the names of binding, class and callback. Every callback is
// called on the owner of the native object, the public object. `this` is undefined if a binding has
// no objects.
#pragma once

#include <v8.h>

#include <initializer_list>
#include <vector>

#include "js/class_builder.h"
#include "js/environment.h"

namespace js {

class Events;

// A member of the table that its constructor gets.
class Event {
 public:
  Event(Events* table, const char* name);
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  // The argument of CallbackScope::Call(). Empty before setEvents().
  operator const v8::Global<v8::Function>&() const { return function_; }
  // For what V8 calls from within a program's code, whose exceptions are that program's.
  v8::Local<v8::Function> Get(v8::Isolate* isolate) const { return function_.Get(isolate); }

 private:
  friend class Events;

  const char* const name_;
  v8::Global<v8::Function> function_;
};

class Events {
 public:
  Events(const char* binding, const char* class_name)
      : binding_(binding), class_name_(class_name) {}
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;

  // Whether setEvents() was called: a binding may be used before the file of lib/ that calls it is loaded.
  bool taken() const { return taken_; }
  // Takes the callbacks from tables[class name]. False, with an Error thrown, if one is missing.
  bool Take(v8::Isolate* isolate, v8::Local<v8::Object> tables);

 private:
  friend class Event;

  const char* const binding_;
  const char* const class_name_;
  std::vector<Event*> events_;
  bool taken_ = false;
};

inline Event::Event(Events* table, const char* name) : name_(name) {
  table->events_.push_back(this);
}

// target.setEvents(tables), for all tables of a binding. They live as long as the environment.
void InstallSetEvents(Environment& env, v8::Local<v8::Object> target,
                      std::initializer_list<Events*> tables);

}  // namespace js
