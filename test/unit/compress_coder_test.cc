// Streams of each format: however input and room are cut the outcome is the same, and what is cut, broken or followed
// by something is an error with a name.
#include <gtest/gtest.h>

#include <string>

#include "compress/codec.h"
#include "compress/coder.h"

namespace compress {
namespace {

constexpr Format kAll[] = {Format::kGzip, Format::kDeflate, Format::kBrotli, Format::kZstd};

struct Outcome {
  std::string bytes;
  std::string error;  // its name
  bool ended = false;
  bool operator==(const Outcome&) const = default;
};

// Runs `data` through a coder in pieces of `piece` bytes, into rooms of `room` bytes, up to its end.
Outcome RunAll(Coder* coder, std::string_view data, size_t piece, size_t room) {
  Outcome outcome;
  std::string memory(room, '\0');
  while (true) {
    std::string_view input = data.substr(0, piece);
    data.remove_prefix(input.size());
    const Flow flow = data.empty() ? Flow::kFinish : Flow::kContinue;
    while (true) {
      std::span<char> left(memory);
      const auto progress = coder->Run(&input, &left, flow);
      outcome.bytes.append(memory, 0, room - left.size());
      if (!progress.ok()) {
        outcome.error = base::ErrorName(progress.error());
        return outcome;
      }
      auto known = progress;
      outcome.ended = known.value() == Progress::kEnded;
      if (outcome.ended) return outcome;
      if (known.value() == Progress::kHungry) break;
      EXPECT_TRUE(left.empty()) << "kFull is full";
    }
    EXPECT_TRUE(input.empty()) << "kHungry has taken all";
    if (flow == Flow::kFinish) return outcome;
  }
}

std::string Encode(Format format, std::string_view data, size_t piece = 1 << 20,
                   size_t room = 1 << 16) {
  auto coder = MakeEncoder(format, {kLevels[static_cast<int>(format)].usual});
  const Outcome outcome = RunAll(coder.value().get(), data, piece, room);
  EXPECT_TRUE(outcome.ended) << outcome.error;
  return outcome.bytes;
}

Outcome Decode(Format format, std::string_view data, size_t piece = 1 << 20, size_t room = 1 << 16,
               bool from_http = false) {
  auto coder = MakeDecoder(format, {from_http});
  return RunAll(coder.value().get(), data, piece, room);
}

std::string Text() {
  std::string text;
  for (int i = 0; i < 300; ++i)
    text += "line " + std::to_string(i * 7919 % 1000) + " of the text\n";
  return text;
}

TEST(CompressCoder, CuttingInputAndRoomChangesNothing) {
  const std::string text = Text();
  for (const Format format : kAll) {
    for (const size_t piece : {1, 2, 7, 100, 4096}) {
      for (const size_t room : {1, 2, 13, 1000}) {
        const std::string encoded = Encode(format, text, piece, room);
        const Outcome outcome = Decode(format, encoded, piece, room);
        EXPECT_TRUE(outcome.ended) << outcome.error;
        EXPECT_EQ(outcome.bytes, text);
      }
    }
  }
}

TEST(CompressCoder, NothingIsAStreamToo) {
  for (const Format format : kAll) {
    const std::string encoded = Encode(format, "");
    EXPECT_FALSE(encoded.empty());
    EXPECT_EQ(Decode(format, encoded), (Outcome{"", "", true}));
    EXPECT_EQ(Decode(format, "").error, "TRUNCATED");
  }
}

TEST(CompressCoder, WhatIsCutAtAnyPlaceIsTruncated) {
  const std::string text = Text();
  for (const Format format : kAll) {
    const std::string encoded = Encode(format, text);
    for (size_t size = 0; size < encoded.size(); ++size) {
      const Outcome outcome = Decode(format, std::string_view(encoded).substr(0, size), 50, 500);
      EXPECT_EQ(outcome.error, "TRUNCATED") << size << " bytes of format " << int(format);
      EXPECT_TRUE(text.starts_with(outcome.bytes));
    }
  }
}

TEST(CompressCoder, AWrongBitAnywhereIsNoOtherTextWhereThereIsAChecksum) {
  const std::string text = Text();
  for (const Format format : {Format::kGzip, Format::kDeflate}) {
    const std::string encoded = Encode(format, text);
    for (size_t i = 0; i < encoded.size(); ++i) {
      std::string broken = encoded;
      broken[i] = static_cast<char>(broken[i] ^ 0x10);
      const Outcome outcome = Decode(format, broken, 50, 500);
      // What says when and where a gzip stream was made means nothing.
      if (!outcome.ended) continue;
      EXPECT_TRUE(format == Format::kGzip && i < 10) << i;
      EXPECT_EQ(outcome.bytes, text);
    }
  }
}

TEST(CompressCoder, ABrokenByteAnywhereEndsInAnOutcome) {
  for (const Format format : kAll) {
    const std::string encoded = Encode(format, Text());
    for (size_t i = 0; i < encoded.size(); ++i) {
      std::string broken = encoded;
      broken[i] = static_cast<char>(~broken[i]);
      const Outcome outcome = Decode(format, broken, 50, 500);
      EXPECT_EQ(outcome.ended, outcome.error.empty());
      // How much comes out before what is broken is found depends on the pieces.
      const Outcome other = Decode(format, broken, 1, 17);
      EXPECT_EQ(other.error, outcome.error);
      EXPECT_TRUE(outcome.bytes.starts_with(other.bytes) || other.bytes.starts_with(outcome.bytes));
      if (outcome.ended) {
        EXPECT_EQ(other.bytes, outcome.bytes);
      }
    }
  }
}

TEST(CompressCoder, WhatFollowsAStreamIsAnError) {
  for (const Format format : kAll) {
    for (const size_t piece : {1, 1000}) {
      const Outcome outcome = Decode(format, Encode(format, "text") + "A", piece);
      EXPECT_EQ(outcome.bytes, "text");
      EXPECT_EQ(outcome.error, "TRAILING_DATA");
    }
  }
}

TEST(CompressCoder, GzipAndZstdStreamsMayFollowOneAnother) {
  for (const Format format : {Format::kGzip, Format::kZstd}) {
    const std::string both = Encode(format, "one, ") + Encode(format, "") + Encode(format, "two");
    for (const size_t piece : {1, 3, 1000})
      EXPECT_EQ(Decode(format, both, piece), (Outcome{"one, two", "", true}));
    EXPECT_EQ(Decode(format, both.substr(0, both.size() - 1)).error, "TRUNCATED");
  }
  for (const Format format : {Format::kDeflate, Format::kBrotli})
    EXPECT_EQ(Decode(format, Encode(format, "1") + Encode(format, "2")).error, "TRAILING_DATA");
}

TEST(CompressCoder, GzipMayBePaddedWithZeros) {
  const std::string padded = Encode(Format::kGzip, "text") + std::string(500, '\0');
  EXPECT_EQ(Decode(Format::kGzip, padded, 7), (Outcome{"text", "", true}));
}

TEST(CompressCoder, WhatIsFlushedCanBeDecoded) {
  for (const Format format : kAll) {
    auto encoder = std::move(MakeEncoder(format, {5, true}).value());
    auto decoder = std::move(MakeDecoder(format, {}).value());
    for (const char* part : {"first", "second", "third"}) {
      char encoded[500];
      char decoded[500];
      std::string_view input(part);
      std::span<char> room(encoded);
      auto progress = encoder->Run(&input, &room, Flow::kFlush);
      EXPECT_EQ(progress.value(), Progress::kHungry);
      const size_t size = sizeof encoded - room.size();
      // A second flush adds nothing that matters.
      progress = encoder->Run(&input, &room, Flow::kFlush);
      EXPECT_EQ(progress.value(), Progress::kHungry);
      std::string_view made(encoded, size);
      std::span<char> out(decoded);
      progress = decoder->Run(&made, &out, Flow::kContinue);
      EXPECT_EQ(std::string(decoded, sizeof decoded - out.size()), part) << int(format);
      made = {encoded + size, sizeof encoded - room.size() - size};
      (void)decoder->Run(&made, &out, Flow::kContinue);
    }
  }
}

TEST(CompressCoder, DeflateWithoutItsHeadIsTakenFromHttpOnly) {
  // 'hi' as a block of fixed codes, and an empty one.
  for (const auto& [raw, text] :
       {std::pair<std::string, std::string>{std::string("\xcb\xc8\x04\x00", 4), "hi"},
        {std::string("\x03\x00", 2), ""}}) {
    for (const size_t piece : {1, 2, 3, 100}) {
      EXPECT_EQ(Decode(Format::kDeflate, raw, piece, 1, true), (Outcome{text, "", true}));
      EXPECT_EQ(Decode(Format::kDeflate, raw, piece, 1, false).error, "MALFORMED");
    }
  }
  const std::string text = Text();
  EXPECT_EQ(Decode(Format::kDeflate, Encode(Format::kDeflate, text), 1, 100, true).bytes, text);
  EXPECT_EQ(Decode(Format::kDeflate, "x", 1, 100, true).error, "TRUNCATED");
  EXPECT_EQ(Decode(Format::kDeflate, "", 1, 100, true).error, "TRUNCATED");
}

TEST(CompressCoder, AnErrorOfALibraryThatIsMissingNamesThePackage) {
  const base::Error error = OpenLibrary("libno-such-thing.so.7", "libno-such-thing7", {});
  EXPECT_STREQ(base::ErrorName(error), "LIBRARY_NOT_FOUND");
  EXPECT_TRUE(base::ErrorMessage(error).ends_with(": install the package libno-such-thing7"))
      << base::ErrorMessage(error);
}

}  // namespace
}  // namespace compress
