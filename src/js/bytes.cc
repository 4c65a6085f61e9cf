#include "js/bytes.h"

#include <strings.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "js/exceptions.h"
#include "js/v8_compat.h"
#include "js/values.h"

namespace js {

struct BytesState final : BindingState {
  // The originals, whatever a script puts in their places.
  v8::Global<v8::Function> uint8_array, set;
  v8::Eternal<v8::String> utf8, raw, ascii, bytes;
};

static BytesState* state;

// The longest array of integers that is accepted as bytes: the longest that V8 keeps in one block.
static constexpr uint32_t kMaxArray = 128 * 1024 * 1024 - 64;

// How much of an unknown encoding's name is shown.
static constexpr size_t kMaxShownName = 80;

void InitBytes(Environment& env) {
  v8::Isolate* isolate = env.isolate();
  state = env.Own(std::make_unique<BytesState>());
  state->utf8.Set(isolate, Name(isolate, "utf8"));
  state->raw.Set(isolate, Name(isolate, "raw"));
  state->ascii.Set(isolate, Name(isolate, "ascii"));
  state->bytes.Set(isolate, Name(isolate, "bytes"));
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Value> uint8_array =
      context->Global()->Get(context, Name(isolate, "Uint8Array")).ToLocalChecked();
  state->uint8_array.Reset(isolate, uint8_array.As<v8::Function>());
  v8::Local<v8::Value> prototype =
      uint8_array.As<v8::Object>()->Get(context, Name(isolate, "prototype")).ToLocalChecked();
  v8::Local<v8::Value> set =
      prototype.As<v8::Object>()->Get(context, Name(isolate, "set")).ToLocalChecked();
  state->set.Reset(isolate, set.As<v8::Function>());
}

static bool ParseEncodingName(std::string_view name, Encoding* encoding) {
  static constexpr struct {
    std::string_view name;
    Encoding encoding;
  } kNames[] = {{"ascii", Encoding::kAscii},  {"utf8", Encoding::kUtf8},
                {"utf-8", Encoding::kUtf8},   {"raw", Encoding::kRaw},
                {"binary", Encoding::kAscii},  // this and "raws" are names of the month after
                {"raws", Encoding::kAscii},   {"bytes", Encoding::kBytes}};
  for (const auto& entry : kNames) {
    if (name.size() != entry.name.size() ||
        strncasecmp(name.data(), entry.name.data(), name.size()) != 0)
      continue;
    *encoding = entry.encoding;
    return true;
  }
  return false;
}

bool ParseEncoding(v8::Isolate* isolate, v8::Local<v8::Value> value, Encoding absent,
                   Encoding* encoding) {
  *encoding = absent;
  if (value->IsNullOrUndefined()) return true;
  if (value->IsStringObject()) value = value.As<v8::StringObject>()->ValueOf();
  if (value->IsNumberObject())
    value = v8::Number::New(isolate, value.As<v8::NumberObject>()->ValueOf());
  if (value->IsString()) {
    // Literals are internalized: nearly always one comparison of pointers decides.
    if (value == state->utf8.Get(isolate)) return *encoding = Encoding::kUtf8, true;
    if (value == state->ascii.Get(isolate)) return *encoding = Encoding::kAscii, true;
    if (value == state->bytes.Get(isolate)) return *encoding = Encoding::kBytes, true;
    if (value == state->raw.Get(isolate)) return *encoding = Encoding::kRaw, true;
    if (ParseEncodingName(ToUtf8(isolate, value), encoding)) return true;
  } else if (value->IsNumber()) {
    const double number = value.As<v8::Number>()->Value();
    if (number == 0 || number == 1 || number == 2)
      return *encoding = static_cast<Encoding>(number), true;
  }
  const std::string shown =
      value->IsSymbol() ? "a symbol" : ToUtf8(isolate, value).substr(0, kMaxShownName);
  ThrowTypeError(isolate, "unknown encoding: " + shown +
                              " (expected \"utf8\", \"ascii\", \"raw\" or \"bytes\")");
  return false;
}

// ---- received ----

static bool IsAscii(std::string_view bytes) {
  // Branch-free over blocks, so that the compiler makes it a vector loop.
  while (bytes.size() >= 64) {
    unsigned char all = 0;
    for (int i = 0; i < 64; ++i) all |= static_cast<unsigned char>(bytes[i]);
    if (all >= 0x80) return false;
    bytes.remove_prefix(64);
  }
  unsigned char all = 0;
  for (char byte : bytes) all |= static_cast<unsigned char>(byte);
  return all < 0x80;
}

// The number of bytes (0 to 3) at the end that begin a sequence which the next read may complete.
static size_t IncompleteTail(std::string_view bytes) {
  for (size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if (byte < 0x80) return 0;
    if (byte < 0xC0) continue;  // a continuation byte: look further back for the first byte
    const size_t length = byte >= 0xF5 || byte < 0xC2 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    if (length <= back) return 0;
    if (back >= 2) {  // the first continuation byte already excludes the impossible sequences
      const auto second = static_cast<unsigned char>(bytes[bytes.size() - back + 1]);
      if ((byte == 0xE0 && second < 0xA0) || (byte == 0xED && second >= 0xA0) ||
          (byte == 0xF0 && second < 0x90) || (byte == 0xF4 && second >= 0x90)) {
        return 0;
      }
    }
    return back;
  }
  return 0;
}

static v8::MaybeLocal<v8::Value> OneByteString(v8::Isolate* isolate, std::string_view bytes) {
  return Widen(v8::String::NewFromOneByte(isolate, reinterpret_cast<const uint8_t*>(bytes.data()),
                                          v8::NewStringType::kNormal,
                                          static_cast<int>(bytes.size())));
}

static v8::MaybeLocal<v8::Value> Utf8String(v8::Isolate* isolate, std::string_view bytes) {
  if (IsAscii(bytes)) return OneByteString(isolate, bytes);
  return Widen(v8::String::NewFromUtf8(isolate, bytes.data(), v8::NewStringType::kNormal,
                                       static_cast<int>(bytes.size())));
}

static v8::Local<v8::Value> RawArray(v8::Isolate* isolate, std::string_view bytes) {
  v8::EscapableHandleScope scope(isolate);
  // The 256 values are made once, and the array from copies of their handles.
  v8::Local<v8::Value> values[256];
  bool made[256] = {};
  std::vector<v8::Local<v8::Value>> elements(bytes.size());
  for (size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (!made[byte]) {
      made[byte] = true;
      values[byte] = v8::Integer::New(isolate, byte);
    }
    elements[i] = values[byte];
  }
  return scope.Escape(v8::Array::New(isolate, elements.data(), elements.size()).As<v8::Value>());
}

v8::Local<v8::ArrayBuffer> BufferOf(v8::Isolate* isolate, std::string_view bytes) {
  std::unique_ptr<v8::BackingStore> store =
      Environment::Current()->array_memory().NewStore(bytes.size());
  if (!bytes.empty()) std::memcpy(store->Data(), bytes.data(), bytes.size());
  return v8::ArrayBuffer::New(isolate, std::move(store));
}

v8::Local<v8::Value> AsciiOrBufferOf(v8::Isolate* isolate, std::string_view bytes) {
  v8::Local<v8::Value> text;
  if (bytes.size() <= v8::String::kMaxLength && IsAscii(bytes) &&
      OneByteString(isolate, bytes).ToLocal(&text))
    return text;
  return BufferOf(isolate, bytes);
}

static v8::Local<v8::Value> ByteArray(v8::Isolate* isolate, std::string_view bytes) {
  return v8::Uint8Array::New(BufferOf(isolate, bytes), 0, bytes.size());
}

size_t DecodeLimit(Encoding encoding) {
  // V8 ends the process for an array of twice as many elements. This many take half a gigabyte.
  constexpr size_t kMaxArray = size_t{1} << 26;
  switch (encoding) {
    case Encoding::kAscii:
    case Encoding::kUtf8:
      return v8::String::kMaxLength;
    case Encoding::kRaw:
      return kMaxArray;
    case Encoding::kBytes:
      return v8::Uint8Array::kMaxLength;
  }
  return 0;
}

v8::MaybeLocal<v8::Value> DecodeAll(v8::Isolate* isolate, std::string_view bytes,
                                    Encoding encoding) {
  if (bytes.size() > DecodeLimit(encoding)) {
    isolate->ThrowException(v8::Exception::RangeError(Name(
        isolate, "the data is longer than a string or array can be; use the encoding \"bytes\"")));
    return {};
  }
  switch (encoding) {
    case Encoding::kAscii:
      return OneByteString(isolate, bytes);
    case Encoding::kUtf8:
      return Utf8String(isolate, bytes);
    case Encoding::kRaw:
      return RawArray(isolate, bytes);
    case Encoding::kBytes:
      return ByteArray(isolate, bytes);
  }
  return {};
}

v8::MaybeLocal<v8::Value> Decoder::Decode(v8::Isolate* isolate, std::string_view bytes) {
  if (carried_ == 0) return DecodeWhole(isolate, bytes);
  std::string joined(carry_, carried_);
  carried_ = 0;
  joined.append(bytes);
  return DecodeWhole(isolate, joined);
}

// Decodes all but an incomplete sequence at the end, which is carried over.
v8::MaybeLocal<v8::Value> Decoder::DecodeWhole(v8::Isolate* isolate, std::string_view bytes) {
  if (encoding_ == Encoding::kUtf8) {
    const size_t tail = IncompleteTail(bytes);
    carried_ = static_cast<uint8_t>(bytes.copy(carry_, tail, bytes.size() - tail));
    bytes.remove_suffix(tail);
  }
  return DecodeAll(isolate, bytes, encoding_);
}

v8::MaybeLocal<v8::Value> Decoder::Finish(v8::Isolate* isolate) {
  if (carried_ == 0) return {};
  const std::string_view left(carry_, carried_);
  carried_ = 0;
  return DecodeAll(isolate, left, encoding_);
}

// ---- sent ----

// Each Latin-1 character above 127 becomes two bytes.
static void AppendLatin1AsUtf8(std::string_view text, base::ByteQueue* queue) {
  char* out = queue->Reserve(text.size() * 2);
  char* at = out;
  for (char character : text) {
    const auto code = static_cast<unsigned char>(character);
    if (code < 0x80) {
      *at++ = character;
    } else {
      *at++ = static_cast<char>(0xC0 | code >> 6);
      *at++ = static_cast<char>(0x80 | (code & 0x3F));
    }
  }
  queue->Commit(at - out);
}

static void AppendUtf8(v8::Isolate* isolate, v8::Local<v8::String> text, base::ByteQueue* queue) {
  const size_t length = text->Length();
  if (!text->IsOneByte()) {
    const size_t size = text->Utf8Length(isolate);
    char* out = queue->Reserve(size);
    queue->Commit(
        text->WriteUtf8(isolate, out, static_cast<int>(size), nullptr,
                        v8::String::NO_NULL_TERMINATION | v8::String::REPLACE_INVALID_UTF8));
    return;
  }
  char* out = queue->Reserve(length);
  v8_compat::WriteOneByte(isolate, text, out);
  if (IsAscii({out, length})) return queue->Commit(length);
  const std::string latin1(out, length);
  AppendLatin1AsUtf8(latin1, queue);
}

static bool AppendArray(v8::Isolate* isolate, v8::Local<v8::Array> array, const char* what,
                        base::ByteQueue* queue) {
  // V8 ends the process when it cannot make an array this large.
  if (array->Length() > kMaxArray) {
    ThrowTypeError(isolate, std::string(what) + " must not have more than " +
                                std::to_string(kMaxArray) + " elements");
    return false;
  }
  // Not by the constructor alone, which would ask the array for its iterator: a program may have replaced that.
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Value> length = v8::Integer::NewFromUnsigned(isolate, array->Length());
  v8::Local<v8::Value> source = array;
  v8::Local<v8::Object> view;
  if (!state->uint8_array.Get(isolate)->NewInstance(context, 1, &length).ToLocal(&view) ||
      state->set.Get(isolate)->Call(context, view, 1, &source).IsEmpty()) {
    return false;
  }
  const size_t size = view.As<v8::Uint8Array>()->ByteLength();
  view.As<v8::Uint8Array>()->CopyContents(queue->Reserve(size), size);
  queue->Commit(size);
  return true;
}

bool AppendBytes(v8::Isolate* isolate, v8::Local<v8::Value> value, Encoding encoding,
                 const char* what, base::ByteQueue* queue) {
  if (value->IsStringObject()) value = value.As<v8::StringObject>()->ValueOf();
  if (value->IsString()) {
    v8::Local<v8::String> text = value.As<v8::String>();
    if (encoding == Encoding::kUtf8) return AppendUtf8(isolate, text, queue), true;
    const int length = text->Length();
    v8_compat::WriteOneByte(isolate, text, queue->Reserve(length));
    queue->Commit(length);
    return true;
  }
  if (value->IsArrayBufferView()) {
    const size_t size = value.As<v8::ArrayBufferView>()->ByteLength();
    value.As<v8::ArrayBufferView>()->CopyContents(queue->Reserve(size), size);
    queue->Commit(size);
    return true;
  }
  if (value->IsArrayBuffer()) {
    std::shared_ptr<v8::BackingStore> store = value.As<v8::ArrayBuffer>()->GetBackingStore();
    queue->Append({static_cast<const char*>(store->Data()), store->ByteLength()});
    return true;
  }
  if (value->IsArray()) return AppendArray(isolate, value.As<v8::Array>(), what, queue);
  ThrowTypeError(isolate,
                 std::string(what) +
                     " must be a string, an array of integers, a Uint8Array or an ArrayBuffer");
  return false;
}

bool IsBytes(v8::Local<v8::Value> value) {
  return value->IsString() || value->IsStringObject() || value->IsArrayBufferView() ||
         value->IsArrayBuffer() || value->IsArray();
}

}  // namespace js
