// Text on a terminal: its characters and how wide they are. The thread that asks has called UseUtf8().
#pragma once

#include <string>
#include <string_view>

namespace repl {

// Texts are UTF-8 for the calling thread, whatever the program's locale is.
void UseUtf8();

// Takes the first character of `input`, U+FFFD for what is none. How many bytes that were; 0 where the
// rest of one is still to come.
size_t DecodeCharacter(std::string_view input, wchar_t* character);

std::wstring ToWide(std::string_view utf8);
std::string ToUtf8(std::wstring_view text);

struct Place {
  int row = 0, column = 0;
};

// Where the cursor is behind a text, which begins in the first column, as libedit lays it out.
Place PlaceBehind(std::wstring_view text, int columns);

}  // namespace repl
