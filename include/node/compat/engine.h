// The engine as modules of 2009 saw it: V8's switches and notices, its locks and limits.
//
// Part of the compatibility layer that <v8.h> explains. The program started V8 and ends it; it runs
// on the loop's thread alone.
#pragma once

#include <algorithm>
#include <vector>

#include "execution.h"

namespace v8_layer {

namespace v8_2009 {
using MessageCallback = void (*)(Local<Message> message, Local<Value> data);
using GCCallback = void (*)();
using v8::FatalErrorCallback;
}  // namespace v8_2009

// The listeners of 2009 for messages, behind one of today's.
class MessageListeners {
 public:
  static void Add(MessageCallback callback, v8::Local<v8::Value> data) {
    if (All().empty()) CurrentIsolate()->AddMessageListener(Notify);
    All().push_back({callback, Persistent<Value>::New(data)});
  }
  static void Remove(MessageCallback callback) {
    const auto others = std::partition(All().begin(), All().end(), [&](const Listener& each) {
      return each.callback != callback;
    });
    std::for_each(others, All().end(), [](Listener& each) { each.data.Dispose(); });
    All().erase(others, All().end());
    if (All().empty()) CurrentIsolate()->RemoveMessageListeners(Notify);
  }

 private:
  struct Listener {
    MessageCallback callback;
    Persistent<Value> data;
  };
  static std::vector<Listener>& All() {
    static auto* const all = new std::vector<Listener>;
    return *all;
  }
  static void Notify(v8::Local<v8::Message> message, v8::Local<v8::Value> error) {
    const std::vector<Listener> all = All();  // a listener may remove itself
    for (const Listener& each : all) {
      Local<Value> data = error;
      if (!each.data.IsEmpty()) data = each.data;
      each.callback(message, data);
    }
  }
};

// What is called before and after each full collection.
class GcCallbacks {
 public:
  static void Set(GCCallback* which, GCCallback callback) {
    if (prologue == nullptr && epilogue == nullptr) {
      CurrentIsolate()->AddGCPrologueCallback(Before, v8::kGCTypeMarkSweepCompact);
      CurrentIsolate()->AddGCEpilogueCallback(After, v8::kGCTypeMarkSweepCompact);
    }
    *which = callback;
    if (prologue != nullptr || epilogue != nullptr) return;
    CurrentIsolate()->RemoveGCPrologueCallback(Before);
    CurrentIsolate()->RemoveGCEpilogueCallback(After);
  }
  inline static GCCallback prologue = nullptr, epilogue = nullptr;

 private:
  static void Before(v8::Isolate*, v8::GCType, v8::GCCallbackFlags) {
    if (prologue != nullptr) prologue();
  }
  static void After(v8::Isolate*, v8::GCType, v8::GCCallbackFlags) {
    if (epilogue != nullptr) epilogue();
  }
};

namespace v8_2009 {

class HeapStatistics : public v8::HeapStatistics {};

class V8 : public v8::V8 {
 public:
  static bool Initialize() { return true; }
  static bool Dispose() { return false; }
  static bool IsDead() { return false; }

  // `callback` hears of exceptions that nothing caught, with `data`, else with the exception. The
  // program reports them all the same.
  static bool AddMessageListener(MessageCallback callback,
                                 v8::Local<v8::Value> data = v8::Local<v8::Value>()) {
    MessageListeners::Add(callback, data);
    return true;
  }
  static void RemoveMessageListeners(MessageCallback callback) {
    MessageListeners::Remove(callback);
  }
  // In the place of the program's own, which says what happened and aborts.
  static void SetFatalErrorHandler(FatalErrorCallback callback) {
    CurrentIsolate()->SetFatalErrorHandler(callback);
  }
  static void IgnoreOutOfMemoryException() {}

  // Tells the collector of memory outside of its heap that objects of the module hold; gives the
  // new total.
  static int AdjustAmountOfExternalAllocatedMemory(int change) {
    return static_cast<int>(CurrentIsolate()->AdjustAmountOfExternalAllocatedMemory(change));
  }
  // Collects what can be collected, now.
  static void LowMemoryNotification() { CurrentIsolate()->LowMemoryNotification(); }
  // The module has nothing to do: V8 begins to collect. True: that is all there is to notify it of.
  static bool IdleNotification(bool is_high_priority = false) {
    CurrentIsolate()->MemoryPressureNotification(
        is_high_priority ? v8::MemoryPressureLevel::kCritical : v8::MemoryPressureLevel::kModerate);
    return true;
  }
  // NULL for none. They may use nothing of V8.
  static void SetGlobalGCPrologueCallback(GCCallback callback) {
    GcCallbacks::Set(&GcCallbacks::prologue, callback);
  }
  static void SetGlobalGCEpilogueCallback(GCCallback callback) {
    GcCallbacks::Set(&GcCallbacks::epilogue, callback);
  }
  static void GetHeapStatistics(HeapStatistics* statistics) {
    CurrentIsolate()->GetHeapStatistics(statistics);
  }

  static int GetCurrentThreadId() { return 1; }
  // Ends the JavaScript that is running; from any thread.
  static void TerminateExecution(int = 1) { program->TerminateExecution(); }
  static bool IsExecutionTerminating() { return program->IsExecutionTerminating(); }

 private:
  inline static v8::Isolate* const program = CurrentIsolate();
};

// The loop's thread holds V8 all the time, so a Locker there has nothing to do; on another thread
// it would wait for ever.
class Locker {
 public:
  Locker() {
    if (v8::Isolate::TryGetCurrent() == nullptr) {
      Refuse(
          "locks V8 on a thread of its own: JavaScript runs on the loop's thread only. Go there "
          "with "
          "ev_async_send() or the end of an eio request");
    }
  }
  ~Locker() {}  // else nobody would use the variable
  Locker(const Locker&) = delete;
  Locker& operator=(const Locker&) = delete;
  static void StartPreemption(int) {}
  static void StopPreemption() {}
  static bool IsLocked() { return v8::Isolate::TryGetCurrent() != nullptr; }
  static bool IsActive() { return false; }
};
class Unlocker {
 public:
  Unlocker() {}
  ~Unlocker() {}
  Unlocker(const Unlocker&) = delete;
  Unlocker& operator=(const Unlocker&) = delete;
};

// Limits in bytes. Only that of the stack can be set while V8 runs; sizes of the heap are options
// of the program.
class ResourceConstraints {
 public:
  int max_young_space_size() const { return young_; }
  void set_max_young_space_size(int value) { young_ = value; }
  int max_old_space_size() const { return old_; }
  void set_max_old_space_size(int value) { old_ = value; }
  uint32_t* stack_limit() const { return stack_; }
  void set_stack_limit(uint32_t* value) { stack_ = value; }

 private:
  int young_ = 0, old_ = 0;
  uint32_t* stack_ = nullptr;  // the lowest address that the stack may grow to
};
// False where something was asked for that cannot be set any more.
inline bool SetResourceConstraints(ResourceConstraints* limits) {
  if (limits->stack_limit() != nullptr) {
    CurrentIsolate()->SetStackLimit(reinterpret_cast<uintptr_t>(limits->stack_limit()));
  }
  return limits->max_young_space_size() == 0 && limits->max_old_space_size() == 0;
}

// What needed no change.
using v8::Data;
using v8::DEFAULT;
using v8::DontDelete;
using v8::DontEnum;
using v8::Extension;
using v8::ExtensionConfiguration;
using v8::None;
using v8::PropertyAttribute;
using v8::ReadOnly;
using v8_version::AccessControl;
using v8_version::ALL_CAN_READ;
using v8_version::ALL_CAN_WRITE;
using v8_version::PROHIBITS_OVERWRITING;

}  // namespace v8_2009
}  // namespace v8_layer
