// Texts from outside of which most are the same as the one before: the string of that one serves again, and costs neither
// memory nor, where it is compared, time.
#pragma once

#include <v8.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace js {

class RepeatedString {
 public:
  // A character a byte.
  v8::Local<v8::String> Get(v8::Isolate* isolate, std::string_view text) {
    if (!text.empty() && text == text_) return string_.Get(isolate);
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    v8::Local<v8::String> string =
        v8::String::NewFromOneByte(isolate, bytes, v8::NewStringType::kNormal,
                                   static_cast<int>(text.size()))
            .ToLocalChecked();
    if (text.size() <= kMaxKept) {
      text_ = text;
      string_.Reset(isolate, string);
    }
    return string;
  }

 private:
  static constexpr size_t kMaxKept = 4096;

  std::string text_;
  v8::Global<v8::String> string_;  // of text_, where that is not empty
};

}  // namespace js
