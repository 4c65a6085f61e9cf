// What differs between the versions of V8 that we build with: 10.2 (Debian 12), 11.3 (Debian 13) and
// 13.6 (the release after it). Everything under src/ is written against the names in this file where a
// version differs; no other file asks for the version. include/node/compat/v8_version.h is the same for
// extension modules.
#pragma once

#include <v8-platform.h>
#include <v8.h>

#include <memory>

static_assert(V8_MAJOR_VERSION >= 10 && V8_MAJOR_VERSION <= 13, "written for V8 10.2 to 13.6");

namespace js::v8_compat {

// ---- the platform ----

// The base of our v8::Platform.
class Platform : public v8::Platform {
 public:
  // A job that does not run yet.
  virtual std::unique_ptr<v8::JobHandle> NewJob(v8::TaskPriority priority,
                                                std::unique_ptr<v8::JobTask> job) = 0;
#if V8_MAJOR_VERSION >= 11
  v8::PageAllocator* GetPageAllocator() final { return nullptr; }  // V8's own
  std::unique_ptr<v8::JobHandle> CreateJob(v8::TaskPriority priority,
                                           std::unique_ptr<v8::JobTask> job) final {
    return NewJob(priority, std::move(job));
  }
#else
  std::unique_ptr<v8::JobHandle> PostJob(v8::TaskPriority priority,
                                         std::unique_ptr<v8::JobTask> job) final {
    return NewJob(priority, std::move(job));  // a new handle starts its job
  }
#endif
};

// ---- flags ----

// Before V8 starts: lets a flag be set later as well. From 11 on V8 otherwise makes its flags read-only
// and ends the process at a change.
inline void KeepFlagsWritable() {
#if V8_MAJOR_VERSION >= 11
  v8::V8::SetFlagsFromString("--no-freeze-flags-after-init");
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

}  // namespace js::v8_compat
