// The differences between the versions of V8 that we build with: 10.2 (Debian 12), 11.3 (Debian 13)
// and 13.6 (the release after it). Code under src/ uses the names of this file where a version
// differs. No other file checks the version. include/node/compat/v8_version.h is the same for
// extension modules.
#pragma once

#include <v8-platform.h>
#include <v8.h>

#include <memory>
#include <tuple>
#include <utility>
#include <vector>

static_assert(V8_MAJOR_VERSION >= 10 && V8_MAJOR_VERSION <= 13, "written for V8 10.2 to 13.6");

namespace js::v8_compat {

// ---- the platform ----

// The base of our v8::TaskRunner, for tasks that may all be nested.
class TaskRunner : public v8::TaskRunner {
 public:
  // From any thread.
  virtual void Post(std::unique_ptr<v8::Task> task, double delay_in_seconds) = 0;

  bool IdleTasksEnabled() final { return false; }
  bool NonNestableTasksEnabled() const final { return true; }
  bool NonNestableDelayedTasksEnabled() const final { return true; }

#if V8_MAJOR_VERSION >= 13
 protected:
  using Where = const v8::SourceLocation&;
  void PostTaskImpl(std::unique_ptr<v8::Task> task, Where) final { Post(std::move(task), 0); }
  void PostNonNestableTaskImpl(std::unique_ptr<v8::Task> task, Where) final {
    Post(std::move(task), 0);
  }
  void PostDelayedTaskImpl(std::unique_ptr<v8::Task> task, double delay, Where) final {
    Post(std::move(task), delay);
  }
  void PostNonNestableDelayedTaskImpl(std::unique_ptr<v8::Task> task, double delay, Where) final {
    Post(std::move(task), delay);
  }
#else
  void PostTask(std::unique_ptr<v8::Task> task) final { Post(std::move(task), 0); }
  void PostNonNestableTask(std::unique_ptr<v8::Task> task) final { Post(std::move(task), 0); }
  void PostDelayedTask(std::unique_ptr<v8::Task> task, double delay) final {
    Post(std::move(task), delay);
  }
  void PostNonNestableDelayedTask(std::unique_ptr<v8::Task> task, double delay) final {
    Post(std::move(task), delay);
  }
  void PostIdleTask(std::unique_ptr<v8::IdleTask>) final {}
#endif
};

// The base of our v8::Platform.
class Platform : public v8::Platform {
 public:
  virtual std::shared_ptr<v8::TaskRunner> ForegroundTaskRunner() = 0;
  // A task for a thread of the pool.
  virtual void PostWork(std::unique_ptr<v8::Task> task) = 0;
  virtual void PostDelayedWork(std::unique_ptr<v8::Task> task, double delay_in_seconds) = 0;
  // The handle of a job, which V8 starts.
  virtual std::unique_ptr<v8::JobHandle> NewJob(v8::TaskPriority priority,
                                                std::unique_ptr<v8::JobTask> job) = 0;

#if V8_MAJOR_VERSION >= 13
  std::shared_ptr<v8::TaskRunner> GetForegroundTaskRunner(v8::Isolate*, v8::TaskPriority) final {
    return ForegroundTaskRunner();
  }

 protected:
  using Where = const v8::SourceLocation&;
  void PostTaskOnWorkerThreadImpl(v8::TaskPriority, std::unique_ptr<v8::Task> task, Where) final {
    PostWork(std::move(task));
  }
  void PostDelayedTaskOnWorkerThreadImpl(v8::TaskPriority, std::unique_ptr<v8::Task> task,
                                         double delay, Where) final {
    PostDelayedWork(std::move(task), delay);
  }
  std::unique_ptr<v8::JobHandle> CreateJobImpl(v8::TaskPriority priority,
                                               std::unique_ptr<v8::JobTask> job, Where) final {
    return NewJob(priority, std::move(job));
  }
#else
  std::shared_ptr<v8::TaskRunner> GetForegroundTaskRunner(v8::Isolate*) final {
    return ForegroundTaskRunner();
  }
  void CallOnWorkerThread(std::unique_ptr<v8::Task> task) final { PostWork(std::move(task)); }
  void CallDelayedOnWorkerThread(std::unique_ptr<v8::Task> task, double delay) final {
    PostDelayedWork(std::move(task), delay);
  }
#if V8_MAJOR_VERSION >= 11
  v8::PageAllocator* GetPageAllocator() final { return nullptr; }  // V8's own
  std::unique_ptr<v8::JobHandle> CreateJob(v8::TaskPriority priority,
                                           std::unique_ptr<v8::JobTask> job) final {
    return NewJob(priority, std::move(job));
  }
#else
  // The handle starts its job itself.
  std::unique_ptr<v8::JobHandle> PostJob(v8::TaskPriority priority,
                                         std::unique_ptr<v8::JobTask> job) final {
    return NewJob(priority, std::move(job));
  }
#endif
#endif
};

// ---- the inspector ----

}  // namespace js::v8_compat

namespace v8::debug {
// What V8's inspector calls when it hears of a context. Not in V8's headers, and from 13 on not in its library.
[[gnu::weak]] void SetContextId(v8::Local<v8::Context> context, int id);
}  // namespace v8::debug

namespace js::v8_compat {

// Numbers the context as the first that V8's inspector will hear of, so that it knows the scripts that ran before it
// was made. False where V8 has no way to: then it must be made before them.
inline bool NumberContext(v8::Local<v8::Context> context) {
  if (v8::debug::SetContextId == nullptr) return false;
  v8::debug::SetContextId(context, 1);
  return true;
}

// ---- flags ----

// To be called before V8 starts: allows a flag to be set later as well. From 11 on V8 otherwise
// makes its flags read-only and ends the process at a change.
inline void KeepFlagsWritable() {
#if V8_MAJOR_VERSION >= 11
  v8::V8::SetFlagsFromString("--no-freeze-flags-after-init");
#endif
}

// To be called before V8 starts: `import ... assert { type: "json" }`, which is `with` from 13 on.
inline void AllowImportAssertions() {
#if V8_MAJOR_VERSION < 13
  v8::V8::SetFlagsFromString("--harmony-import-assertions");
#endif
}

// ---- out of memory ----

#if V8_MAJOR_VERSION >= 11
using OutOfMemory = const v8::OOMDetails&;
inline bool IsHeap(OutOfMemory details) { return details.is_heap_oom; }
#else
using OutOfMemory = bool;
inline bool IsHeap(OutOfMemory is_heap) { return is_heap; }
#endif

// ---- scripts ----

// A session of v8_inspector::V8Inspector. From V8 11 on the caller says how far the debugger is trusted.
template <class Inspector, class Channel>
auto Connect(Inspector* inspector, int group, Channel* channel) {
#if V8_MAJOR_VERSION >= 11
  return inspector->connect(group, channel, {}, Inspector::kFullyTrusted);
#else
  return inspector->connect(group, channel, {});
#endif
}

inline v8::ScriptOrigin Origin([[maybe_unused]] v8::Isolate* isolate, v8::Local<v8::Value> name,
                               int line = 0, int column = 0, bool is_module = false,
                               v8::Local<v8::Data> host_options = {}) {
#if V8_MAJOR_VERSION >= 13
  return v8::ScriptOrigin(name, line, column, false, -1, {}, false, false, is_module, host_options);
#else
  return v8::ScriptOrigin(isolate, name, line, column, false, -1, {}, false, false, is_module,
                          host_options);
#endif
}

// The "with" (or "assert") of a static import: [key, value, offset, ...].
inline v8::Local<v8::FixedArray> AttributesOf(v8::Local<v8::ModuleRequest> request) {
#if V8_MAJOR_VERSION >= 13
  return request->GetImportAttributes();
#else
  return request->GetImportAssertions();
#endif
}

// What V8 calls names of a module whose exports the host sets: a vector of strings becomes it.
#if V8_MAJOR_VERSION >= 13
using ExportNames = v8::MemorySpan<const v8::Local<v8::String>>;
inline ExportNames ExportNamesOf(const std::vector<v8::Local<v8::String>>& names) {
  return {names.data(), names.size()};
}
#else
inline const std::vector<v8::Local<v8::String>>& ExportNamesOf(
    const std::vector<v8::Local<v8::String>>& names) {
  return names;
}
#endif

// The place of a top-level await that the module waits at. Empty where there is none.
inline v8::Local<v8::Message> StalledAwait(v8::Isolate* isolate, v8::Local<v8::Module> module) {
#if V8_MAJOR_VERSION >= 13
  auto [modules, messages] = module->GetStalledTopLevelAwaitMessages(isolate);
  return messages.empty() ? v8::Local<v8::Message>() : messages[0];
#elif V8_MAJOR_VERSION >= 11
  const auto found = module->GetStalledTopLevelAwaitMessage(isolate);
  return found.empty() ? v8::Local<v8::Message>() : std::get<1>(found[0]);
#else
  return {};
#endif
}

// Whether `error.stack` has the message that the error was made with, even if it is first read
// after the message was changed.
inline constexpr bool kStackKeepsFirstMessage = V8_MAJOR_VERSION >= 13;

// ---- values ----

// What a handle refers to, as V8's inline functions see it: a tagged pointer or a small integer.
inline v8::internal::Address AddressOf(v8::Local<v8::Value> value) {
#if V8_MAJOR_VERSION >= 13
  return v8::internal::ValueHelper::ValueAsAddress(*value);
#else
  return *reinterpret_cast<const v8::internal::Address*>(*value);
#endif
}

// Writes the low 8 bits of each character, text->Length() bytes. V8 13 names the older function deprecated.
inline void WriteOneByte(v8::Isolate* isolate, v8::Local<v8::String> text, char* out) {
  const auto bytes = reinterpret_cast<uint8_t*>(out);
#if V8_MAJOR_VERSION >= 13
  text->WriteOneByteV2(isolate, 0, text->Length(), bytes);
#else
  text->WriteOneByte(isolate, bytes, 0, text->Length(), v8::String::NO_NULL_TERMINATION);
#endif
}

// ---- extension modules ----

// The language version that V8's headers need. Not a later one without need: a module may be older.
#if V8_MAJOR_VERSION >= 13
inline constexpr char kHeadersLanguage[] = "gnu++20";
#else
inline constexpr char kHeadersLanguage[] = "gnu++17";
#endif

}  // namespace js::v8_compat
