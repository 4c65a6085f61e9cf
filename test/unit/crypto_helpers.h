// What the tests of src/crypto share: bytes as hexadecimal digits and back.
#pragma once

#include <string>
#include <string_view>

#include "base/binary_text.h"

namespace crypto {

inline std::string Hex(std::string_view bytes) {
  std::string text(bytes.size() * 2, '\0');
  base::ToText(base::BinaryText::kHex, bytes, text.data());
  return text;
}

inline std::string Bytes(std::string_view hex) {
  return *base::FromText(base::BinaryText::kHex, hex);
}

}  // namespace crypto
