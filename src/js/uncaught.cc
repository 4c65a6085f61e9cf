#include "js/uncaught.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <string>
#include <string_view>
#include <unordered_map>

#include "js/builtins.h"
#include "js/environment.h"
#include "js/values.h"

namespace js {

// A source line may be longer (minified code). Only this many characters around the marked ones are
// shown. A longer JSON form of a value is not shown.
static constexpr int kMaxShown = 400;

static constexpr std::string_view kFramePrefix = "    at ";

// V8's name for code without a name, such as evaluated text.
static constexpr std::string_view kNoName = "<anonymous>";

struct Sources final : BindingState {
  std::unordered_map<std::string, v8::Global<v8::String>> texts;  // by filename
};

static Sources* sources;

void RememberSource(Environment& env, v8::Local<v8::String> filename,
                    v8::Local<v8::String> source) {
  if (sources == nullptr) sources = env.Own(std::make_unique<Sources>());
  sources->texts[ToUtf8(env.isolate(), filename)].Reset(env.isolate(), source);
}

// ---- the place ----

// Columns count UTF-16 units. A terminal shows all but the rarest characters in one column a unit.
struct Place {
  std::string file;
  int line = 0;                       // from 1; 0: unknown
  v8::Local<v8::String> source_line;  // empty: unknown
  int start = 0, end = 0;             // the marked columns, from 0
};

// Line `line` of a remembered text. Empty if it is unknown.
static v8::Local<v8::String> SourceLine(v8::Isolate* isolate, const std::string& file, int line) {
  if (sources == nullptr) return {};
  const auto found = sources->texts.find(file);
  if (found == sources->texts.end()) return {};
  const std::string text = ToUtf8(isolate, found->second.Get(isolate));
  size_t start = 0;
  for (int i = 1; i < line; ++i) {
    start = text.find('\n', start);
    if (start == std::string::npos) return {};
    ++start;
  }
  std::string_view shown = std::string_view(text).substr(start, text.find('\n', start) - start);
  if (shown.ends_with('\r')) shown.remove_suffix(1);
  return String(isolate, shown);
}

// Takes the number behind the last colon off `text`; 0 where there is none, or one that is not positive: a program may
// write anything into error.stack.
static int TakeNumber(std::string_view* text) {
  const size_t colon = text->rfind(':');
  if (colon == std::string_view::npos) return 0;
  int number = 0;
  const char* const end = text->data() + text->size();
  if (std::from_chars(text->data() + colon + 1, end, number).ptr != end || number < 1) return 0;
  *text = text->substr(0, colon);
  return number;
}

// Parses a line of a stack: "    at Promise.wait (lib/promise.js:61:13)", or the same without name
// and brackets. Line 0 if it is no such line or names no place in a file.
static Place ParseFrame(std::string_view line) {
  Place place;
  if (!line.starts_with(kFramePrefix)) return place;
  line.remove_prefix(kFramePrefix.size());
  if (line.ends_with(")")) {
    const size_t bracket = line.rfind(" (");
    if (bracket == std::string_view::npos) return place;
    line = line.substr(bracket + 2, line.size() - bracket - 3);
  } else if (line.starts_with("async ")) {
    line.remove_prefix(6);
  }
  const int column = TakeNumber(&line);
  const int number = TakeNumber(&line);
  if (column == 0 || number == 0) return place;
  place.file = line;
  place.line = number;
  place.start = column - 1;
  place.end = column;
  return place;
}

// Calls visit(line) for each line of the text until it returns false.
template <class F>
static void ForEachLine(std::string_view text, F&& visit) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (!visit(line)) return;
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
}

// Without its source line.
static Place InnermostProgramFrame(std::string_view stack) {
  Place found;
  ForEachLine(stack, [&](std::string_view line) {
    const Place place = ParseFrame(line);
    if (place.line == 0 || IsBuiltinScript(place.file)) return true;
    found = place;
    return false;
  });
  return found;
}

bool HasProgramFrame(std::string_view stack) { return InnermostProgramFrame(stack).line != 0; }

static Place PlaceOfMessage(v8::Isolate* isolate, v8::Local<v8::Message> message) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Value> file = message->GetScriptOrigin().ResourceName();
  Place place;
  place.file = file->IsString() ? ToUtf8(isolate, file) : kNoName;
  place.line = message->GetLineNumber(context).FromMaybe(0);
  v8::Local<v8::String> source_line;
  if (message->GetSourceLine(context).ToLocal(&source_line)) place.source_line = source_line;
  place.start = message->GetStartColumn(context).FromMaybe(0);
  place.end = message->GetEndColumn(context).FromMaybe(0);
  return place;
}

// The frames of the message as lines of a stack; "" for most messages (see binding("loop")).
static std::string FramesOfMessage(v8::Isolate* isolate, v8::Local<v8::Message> message) {
  std::string lines;
  v8::Local<v8::StackTrace> frames = message->GetStackTrace();
  for (int i = 0; !frames.IsEmpty() && i < frames->GetFrameCount(); ++i) {
    v8::Local<v8::StackFrame> frame = frames->GetFrame(isolate, i);
    if (frame->GetScriptName().IsEmpty()) continue;
    lines.append(kFramePrefix).append(ToUtf8(isolate, frame->GetScriptName()));
    lines += ":" + std::to_string(frame->GetLineNumber()) + ":" +
             std::to_string(frame->GetColumn()) + "\n";
  }
  return lines;
}

// Whether the place is in code of the program. lib/*.js is not. Nor is a text without a name that
// was parsed and not run: no frame names it.
static bool IsOfProgram(const Place& place, std::string_view stack) {
  if (place.file != kNoName) return !IsBuiltinScript(place.file);
  const std::string frame = place.file + ":" + std::to_string(place.line) + ":";
  return stack.empty() || stack.find(frame) != std::string_view::npos;
}

// The place where the error was thrown. If no code of the program threw it, the innermost place of
// the program in the stack.
static Place PlaceOf(v8::Isolate* isolate, v8::Local<v8::Message> message, std::string_view stack) {
  if (message.IsEmpty()) return {};
  Place thrown = PlaceOfMessage(isolate, message);
  if (thrown.line == 0 || IsOfProgram(thrown, stack)) return thrown;
  Place place = InnermostProgramFrame(stack.empty() ? FramesOfMessage(isolate, message) : stack);
  if (place.line == 0) return thrown;
  place.source_line = SourceLine(isolate, place.file, place.line);
  return place;
}

// The first unit of the shown part of a line of `length` units: kMaxShown units around `mark`.
static int ShownFrom(int length, int mark) {
  return std::clamp(mark - kMaxShown / 2, 0, std::max(length - kMaxShown, 0));
}

// The source line, shortened if it is long, and the marker below it.
static std::string DescribeLine(v8::Isolate* isolate, const Place& place) {
  const v8::String::Value units(isolate, place.source_line);
  const int length = units.length();
  const int start = std::min(place.start, length);
  const int from = ShownFrom(length, start);
  const int to = std::min(from + kMaxShown, length);
  const int end = std::clamp(place.end, start + 1, std::max(to, start + 1));
  const v8::Local<v8::String> shown =
      v8::String::NewFromTwoByte(isolate, *units + from, v8::NewStringType::kNormal, to - from)
          .ToLocalChecked();
  const std::string_view before = from > 0 ? "..." : "", behind = to < length ? "..." : "";
  std::string text = std::string(before) + ToUtf8(isolate, shown) + std::string(behind) + "\n";
  text.append(before.size(), ' ');
  for (int i = from; i < start; ++i)
    text += (*units)[i] == '\t' ? '\t' : ' ';  // a tab is as wide as a tab
  text.append(end - start, '^');
  return text + "\n";
}

// `file:line`, the source line, and the marker below it; "" where the place is unknown.
static std::string DescribePlace(v8::Isolate* isolate, const Place& place) {
  if (place.line == 0) return "";
  const std::string text = place.file + ":" + std::to_string(place.line) + "\n";
  return place.source_line.IsEmpty() ? text : text + DescribeLine(isolate, place);
}

// ---- the error ----

// error.stack if that is an own string, else "". Programs use an Error as the prototype of their
// own errors, and its stack has neither their message nor their place.
static std::string StackOf(v8::Isolate* isolate, v8::Local<v8::Value> error) {
  if (!error->IsObject()) return "";
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Object> object = error.As<v8::Object>();
  v8::Local<v8::String> name = Name(isolate, "stack");
  v8::Local<v8::Value> stack;
  if (!object->HasOwnProperty(context, name).FromMaybe(false) ||
      !object->Get(context, name).ToLocal(&stack) || !stack->IsString()) {
    return "";
  }
  return ToUtf8(isolate, stack);
}

// The stack without the calls within lib/*.js, which say nothing about the program. Where nothing is
// left they stand, unless the place is known without them, as that of a SyntaxError is.
static std::string HideBuiltinFrames(const std::string& stack, bool place_known) {
  std::string shown;
  bool frame_left = false;
  ForEachLine(stack, [&](std::string_view line) {
    if (IsBuiltinScript(ParseFrame(line).file)) return true;
    frame_left = frame_left || line.starts_with(kFramePrefix);
    if (!shown.empty()) shown += '\n';
    shown += line;
    return true;
  });
  return frame_left || place_known ? shown : stack;
}

// The result of String(), or JSON if that says nothing.
static v8::MaybeLocal<v8::String> DescribeValue(v8::Isolate* isolate, v8::Local<v8::Value> value) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::MaybeLocal<v8::String> text =
      value->IsSymbol() ? value->ToDetailString(context) : value->ToString(context);
  v8::Local<v8::String> json;
  if (value->IsObject() && !text.IsEmpty() &&
      ToUtf8(isolate, text.ToLocalChecked()) == "[object Object]" &&
      v8::JSON::Stringify(context, value).ToLocal(&json) && json->Length() <= kMaxShown) {
    return json;
  }
  return text;
}

static std::string DescribeError(v8::Isolate* isolate, v8::Local<v8::Value> error,
                                 v8::Local<v8::Message> message, const std::string& stack,
                                 bool place_known) {
  if (!stack.empty()) return HideBuiltinFrames(stack, place_known);
  v8::Local<v8::String> text;
  if (DescribeValue(isolate, error).ToLocal(&text)) return "Uncaught " + ToUtf8(isolate, text);
  if (!message.IsEmpty()) return ToUtf8(isolate, message->Get());
  return "Uncaught exception";
}

void PrintUncaught(v8::Isolate* isolate, v8::Local<v8::Value> error,
                   v8::Local<v8::Message> message) {
  v8::HandleScope handles(isolate);
  v8::TryCatch ignore(isolate);
  const std::string stack = StackOf(isolate, error);
  const Place place = PlaceOf(isolate, message, stack);
  const bool place_known = place.line != 0 && !IsBuiltinScript(place.file);
  const std::string text = DescribePlace(isolate, place) +
                           DescribeError(isolate, error, message, stack, place_known) + "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace js
