#include "websocket/utf8_check.h"

#include <cstring>

namespace websocket {

bool Utf8Check::Add(std::string_view bytes) {
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const unsigned char* const end = at + bytes.size();
  while (at < end) {
    const unsigned char byte = *at;
    if (missing_ > 0) {
      if (byte < low_ || byte > high_) return false;
      low_ = 0x80;
      high_ = 0xBF;
      --missing_;
      ++at;
    } else if (byte < 0x80) {
      uint64_t word;
      while (end - at >= 8 && (std::memcpy(&word, at, 8), (word & 0x8080808080808080) == 0))
        at += 8;
      while (at < end && *at < 0x80) ++at;
    } else {
      if (byte < 0xC2 || byte > 0xF4) return false;
      missing_ = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
      // Overlong forms, surrogates and what is too large show in the second byte.
      if (byte == 0xE0) low_ = 0xA0;
      if (byte == 0xED) high_ = 0x9F;
      if (byte == 0xF0) low_ = 0x90;
      if (byte == 0xF4) high_ = 0x8F;
      ++at;
    }
  }
  return true;
}

}  // namespace websocket
