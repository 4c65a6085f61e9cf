// What is compressed and decompressed as a whole: limits are exact, lengths that lie are not believed, and each format
// agrees with its stream.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "compress/whole.h"

namespace compress {
namespace {

constexpr Format kAll[] = {Format::kGzip, Format::kDeflate, Format::kBrotli, Format::kZstd};
constexpr size_t kMost = 1 << 26;

std::string Packed(Format format, std::string_view data, int level = -1) {
  Buffer out;
  if (level < 0) level = kLevels[static_cast<int>(format)].usual;
  EXPECT_FALSE(Compress(format, level, data, &out));
  return std::string(out.view());
}

// The bytes, or the name of the error.
std::string Unpacked(Format format, std::string_view data, size_t most = kMost) {
  Buffer out;
  if (const base::Error error = Decompress(format, data, most, &out)) return base::ErrorName(error);
  return std::string(out.view());
}

TEST(CompressWhole, EveryLevelComesBack) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "item " + std::to_string(i * i) + "; ";
  for (const Format format : kAll) {
    const Levels& levels = kLevels[static_cast<int>(format)];
    for (int level = levels.least; level <= levels.most; ++level)
      EXPECT_EQ(Unpacked(format, Packed(format, text, level)), text) << levels.format << level;
  }
}

TEST(CompressWhole, WhatCannotBeCompressedComesBack) {
  std::string noise(200'000, '\0');
  for (char& byte : noise) byte = static_cast<char>(std::rand());
  for (const Format format : kAll) {
    EXPECT_EQ(Unpacked(format, Packed(format, noise)), noise);
    EXPECT_EQ(Unpacked(format, Packed(format, "")), "");
  }
}

TEST(CompressWhole, TheLimitIsExact) {
  for (const Format format : kAll) {
    for (const size_t size : {1, 1000, 5000, 100'000}) {
      const std::string packed = Packed(format, std::string(size, 'x'));
      EXPECT_EQ(Unpacked(format, packed, size).size(), size);
      if (size > 1) {
        EXPECT_EQ(Unpacked(format, packed, size - 1), "EMSGSIZE");
      }
    }
  }
}

TEST(CompressWhole, ABombIsTooLongBeforeItIsUnpacked) {
  const std::string zeros(20 << 20, '\0');
  for (const Format format : kAll) {
    Buffer out;
    const base::Error error = Decompress(format, Packed(format, zeros), 1 << 20, &out);
    EXPECT_STREQ(base::ErrorName(error), "EMSGSIZE");
    EXPECT_LE(out.capacity(), (1u << 20) + 1);
  }
}

TEST(CompressWhole, ALengthThatLiesIsNotBelieved) {
  std::string packed = Packed(Format::kGzip, "some text");
  packed.replace(packed.size() - 4, 4, "\xff\xff\xff\xff");
  Buffer out;
  EXPECT_STREQ(base::ErrorName(Decompress(Format::kGzip, packed, kMost, &out)), "MALFORMED");
  EXPECT_LT(out.capacity(), 100'000u);
}

TEST(CompressWhole, WhatIsCutBrokenOrFollowedHasItsName) {
  for (const Format format : kAll) {
    const std::string packed = Packed(format, "a text that is long enough to be cut");
    for (size_t size = 0; size < packed.size(); ++size)
      EXPECT_EQ(Unpacked(format, packed.substr(0, size)), "TRUNCATED");
    EXPECT_EQ(Unpacked(format, packed + "A"), "TRAILING_DATA");
    EXPECT_EQ(Unpacked(format, std::string(packed.size(), '\xf3')), "MALFORMED");
  }
}

TEST(CompressWhole, StreamsThatFollowOneAnotherAreOne) {
  for (const Format format : {Format::kGzip, Format::kZstd})
    EXPECT_EQ(Unpacked(format, Packed(format, "one, ") + Packed(format, "two")), "one, two");
}

TEST(CompressWhole, ABufferHandsOverItsMemory) {
  Buffer buffer;
  ASSERT_TRUE(buffer.Grow(1000));
  buffer.room()[0] = 'x';
  buffer.Add(1);
  char* const bytes = buffer.Release();
  EXPECT_EQ(bytes[0], 'x');
  EXPECT_TRUE(buffer.view().empty());
  EXPECT_EQ(buffer.capacity(), 0u);
  std::free(bytes);
}

}  // namespace
}  // namespace compress
