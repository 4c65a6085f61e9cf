// binding("inspector"): profiles and snapshots of the program itself.
//
//   startProfile() -> boolean     records where the time goes; false when that is being done already
//   stopProfile() -> string       JSON, as DevTools opens it (.cpuprofile)
//   both(f, g) -> function        calls f and then g; not seen on the stack, so that f's caller is the program
//   taskScheduled(id, name, recurs), taskCanceled(id), taskStarted(id), taskFinished(id)
//                                 what runs later, for the stacks that debuggers show
//   heapSnapshot(path)            writes all objects of the heap to a file; an Error where it cannot

#include <iterator>
#include <memory>
#include <utility>
#include <vector>

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

static void CallBoth(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  std::vector<v8::Local<v8::Value>> values;
  for (int i = 0; i < args.Length(); ++i) values.push_back(args[i]);
  v8::Local<v8::Array> both = args.Data().As<v8::Array>();
  for (uint32_t i = 0; i < both->Length(); ++i) {
    v8::Local<v8::Value> function, result;
    if (!both->Get(context, i).ToLocal(&function) ||
        !function.As<v8::Function>()
             ->Call(context, args.This(), args.Length(), values.data())
             .ToLocal(&result))
      return;
    args.GetReturnValue().Set(result);
  }
}

static void Both(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Value> functions[] = {args[0], args[1]};
  v8::Local<v8::Function> both;
  if (v8::Function::New(isolate->GetCurrentContext(), CallBoth,
                        v8::Array::New(isolate, functions, std::size(functions)))
          .ToLocal(&both))
    args.GetReturnValue().Set(both);
}

// V8 knows tasks by pointers; those of promises are odd.
static void* Task(Args args) {
  return reinterpret_cast<void*>(static_cast<uintptr_t>(args[0].As<v8::Number>()->Value()) * 2);
}

static void TaskScheduled(Args args) {
  const v8::String::Value name(args.GetIsolate(), args[1]);
  inspector::Agent::Current()->inspector().asyncTaskScheduled(
      v8_inspector::StringView(*name, static_cast<size_t>(name.length())), Task(args),
      args[2]->IsTrue());
}

static void TaskCanceled(Args args) {
  inspector::Agent::Current()->inspector().asyncTaskCanceled(Task(args));
}

static void TaskStarted(Args args) {
  inspector::Agent::Current()->inspector().asyncTaskStarted(Task(args));
}

static void TaskFinished(Args args) {
  inspector::Agent::Current()->inspector().asyncTaskFinished(Task(args));
}

void RegisterInspector(js::Environment& env, v8::Local<v8::Object> target) {
  profiling = env.Own(std::make_unique<Profiling>());
  js::SetFunction(env, target, "startProfile", StartProfile);
  js::SetFunction(env, target, "stopProfile", StopProfile);
  js::SetFunction(env, target, "heapSnapshot", HeapSnapshot);
  js::SetFunction(env, target, "both", Both);
  js::SetFunction(env, target, "taskScheduled", TaskScheduled);
  js::SetFunction(env, target, "taskCanceled", TaskCanceled);
  js::SetFunction(env, target, "taskStarted", TaskStarted);
  js::SetFunction(env, target, "taskFinished", TaskFinished);
}

}  // namespace bindings
