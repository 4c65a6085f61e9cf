// Environment: the process's one isolate and context, and what the V8 glue shares.
//
// main() makes it once, and it lives to the end. Every layer from src/js upwards reaches it through
// Current(). It owns the state of each binding and lists every wrap, so that they are destroyed in
// order.
#pragma once

#include <v8.h>

#include <memory>
#include <vector>

#include "base/intrusive_list.h"
#include "js/array_memory.h"
#include "js/wrap.h"
#include "loop/loop.h"

namespace js {

class Platform;

// State that a binding keeps for as long as the environment lives (its callbacks, its templates).
class BindingState {
 public:
  virtual ~BindingState() = default;
};

class Environment {
 public:
  explicit Environment(Platform* platform);
  ~Environment();
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

  static Environment* Current() { return current_; }

  v8::Isolate* isolate() const { return isolate_; }
  // main() enters it for the whole life of the process, so GetCurrentContext() returns it
  // everywhere.
  v8::Local<v8::Context> context() const { return context_.Get(isolate_); }
  loop::Loop& loop() const { return loop_; }

  // Keeps `state` until the end and returns it.
  template <class T>
  T* Own(std::unique_ptr<T> state) {
    T* raw = state.get();
    states_.push_back(std::move(state));
    return raw;
  }

  // Runs one iteration of the loop from inside a callback (promise.wait()). Callbacks in it count
  // as outermost. False when no further event can occur.
  bool RunNestedLoop();

  // Runs the microtasks, then reports the rejections that have no handler.
  void RunMicrotasks();
  // The same between two outermost callbacks. Does nothing inside other callbacks.
  void RunMicrotasksIfOutermost() {
    if (callback_depth == 1) RunMicrotasks();
  }

  // Reports an error that left the outermost callback. It goes to the "uncaughtException" listeners
  // if there are any. Otherwise it is printed on stderr, and the process ends with code 1.
  void ReportUncaught(v8::Local<v8::Value> error, v8::Local<v8::Message> message);
  // The functions that call the listeners: error -> handled, and (reason, promise) -> handled. The process's
  // binding keeps them.
  void SetUncaughtHandlers(const v8::Global<v8::Function>& uncaught,
                           const v8::Global<v8::Function>& rejection) {
    uncaught_handler_ = &uncaught;
    rejection_handler_ = &rejection;
  }

  // Ends the process now, in order: writes the queued output, then exits. Runs no JavaScript.
  [[noreturn]] void Exit(int code);
  // Work for Exit() and for a natural end (write queued output, ...), in the order of the calls.
  void AtExit(void (*flush)()) { at_exit_.push_back(flush); }
  // Called last of all, when all has been printed.
  void BeforeEnd(void (*wait)()) { before_end_ = wait; }
  // Called with what ends the program, before it is printed.
  void OnUncaught(void (*report)(v8::Local<v8::Value>, v8::Local<v8::Message>)) {
    on_uncaught_ = report;
  }
  void RunAtExit();
  // Output was lost: an exit with code 0 becomes one with code 1.
  void FailAtExit() { fail_at_exit_ = true; }
  // The code of a natural end.
  void SetExitCode(int code) { exit_code_ = code; }
  int exit_code() const { return exit_code_; }

  // What all wraps have open.
  OpenHandles CountHandles() const;

  ArrayMemory& array_memory() { return array_memory_; }

  // The number of callback scopes on the stack within the innermost loop. CallbackScope keeps it.
  int callback_depth = 0;
  // Whether NODE_GC_STRESS is set; its flags of V8 must be set before V8 starts.
  static bool WantsGcStress();
  // Forces a full collection at each call from the loop (NODE_GC_STRESS=1), which finds objects
  // that are not kept alive.
  bool gc_stress() const { return gc_stress_; }

  // Whether a debugger is attached.
  bool is_debugged() const { return is_debugged_; }
  void SetDebugged(bool debugged) {
    is_debugged_ = debugged;
    is_watched_ = is_debugged_ || gc_stress_;
  }
  // Either of these: what a call from the loop asks for.
  bool is_watched() const { return is_watched_; }

 private:
  friend class Wrap;

  struct Rejection {
    v8::Global<v8::Promise> promise;
    v8::Global<v8::Value> reason;
  };

  static void OnPromiseReject(v8::PromiseRejectMessage message);
  bool ReportRejections();
  void ReportRejection(v8::Local<v8::Value> reason, v8::Local<v8::Promise> promise);
  bool Handle(const v8::Global<v8::Function>* handler, int argc, v8::Local<v8::Value>* argv,
              v8::Local<v8::Value>* error, v8::Local<v8::Message>* message);
  [[noreturn]] void DieOf(v8::Local<v8::Value> error, v8::Local<v8::Message> message);

  static Environment* current_;

  Platform* platform_;
  loop::Loop& loop_;
  ArrayMemory array_memory_;
  v8::Isolate* isolate_;
  v8::Global<v8::Context> context_;
  const v8::Global<v8::Function>* uncaught_handler_ = nullptr;
  const v8::Global<v8::Function>* rejection_handler_ = nullptr;
  std::vector<Rejection> rejections_;
  std::vector<std::unique_ptr<BindingState>> states_;
  std::vector<void (*)()> at_exit_;
  void (*before_end_)() = nullptr;
  void (*on_uncaught_)(v8::Local<v8::Value>, v8::Local<v8::Message>) = nullptr;
  base::IntrusiveList<Wrap, &Wrap::link_> wraps_;
  int exit_code_ = 0;
  bool gc_stress_;
  bool is_debugged_ = false;
  bool is_watched_ = gc_stress_;
  bool exiting_ = false;
  bool fail_at_exit_ = false;
};

}  // namespace js
