// binding("repl"): what lib/repl.js has V8 do.
//
//   start()              Ctrl-C (SIGINT) interrupts from now on, and after each call again where a program has
//                        given the signal back
//   send(message)        calls a method of V8's inspector in a turn of its own; answer() follows, maybe much later
//   valueOf(id)          the object of an objectId in an answer
//   check(text) -> number
//                        whether V8 takes the text for a whole program: texts.WHOLE, UNFINISHED or WRONG; WHOLE may
//                        still be wrong for other reasons
//   isProgram(text) -> boolean
//   ownNames(object)     its own names that are no indices; undefined of a Proxy, which is not asked
//   setEvents({ Repl: { answer(text), interrupted(hasRun) } })
//       interrupted      Ctrl-C was pressed; `hasRun`: JavaScript was running, and was ended by it

#include <v8-inspector.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/signal_thread.h"
#include "bindings/bindings.h"
#include "inspector/agent.h"
#include "js/builtins.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "js/source_text.h"
#include "js/v8_compat.h"
#include "loop/loop.h"
#include "loop/watcher.h"

namespace bindings {

using js::Args;
using v8_inspector::StringBuffer;
using v8_inspector::StringView;

namespace {

v8::MaybeLocal<v8::String> StringOf(v8::Isolate* isolate, const StringView& view) {
  const int size = static_cast<int>(view.length());
  return view.is8Bit() ? v8::String::NewFromOneByte(isolate, view.characters8(),
                                                    v8::NewStringType::kNormal, size)
                       : v8::String::NewFromTwoByte(isolate, view.characters16(),
                                                    v8::NewStringType::kNormal, size);
}

// Messages and answers each have a turn of their own: no JavaScript of ours may be on the stack when a
// program is ended by Ctrl-C.
class Session final : public inspector::Agent::LocalSession, private loop::LaterTurn {
 public:
  explicit Session(const js::Event& answer)
      : LocalSession(*inspector::Agent::Current()), answer_(answer) {}

  void Queue(std::string message) {
    messages_.push_back(std::move(message));
    RequestLaterTurn();
  }

  bool is_queued() const { return !messages_.empty(); }

  v8::MaybeLocal<v8::Value> ValueOf(std::string_view id) {
    const StringView view(reinterpret_cast<const uint8_t*>(id.data()), id.size());
    std::unique_ptr<StringBuffer> error;
    v8::Local<v8::Value> value;
    v8::Local<v8::Context> context;
    if (!session().unwrapObject(&error, view, &value, &context, nullptr)) return {};
    return value;
  }

 private:
  void sendResponse(int, std::unique_ptr<StringBuffer> message) override {
    answers_.push_back(std::move(message));
    RequestLaterTurn();
  }

  void OnLaterTurn() override {
    js::Environment& env = *js::Environment::Current();
    for (const std::string& message : std::exchange(messages_, {})) {
      js::CallbackScope scope(env);
      scope.Run([&] { Send(message); });
    }
    for (const auto& message : std::exchange(answers_, {})) {
      js::CallbackScope scope(env);
      v8::Local<v8::String> text;
      if (StringOf(env.isolate(), message->string()).ToLocal(&text))
        scope.Call(answer_, v8::Undefined(env.isolate()), {text});
    }
  }

  const js::Event& answer_;
  std::vector<std::string> messages_;
  std::vector<std::unique_ptr<StringBuffer>> answers_;
};

class Repl final : public js::BindingState, public js::Events {
 public:
  Repl() : Events("repl", "Repl") { wake_.Bind<&Repl::OnWake>(this); }

  void Start() {
    if (wake_.active()) return base::ListenForSignalAgain(SIGINT);
    wake_.Start();
    wake_.Unref();
    base::ListenForSignal(SIGINT, [this] { RequestInterrupt(); });
  }

  js::Event answer{this, "answer"}, interrupted{this, "interrupted"};

  Session& session() {
    if (session_ == nullptr) session_ = std::make_unique<Session>(answer);
    return *session_;
  }

 private:
  // On the thread of the signal. An interrupt that comes before the first statement of what was typed finds nothing to
  // end, so there are more of them until one does, or the loop has the request.
  void RequestInterrupt() {
    constexpr auto kPause = std::chrono::milliseconds(20);
    requested_ = true;
    wake_.Send();
    for (; requested_; std::this_thread::sleep_for(kPause))
      isolate_->RequestInterrupt(OnInterrupt, this);
  }

  // Whether the program's code is on the stack, not that of the prompt alone.
  static bool RunsProgram(v8::Isolate* isolate) {
    constexpr int kDepth = 200;  // the prompt's own stack is not as deep
    v8::HandleScope handles(isolate);
    v8::Local<v8::StackTrace> stack = v8::StackTrace::CurrentStackTrace(isolate, kDepth);
    if (stack->GetFrameCount() == kDepth) return true;
    for (int i = 0; i < stack->GetFrameCount(); ++i) {
      v8::Local<v8::String> name = stack->GetFrame(isolate, i)->GetScriptName();
      if (name.IsEmpty() || !js::IsBuiltinScript(js::ToUtf8(isolate, name))) return true;
    }
    return false;
  }

  // While JavaScript runs. In code of the prompt's own the request is left for OnWake().
  static void OnInterrupt(v8::Isolate* isolate, void* self) {
    auto* const repl = static_cast<Repl*>(self);
    if (!repl->requested_ || !RunsProgram(isolate)) return;
    repl->requested_ = false;
    repl->has_ended_ = true;
    isolate->TerminateExecution();
  }

  // Whether JavaScript waits below this loop.
  bool IsNested() const {
    v8::HandleScope handles(isolate_);
    return v8::StackTrace::CurrentStackTrace(isolate_, 1)->GetFrameCount() > 0;
  }

  // From the loop. Where that runs inside of wait(), what waits is ended as soon as it runs.
  void OnWake() {
    // What was typed is about to run, and is ended then.
    if (requested_ && session_ != nullptr && session_->is_queued() && !IsNested())
      return wake_.Send();
    const bool is_new = requested_.exchange(false);
    if (!is_new && !has_ended_) return;
    js::Environment& env = *js::Environment::Current();
    if (is_new && IsNested()) {
      has_ended_ = true;
      isolate_->TerminateExecution();
      return wake_.Send();
    }
    isolate_->CancelTerminateExecution();  // it is still on where a microtask was ended
    js::CallbackScope scope(env);
    scope.Call(interrupted, v8::Undefined(isolate_),
               {v8::Boolean::New(isolate_, std::exchange(has_ended_, false))});
  }

  v8::Isolate* const isolate_ = js::Environment::Current()->isolate();
  std::unique_ptr<Session> session_;  // from the first message on
  loop::AsyncWatcher wake_;
  std::atomic<bool> requested_ = false;
  bool has_ended_ = false;
};

Repl* repl;

void Start(Args) { repl->Start(); }

void Send(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  repl->session().Queue(js::ToUtf8(isolate, js::StringOf(isolate, args[0])));
}

void ValueOf(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Value> value;
  if (repl->session().ValueOf(js::ToUtf8(isolate, js::StringOf(isolate, args[0]))).ToLocal(&value))
    args.GetReturnValue().Set(value);
}

constexpr int kWhole = 0, kUnfinished = 1, kWrong = 2;

// Where V8 finds a mistake in a text. Of none, `end` is -1.
struct Mistake {
  int start, end;
};

Mistake MistakeIn(v8::Isolate* isolate, v8::Local<v8::String> text, bool is_module) {
  v8::TryCatch caught(isolate);
  v8::ScriptCompiler::Source source(
      text, js::v8_compat::Origin(isolate, v8::String::Empty(isolate), 0, 0, is_module));
  const bool compiles = is_module
                            ? !v8::ScriptCompiler::CompileModule(isolate, &source).IsEmpty()
                            : !v8::ScriptCompiler::CompileUnboundScript(isolate, &source).IsEmpty();
  if (compiles) return {-1, -1};
  if (!caught.HasCaught() || caught.HasTerminated()) return {0, 0};
  return {caught.Message()->GetStartPosition(), caught.Message()->GetEndPosition()};
}

v8::Local<v8::String> With(v8::Isolate* isolate, v8::Local<v8::Value> text, const char* more) {
  return v8::String::Concat(isolate, js::StringOf(isolate, text), js::Name(isolate, more));
}

// What V8 says of a text as a script, or as a module. It is unfinished where the mistake is that there is
// no more of it: where the mistake reaches to its end (a newline ends tokens of one line), or, since V8
// has a missing ")" at the last argument, where it is another one with more behind it.
int CheckAs(v8::Isolate* isolate, v8::Local<v8::Value> text, bool is_module) {
  v8::Local<v8::String> line = With(isolate, text, "\n");
  const Mistake mistake = MistakeIn(isolate, line, is_module);
  if (mistake.end < 0) return kWhole;
  if (mistake.end >= line->Length()) return kUnfinished;
  const Mistake other = MistakeIn(isolate, With(isolate, text, "\n)"), is_module);
  return other.start == mistake.start ? kWrong : kUnfinished;
}

// `await` is allowed in modules only, other things in scripts only.
void Check(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  const int as_script = CheckAs(isolate, args[0], false);
  args.GetReturnValue().Set(as_script == kWrong ? CheckAs(isolate, args[0], true) : as_script);
}

void IsProgram(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  args.GetReturnValue().Set(CheckAs(isolate, args[0], false) == kWhole);
}

void OwnNames(Args args) {
  v8::Local<v8::Context> context = args.GetIsolate()->GetCurrentContext();
  if (!args[0]->IsObject() || args[0]->IsProxy()) return;
  v8::Local<v8::Array> names;
  if (args[0]
          .As<v8::Object>()
          ->GetPropertyNames(context, v8::KeyCollectionMode::kOwnOnly, v8::SKIP_SYMBOLS,
                             v8::IndexFilter::kSkipIndices)
          .ToLocal(&names))
    args.GetReturnValue().Set(names);
}

}  // namespace

void RegisterRepl(js::Environment& env, v8::Local<v8::Object> target) {
  repl = env.Own(std::make_unique<Repl>());
  js::SetFunction(env, target, "start", Start);
  js::SetFunction(env, target, "send", Send);
  js::SetFunction(env, target, "valueOf", ValueOf);
  js::SetFunction(env, target, "check", Check);
  js::SetFunction(env, target, "isProgram", IsProgram);
  js::SetFunction(env, target, "ownNames", OwnNames);
  js::SetConstants(env.isolate(), target, "texts",
                   {{"WHOLE", kWhole}, {"UNFINISHED", kUnfinished}, {"WRONG", kWrong}});
  js::InstallSetEvents(env, target, {repl});
}

}  // namespace bindings
