// CallbackScope: the one gateway from C++ into JavaScript.
//
// Every callback of libev, c-ares or the pool makes one before it touches V8. It opens the handle
// scope. When the outermost one of the innermost loop closes, it runs the microtasks. An exception
// of a call is reported (and ends the process, unless "uncaughtException" has a listener), so
// callers see only that there is no result.
#pragma once

#include <v8.h>

#include <initializer_list>

#include "js/environment.h"

namespace js {

class CallbackScope {
 public:
  explicit CallbackScope(Environment& env);
  ~CallbackScope();
  CallbackScope(const CallbackScope&) = delete;
  CallbackScope& operator=(const CallbackScope&) = delete;

  // Calls `function`; empty when it threw.
  v8::MaybeLocal<v8::Value> Call(v8::Local<v8::Function> function, v8::Local<v8::Value> receiver,
                                 int argc, v8::Local<v8::Value>* argv);
  v8::MaybeLocal<v8::Value> Call(const v8::Global<v8::Function>& function,
                                 v8::Local<v8::Value> receiver,
                                 std::initializer_list<v8::Local<v8::Value>> arguments = {}) {
    return Call(function.Get(env_.isolate()), receiver, static_cast<int>(arguments.size()),
                const_cast<v8::Local<v8::Value>*>(arguments.begin()));
  }
  // Runs C++ code that calls into V8, and reports its exceptions in the same way.
  template <class F>
  void Run(F&& code) {
    v8::TryCatch caught(env_.isolate());
    code();
    if (caught.HasCaught()) Report(caught);
  }

 private:
  void Report(v8::TryCatch& caught);

  Environment& env_;
  v8::HandleScope handles_;
};

}  // namespace js
