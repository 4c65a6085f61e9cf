#include "base/binary_text.h"

#include <cstdint>

namespace base {

static constexpr char kHexDigits[] = "0123456789abcdef";
static constexpr char kAlphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static constexpr char kUrlAlphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static uint32_t Byte(std::string_view bytes, size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

size_t TextSize(BinaryText form, size_t bytes) {
  if (form == BinaryText::kHex) return bytes * 2;
  if (form == BinaryText::kBase64) return (bytes + 2) / 3 * 4;
  return bytes / 3 * 4 + (bytes % 3 == 0 ? 0 : bytes % 3 + 1);
}

static void ToHex(std::string_view bytes, char* text) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    *text++ = kHexDigits[byte >> 4];
    *text++ = kHexDigits[byte & 15];
  }
}

void ToText(BinaryText form, std::string_view bytes, char* text) {
  if (form == BinaryText::kHex) return ToHex(bytes, text);
  const char* const alphabet = form == BinaryText::kBase64 ? kAlphabet : kUrlAlphabet;
  char* const end = text + TextSize(form, bytes.size());
  for (size_t at = 0; at < bytes.size(); at += 3) {
    const uint32_t group = Byte(bytes, at) << 16 | Byte(bytes, at + 1) << 8 | Byte(bytes, at + 2);
    const size_t digits = bytes.size() - at >= 3 ? 4 : bytes.size() - at + 1;
    for (size_t i = 0; i < digits; ++i) *text++ = alphabet[group >> (18 - 6 * i) & 63];
  }
  while (text < end) *text++ = '=';
}

static int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const int letter = c | 0x20;
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

static std::optional<std::string> FromHex(std::string_view text) {
  if (text.size() % 2 != 0) return {};
  std::string bytes(text.size() / 2, '\0');
  for (size_t i = 0; i < bytes.size(); ++i) {
    const int high = HexValue(text[2 * i]);
    const int low = HexValue(text[2 * i + 1]);
    if (high < 0 || low < 0) return {};
    bytes[i] = static_cast<char>(high << 4 | low);
  }
  return bytes;
}

static int Base64Value(BinaryText form, char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  const bool url = form == BinaryText::kBase64Url;
  if (c == (url ? '-' : '+')) return 62;
  return c == (url ? '_' : '/') ? 63 : -1;
}

static bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v'); }

std::optional<std::string> FromText(BinaryText form, std::string_view text) {
  if (form == BinaryText::kHex) return FromHex(text);
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3 + 2);
  uint32_t bits = 0;
  int bit_count = 0;
  size_t digits = 0, padding = 0;
  for (const char c : text) {
    if (form == BinaryText::kBase64 && IsSpace(c)) continue;
    if (c == '=') {
      ++padding;
      continue;
    }
    const int value = Base64Value(form, c);
    if (value < 0 || padding > 0) return {};
    ++digits;
    bits = (bits << 6 | static_cast<uint32_t>(value)) & 0xffff;
    bit_count += 6;
    if (bit_count < 8) continue;
    bit_count -= 8;
    bytes.push_back(static_cast<char>(bits >> bit_count));
  }
  const bool cut = digits % 4 == 1 || (bits & ((1u << bit_count) - 1)) != 0;
  const bool padded_whole = padding == 0 || (padding <= 2 && (digits + padding) % 4 == 0);
  if (cut || !padded_whole) return {};
  return bytes;
}

}  // namespace base
