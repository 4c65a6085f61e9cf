// Utf8Check: whether bytes that come in pieces are UTF-8 (RFC 3629), known as soon as the bytes show
// it: no overlong form, no surrogate, nothing above U+10FFFF.
#pragma once

#include <cstdint>
#include <string_view>

namespace websocket {

class Utf8Check {
 public:
  // Takes the next piece. False once the text is malformed, however it goes on.
  bool Add(std::string_view bytes);
  // Whether the text may end here: no character is cut.
  bool complete() const { return missing_ == 0; }

 private:
  uint8_t missing_ = 0;  // continuation bytes of the last character
  uint8_t low_ = 0x80;   // the range of the next one
  uint8_t high_ = 0xBF;
};

}  // namespace websocket
