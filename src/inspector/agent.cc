#include "inspector/agent.h"

#include <cctype>
#include <cstdio>
#include <ctime>
#include <utility>

#include "crypto/random.h"
#include "js/builtins.h"
#include "js/callback_scope.h"
#include "js/v8_compat.h"
#include "js/values.h"
#include "loop/loop.h"

namespace inspector {

using v8_inspector::StringBuffer;
using v8_inspector::StringView;

// There is one context, and V8 wants it to be in a group.
static constexpr int kGroup = 1;
// What we send to a session ourselves: its answer is not for the debugger.
static constexpr int kOwnCall = 0x7fffffff;

static StringView View(std::string_view latin1) {
  return {reinterpret_cast<const uint8_t*>(latin1.data()), latin1.size()};
}

static std::string Utf8(v8::Isolate* isolate, const StringView& view) {
  v8::HandleScope handles(isolate);
  const int size = static_cast<int>(view.length());
  v8::MaybeLocal<v8::String> text =
      view.is8Bit() ? v8::String::NewFromOneByte(isolate, view.characters8(),
                                                 v8::NewStringType::kNormal, size)
                    : v8::String::NewFromTwoByte(isolate, view.characters16(),
                                                 v8::NewStringType::kNormal, size);
  return text.IsEmpty() ? std::string() : js::ToUtf8(isolate, text.ToLocalChecked());
}

static void Dispatch(v8::Isolate* isolate, v8_inspector::V8InspectorSession& session,
                     std::string_view utf8) {
  const v8::String::Value text(isolate, js::String(isolate, utf8));
  if (*text != nullptr) session.dispatchProtocolMessage(StringView(*text, text.length()));
}

// Whether a function of lib/ is on top of the stack. Then V8 ignores Debugger.pause, because lib/ is blackboxed, and from
// V8 13 on it does not try again later. So the pause is set for the next statement of the program, for example in a
// listener that runs inside wait().
static bool IsOwnCodeOnTop(v8::Isolate* isolate) {
  v8::Local<v8::StackTrace> top =
      v8::StackTrace::CurrentStackTrace(isolate, 1, v8::StackTrace::kScriptName);
  if (top->GetFrameCount() == 0) return false;
  const v8::String::Utf8Value name(isolate, top->GetFrame(isolate, 0)->GetScriptName());
  return *name != nullptr && js::IsBuiltinScript(*name);
}

// ---- sessions ----

class Agent::Session final : private v8_inspector::V8Inspector::Channel {
 public:
  Session(Agent* agent, int number) : agent_(agent), number_(number) {
    session_ = js::v8_compat::Connect(&agent->inspector(), kGroup,
                                      static_cast<v8_inspector::V8Inspector::Channel*>(this));
  }

  bool is_open() const { return is_open_; }
  void Close() { is_open_ = false; }
  v8_inspector::V8InspectorSession* operator->() { return session_.get(); }

  void Dispatch(std::string_view message) {
    v8::Isolate* isolate = agent_->env_.isolate();
    v8::HandleScope handles(isolate);
    inspector::Dispatch(isolate, *session_, WithOwnPattern(message));
    if (message.find("\"Debugger.pause\"") != message.npos && IsOwnCodeOnTop(isolate))
      session_->schedulePauseOnNextStatement(View("other"), View("{}"));
    if (message.find("\"Debugger.setAsyncCallStackDepth\"") != message.npos)
      agent_->call_("traceTasks");
    if (message.find("\"Debugger.enable\"") == message.npos) return;
    session_->dispatchProtocolMessage(
        View("{\"id\":2147483647,\"method\":\"Debugger.setBlackboxPatterns\","
             "\"params\":{\"patterns\":[\"^node:internal/\"]}}"));
  }

 private:
  // lib/ is no place to step into: its pattern is added to those that a debugger gives.
  static std::string WithOwnPattern(std::string_view message) {
    std::string text(message);
    if (text.find("\"Debugger.setBlackboxPatterns\"") == text.npos) return text;
    const size_t name = text.find("\"patterns\"");
    const size_t begin = name == text.npos ? name : text.find('[', name);
    if (begin == text.npos) return text;
    const size_t first = text.find_first_not_of(" \t\r\n", begin + 1);
    const bool is_empty = first != text.npos && text[first] == ']';
    return text.insert(begin + 1, is_empty ? "\"^node:internal/\"" : "\"^node:internal/\",");
  }

  // v8_inspector::V8Inspector::Channel
  void sendResponse(int call, std::unique_ptr<StringBuffer> message) override {
    if (call != kOwnCall) Send(*message);
  }
  void sendNotification(std::unique_ptr<StringBuffer> message) override { Send(*message); }
  void flushProtocolNotifications() override {}

  void Send(const StringBuffer& message) {
    if (is_open_) agent_->server_->Send(number_, Utf8(agent_->env_.isolate(), message.string()));
  }

  Agent* const agent_;
  const int number_;
  bool is_open_ = true;
  std::unique_ptr<v8_inspector::V8InspectorSession> session_;
};

bool Agent::has_open_sessions() const {
  for (const auto& [number, session] : sessions_) {
    if (session->is_open()) return true;
  }
  return false;
}

void Agent::Open(int number) {
  sessions_[number] = std::make_unique<Session>(this, number);
  env_.SetDebugged(true);
  std::fputs("Debugger attached.\n", stderr);
}

// A session that is gone ends when none of its messages is on the stack any more. The program goes on
// where nobody is left to say so.
void Agent::Close(int number) {
  const auto found = sessions_.find(number);
  if (found == sessions_.end()) return;
  found->second->Close();
  if (has_open_sessions()) return;
  env_.SetDebugged(false);
  waiting_ = false;
  (*found->second)->setSkipAllPauses(true);
  (*found->second)->resume();
  paused_ = false;
}

void Agent::EndClosed() {
  if (handling_ == 0)
    std::erase_if(sessions_, [](const auto& entry) { return !entry.second->is_open(); });
}

void Agent::Handle(std::vector<Event> events) {
  for (const Event& event : events) {
    switch (event.kind) {
      case Event::Kind::kOpened:
        Open(event.session);
        break;
      case Event::Kind::kMessage: {
        const auto found = sessions_.find(event.session);
        if (found == sessions_.end() || !found->second->is_open()) break;
        ++handling_;
        found->second->Dispatch(event.message);
        --handling_;
        break;
      }
      case Event::Kind::kClosed:
        Close(event.session);
        break;
    }
  }
  EndClosed();
}

Agent::LocalSession::LocalSession(Agent& agent)
    : isolate_(agent.env_.isolate()),
      session_(js::v8_compat::Connect(&agent.inspector(), kGroup,
                                      static_cast<v8_inspector::V8Inspector::Channel*>(this))) {}

std::string Agent::LocalSession::Call(std::string_view method) {
  v8::HandleScope handles(isolate_);
  Send("{\"id\":1,\"method\":\"" + std::string(method) + "\"}");
  return std::exchange(answer_, {});
}

void Agent::LocalSession::Send(std::string_view message) { Dispatch(isolate_, *session_, message); }

void Agent::LocalSession::sendResponse(int, std::unique_ptr<StringBuffer> message) {
  answer_ = Utf8(isolate_, message->string());
}

// ---- start and end ----

Agent::Agent(js::Environment& env, std::string title, std::string script,
             std::function<void(const char* name)> call)
    : env_(env), title_(std::move(title)), script_(std::move(script)), call_(std::move(call)) {
  current_ = this;
  wake_.Bind<&Agent::OnWake>(this);
  wake_.Start();
  wake_.Unref();
  env_.OnUncaught([](v8::Local<v8::Value> error, v8::Local<v8::Message> message) {
    current_->ReportUncaught(error, message);
  });
  v8::HandleScope handles(env_.isolate());
  if (!js::v8_compat::NumberContext(env_.context())) inspector();
}

// What the program prints on the console it reports from Start() on.
v8_inspector::V8Inspector& Agent::inspector() {
  if (inspector_ != nullptr) return *inspector_;
  v8::HandleScope handles(env_.isolate());
  inspector_ = v8_inspector::V8Inspector::create(env_.isolate(), this);
  v8_inspector::V8ContextInfo info(env_.context(), kGroup, View("node"));
  const std::string auxiliary = "{\"isDefault\":true}";
  info.auxData = View(auxiliary);
  inspector_->contextCreated(info);
  return *inspector_;
}

Agent::~Agent() {
  server_.reset();
  sessions_.clear();
}

static std::string FileUrl(std::string_view path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string url = "file://";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || std::string_view("/-._~!$&'()*+,=:@").find(c) != std::string::npos) {
      url += c;
    } else {
      url += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return url;
}

base::Error Agent::Start(const Address& address, bool waits) {
  if (server_ != nullptr) return {};
  const Target target = {crypto::RandomUuid(), title_, script_.empty() ? "" : FileUrl(script_)};
  auto server = std::make_unique<Server>(target, &mailbox_, [this] { Wake(); });
  waiting_ = waits;  // before a debugger can say that it need not wait
  if (base::Error error = server->Start(address)) return error;
  server_ = std::move(server);
  std::fprintf(stderr, "Debugger listening on %s\nFor help see doc/debugging.md\n",
               server_->url().c_str());
  inspector();
  call_("mirrorConsole");
  return {};
}

void Agent::RequestStart(const Address& address) {
  {
    const std::lock_guard lock(mutex_);
    requested_ = std::make_unique<Address>(address);
  }
  Wake();
}

void Agent::StartRequested() {
  std::unique_ptr<Address> address;
  {
    const std::lock_guard lock(mutex_);
    address = std::move(requested_);
  }
  if (address == nullptr) return;
  if (const base::Error error = Start(*address))
    std::fprintf(stderr, "node: no debugger can connect to %s: %s\n", address->ToString().c_str(),
                 base::ErrorMessage(error).c_str());
}

void Agent::WaitForDebugger() {
  v8::HandleScope handles(env_.isolate());
  while (waiting_) Handle(mailbox_.WaitAndTake());
  static constexpr std::string_view kReason = "Break on start";
  for (const auto& [number, session] : sessions_)
    (*session)->schedulePauseOnNextStatement(View(kReason), View("{}"));
}

void Agent::ReportUncaught(v8::Local<v8::Value> error, v8::Local<v8::Message> message) {
  if (!has_open_sessions()) return;
  v8::Isolate* isolate = env_.isolate();
  v8::HandleScope handles(isolate);
  v8::Local<v8::Context> context = env_.context();
  const v8::String::Value text(isolate, message->Get());
  const v8::String::Value name(isolate, message->GetScriptResourceName());
  v8::Local<v8::StackTrace> stack = message->GetStackTrace();
  const bool has_stack = !stack.IsEmpty() && stack->GetFrameCount() > 0;
  inspector_->exceptionThrown(
      context, View("Uncaught"), error, StringView(*text, text.length()),
      StringView(*name, name.length()), message->GetLineNumber(context).FromMaybe(0),
      message->GetStartColumn(context).FromMaybe(-1) + 1, inspector_->createStackTrace(stack),
      has_stack ? 0 : message->GetScriptOrigin().ScriptId());
}

void Agent::WaitForDisconnect() {
  if (!has_open_sessions()) return;
  v8::HandleScope handles(env_.isolate());
  std::fputs("Waiting for the debugger to disconnect...\n", stderr);
  inspector_->contextDestroyed(env_.context());
  while (has_open_sessions()) Handle(mailbox_.WaitAndTake());
}

// ---- messages ----

// On the server's thread, or on that of the signal.
void Agent::Wake() {
  env_.isolate()->RequestInterrupt(&Agent::OnInterrupt, this);
  wake_.Send();
}

// Takes all that has come: also what comes in the middle of a message, whose interrupt is not heard.
void Agent::HandleAll() {
  StartRequested();
  for (auto events = mailbox_.Take(); !events.empty(); events = mailbox_.Take())
    Handle(std::move(events));
}

// From the loop.
void Agent::OnWake() {
  js::CallbackScope scope(env_);
  scope.Run([this] { HandleAll(); });
}

// While JavaScript runs.
void Agent::OnInterrupt(v8::Isolate* isolate, void* self) {
  Agent& agent = *static_cast<Agent*>(self);
  if (agent.handling_ > 0) return;
  v8::HandleScope handles(isolate);
  agent.HandleAll();
}

void Agent::runMessageLoopOnPause(int) {
  if (!has_open_sessions()) return;
  for (paused_ = true; paused_;) {
    v8::HandleScope handles(env_.isolate());
    Handle(mailbox_.WaitAndTake());
  }
}

double Agent::currentTimeMS() {
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// Files are named by URLs, those of lib/ by node:internal/.
std::unique_ptr<StringBuffer> Agent::resourceNameToUrl(const StringView& view) {
  const std::string name = Utf8(env_.isolate(), view);
  if (js::IsBuiltinScript(name)) {
    const std::string url = "node:internal/" + name.substr(sizeof "lib/" - 1);
    return StringBuffer::create(View(url));
  }
  if (!name.starts_with('/')) return nullptr;
  const std::string url = FileUrl(name);
  return StringBuffer::create(View(url));
}

}  // namespace inspector
