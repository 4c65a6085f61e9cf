// binding("inspector"): profiles and snapshots of the program itself.
//
//   startProfile() -> boolean     records where the time goes; false when that is being done already
//   stopProfile() -> string       JSON, as DevTools opens it (.cpuprofile)
//   heapSnapshot(path)            writes all objects of the heap to a file; an Error where it cannot

#include <memory>
#include <utility>

#include "bindings/bindings.h"
#include "inspector/agent.h"
#include "inspector/profiles.h"
#include "js/class_builder.h"
#include "js/exceptions.h"
#include "js/path.h"
#include "js/values.h"

namespace bindings {

using js::Args;

struct Profiling final : js::BindingState {
  std::unique_ptr<inspector::Profile> profile;  // null: nothing is being recorded
};

static Profiling* profiling;

static void StartProfile(Args args) {
  const bool starts = profiling->profile == nullptr;
  if (starts)
    profiling->profile = std::make_unique<inspector::Profile>(*inspector::Agent::Current(),
                                                              inspector::ProfileKind::kCpu);
  args.GetReturnValue().Set(starts);
}

static void StopProfile(Args args) {
  const auto profile = std::move(profiling->profile);
  if (profile != nullptr) args.GetReturnValue().Set(js::String(args.GetIsolate(), profile->Stop()));
}

static void HeapSnapshot(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  std::string path;
  if (!js::ParsePath(isolate, args[0], "heapSnapshot: path", &path)) return;
  if (const base::Error error = inspector::WriteHeapSnapshot(isolate, path))
    js::Throw(isolate, error, path);
}

void RegisterInspector(js::Environment& env, v8::Local<v8::Object> target) {
  profiling = env.Own(std::make_unique<Profiling>());
  js::SetFunction(env, target, "startProfile", StartProfile);
  js::SetFunction(env, target, "stopProfile", StopProfile);
  js::SetFunction(env, target, "heapSnapshot", HeapSnapshot);
}

}  // namespace bindings
