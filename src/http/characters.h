// Character classes of HTTP/1.1 messages (RFC 9110, section 5.6), each a table look-up.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace http {

namespace character_class {
enum : uint8_t { kToken = 1, kFieldText = 2, kTarget = 4, kName = 8 };

constexpr std::array<uint8_t, 256> Build() {
  std::array<uint8_t, 256> table{};
  for (int c = 0; c < 256; ++c) {
    const bool alphanumeric =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool printable = c > ' ' && c < 0x7f;
    uint8_t classes = 0;
    if (alphanumeric || (printable && std::string_view("!#$%&'*+-.^_`|~").find(char(c)) !=
                                          std::string_view::npos)) {
      classes |= kToken;
    }
    if (printable || c == ' ' || c == '\t' || c >= 0x80) classes |= kFieldText;
    if (printable && c != '#') classes |= kTarget;
    if (alphanumeric || (printable && std::string_view("-._~!$&'()*+,;=").find(char(c)) !=
                                          std::string_view::npos)) {
      classes |= kName;
    }
    table[c] = classes;
  }
  return table;
}
inline constexpr std::array<uint8_t, 256> kTable = Build();
}  // namespace character_class

// Whether `c` may stand in a method or a header name.
constexpr bool IsTokenCharacter(char c) {
  return character_class::kTable[uint8_t(c)] & character_class::kToken;
}
// The same for a header value: printable, space, tab, and bytes above 127; no control character.
constexpr bool IsFieldCharacter(char c) {
  return character_class::kTable[uint8_t(c)] & character_class::kFieldText;
}
// The same for a request target: printable ASCII, since browsers leave characters such as |
// unescaped, but for #, which begins what is never sent.
constexpr bool IsTargetCharacter(char c) {
  return character_class::kTable[uint8_t(c)] & character_class::kTarget;
}
// The same for the name of a host (RFC 3986, reg-name), except its %-escapes.
constexpr bool IsNameCharacter(char c) {
  return character_class::kTable[uint8_t(c)] & character_class::kName;
}

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr char LowerCase(char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; }
constexpr bool IsLetter(char c) { return LowerCase(c) >= 'a' && LowerCase(c) <= 'z'; }
constexpr bool IsHexDigit(char c) {
  return IsDigit(c) || (LowerCase(c) >= 'a' && LowerCase(c) <= 'f');
}

// Whether `text` is `lower_case`, regardless of the case of ASCII letters.
constexpr bool EqualsIgnoringCase(std::string_view text, std::string_view lower_case) {
  if (text.size() != lower_case.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (LowerCase(text[i]) != lower_case[i]) return false;
  }
  return true;
}

// `text` without spaces and tabs at its ends.
constexpr std::string_view TrimWhitespace(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Takes the first element off a comma-separated list, trimmed. `list` becomes what follows the
// comma.
constexpr std::string_view TakeListElement(std::string_view* list) {
  const size_t comma = list->find(',');
  const std::string_view element = TrimWhitespace(list->substr(0, comma));
  list->remove_prefix(comma == std::string_view::npos ? list->size() : comma + 1);
  return element;
}

}  // namespace http
