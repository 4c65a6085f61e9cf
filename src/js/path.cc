#include "js/path.h"

#include <cstdint>
#include <vector>

#include "js/exceptions.h"
#include "js/values.h"

namespace js {

// A byte b >= 0x80 outside any sequence is the surrogate 0xDC00 + b.
static constexpr uint16_t kEscape = 0xDC00;

// The length of the well-formed UTF-8 sequence at the front; 0 if there is none. Stores its
// character in `code`.
static size_t TakeSequence(std::string_view bytes, uint32_t* code) {
  const auto at = [&](size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = at(0);
  if (lead < 0x80) return *code = lead, 1;
  const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || bytes.size() < length) return 0;
  *code = lead & (0xFF >> (length + 1));
  for (size_t i = 1; i < length; ++i) {
    if ((at(i) & 0xC0) != 0x80) return 0;
    *code = *code << 6 | (at(i) & 0x3F);
  }
  const bool overlong = (length == 3 && *code < 0x800) || (length == 4 && *code < 0x10000);
  const bool surrogate = *code >= 0xD800 && *code < 0xE000;
  return overlong || surrogate || *code > 0x10FFFF ? 0 : length;
}

v8::Local<v8::String> PathString(v8::Isolate* isolate, std::string_view path) {
  bool ascii = true;
  for (char character : path) ascii &= static_cast<unsigned char>(character) < 0x80;
  if (ascii) {
    return v8::String::NewFromOneByte(isolate, reinterpret_cast<const uint8_t*>(path.data()),
                                      v8::NewStringType::kNormal, static_cast<int>(path.size()))
        .ToLocalChecked();
  }
  std::vector<uint16_t> text;
  text.reserve(path.size());
  while (!path.empty()) {
    uint32_t code;
    const size_t length = TakeSequence(path, &code);
    if (length == 0) {
      text.push_back(kEscape + static_cast<unsigned char>(path[0]));
    } else if (code < 0x10000) {
      text.push_back(static_cast<uint16_t>(code));
    } else {
      text.push_back(static_cast<uint16_t>(0xD800 + ((code - 0x10000) >> 10)));
      text.push_back(static_cast<uint16_t>(0xDC00 + ((code - 0x10000) & 0x3FF)));
    }
    path.remove_prefix(length == 0 ? 1 : length);
  }
  return v8::String::NewFromTwoByte(isolate, text.data(), v8::NewStringType::kNormal,
                                    static_cast<int>(text.size()))
      .ToLocalChecked();
}

// V8 writes a lone surrogate as the three bytes ED A0..BF 80..BF, which are not valid UTF-8. Ours
// are turned back into their byte, any other becomes U+FFFD, as everywhere.
static void ResolveSurrogates(std::string* path) {
  std::string resolved;
  for (size_t i = 0; i < path->size(); ++i) {
    const auto at = [&](size_t k) { return static_cast<unsigned char>((*path)[k]); };
    if (at(i) != 0xED || at(i + 1) < 0xA0) {
      resolved += (*path)[i];
      continue;
    }
    const uint16_t code = 0xD000 | (at(i + 1) & 0x3F) << 6 | (at(i + 2) & 0x3F);
    if (code >= kEscape + 0x80 && code <= kEscape + 0xFF) {
      resolved += static_cast<char>(code - kEscape);
    } else {
      resolved += "\xEF\xBF\xBD";
    }
    i += 2;
  }
  *path = std::move(resolved);
}

bool ParsePath(v8::Isolate* isolate, v8::Local<v8::Value> value, std::string_view what,
               std::string* path) {
  if (value->IsStringObject()) value = value.As<v8::StringObject>()->ValueOf();
  if (!value->IsString()) {
    ThrowTypeError(isolate, std::string(what) + " must be a string");
    return false;
  }
  v8::Local<v8::String> text = value.As<v8::String>();
  path->resize(text->Utf8Length(isolate));
  text->WriteUtf8(isolate, path->data(), static_cast<int>(path->size()), nullptr,
                  v8::String::NO_NULL_TERMINATION);
  if (path->find('\0') != std::string::npos) {
    ThrowTypeError(isolate, std::string(what) + " must not contain a NUL character");
    return false;
  }
  if (path->find('\xED') != std::string::npos) ResolveSurrogates(path);
  return true;
}

}  // namespace js
