// Bodies are found by length, by chunks and by the end of the connection; chunked framing is read
// by the letter.
#include <gtest/gtest.h>

#include <string>

#include "http/body_decoder.h"

namespace http {
namespace {

using Event = BodyDecoder::Event;

// The body that `input` holds when it comes in pieces of `step` bytes, then what ended it: "+" the
// end, with what is left of the input, "!" not a chunked body, "?" more is needed.
std::string Decode(BodyDecoder decoder, std::string_view input, size_t step) {
  std::string body;
  while (true) {
    std::string_view part = input.substr(0, step);
    input.remove_prefix(part.size());
    while (true) {
      std::string_view piece;
      const Event event = decoder.Next(&part, &piece);
      if (event == Event::kMore) break;
      if (event == Event::kBad) return body + "!";
      if (event == Event::kEnd) return body + "+" + std::string(part) + std::string(input);
      body += piece;
    }
    if (input.empty()) return body + "?";
  }
}

struct ChunkedRow {
  std::string input;
  const char* outcome;
};

class ChunkedTable : public testing::TestWithParam<ChunkedRow> {};

TEST_P(ChunkedTable, WholeAndBytewise) {
  const ChunkedRow& row = GetParam();
  EXPECT_EQ(Decode(BodyDecoder(BodyKind::kChunked, 0), row.input, row.input.size()), row.outcome)
      << row.input;
  const std::string bytewise = Decode(BodyDecoder(BodyKind::kChunked, 0), row.input, 1);
  EXPECT_EQ(bytewise, row.outcome) << row.input;
}

INSTANTIATE_TEST_SUITE_P(
    Sizes, ChunkedTable,
    testing::Values(
        ChunkedRow{"3\r\nabc\r\n0\r\n\r\n", "abc+"},
        ChunkedRow{"3\r\nabc\r\n0\r\n\r\nNEXT", "abc+NEXT"}, ChunkedRow{"0\r\n\r\n", "+"},
        ChunkedRow{"00003\r\nabc\r\n000\r\n\r\n", "abc+"},
        ChunkedRow{"A\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n", "01234567890123456789+"},
        ChunkedRow{"3\r\nabc\r\n", "abc?"}, ChunkedRow{"3\r\nab", "ab?"}, ChunkedRow{"", "?"},
        ChunkedRow{"3\nabc\r\n0\r\n\r\n", "!"}, ChunkedRow{"3\r\nabc0\r\n\r\n", "abc!"},
        ChunkedRow{"3\r\nabc\n0\r\n\r\n", "abc!"}, ChunkedRow{"3\r\nabcd\r\n0\r\n\r\n", "abc!"},
        ChunkedRow{"\r\n0\r\n\r\n", "!"}, ChunkedRow{"g\r\n", "!"},
        ChunkedRow{"0x3\r\nabc\r\n", "!"}, ChunkedRow{"+3\r\nabc\r\n", "!"},
        ChunkedRow{"-3\r\nabc\r\n", "!"}, ChunkedRow{" 3\r\nabc\r\n", "!"},
        ChunkedRow{"3 \r\nabc\r\n", "!"}, ChunkedRow{"3\r\rabc", "!"}, ChunkedRow{"3\rabc", "!"},
        ChunkedRow{"7fffffffffffffff\r\na", "a?"}, ChunkedRow{"8000000000000000\r\n", "!"},
        ChunkedRow{"ffffffffffffffff\r\n", "!"}, ChunkedRow{"10000000000000000\r\n", "!"},
        ChunkedRow{"3,3\r\nabc\r\n", "!"}, ChunkedRow{std::string("3\0\r\nabc", 7), "!"},
        ChunkedRow{std::string(5000, '0') + "\r\n\r\n", "!"}));

INSTANTIATE_TEST_SUITE_P(
    Extensions, ChunkedTable,
    testing::Values(ChunkedRow{"1;a\r\nx\r\n0\r\n\r\n", "x+"},
                    ChunkedRow{"1;a=b\r\nx\r\n0;c\r\n\r\n", "x+"},
                    ChunkedRow{"1 ; a = b ; c\r\nx\r\n0\r\n\r\n", "x+"},
                    ChunkedRow{"1;a=\"b;\\\"c\"\r\nx\r\n0\r\n\r\n", "x+"},
                    ChunkedRow{"1;a=\"b\" ;c\r\nx\r\n0\r\n\r\n", "x+"},
                    ChunkedRow{"1;\r\nx\r\n", "!"}, ChunkedRow{"1;;\r\nx\r\n", "!"},
                    ChunkedRow{"1;=b\r\nx\r\n", "!"}, ChunkedRow{"1;a=\r\nx\r\n", "!"},
                    ChunkedRow{"1;a \r\nx\r\n", "!"}, ChunkedRow{"1;a=b \r\nx\r\n", "!"},
                    ChunkedRow{"1;a=b c\r\nx\r\n", "!"}, ChunkedRow{"1;a=\"b\r\nx\r\n", "!"},
                    ChunkedRow{"1;a=\"b\"c\r\nx\r\n", "!"},
                    ChunkedRow{"1;a=\"\x01\"\r\nx\r\n", "!"}, ChunkedRow{"1;a\nx\r\n", "!"},
                    ChunkedRow{"1 a\r\nx\r\n", "!"}, ChunkedRow{"1;(\r\nx\r\n", "!"},
                    ChunkedRow{"1;" + std::string(5000, 'a') + "\r\nx\r\n", "!"}));

// One chunk of `size` bytes behind a line with 1000 bytes of extensions, `count` times.
static std::string Extended(int count, std::string_view line, size_t size) {
  std::string chunks;
  for (int i = 0; i < count; ++i) {
    chunks += std::string(line) + ";" + std::string(1000, 'a') + "\r\n";
    chunks += std::string(size, 'x') + "\r\n";
  }
  return chunks + "0\r\n\r\n";
}

TEST(BodyDecoderTest, ExtensionsMayNotOutweighTheBody) {
  const BodyDecoder decoder(BodyKind::kChunked, 0);
  EXPECT_EQ(Decode(decoder, Extended(10, "1", 1), 4096), std::string(10, 'x') + "+");
  EXPECT_EQ(Decode(decoder, Extended(20, "1", 1), 4096).back(), '!');
  EXPECT_EQ(Decode(decoder, Extended(100, "3e8", 1000), 4096), std::string(100000, 'x') + "+");
}

INSTANTIATE_TEST_SUITE_P(
    Trailers, ChunkedTable,
    testing::Values(ChunkedRow{"0\r\nX: y\r\n\r\n", "+"},
                    ChunkedRow{"0\r\nX:\r\nContent-Length: 3\r\n\r\nz", "+z"},
                    ChunkedRow{"0\r\nX\r\n\r\n", "!"}, ChunkedRow{"0\r\nX : y\r\n\r\n", "!"},
                    ChunkedRow{"0\r\n: y\r\n\r\n", "!"}, ChunkedRow{"0\r\nX: y\n\r\n", "!"},
                    ChunkedRow{"0\r\nX: y\r\n z\r\n\r\n", "!"},
                    ChunkedRow{"0\r\nX: \x01\r\n\r\n", "!"}, ChunkedRow{"0\r\n\rX", "!"},
                    ChunkedRow{"0\r\n", "?"},
                    ChunkedRow{"0\r\nX: " + std::string(17000, 'y') + "\r\n\r\n", "!"}));

TEST(BodyDecoderTest, LengthCountsBytes) {
  EXPECT_EQ(Decode(BodyDecoder(BodyKind::kLength, 3), "abcdef", 6), "abc+def");
  EXPECT_EQ(Decode(BodyDecoder(BodyKind::kLength, 3), "abcdef", 1), "abc+def");
  EXPECT_EQ(Decode(BodyDecoder(BodyKind::kLength, 3), "ab", 1), "ab?");
  EXPECT_EQ(Decode(BodyDecoder(BodyKind::kNone, 0), "ab", 2), "+ab");
}

TEST(BodyDecoderTest, UntilCloseTakesAll) {
  BodyDecoder decoder(BodyKind::kUntilClose, 0);
  EXPECT_TRUE(decoder.ends_with_connection());
  EXPECT_EQ(Decode(decoder, "abc", 2), "abc?");
}

TEST(BodyDecoderTest, PiecesAreThePartsOfTheInput) {
  BodyDecoder decoder(BodyKind::kChunked, 0);
  const std::string_view input = "5\r\nhello\r\n0\r\n\r\n";
  std::string_view rest = input, piece;
  ASSERT_EQ(decoder.Next(&rest, &piece), Event::kPiece);
  EXPECT_EQ(piece.data(), input.data() + 3);
  EXPECT_FALSE(decoder.at_end());
}

TEST(BodyDecoderTest, ARefusedBodyIsNotAtItsEnd) {
  BodyDecoder decoder(BodyKind::kChunked, 0);
  std::string_view rest = "0\r\n\r!", piece;
  ASSERT_EQ(decoder.Next(&rest, &piece), Event::kBad);
  EXPECT_FALSE(decoder.at_end());
}

}  // namespace
}  // namespace http
