// main: from the command line to the loop and out again.

#include <libplatform/libplatform.h>
#include <v8.h>

#include <cstdio>
#include <vector>

#include "base/clean_pages.h"
#include "base/file.h"
#include "base/heap.h"
#include "base/library_update.h"
#include "base/out_of_memory.h"
#include "bindings/bindings.h"
#include "cli/command_line.h"
#include "cli/compiler_flags.h"
#include "cli/versions.h"
#include "js/builtins.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/environment.h"
#include "js/path.h"
#include "js/platform.h"
#include "js/v8_compat.h"
#include "loop/loop.h"

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

static int Run(js::Platform* platform, const cli::CommandLine& line) {
  js::Environment env(platform);
  v8::HandleScope handles(env.isolate());
  v8::Context::Scope context(env.context());
  js::InitBytes(env);
  v8::Global<v8::Object> internal;
  {
    js::CallbackScope scope(env);
    v8::Local<v8::Object> made;
    if (!js::LoadBootstrap(env, bindings::kBindings, std::size(bindings::kBindings)).ToLocal(&made))
      return 1;
    internal.Reset(env.isolate(), made);
  }
  RunMain(env, internal, line);
  StartMemory start_memory;
  {
    v8::SealHandleScope seal(env.isolate());
    do {
      env.loop().Run();
    } while (platform->Drain());
  }
  CallInternal(env, internal, "emitExit");
  env.Exit(0);
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
  const cli::CommandLine line = cli::Parse(argc, argv, TakeV8Flag);
  if (line.action != cli::Action::kRun) return Answer(line);
  js::Platform platform(loop::Loop::Get());
  v8::V8::InitializePlatform(&platform);
  v8::V8::Initialize();
  return Run(&platform, line);
}
