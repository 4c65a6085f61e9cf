// binding("encode"): text to bytes and back, for node.encode and node.decode.
//
//   bytesOf(string, encoding) -> ArrayBuffer    textOf(bytes, encoding) -> string
//       "utf8" and "ascii", as everywhere
//   fromText(string, form) -> ArrayBuffer; undefined where the text is none
//   toText(bytes, form) -> string
//   forms: HEX, BASE64, BASE64URL
//   new Decoder(encoding)       bytes that come in pieces: "raw" if absent
//     .setEncoding(encoding)    .decode(bytes) -> value     .finish() -> value; undefined for none

#include "base/binary_text.h"
#include "bindings/bindings.h"
#include "js/byte_argument.h"
#include "js/bytes.h"
#include "js/class_builder.h"
#include "js/exceptions.h"

namespace bindings {

using base::BinaryText;
using js::Args;
using js::Environment;

static void BytesOf(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  js::Encoding encoding;
  base::ByteQueue bytes;
  if (js::ParseEncoding(isolate, args[1], js::Encoding::kUtf8, &encoding) &&
      js::AppendBytes(isolate, args[0], encoding, "encode: string", &bytes)) {
    args.GetReturnValue().Set(js::BufferOf(isolate, bytes.view()));
  }
}

static void TextOf(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  js::Encoding encoding;
  js::ByteArgument bytes;
  v8::Local<v8::Value> text;
  if (js::ParseEncoding(isolate, args[1], js::Encoding::kUtf8, &encoding) &&
      bytes.Take(isolate, args[0], "decode: bytes") &&
      js::DecodeAll(isolate, bytes.view(), encoding).ToLocal(&text)) {
    args.GetReturnValue().Set(text);
  }
}

static BinaryText FormOf(Args args) {
  return static_cast<BinaryText>(args[1].As<v8::Int32>()->Value());
}

static void FromText(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  const auto bytes = base::FromText(FormOf(args), js::ToUtf8(isolate, args[0]));
  if (bytes) args.GetReturnValue().Set(js::BufferOf(isolate, *bytes));
}

static void ToText(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  js::ByteArgument bytes;
  if (!bytes.Take(isolate, args[0], "decode: bytes")) return;
  const std::string_view view = bytes.view();
  const size_t size = base::TextSize(FormOf(args), view.size());
  v8::Local<v8::Value> value;
  if (size > js::DecodeLimit(js::Encoding::kAscii)) {
    isolate->ThrowException(v8::Exception::RangeError(
        js::Name(isolate, "decode: the text would be longer than a string can be")));
    return;
  }
  std::string text(size, '\0');
  base::ToText(FormOf(args), view, text.data());
  if (js::DecodeAll(isolate, text, js::Encoding::kAscii).ToLocal(&value))
    args.GetReturnValue().Set(value);
}

// Nothing happens to it by itself, so it is never pinned.
class Decoder final : public js::Wrap {
 public:
  static void New(Args args) {
    js::Encoding encoding;
    if (!js::ParseEncoding(args.GetIsolate(), args[0], js::Encoding::kRaw, &encoding)) return;
    new Decoder(*Environment::Current(), args.This(), encoding);  // owned by its wrapper
  }
  void SetEncoding(Args args) {
    js::Encoding encoding;
    if (!js::ParseEncoding(args.GetIsolate(), args[0], js::Encoding::kRaw, &encoding)) return;
    decoder_.SetEncoding(encoding);
  }
  void Decode(Args args) {
    js::ByteArgument bytes;
    if (bytes.Take(args.GetIsolate(), args[0], "decode: bytes"))
      Return(args, decoder_.Decode(args.GetIsolate(), bytes.view()));
  }
  void Finish(Args args) { Return(args, decoder_.Finish(args.GetIsolate())); }

 private:
  Decoder(Environment& env, v8::Local<v8::Object> object, js::Encoding encoding)
      : Wrap(env, object), decoder_(encoding) {}
  static void Return(Args args, v8::MaybeLocal<v8::Value> decoded) {
    v8::Local<v8::Value> value;
    if (decoded.ToLocal(&value)) args.GetReturnValue().Set(value);
  }

  js::Decoder decoder_;
};

void RegisterEncode(Environment& env, v8::Local<v8::Object> target) {
  js::SetFunction(env, target, "bytesOf", BytesOf);
  js::SetFunction(env, target, "textOf", TextOf);
  js::SetFunction(env, target, "fromText", FromText);
  js::SetFunction(env, target, "toText", ToText);
  js::SetConstants(env.isolate(), target, "forms",
                   {{"HEX", static_cast<double>(BinaryText::kHex)},
                    {"BASE64", static_cast<double>(BinaryText::kBase64)},
                    {"BASE64URL", static_cast<double>(BinaryText::kBase64Url)}});
  js::ClassBuilder<Decoder>(env, "Decoder")
      .Method<&Decoder::SetEncoding>("setEncoding")
      .Method<&Decoder::Decode>("decode")
      .Method<&Decoder::Finish>("finish")
      .Install(target);
}

}  // namespace bindings
