#include "repl/screen.h"

#include <climits>
#include <clocale>
#include <cwchar>
#include <cwctype>

namespace repl {

static constexpr wchar_t kReplacement = 0xfffd;

void UseUtf8() {
  static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  if (utf8 != nullptr) uselocale(utf8);
}

size_t DecodeCharacter(std::string_view input, wchar_t* character) {
  if (input.empty()) return 0;
  std::mbstate_t state{};
  const size_t size = std::mbrtowc(character, input.data(), input.size(), &state);
  if (size == static_cast<size_t>(-2)) return 0;
  if (size == 0) return 1;  // U+0000
  if (size != static_cast<size_t>(-1)) return size;
  *character = kReplacement;
  return 1;
}

std::wstring ToWide(std::string_view utf8) {
  std::wstring text;
  wchar_t character;
  while (!utf8.empty()) {
    size_t taken = DecodeCharacter(utf8, &character);
    if (taken == 0) {  // a character that is cut
      character = kReplacement;
      taken = utf8.size();
    }
    text += character;
    utf8.remove_prefix(taken);
  }
  return text;
}

std::string ToUtf8(std::wstring_view text) {
  std::string utf8;
  for (const wchar_t character : text) {
    char bytes[MB_LEN_MAX];
    std::mbstate_t state{};
    const size_t size = std::wcrtomb(bytes, character, &state);
    utf8 +=
        size == static_cast<size_t>(-1) ? std::string("\xef\xbf\xbd") : std::string(bytes, size);
  }
  return utf8;
}

// Control characters are shown as ^X, others that cannot be shown as \U+12345.
static int WidthOf(wchar_t character) {
  if (std::iswcntrl(static_cast<wint_t>(character))) return character < 0x80 ? 2 : 7;
  const int width = wcwidth(character);
  return width >= 0 ? width : character > 0xffff ? 8 : 7;
}

Place PlaceBehind(std::wstring_view text, int columns) {
  Place place;
  for (const wchar_t character : text) {
    if (character == L'\n') {
      place = {place.row + 1, 0};
      continue;
    }
    const int width = character == L'\t' ? 8 - place.column % 8 : WidthOf(character);
    if (place.column + width > columns) place = {place.row + 1, 0};
    place.column += width;
    if (place.column >= columns) place = {place.row + 1, 0};
  }
  return place;
}

}  // namespace repl
