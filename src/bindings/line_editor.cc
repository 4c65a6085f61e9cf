// binding("line_editor"): lines that a person edits on the terminal.
//
//   start(file, most) -> undefined or an Error
//                           begins; `file` has the history, of which `most` entries are kept, "" for none
//   ask(prompt)             has one line edited; each has one event of the first three
//   remember(entry)         adds to the history and its file
//   clear()                 gives up the line that is edited
//   complete(insertion, shown)
//                           answers complete(): inserts a text, and shows another above the line
//   setEvents({ Editor: { line(text), end(), cleared(text), complete(before) } })

#include <csignal>
#include <memory>
#include <utility>

#include "bindings/bindings.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "js/exceptions.h"
#include "loop/watcher.h"
#include "repl/editor.h"

namespace bindings {

using js::Args;
using repl::EditorEvent;

namespace {

class LineEditor final : public js::BindingState, public js::Events {
 public:
  LineEditor() : Events("line_editor", "Editor") {
    wake_.Bind<&LineEditor::OnWake>(this);
    resized_.Bind<&LineEditor::OnResize>(this);
  }

  base::Error Start(std::string history_file, size_t most) {
    wake_.Start();
    resized_.Start(SIGWINCH);
    resized_.Unref();
    const base::Error error = editor->Start(std::move(history_file), most);
    if (error) wake_.Stop();
    return error;
  }

  // Its thread is there to the end.
  repl::Editor* const editor = new repl::Editor([this] { wake_.Send(); });

 private:
  const js::Event& EventOf(EditorEvent::Kind kind) const {
    switch (kind) {
      case EditorEvent::Kind::kLine:
        return line_;
      case EditorEvent::Kind::kEnd:
        return end_;
      case EditorEvent::Kind::kCleared:
        return cleared_;
      default:
        return complete_;
    }
  }

  void OnWake() {
    js::Environment& env = *js::Environment::Current();
    for (const EditorEvent& event : editor->Take()) {
      js::CallbackScope scope(env);
      scope.Call(EventOf(event.kind), v8::Undefined(env.isolate()),
                 {js::String(env.isolate(), event.text)});
    }
  }
  void OnResize() { editor->Resize(); }

  js::Event line_{this, "line"}, end_{this, "end"}, cleared_{this, "cleared"},
      complete_{this, "complete"};
  loop::AsyncWatcher wake_;
  loop::SignalWatcher resized_;
};

LineEditor* state;

std::string Text(Args args, int index) {
  return js::ToUtf8(args.GetIsolate(), js::StringOf(args.GetIsolate(), args[index]));
}

void Start(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  if (const base::Error error = state->Start(Text(args, 0), js::Uint32Of(args[1])))
    args.GetReturnValue().Set(js::MakeError(isolate, error));
}

void Ask(Args args) { state->editor->Ask(Text(args, 0)); }
void Remember(Args args) { state->editor->Remember(Text(args, 0)); }
void Clear(Args) { state->editor->Clear(); }
void Complete(Args args) { state->editor->Complete(Text(args, 0), Text(args, 1)); }

}  // namespace

void RegisterLineEditor(js::Environment& env, v8::Local<v8::Object> target) {
  state = env.Own(std::make_unique<LineEditor>());
  js::SetFunction(env, target, "start", Start);
  js::SetFunction(env, target, "ask", Ask);
  js::SetFunction(env, target, "remember", Remember);
  js::SetFunction(env, target, "clear", Clear);
  js::SetFunction(env, target, "complete", Complete);
  js::InstallSetEvents(env, target, {state});
}

}  // namespace bindings
