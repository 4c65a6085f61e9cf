// Fuzzes the converter between bytes and JavaScript values: the first bytes choose the encoding and
// the pieces, the rest is what is received, then sent again.
//
// However it is cut, what is received is what a decoder written after the WHATWG's rules makes of
// the whole; what is sent is what an encoder written after Unicode's makes of the text.
#include <cstring>
#include <string>
#include <vector>

#include "fuzz_input.h"
#include "js/bytes.h"
#include "js/environment.h"
#include "js/platform.h"
#include "loop/loop.h"

namespace {

using Text = std::vector<uint16_t>;  // UTF-16

void AppendCodePoint(uint32_t code, Text* text) {
  if (code >= 0x10000) {
    text->push_back(static_cast<uint16_t>(0xD800 + ((code - 0x10000) >> 10)));
    code = 0xDC00 + (code & 0x3FF);
  }
  text->push_back(static_cast<uint16_t>(code));
}

// The "UTF-8 decoder" of the WHATWG's Encoding standard, step by step.
Text ReferenceDecode(std::string_view bytes) {
  Text text;
  uint32_t code = 0;
  int needed = 0, seen = 0;
  uint8_t lower = 0x80, upper = 0xBF;
  const auto reset = [&] {
    code = needed = seen = 0;
    lower = 0x80;
    upper = 0xBF;
  };
  for (size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<uint8_t>(bytes[i]);
    if (needed == 0) {
      if (byte < 0x80) {
        text.push_back(byte);
      } else if (byte >= 0xC2 && byte <= 0xDF) {
        needed = 1, code = byte & 0x1F;
      } else if (byte >= 0xE0 && byte <= 0xEF) {
        if (byte == 0xE0) lower = 0xA0;
        if (byte == 0xED) upper = 0x9F;
        needed = 2, code = byte & 0xF;
      } else if (byte >= 0xF0 && byte <= 0xF4) {
        if (byte == 0xF0) lower = 0x90;
        if (byte == 0xF4) upper = 0x8F;
        needed = 3, code = byte & 0x7;
      } else {
        text.push_back(0xFFFD);
      }
    } else if (byte < lower || byte > upper) {
      reset();
      text.push_back(0xFFFD);
      --i;  // the byte is looked at again
    } else {
      lower = 0x80, upper = 0xBF;
      code = code << 6 | (byte & 0x3F);
      if (++seen < needed) continue;
      AppendCodePoint(code, &text);
      reset();
    }
  }
  if (needed > 0) text.push_back(0xFFFD);
  return text;
}

// UTF-8, with U+FFFD for a surrogate that stands alone.
std::string ReferenceEncode(const Text& text) {
  std::string bytes;
  for (size_t i = 0; i < text.size(); ++i) {
    uint32_t code = text[i];
    const bool pair = code >= 0xD800 && code <= 0xDBFF && i + 1 < text.size() &&
                      text[i + 1] >= 0xDC00 && text[i + 1] <= 0xDFFF;
    if (pair) {
      code = 0x10000 + ((code & 0x3FF) << 10) + (text[++i] & 0x3FF);
    } else if (code >= 0xD800 && code <= 0xDFFF) {
      code = 0xFFFD;
    }
    const int more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    const uint8_t lead[] = {0, 0xC0, 0xE0, 0xF0};
    bytes += static_cast<char>(lead[more] | code >> (6 * more));
    for (int i = more - 1; i >= 0; --i)
      bytes += static_cast<char>(0x80 | ((code >> (6 * i)) & 0x3F));
  }
  return bytes;
}

// One isolate for all runs.
struct Script {
  Script() {
    v8::V8::InitializePlatform(&platform);
    v8::V8::Initialize();
    environment = new js::Environment(&platform);
    v8::HandleScope handles(isolate());
    environment->context()->Enter();
    js::InitBytes(*environment);
  }
  v8::Isolate* isolate() const { return environment->isolate(); }

  js::Platform platform{loop::Loop::Get()};
  js::Environment* environment;
};

Script& TheScript() {
  static Script* const script = new Script;  // never destroyed: nor is it in the program
  return *script;
}

// Adds what one call of the decoder gave: characters, or bytes as characters.
void AppendValue(v8::Isolate* isolate, v8::Local<v8::Value> value, js::Encoding encoding,
                 Text* text) {
  if (value->IsString()) {
    v8::Local<v8::String> string = value.As<v8::String>();
    const size_t before = text->size();
    text->resize(before + string->Length());
    string->Write(isolate, text->data() + before, 0, string->Length(),
                  v8::String::NO_NULL_TERMINATION);
    return;
  }
  Require(encoding == js::Encoding::kBytes ? value->IsUint8Array() : value->IsArray(),
          "a value is of the encoding's type");
  base::ByteQueue bytes;
  Require(js::AppendBytes(isolate, value, encoding, "it", &bytes), "what is received can be sent");
  for (char byte : bytes.view()) text->push_back(static_cast<uint8_t>(byte));
}

Text Decode(v8::Isolate* isolate, std::string_view bytes, js::Encoding encoding, uint8_t seed) {
  js::Decoder decoder(encoding);
  Splitter splitter(seed);
  Text text;
  v8::Local<v8::Value> value;
  while (!bytes.empty()) {
    const std::string_view piece = seed == 0 ? std::exchange(bytes, {}) : splitter.Next(&bytes);
    Require(decoder.Decode(isolate, piece).ToLocal(&value), "a piece is decoded");
    AppendValue(isolate, value, encoding, &text);
  }
  if (decoder.Finish(isolate).ToLocal(&value)) AppendValue(isolate, value, encoding, &text);
  return text;
}

std::string Encode(v8::Isolate* isolate, const Text& text, js::Encoding encoding) {
  v8::Local<v8::String> string =
      v8::String::NewFromTwoByte(isolate, text.data(), v8::NewStringType::kNormal,
                                 static_cast<int>(text.size()))
          .ToLocalChecked();
  base::ByteQueue bytes;
  Require(js::AppendBytes(isolate, string, encoding, "it", &bytes), "a string can be sent");
  return std::string(bytes.view());
}

// The input as UTF-16, lone surrogates and all, is text to be sent.
void CheckSending(v8::Isolate* isolate, std::string_view bytes) {
  Text text(bytes.size() / 2);
  if (!text.empty()) std::memcpy(text.data(), bytes.data(), text.size() * 2);
  Require(Encode(isolate, text, js::Encoding::kUtf8) == ReferenceEncode(text), "UTF-8 is UTF-8");
  std::string low;
  for (uint16_t character : text) low += static_cast<char>(character);
  Require(Encode(isolate, text, js::Encoding::kAscii) == low, "ascii is the low bytes");
  Require(Encode(isolate, text, js::Encoding::kRaw) == low, "raw is the low bytes");
}

}  // namespace

// The leak sanitizer does not look into V8's heap for references, so what it would say means nothing.
extern "C" __attribute__((visibility("default"))) int __lsan_is_turned_off() { return 1; }

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  FuzzInput input(data, size);
  const uint8_t choice = input.Byte(), seed = input.Byte();
  const std::string_view bytes = input.Rest();
  v8::Isolate* isolate = TheScript().isolate();
  v8::HandleScope handles(isolate);
  const auto encoding = choice & 4 ? static_cast<js::Encoding>(choice & 3) : js::Encoding::kUtf8;
  Text expected;
  if (encoding == js::Encoding::kUtf8) {
    expected = ReferenceDecode(bytes);
  } else {
    for (char byte : bytes) expected.push_back(static_cast<uint8_t>(byte));
  }
  Require(Decode(isolate, bytes, encoding, 0) == expected, "the whole is decoded by the rules");
  Require(Decode(isolate, bytes, encoding, seed) == expected, "cutting changes nothing");
  CheckSending(isolate, bytes);
  return 0;
}
