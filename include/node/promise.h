// node::Promise: a node.Promise that C++ settles.
//
//     node::Promise* promise = node::Promise::Create();
//     ...keep it for later...
//     return promise->Handle();
//
//     promise->EmitSuccess(1, &result);       later, once: then the pointer is no longer yours
//
// Thread: the loop's.
#pragma once

#include <v8.h>

#include "events.h"

namespace node {
inline namespace NODE_API_NAMESPACE {

class Promise : public EventEmitter {
 public:
  // What a class derived from Promise inherits from; its objects are Wrap()ped and Attach()ed as
  // Create() does it.
  static constexpr node_0_1_9::ConstructorTemplate<node_0_1_9::PromiseTemplate>
      constructor_template{};

  // A new, unsettled one. It lives until one of the Emit functions below was called (one of them
  // must be, once), and after that as long as JavaScript holds it.
  static Promise* Create() {
    v8_today::Isolate* const isolate = v8_today::Isolate::GetCurrent();
    v8_today::HandleScope handles(isolate);
    Promise* promise = new Promise;
    promise->Wrap(node_0_1_9::PromiseTemplate()
                      ->InstanceTemplate()
                      ->NewInstance(isolate->GetCurrentContext())
                      .ToLocalChecked());
    promise->Attach();
    return promise;
  }

  // What to return to JavaScript; in the current HandleScope.
  v8::Local<v8::Object> Handle() const { return handle(); }

  // Settles it, and calls its listeners, as EventEmitter::Emit does; false where nobody listened or
  // a script settled it before. Do not use the promise after that. The error's first argument
  // should be an Error (see ErrnoException).
  bool EmitSuccess(int argc, v8_today::Local<v8_today::Value> argv[]) {
    return Settle("success", argc, argv);
  }
  bool EmitError(int argc, v8_today::Local<v8_today::Value> argv[]) {
    return Settle("error", argc, argv);
  }

  // Runs the loop until the promise is settled, as wait() does in JavaScript. What that throws
  // where nothing is left that could settle it is pending, or, called from the loop, uncaught.
  void Block() {
    v8_today::HandleScope handles(v8_today::Isolate::GetCurrent());
    node_0_1_9::Block(handle());
  }

 protected:
  Promise() = default;

 private:
  bool Settle(const char* event, int argc, v8_today::Local<v8_today::Value> argv[]) {
    const bool heard = Emit(event, argc, argv);
    Detach();
    return heard;
  }
};

}  // namespace NODE_API_NAMESPACE
}  // namespace node
