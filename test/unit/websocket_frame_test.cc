// Masks, UTF-8 and headers, against simpler readings of the same.

#include <gtest/gtest.h>

#include <string>

#include "websocket/frame.h"
#include "websocket/utf8_check.h"

namespace {

using websocket::Utf8Check;

TEST(WebsocketFrame, AMaskIsAppliedToAnyLengthFromAnyOffset) {
  const websocket::Mask mask = {{0x80, 0x01, 0xff, 0x7f}};
  for (size_t size = 0; size < 300; ++size) {
    for (uint64_t offset = 0; offset < 5; ++offset) {
      std::string bytes(size, '\0'), expected(size, '\0');
      bool is_ascii = true;
      for (size_t i = 0; i < size; ++i) {
        bytes[i] = static_cast<char>(i * 7);
        expected[i] = static_cast<char>(bytes[i] ^ mask.bytes[(offset + i) % 4]);
        is_ascii = is_ascii && static_cast<unsigned char>(expected[i]) < 0x80;
      }
      EXPECT_EQ(websocket::ApplyMask(mask, offset, bytes.data(), size), is_ascii);
      ASSERT_EQ(bytes, expected) << size << " bytes from " << offset;
      EXPECT_EQ(websocket::IsAscii(bytes), is_ascii);
    }
  }
}

TEST(WebsocketFrame, EveryHeaderIsReadAsItWasWritten) {
  for (const uint64_t length : {0ull, 1ull, 125ull, 126ull, 65'535ull, 65'536ull, 1ull << 62}) {
    for (const bool masked : {false, true}) {
      websocket::FrameHeader header, read;
      header.opcode = websocket::Opcode::kBinary;
      header.final = true;
      header.masked = masked;
      header.length = length;
      header.mask = {{1, 2, 3, 4}};
      char bytes[websocket::FrameHeader::kMost];
      websocket::WriteFrameHeader(header, bytes);
      const size_t size = websocket::FrameHeaderSize(length, masked);
      const char* problem = nullptr;
      for (size_t part = 0; part < size; ++part)
        EXPECT_EQ(websocket::ReadFrameHeader({bytes, part}, masked, &read, &problem),
                  websocket::HeaderOutcome::kMore);
      ASSERT_EQ(websocket::ReadFrameHeader({bytes, size}, masked, &read, &problem),
                websocket::HeaderOutcome::kWhole);
      EXPECT_EQ(read.length, length);
      EXPECT_EQ(read.size, size);
      EXPECT_EQ(read.opcode, websocket::Opcode::kBinary);
    }
  }
}

// Every sequence of one to three bytes and those of four bytes that begin with each leading byte,
// against the table of the Unicode standard (table 3-7).
bool IsWellFormed(const unsigned char* b, int size) {
  const auto in = [&](int at, int low, int high) { return b[at] >= low && b[at] <= high; };
  switch (size) {
    case 1:
      return b[0] < 0x80;
    case 2:
      return in(0, 0xC2, 0xDF) && in(1, 0x80, 0xBF);
    case 3:
      return in(2, 0x80, 0xBF) &&
             ((b[0] == 0xE0 && in(1, 0xA0, 0xBF)) || (in(0, 0xE1, 0xEC) && in(1, 0x80, 0xBF)) ||
              (b[0] == 0xED && in(1, 0x80, 0x9F)) || (in(0, 0xEE, 0xEF) && in(1, 0x80, 0xBF)));
    default:
      return in(2, 0x80, 0xBF) && in(3, 0x80, 0xBF) &&
             ((b[0] == 0xF0 && in(1, 0x90, 0xBF)) || (in(0, 0xF1, 0xF3) && in(1, 0x80, 0xBF)) ||
              (b[0] == 0xF4 && in(1, 0x80, 0x8F)));
  }
}

bool IsOneCharacter(std::string_view bytes) {
  Utf8Check check;
  for (size_t at = 0; at < bytes.size(); ++at) {
    if (!check.Add(bytes.substr(at, 1))) return false;
    if (check.complete() != (at + 1 == bytes.size())) return false;
  }
  return true;
}

TEST(WebsocketUtf8, AcceptsWhatUnicodesTableHas) {
  unsigned char b[4];
  for (int size = 1; size <= 3; ++size) {
    const int count = 1 << (8 * size);
    for (int number = 0; number < count; ++number) {
      for (int at = 0; at < size; ++at) b[at] = static_cast<unsigned char>(number >> (8 * at));
      const std::string_view bytes(reinterpret_cast<char*>(b), size);
      ASSERT_EQ(IsOneCharacter(bytes), IsWellFormed(b, size)) << size << " bytes: " << number;
    }
  }
  for (int number = 0; number < 1 << 16; ++number) {
    b[0] = static_cast<unsigned char>(number);
    b[1] = static_cast<unsigned char>(number >> 8);
    for (const int third : {0x7F, 0x80, 0xBF, 0xC0}) {
      for (const int fourth : {0x7F, 0x80, 0xBF, 0xC0}) {
        b[2] = static_cast<unsigned char>(third);
        b[3] = static_cast<unsigned char>(fourth);
        const std::string_view bytes(reinterpret_cast<char*>(b), 4);
        ASSERT_EQ(IsOneCharacter(bytes), IsWellFormed(b, 4)) << number;
      }
    }
  }
}

}  // namespace
