// Bytes as text of ASCII characters, and back: hexadecimal digits, Base64 and its form for URLs
// (RFC 4648).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace base {

enum class BinaryText : int { kHex = 0, kBase64 = 1, kBase64Url = 2 };

// How many characters ToText() writes.
size_t TextSize(BinaryText form, size_t bytes);

// Writes TextSize() characters. Hexadecimal digits are lower case; kBase64 is padded, kBase64Url is
// not.
void ToText(BinaryText form, std::string_view bytes, char* text);

// The bytes of a text, or nothing where it is none: another character, a group that is cut, bits
// behind the last byte that are not 0. Hexadecimal digits may be in either case, padding may be
// absent, and white space may stand anywhere in kBase64, which is often broken into lines.
std::optional<std::string> FromText(BinaryText form, std::string_view text);

}  // namespace base
