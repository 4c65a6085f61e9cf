// Agent: V8's inspector on the main thread, and the debuggers' sessions with it.
//
// Messages of debuggers come from the server's thread (Mailbox). They are handled by the loop where it
// waits, by an interrupt where JavaScript runs, and by the pause's own loop where the program is paused.
// While it is paused nothing else happens: the event loop stands still, and what peers send waits in
// the kernel.
#pragma once

#include <v8-inspector.h>
#include <v8.h>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "inspector/address.h"
#include "inspector/mailbox.h"
#include "inspector/server.h"
#include "js/environment.h"
#include "loop/watcher.h"

namespace inspector {

class Agent final : private v8_inspector::V8InspectorClient {
 public:
  // `title` and `script` are what debuggers show: the script as it was typed, and its full path, "" for
  // none. `call` calls a function of lib/bootstrap.js by its name. V8's inspector is made when it is
  // first needed.
  Agent(js::Environment& env, std::string title, std::string script,
        std::function<void(const char* name)> call);
  ~Agent() override;
  // The one that there is.
  static Agent* Current() { return current_; }

  // Listens for debuggers, and says where on stderr. Does nothing when it listens already.
  // With `waits`, WaitForDebugger() follows.
  base::Error Start(const Address& address, bool waits = false);
  // Start(), from any thread, as soon as the main thread can; for SIGUSR1. An error is said on stderr.
  void RequestStart(const Address& address);

  // V8's inspector, made by the first call.
  v8_inspector::V8Inspector& inspector();

  // Tells the debuggers of an exception that nobody handles.
  void ReportUncaught(v8::Local<v8::Value> error, v8::Local<v8::Message> message);

  // Blocks until a debugger says that the program may run, which then stops at its first statement.
  void WaitForDebugger();
  // A session of the program's own, without a debugger.
  class LocalSession : private v8_inspector::V8Inspector::Channel {
   public:
    explicit LocalSession(Agent& agent);
    // Calls a method of the protocol without parameters, and returns the answer: {"id":1,"result":{}}.
    std::string Call(std::string_view method);

   protected:
    // Calls with parameters: a whole message. What answers it, now or later, is sendResponse().
    void Send(std::string_view message);
    v8_inspector::V8InspectorSession& session() { return *session_; }

   private:
    void sendResponse(int call, std::unique_ptr<v8_inspector::StringBuffer> message) override;
    void sendNotification(std::unique_ptr<v8_inspector::StringBuffer> message) override {}
    void flushProtocolNotifications() override {}

    v8::Isolate* const isolate_;
    std::string answer_;
    std::unique_ptr<v8_inspector::V8InspectorSession> session_;
  };

  // The program has ended: notifies the debuggers, and waits until they have disconnected.
  void WaitForDisconnect();

 private:
  class Session;

  // v8_inspector::V8InspectorClient
  void runMessageLoopOnPause(int group) override;
  void quitMessageLoopOnPause() override { paused_ = false; }
  void runIfWaitingForDebugger(int group) override { waiting_ = false; }
  v8::Local<v8::Context> ensureDefaultContextInGroup(int group) override { return env_.context(); }
  double currentTimeMS() override;
  std::unique_ptr<v8_inspector::StringBuffer> resourceNameToUrl(
      const v8_inspector::StringView& name) override;

  void Wake();
  void OnWake();
  static void OnInterrupt(v8::Isolate* isolate, void* agent);
  void StartRequested();
  void HandleAll();
  void Handle(std::vector<Event> events);
  void Open(int number);
  void Close(int number);
  void EndClosed();
  bool has_open_sessions() const;

  static inline Agent* current_ = nullptr;

  js::Environment& env_;
  const std::string title_, script_;
  const std::function<void(const char* name)> call_;
  Mailbox mailbox_;
  std::unique_ptr<v8_inspector::V8Inspector> inspector_;
  std::unique_ptr<Server> server_;
  std::map<int, std::unique_ptr<Session>> sessions_;
  loop::AsyncWatcher wake_;  // Wake() was called
  std::mutex mutex_;         // of the next
  std::unique_ptr<Address> requested_;
  int handling_ = 0;  // messages on the stack: one more for each pause inside of one
  bool paused_ = false;
  bool waiting_ = false;
};

}  // namespace inspector
