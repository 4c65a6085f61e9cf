#include <gtest/gtest.h>

#include <thread>

#include "repl/screen.h"

namespace repl {

// On a thread of its own, since the locale is the thread's.
template <class F>
static void InUtf8(F&& test) {
  std::thread([&] {
    UseUtf8();
    test();
  }).join();
}

TEST(ScreenTest, CharactersAreTakenAsTheyComplete) {
  InUtf8([] {
    wchar_t character = 0;
    EXPECT_EQ(DecodeCharacter("", &character), 0u);
    EXPECT_EQ(DecodeCharacter("\xe4\xba", &character), 0u);
    EXPECT_EQ(DecodeCharacter("\xe4\xba\x80x", &character), 3u);
    EXPECT_EQ(character, L'\u4e80');
    EXPECT_EQ(DecodeCharacter("\xffx", &character), 1u);
    EXPECT_EQ(character, L'\ufffd');
    EXPECT_EQ(DecodeCharacter(std::string_view("\0", 1), &character), 1u);
    EXPECT_EQ(character, L'\0');
  });
}

TEST(ScreenTest, TextsGoBothWays) {
  InUtf8([] {
    EXPECT_EQ(ToUtf8(ToWide("a\xe4\xba\x80\xf0\x9f\x99\x82")), "a\xe4\xba\x80\xf0\x9f\x99\x82");
    EXPECT_EQ(ToWide("a\xe4\xba"), L"a\ufffd");
  });
}

static void ExpectPlace(std::wstring_view text, int row, int column) {
  const Place place = PlaceBehind(text, 10);
  EXPECT_EQ(place.row, row);
  EXPECT_EQ(place.column, column);
}

TEST(ScreenTest, PlacesFollowFromWidths) {
  InUtf8([] {
    ExpectPlace(L"", 0, 0);
    ExpectPlace(L"123456789", 0, 9);
    ExpectPlace(L"1234567890", 1, 0);
    ExpectPlace(L"\u4e80\u4e80", 0, 4);
    ExpectPlace(L"123456789\u4e80", 1, 2);
    ExpectPlace(L"a\x301", 0, 1);
    ExpectPlace(L"\x01", 0, 2);
    ExpectPlace(L"a\tb", 0, 9);
    ExpectPlace(L"a\nb", 1, 1);
  });
}

}  // namespace repl
