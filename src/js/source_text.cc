#include "js/source_text.h"

#include <string>

#include "js/values.h"

namespace js {

v8::ScriptOrigin ModuleOrigin(v8::Isolate* isolate, v8::Local<v8::String> name, bool is_es,
                              int column) {
  v8::Local<v8::PrimitiveArray> options = v8::PrimitiveArray::New(isolate, 1);
  options->Set(isolate, 0, name);
  return v8_compat::Origin(isolate, name, 0, column, is_es, options);
}

// Replaces `old` by `message` in the first line of error.stack.
static void RenewStack(v8::Isolate* isolate, v8::Local<v8::Object> error, const std::string& old,
                       const std::string& message) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::String> name = Name(isolate, "stack");
  v8::TryCatch caught(isolate);  // a script's Error.prepareStackTrace may be called
  v8::Local<v8::Value> stack;
  if (!error->Get(context, name).ToLocal(&stack) || !stack->IsString()) return;
  std::string text = ToUtf8(isolate, stack);
  const size_t at = text.find(old);
  if (at >= text.find('\n')) return;
  text.replace(at, old.size(), message);
  error->Set(context, name, String(isolate, text)).FromMaybe(false);
}

void RethrowWithPlace(v8::Isolate* isolate, v8::TryCatch* caught, std::string_view note) {
  if (!caught->HasCaught() || caught->HasTerminated()) return;
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Message> message = caught->Message();
  const int line = message.IsEmpty() ? 0 : message->GetLineNumber(context).FromMaybe(0);
  if (line > 0 && caught->Exception()->IsNativeError()) {
    v8::Local<v8::Object> error = caught->Exception().As<v8::Object>();
    const std::string place = ToUtf8(isolate, message->GetScriptOrigin().ResourceName()) + ":" +
                              std::to_string(line) + ": ";
    v8::Local<v8::Value> text;
    if (error->Get(context, Name(isolate, "message")).ToLocal(&text)) {
      const std::string old = ToUtf8(isolate, text);
      const std::string full = place + old + std::string(note);
      error
          ->DefineOwnProperty(context, Name(isolate, "message"), String(isolate, full),
                              v8::DontEnum)
          .Check();
      if (v8_compat::kStackKeepsFirstMessage) RenewStack(isolate, error, old, full);
    }
  }
  caught->ReThrow();
}

}  // namespace js
