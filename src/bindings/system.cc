// binding("system"): the process as the system sees it (lib/system.js). Each throws the system's error.
//
//   pid                         ppid() -> number
//   chdir(path)                 umask(mask, or undefined) -> the mask before
//   kill(pid, signal)
//   hostname() -> string        uptime() -> seconds since the start of the process
//   memoryUsage() -> { rss, heapTotal, heapUsed, external, arrayBuffers }, in bytes
//   cpuUsage() -> { user, system }, in microseconds
//   setUser(uid, gid, groups)   a user or group is a number or a name; gid and groups undefined: the user's own
//   title() -> string           setTitle(text)
//   terminalSize(fd) -> { columns, rows }
//   processors() -> number      those that the process may run on
//   machine() -> string         the kind of processor, as uname(1) has it

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <csignal>
#include <string>
#include <thread>

#include "base/process.h"
#include "base/terminal.h"
#include "bindings/bindings.h"
#include "bindings/spawn_arguments.h"
#include "js/class_builder.h"
#include "js/exceptions.h"
#include "js/path.h"

namespace bindings {

using js::Args;
using js::Environment;

static void ParentPid(Args args) { args.GetReturnValue().Set(getppid()); }

static void ChangeFolder(Args args) {
  std::string path;
  if (!js::ParsePath(args.GetIsolate(), args[0], "chdir: the path", &path)) return;
  if (chdir(path.c_str()) != 0) js::Throw(args.GetIsolate(), base::Error::System("chdir"), path);
}

static void Umask(Args args) {
  const bool sets = args[0]->IsUint32();
  args.GetReturnValue().Set(sets ? umask(js::Uint32Of(args[0])) : base::FileModeMask());
}

static void Kill(Args args) {
  if (kill(js::Int32Of(args[0]), js::Int32Of(args[1])) != 0)
    js::Throw(args.GetIsolate(), base::Error::System("kill"));
}

static void HostName(Args args) {
  char name[HOST_NAME_MAX + 1] = "";
  if (gethostname(name, sizeof name) != 0)
    return js::Throw(args.GetIsolate(), base::Error::System("gethostname"));
  args.GetReturnValue().Set(js::PathString(args.GetIsolate(), name));
}

static void Processors(Args args) {
  args.GetReturnValue().Set(std::max(1U, std::thread::hardware_concurrency()));
}

static void Machine(Args args) {
  utsname names{};
  if (uname(&names) != 0) return js::Throw(args.GetIsolate(), base::Error::System("uname"));
  args.GetReturnValue().Set(js::PathString(args.GetIsolate(), names.machine));
}

static void Uptime(Args args) { args.GetReturnValue().Set(base::ProcessUptime()); }

static void MemoryUsage(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::HeapStatistics heap;
  isolate->GetHeapStatistics(&heap);
  v8::Local<v8::Object> usage = v8::Object::New(isolate);
  js::Set(isolate, usage, "rss", static_cast<double>(base::ResidentBytes()));
  js::Set(isolate, usage, "heapTotal", static_cast<double>(heap.total_heap_size()));
  js::Set(isolate, usage, "heapUsed", static_cast<double>(heap.used_heap_size()));
  js::Set(isolate, usage, "external", static_cast<double>(heap.external_memory()));
  js::Set(isolate, usage, "arrayBuffers", static_cast<double>(js::ArrayMemory::live()));
  args.GetReturnValue().Set(usage);
}

static double Microseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
}

static void CpuUsage(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  v8::Local<v8::Object> result = v8::Object::New(isolate);
  js::Set(isolate, result, "user", Microseconds(usage.ru_utime));
  js::Set(isolate, result, "system", Microseconds(usage.ru_stime));
  args.GetReturnValue().Set(result);
}

// ---- the user ----

static bool TakeGroups(v8::Isolate* isolate, v8::Local<v8::Array> values,
                       std::vector<gid_t>* groups) {
  groups->clear();
  for (uint32_t i = 0; i < values->Length(); ++i) {
    v8::Local<v8::Value> value;
    gid_t gid;
    if (!values->Get(isolate->GetCurrentContext(), i).ToLocal(&value)) return false;
    if (!TakeGroup(isolate, value, &gid)) return false;
    groups->push_back(gid);
  }
  return true;
}

static void SetUser(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  base::User user;
  if (!TakeUser(isolate, args[0], args[1], &user)) return;
  if (args[2]->IsArray() && !TakeGroups(isolate, args[2].As<v8::Array>(), &user.groups)) return;
  if (base::Error error = base::BecomeUser(user)) js::Throw(isolate, error);
}

// ---- title and terminal ----

static void Title(Args args) {
  args.GetReturnValue().Set(js::PathString(args.GetIsolate(), base::ProcessTitle()));
}

static void SetTitle(Args args) {
  std::string title;
  if (!js::ParsePath(args.GetIsolate(), args[0], "title: the title", &title)) return;
  base::SetProcessTitle(title);
}

static void TerminalSize(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  base::TerminalSize size;
  if (base::Error error = base::GetTerminalSize(js::Int32Of(args[0]), &size))
    return js::Throw(isolate, error);
  v8::Local<v8::Object> result = v8::Object::New(isolate);
  js::Set(isolate, result, "columns", size.columns);
  js::Set(isolate, result, "rows", size.rows);
  args.GetReturnValue().Set(result);
}

void RegisterSystem(Environment& env, v8::Local<v8::Object> target) {
  js::Set(env.isolate(), target, "pid", getpid());
  js::SetFunction(env, target, "ppid", ParentPid);
  js::SetFunction(env, target, "machine", Machine);
  js::SetFunction(env, target, "chdir", ChangeFolder);
  js::SetFunction(env, target, "umask", Umask);
  js::SetFunction(env, target, "kill", Kill);
  js::SetFunction(env, target, "hostname", HostName);
  js::SetFunction(env, target, "uptime", Uptime);
  js::SetFunction(env, target, "processors", Processors);
  js::SetFunction(env, target, "memoryUsage", MemoryUsage);
  js::SetFunction(env, target, "cpuUsage", CpuUsage);
  js::SetFunction(env, target, "setUser", SetUser);
  js::SetFunction(env, target, "title", Title);
  js::SetFunction(env, target, "setTitle", SetTitle);
  js::SetFunction(env, target, "terminalSize", TerminalSize);
}

}  // namespace bindings
