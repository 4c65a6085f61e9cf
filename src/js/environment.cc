#include "js/environment.h"

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/check.h"
#include "js/callback_scope.h"
#include "js/leak_check.h"
#include "js/platform.h"
#include "js/uncaught.h"
#include "js/v8_compat.h"
#include "js/values.h"
#include "net/service_manager.h"

namespace js {

Environment* Environment::current_ = nullptr;

// V8 cannot continue without memory. The message is all that is left to do.
static void OnFatal(const char* location, const char* message) {
  std::fprintf(stderr, "node: fatal error in V8: %s (%s)\n", message,
               location == nullptr ? "?" : location);
  std::fflush(stderr);
  std::abort();
}

static void OnOutOfMemory(const char* location, v8_compat::OutOfMemory details) {
  std::fprintf(stderr,
               "node: out of memory: the %s is exhausted (%s). --max-old-space-size=MEGABYTES "
               "raises V8's limit\n",
               v8_compat::IsHeap(details) ? "JavaScript heap" : "process memory",
               location == nullptr ? "?" : location);
  std::fflush(stderr);
  std::abort();
}

// The most memory of JavaScript. From 2 GiB on V8 lets a heap grow fourfold before a full
// collection, below that less than twofold. So the heap of a large program is marked half as often.
static constexpr size_t kMaxHeap = size_t{2048} * 1024 * 1024;

// V8 takes 984 KiB of stack for JavaScript, whatever the process has. Where that is less, V8 gets what leaves
// kNativeStack to C++, so that endless recursion is a RangeError there as well.
static void LimitStack(v8::Isolate* isolate) {
  constexpr size_t kDefault = 984 * 1024, kNativeStack = 256 * 1024;
  rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur >= kDefault + kNativeStack) return;
  const size_t size = std::max<size_t>(limit.rlim_cur, 2 * kNativeStack) - kNativeStack;
  isolate->SetStackLimit(reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) - size);
}

bool Environment::WantsGcStress() { return std::getenv("NODE_GC_STRESS") != nullptr; }

Environment::Environment(Platform* platform)
    : platform_(platform), loop_(loop::Loop::Get()), gc_stress_(WantsGcStress()) {
  CHECK(current_ == nullptr);
  current_ = this;
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = &array_memory_;
  params.constraints.set_max_old_generation_size_in_bytes(kMaxHeap);
  isolate_ = v8::Isolate::New(params);
  isolate_->Enter();
  LimitStack(isolate_);
  isolate_->SetFatalErrorHandler(OnFatal);
  isolate_->SetOOMErrorHandler(OnOutOfMemory);
  isolate_->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  isolate_->SetPromiseRejectCallback(OnPromiseReject);
  // What V8's own tasks run and nobody catches (callbacks of a FinalizationRegistry) comes here, not to CallbackScope.
  isolate_->AddMessageListener([](v8::Local<v8::Message> message, v8::Local<v8::Value> error) {
    current_->ReportUncaught(error, message);
  });
  v8::HandleScope handles(isolate_);
  context_.Reset(isolate_, v8::Context::New(isolate_));
  array_memory_.Attach(isolate_);
}

// The order matters: wraps may hold handles and watchers, states hold handles. The isolate goes
// last.
Environment::~Environment() {
  while (Wrap* wrap = wraps_.front()) delete wrap;
  states_.clear();
  rejections_.clear();
  uncaught_handler_ = rejection_handler_ = nullptr;
  context_.Reset();
  platform_->Shutdown();
  isolate_->Exit();
  isolate_->Dispose();
  current_ = nullptr;
}

bool Environment::RunNestedLoop() {
  const int depth = callback_depth;
  callback_depth = 0;
  bool alive;
  {
    v8::SealHandleScope seal(isolate_);
    alive = loop_.RunOnce() || platform_->Drain();
  }
  callback_depth = depth;
  return alive;
}

void Environment::RunMicrotasks() {
  do {
    v8::MicrotasksScope::PerformCheckpoint(isolate_);
  } while (!rejections_.empty() && ReportRejections());
}

static bool IsHandled(v8::Isolate* isolate, const v8::Global<v8::Promise>& promise) {
  return promise.Get(isolate)->HasHandler();
}

// V8 reports every rejection without a handler. Those that have one after the microtasks do not count, and are
// forgotten here already where they are the last ones: an endless chain of handled rejections in one turn takes no
// memory.
void Environment::OnPromiseReject(v8::PromiseRejectMessage message) {
  Environment& env = *current_;
  v8::Local<v8::Promise> promise = message.GetPromise();
  if (message.GetEvent() != v8::kPromiseRejectWithNoHandler) return;
  v8::Local<v8::Value> reason = message.GetValue();
  if (reason.IsEmpty()) reason = v8::Undefined(env.isolate_);
  while (!env.rejections_.empty() && IsHandled(env.isolate_, env.rejections_.back().promise))
    env.rejections_.pop_back();
  env.rejections_.push_back({v8::Global<v8::Promise>(env.isolate_, promise),
                             v8::Global<v8::Value>(env.isolate_, reason)});
}

// True if something was reported and a listener handled it, so that new microtasks may wait.
bool Environment::ReportRejections() {
  std::vector<Rejection> left;
  left.swap(rejections_);
  bool any = false;
  for (Rejection& rejection : left) {
    v8::HandleScope handles(isolate_);
    if (IsHandled(isolate_, rejection.promise)) continue;
    any = true;
    ReportRejection(rejection.reason.Get(isolate_), rejection.promise.Get(isolate_));
  }
  return any;
}

// Whether a listener has taken care of it. Where the listener itself throws, *error and *message are what it
// threw.
bool Environment::Handle(const v8::Global<v8::Function>* handler, int argc,
                         v8::Local<v8::Value>* argv, v8::Local<v8::Value>* error,
                         v8::Local<v8::Message>* message) {
  if (handler == nullptr || handler->IsEmpty()) return false;
  v8::TryCatch caught(isolate_);
  v8::Local<v8::Value> handled;
  if (handler->Get(isolate_)->Call(context(), context()->Global(), argc, argv).ToLocal(&handled))
    return handled->IsTrue();
  if (!caught.HasCaught()) return false;
  *error = caught.Exception();
  *message = caught.Message();
  return false;
}

void Environment::ReportUncaught(v8::Local<v8::Value> error, v8::Local<v8::Message> message) {
  v8::Local<v8::Value> argv[] = {error};
  if (!Handle(uncaught_handler_, 1, argv, &error, &message)) DieOf(error, message);
}

// What an "unhandledRejection" listener throws is uncaught.
void Environment::ReportRejection(v8::Local<v8::Value> reason, v8::Local<v8::Promise> promise) {
  v8::Local<v8::Value> argv[] = {reason, promise};
  v8::Local<v8::Value> error = reason;
  v8::Local<v8::Message> message;
  if (Handle(rejection_handler_, 2, argv, &error, &message)) return;
  if (message.IsEmpty()) message = v8::Exception::CreateMessage(isolate_, error);
  ReportUncaught(error, message);
}

void Environment::DieOf(v8::Local<v8::Value> error, v8::Local<v8::Message> message) {
  if (on_uncaught_ != nullptr) on_uncaught_(error, message);
  RunAtExit();
  PrintUncaught(isolate_, error, message);
  Exit(1);
}

OpenHandles Environment::CountHandles() const {
  OpenHandles handles;
  wraps_.ForEach([&](const Wrap* wrap) { wrap->CountHandles(&handles); });
  return handles;
}

void Environment::RunAtExit() {
  net::ServiceManager::Get().Stopping();
  loop_.FlushBeforeSleep();  // bytes that streams have not tried to send yet
  for (void (*flush)() : at_exit_) flush();
}

void Environment::Exit(int code) {
  if (!exiting_) {
    exiting_ = true;
    RunAtExit();
  }
  if (before_end_ != nullptr) before_end_();
  CheckLeaks();
  // Runs no destructors: threads of the pool may be working, and V8 has nothing to save.
  std::fflush(stdout);  // output of V8 itself (--trace-gc)
  std::_Exit(code == 0 && fail_at_exit_ ? 1 : code);
}

}  // namespace js
