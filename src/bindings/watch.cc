// binding("watch"): the native half of node.fs.watch (lib/watch.js).
//
//   new Watch(owner)
//     open(path)          throws the system's error
//     close()             close() follows; nothing when closed
//     setKeepsLoopAlive(boolean)  whether it keeps the loop alive
//   setEvents({ Watch: { change, close } })
//     change(kind, name)   kind is an index of `kinds`; name undefined for none
//     close(error)         the last; undefined after close()
//   kinds: what "change" calls them
// and what a watched program and the one that watches it need (lib/watch_mode.js, lib/load_report.js):
//   signature(path) -> string   other when the file there is another, or has been written; "" where there is none
//   takeReports() -> boolean    whether descriptor 3 is a pipe for reports; it is not for children of ours
//   report(text)                writes a text to it; nothing when nobody reads

#include <fcntl.h>
#include <sys/stat.h>

#include <memory>
#include <string>

#include "base/file.h"
#include "bindings/bindings.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "js/exceptions.h"
#include "js/path.h"
#include "loop/file_watch.h"

namespace bindings {

using js::Args;
using js::Environment;

// By FileChange::Kind.
static constexpr const char* kKinds[] = {"create", "change", "rename", "delete", "overflow"};

struct WatchEvents final : js::BindingState, js::Events {
  WatchEvents() : Events("watch", "Watch") {}
  js::Event change{this, "change"}, close{this, "close"};
};

static WatchEvents* events;

// Pinned from open to close.
class Watch final : public js::Wrap, private loop::FileWatchListener {
 public:
  static void New(Args args) {
    auto* watch = new Watch(*Environment::Current(), args.This());
    watch->SetOwner(args[0]);
  }

  void Open(Args args) {
    std::string path;
    if (!js::ParsePath(args.GetIsolate(), args[0], "watch: path", &path)) return;
    if (watch_.open()) return;
    if (base::Error error = watch_.Open(path)) return js::Throw(args.GetIsolate(), error, path);
    path_ = path;
    Pin();
  }
  void Close(Args) { watch_.Close(); }
  void SetKeepsLoopAlive(Args args) { watch_.SetKeepsLoopAlive(args[0]->IsTrue()); }
  void CountHandles(js::OpenHandles* handles) const override {
    if (watch_.open()) handles->Add("fileWatcher");
  }

 private:
  Watch(Environment& env, v8::Local<v8::Object> object) : Wrap(env, object), watch_(this) {}

  void OnChange(const loop::FileChange& change) override {
    v8::Isolate* isolate = env().isolate();
    js::CallbackScope scope(env());
    v8::Local<v8::Value> name = v8::Undefined(isolate);
    if (!change.name.empty()) name = js::PathString(isolate, change.name);
    scope.Call(events->change, owner(),
               {v8::Integer::New(isolate, static_cast<int>(change.kind)), name});
  }

  void OnClosed(const base::Error& error) override {
    v8::Isolate* isolate = env().isolate();
    js::CallbackScope scope(env());
    v8::Local<v8::Object> receiver = owner();
    Unpin();
    v8::Local<v8::Value> value = v8::Undefined(isolate);
    if (error) value = js::MakeError(isolate, error, path_);
    scope.Call(events->close, receiver, {value});
  }

  loop::FileWatch watch_;
  std::string path_;
};

// ---- programs that are watched ----

static constexpr int kReportFd = 3;

// Folders are all alike: what is in them has signatures of its own.
static void Signature(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  std::string path, text;
  if (!js::ParsePath(isolate, args[0], "signature: path", &path)) return;
  struct stat file;
  if (stat(path.c_str(), &file) == 0) {
    text = "folder";
    if (!S_ISDIR(file.st_mode)) {
      text = std::to_string(file.st_dev) + ":" + std::to_string(file.st_ino) + ":" +
             std::to_string(file.st_size) + ":" + std::to_string(file.st_mtim.tv_sec) + "." +
             std::to_string(file.st_mtim.tv_nsec);
    }
  }
  args.GetReturnValue().Set(js::String(isolate, text));
}

static void TakeReports(Args args) {
  struct stat status;
  const bool is_pipe = fstat(kReportFd, &status) == 0 && S_ISFIFO(status.st_mode);
  args.GetReturnValue().Set(is_pipe && fcntl(kReportFd, F_SETFD, FD_CLOEXEC) == 0);
}

static void Report(Args args) {
  (void)base::WriteWaiting(kReportFd, js::ToUtf8(args.GetIsolate(), args[0]));
}

void RegisterWatch(Environment& env, v8::Local<v8::Object> target) {
  v8::Isolate* isolate = env.isolate();
  events = env.Own(std::make_unique<WatchEvents>());
  js::InstallSetEvents(env, target, {events});
  v8::Local<v8::Value> kinds[std::size(kKinds)];
  for (size_t i = 0; i < std::size(kKinds); ++i)
    kinds[i] = js::Name(isolate, kKinds[i]).As<v8::Value>();
  js::Set(isolate, target, "kinds",
          v8::Array::New(isolate, kinds, std::size(kKinds)).As<v8::Value>());
  js::SetFunction(env, target, "signature", Signature);
  js::SetFunction(env, target, "takeReports", TakeReports);
  js::SetFunction(env, target, "report", Report);
  js::ClassBuilder<Watch>(env, "Watch")
      .Method<&Watch::Open>("open")
      .Method<&Watch::Close>("close")
      .Method<&Watch::SetKeepsLoopAlive>("setKeepsLoopAlive")
      .Install(target);
}

}  // namespace bindings
