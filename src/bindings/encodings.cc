// binding("encodings"): the constants, and bytes as text.
//
//   ASCII, UTF8, RAW               numbers
//   decodeUtf8(bytes) -> string    an array of integers, Uint8Array or ArrayBuffer

#include "bindings/bindings.h"
#include "js/bytes.h"
#include "js/class_builder.h"

namespace bindings {

using js::Args;
using js::Encoding;
using js::Environment;

static void DecodeUtf8(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  base::ByteQueue bytes;
  if (!js::AppendBytes(isolate, args[0], Encoding::kRaw, "byteArray", &bytes)) return;
  v8::Local<v8::Value> text;
  if (js::DecodeAll(isolate, bytes.view(), Encoding::kUtf8).ToLocal(&text))
    args.GetReturnValue().Set(text);
}

void RegisterEncodings(Environment& env, v8::Local<v8::Object> target) {
  js::Set(env.isolate(), target, "ASCII", static_cast<double>(Encoding::kAscii));
  js::Set(env.isolate(), target, "UTF8", static_cast<double>(Encoding::kUtf8));
  js::Set(env.isolate(), target, "RAW", static_cast<double>(Encoding::kRaw));
  js::SetFunction(env, target, "decodeUtf8", DecodeUtf8);
}

}  // namespace bindings
