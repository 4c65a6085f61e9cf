// Hexadecimal digits, Base64 and Base64 for URLs: the vectors of RFC 4648, and what is none of them.
#include <gtest/gtest.h>

#include "base/binary_text.h"

namespace base {
namespace {

std::string Text(BinaryText form, std::string_view bytes) {
  std::string text(TextSize(form, bytes.size()), '\0');
  ToText(form, bytes, text.data());
  return text;
}

TEST(BinaryText, TheVectorsOfRfc4648) {
  constexpr struct {
    const char *bytes, *hex, *base64, *url;
  } kVectors[] = {{"", "", "", ""},
                  {"f", "66", "Zg==", "Zg"},
                  {"fo", "666f", "Zm8=", "Zm8"},
                  {"foo", "666f6f", "Zm9v", "Zm9v"},
                  {"foob", "666f6f62", "Zm9vYg==", "Zm9vYg"},
                  {"fooba", "666f6f6261", "Zm9vYmE=", "Zm9vYmE"},
                  {"foobar", "666f6f626172", "Zm9vYmFy", "Zm9vYmFy"},
                  {"\xfb\xff\xbf", "fbffbf", "+/+/", "-_-_"}};
  for (const auto& vector : kVectors) {
    EXPECT_EQ(Text(BinaryText::kHex, vector.bytes), vector.hex);
    EXPECT_EQ(Text(BinaryText::kBase64, vector.bytes), vector.base64);
    EXPECT_EQ(Text(BinaryText::kBase64Url, vector.bytes), vector.url);
    EXPECT_EQ(FromText(BinaryText::kHex, vector.hex), vector.bytes);
    EXPECT_EQ(FromText(BinaryText::kBase64, vector.base64), vector.bytes);
    EXPECT_EQ(FromText(BinaryText::kBase64Url, vector.url), vector.bytes);
  }
}

TEST(BinaryText, EveryByteComesBack) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes.push_back(static_cast<char>(i));
  for (const BinaryText form : {BinaryText::kHex, BinaryText::kBase64, BinaryText::kBase64Url}) {
    for (size_t size = 250; size <= 256; ++size) {
      EXPECT_EQ(FromText(form, Text(form, bytes.substr(0, size))), bytes.substr(0, size));
    }
  }
}

TEST(BinaryText, TakesEitherCaseAbsentPaddingAndBrokenLines) {
  EXPECT_EQ(FromText(BinaryText::kHex, "AbCdeF"), "\xab\xcd\xef");
  EXPECT_EQ(FromText(BinaryText::kBase64, "Zg"), "f");
  EXPECT_EQ(FromText(BinaryText::kBase64, " Zm9v\r\n\tYg =\n="), "foob");
  EXPECT_EQ(FromText(BinaryText::kBase64Url, "Zg=="), "f");
}

TEST(BinaryText, RefusesWhatIsNone) {
  for (const char* text : {"0", "0g", "0x", " 00", "00 "})
    EXPECT_FALSE(FromText(BinaryText::kHex, text)) << text;
  for (const char* text : {"A", "Zm9vY", "Zg=", "Zg===", "Zm9v=", "=",
                           "Z=g=", "Zh==", "Zm9=", "-_-_", "Zm9v*", "\xc3\xa4"}) {
    EXPECT_FALSE(FromText(BinaryText::kBase64, text)) << text;
  }
  for (const char* text : {"+/+/", "Zm 9v", "Zh", "A"})
    EXPECT_FALSE(FromText(BinaryText::kBase64Url, text)) << text;
}

}  // namespace
}  // namespace base
