#include "js/exceptions.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "js/values.h"

namespace js {

// A source line longer than this is not shown: it is minified, and the marker would point nowhere a person can see.
static constexpr int kMaxShownLine = 400;

v8::Local<v8::Value> MakeError(v8::Isolate* isolate, const base::Error& error, std::string_view path) {
  std::string text = base::ErrorMessage(error);
  if (!path.empty()) text.append(": ").append(path);
  v8::Local<v8::Object> object = v8::Exception::Error(String(isolate, text)).As<v8::Object>();
  Set(isolate, object, "code", Name(isolate, base::ErrorName(error)).As<v8::Value>());
  if (error.domain == base::ErrorDomain::kSystem) Set(isolate, object, "errno", error.code);
  if (error.domain != base::ErrorDomain::kProtocol) {
    Set(isolate, object, "syscall", Name(isolate, error.syscall).As<v8::Value>());
  }
  if (!path.empty()) Set(isolate, object, "path", String(isolate, path).As<v8::Value>());
  return object;
}

void Throw(v8::Isolate* isolate, const base::Error& error, std::string_view path) {
  isolate->ThrowException(MakeError(isolate, error, path));
}

void ThrowTypeError(v8::Isolate* isolate, std::string_view message) {
  isolate->ThrowException(v8::Exception::TypeError(String(isolate, message)));
}

void ThrowError(v8::Isolate* isolate, std::string_view message) {
  isolate->ThrowException(v8::Exception::Error(String(isolate, message)));
}

std::string DescribePlace(v8::Isolate* isolate, v8::Local<v8::Message> message) {
  if (message.IsEmpty()) return "";
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  const int line = message->GetLineNumber(context).FromMaybe(0);
  if (line == 0) return "";
  std::string text = ToUtf8(isolate, message->GetScriptOrigin().ResourceName()) + ":" + std::to_string(line) + "\n";
  v8::Local<v8::String> source;
  if (!message->GetSourceLine(context).ToLocal(&source)) return text;
  // Columns count UTF-16 units, which is what stands in a line of a terminal, but for the rarest.
  const v8::String::Value line_units(isolate, source);
  if (line_units.length() > kMaxShownLine) return text;
  text += ToUtf8(isolate, source) + "\n";
  const int start = std::min(message->GetStartColumn(context).FromMaybe(0), line_units.length());
  const int end = std::min(message->GetEndColumn(context).FromMaybe(0), line_units.length());
  for (int i = 0; i < start; ++i) text += (*line_units)[i] == '\t' ? '\t' : ' ';  // a tab takes the room of a tab
  text.append(std::max(end - start, 1), '^');
  return text + "\n";
}

// The error's own stack where it has one, else what its String() gives. Never throws, whatever the script made of it.
static std::string DescribeError(v8::Isolate* isolate, v8::Local<v8::Value> error, v8::Local<v8::Message> message) {
  v8::TryCatch ignore(isolate);
  if (error->IsObject()) {
    v8::Local<v8::Value> stack;
    if (error.As<v8::Object>()->Get(isolate->GetCurrentContext(), Name(isolate, "stack")).ToLocal(&stack) &&
        stack->IsString() && stack.As<v8::String>()->Length() > 0) {
      return ToUtf8(isolate, stack);
    }
  }
  v8::Local<v8::String> text;
  if (error->ToString(isolate->GetCurrentContext()).ToLocal(&text)) return "Uncaught " + ToUtf8(isolate, text);
  if (!message.IsEmpty()) return ToUtf8(isolate, message->Get());
  return "Uncaught exception";
}

void PrintException(v8::Isolate* isolate, v8::Local<v8::Value> error, v8::Local<v8::Message> message) {
  v8::HandleScope handles(isolate);
  const std::string text = DescribePlace(isolate, message) + DescribeError(isolate, error, message) + "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace js
