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

#include <memory>
#include <string>

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

void RegisterWatch(Environment& env, v8::Local<v8::Object> target) {
  v8::Isolate* isolate = env.isolate();
  events = env.Own(std::make_unique<WatchEvents>());
  js::InstallSetEvents(env, target, {events});
  v8::Local<v8::Value> kinds[std::size(kKinds)];
  for (size_t i = 0; i < std::size(kKinds); ++i)
    kinds[i] = js::Name(isolate, kKinds[i]).As<v8::Value>();
  js::Set(isolate, target, "kinds",
          v8::Array::New(isolate, kinds, std::size(kKinds)).As<v8::Value>());
  js::ClassBuilder<Watch>(env, "Watch")
      .Method<&Watch::Open>("open")
      .Method<&Watch::Close>("close")
      .Method<&Watch::SetKeepsLoopAlive>("setKeepsLoopAlive")
      .Install(target);
}

}  // namespace bindings
