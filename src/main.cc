// main: from the command line to the loop and out again.

#include <libplatform/libplatform.h>
#include <unistd.h>
#include <v8.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "base/clean_pages.h"
#include "base/file.h"
#include "base/heap.h"
#include "base/library_update.h"
#include "base/out_of_memory.h"
#include "base/signal_thread.h"
#include "bindings/bindings.h"
#include "cli/command_line.h"
#include "cli/compiler_flags.h"
#include "cli/help.h"
#include "cli/supervisor.h"
#include "cli/versions.h"
#include "inspector/agent.h"
#include "inspector/recorder.h"
#include "js/builtins.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/environment.h"
#include "js/path.h"
#include "js/platform.h"
#include "js/v8_compat.h"
#include "loop/loop.h"
#include "net/listener.h"
#include "net/worker.h"

// Calls internal[name](argument). An exception of it is uncaught.
static void CallInternal(js::Environment& env, const v8::Global<v8::Object>& internal,
                         const char* name,
                         std::initializer_list<v8::Local<v8::Value>> arguments = {}) {
  js::CallbackScope scope(env);
  v8::Local<v8::Value> function;
  if (!internal.Get(env.isolate())
           ->Get(env.context(), js::Name(env.isolate(), name))
           .ToLocal(&function))
    return;
  scope.Call(function.As<v8::Function>(), v8::Undefined(env.isolate()),
             static_cast<int>(arguments.size()),
             const_cast<v8::Local<v8::Value>*>(arguments.begin()));
}

static v8::Local<v8::Value> Arguments(v8::Isolate* isolate, const std::vector<const char*>& argv) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Array> array = v8::Array::New(isolate, static_cast<int>(argv.size()));
  for (size_t i = 0; i < argv.size(); ++i) {
    array->Set(context, static_cast<uint32_t>(i), js::PathString(isolate, argv[i])).Check();
  }
  return array;
}

static void RunMain(js::Environment& env, const v8::Global<v8::Object>& internal,
                    const cli::CommandLine& line) {
  v8::Isolate* isolate = env.isolate();
  v8::HandleScope handles(isolate);
  v8::Local<v8::Value> source = v8::Undefined(isolate);
  if (line.has_source) source = js::String(isolate, line.source);
  if (!line.tool.empty()) {
    return CallInternal(env, internal, "runTool",
                        {js::Name(isolate, line.tool), Arguments(isolate, line.options),
                         Arguments(isolate, line.argv), source});
  }
  if (!line.before.empty())
    CallInternal(env, internal, "runTool", {js::Name(isolate, line.before)});
  CallInternal(env, internal, "runMain",
               {Arguments(isolate, line.argv), source, v8::Boolean::New(isolate, line.is_module)});
}

// A program that still runs after this many seconds is a server: the memory that starting took is
// given back. A program that ends before never pays for it.
static constexpr double kStartOver = 1;

class StartMemory {
 public:
  StartMemory() {
    timer_.Bind<&StartMemory::Release>(this);
    timer_.Start(kStartOver);
    timer_.Unref();
  }

 private:
  void Release() { base::ReleaseCleanPages(); }

  loop::TimerWatcher timer_;
};

// What debuggers show of the program: the script as typed, and its full path.
static std::string PathOf(const cli::CommandLine& line) {
  if (line.has_source || line.argv.size() == 1) return "";
  const std::unique_ptr<char, decltype(&std::free)> path(realpath(line.argv[1], nullptr),
                                                         std::free);
  return path == nullptr ? "" : path.get();
}

// --inspect. False if no debugger can connect: then it has said so. Of several processes, each has the port
// behind that of the one before. A process of --processes goes on without a debugger: at a reload the
// process that it replaces still uses the port.
static bool StartInspector(inspector::Agent* agent, const cli::CommandLine& line) {
  auto address = inspector::Address::Parse(line.inspector);
  if (!address) {
    std::fprintf(stderr, "node: --inspect=%s: HOST:PORT is wanted\n", line.inspector.c_str());
    return false;
  }
  if (net::Worker::Get() != nullptr && address->port != 0) {
    const unsigned port = address->port + net::Worker::Get()->number();
    if (port > UINT16_MAX) {
      std::fprintf(stderr, "node: --inspect: there is no port %u for this process\n", port);
      return false;
    }
    address->port = static_cast<uint16_t>(port);
  }
  base::ListenForSignal(SIGUSR1, [agent, address] { agent->RequestStart(*address); });
  if (!line.inspects) return true;
  if (const base::Error error = agent->Start(*address, line.breaks_first)) {
    std::fprintf(stderr, "node: no debugger can connect to %s: %s\n", address->ToString().c_str(),
                 base::ErrorMessage(error).c_str());
    return net::Worker::Get() != nullptr && !line.breaks_first;
  }
  if (line.breaks_first) agent->WaitForDebugger();
  return true;
}

// --cpu-prof, --heap-prof and --heapsnapshot-signal. False if the signal is none.
static bool StartRecorder(inspector::Recorder* recorder, const cli::CommandLine& line) {
  if (line.profiles_cpu) recorder->RecordCpu();
  if (line.profiles_heap) recorder->RecordHeap();
  if (line.snapshot_signal.empty() || recorder->SnapshotAt(line.snapshot_signal)) return true;
  std::fprintf(stderr, "node: --heapsnapshot-signal: there is no signal %s\n",
               line.snapshot_signal.c_str());
  return false;
}

// A worker accepts what waits when it is to stop, and the script, or lib/service.js, sees to the rest.
static void StopWhereAsked(js::Environment& env, const v8::Global<v8::Object>& internal) {
  if (net::Worker::Get() == nullptr) return;
  net::Worker::Get()->OnStop([&] {
    net::Listener::AcceptWaiting();
    CallInternal(env, internal, "stop");
  });
}

// Never destroyed: the inspector's threads may use it to the end.
static inspector::Agent* agent;
static inspector::Recorder* recorder;

static int Run(js::Platform* platform, const cli::CommandLine& line) {
  js::Environment env(platform);
  v8::HandleScope handles(env.isolate());
  v8::Context::Scope context(env.context());
  js::InitBytes(env);
  v8::Global<v8::Object> internal;
  // Before the first script, since it knows no older ones.
  agent = new inspector::Agent(env, line.argv[line.has_source || line.argv.size() == 1 ? 0 : 1],
                               PathOf(line),
                               [&](const char* name) { CallInternal(env, internal, name); });
  {
    js::CallbackScope scope(env);
    v8::Local<v8::Object> made;
    if (!js::LoadBootstrap(env, bindings::kBindings, std::size(bindings::kBindings)).ToLocal(&made))
      return 1;
    internal.Reset(env.isolate(), made);
  }
  recorder = new inspector::Recorder(*agent);
  env.AtExit([] { recorder->Finish(); });
  env.BeforeEnd([] { agent->WaitForDisconnect(); });
  if (line.tool.empty() && (!StartInspector(agent, line) || !StartRecorder(recorder, line)))
    return 1;
  StopWhereAsked(env, internal);
  RunMain(env, internal, line);
  StartMemory start_memory;
  {
    v8::SealHandleScope seal(env.isolate());
    do {
      env.loop().Run();
    } while (platform->Drain());
  }
  CallInternal(env, internal, "emitExit");
  env.Exit(env.exit_code());
}

// V8 removes the flags that it knows from the words it is given. A word that is not a flag (a
// value, or the script) stays.
static int TakeV8Flag(const char* option, const char* next) {
  char program[] = "node";
  char* words[] = {program, const_cast<char*>(option), const_cast<char*>(next), nullptr};
  const int given = next == nullptr ? 2 : 3;
  int left = given;
  v8::V8::SetFlagsFromCommandLine(&left, words, true);
  return left > 1 && words[1] == option ? 0 : given - left;
}

// Prints the information that the command line asks for. Returns the exit code.
static int Answer(const cli::CommandLine& line) {
  switch (line.action) {
    case cli::Action::kVersion:
      std::puts(NODE_VERSION);
      return 0;
    case cli::Action::kVersions:
      std::fputs(cli::Versions(v8::V8::GetVersion()).c_str(), stdout);
      if (const char* library = base::LibraryInsteadOfCopy())
        std::printf("v8 is %s, since the copy made of it is out of date\n", library);
      return 0;
    case cli::Action::kCompilerFlags:
      std::puts(cli::CompilerFlags(js::v8_compat::kHeadersLanguage).c_str());
      return 0;
    case cli::Action::kHelp:
      if (!line.section.empty()) return cli::PrintHelp(line.section);
      std::fputs(cli::kUsage, stdout);
      return 0;
    case cli::Action::kV8Options:
      v8::V8::SetFlagsFromString("--help");
      return 0;  // V8 itself ends the process
    case cli::Action::kFail:
      std::fprintf(stderr, "node: %s\nnode --help names the options\n", line.complaint.c_str());
      return 1;
    default:
      std::fputs(cli::kUsage, stderr);
      return 1;
  }
}

int main(int argc, char** argv) {
  base::RunOnCurrentLibrary(argv);
  base::OpenStandardDescriptors();
  base::InstallOutOfMemoryHandler();
  base::SetHeapThresholds();
  net::Worker::TakeUp();
  cli::CommandLine line = cli::Parse(argc, argv, TakeV8Flag);
  if (line.action == cli::Action::kNoScript && isatty(STDIN_FILENO) == 1)
    line.action = cli::Action::kRun;
  if (line.action != cli::Action::kRun) return Answer(line);
  if (line.processes) return cli::Supervisor(line).Run();
  js::Platform platform(loop::Loop::Get());
  v8::V8::InitializePlatform(&platform);
  v8::V8::Initialize();
  return Run(&platform, line);
}
