// ReadPace: 8 KiB, twice as much after two full pieces in a row, 8 KiB again after a short one.

#include <gtest/gtest.h>

#include "net/read_pace.h"

namespace {

using net::ReadPace;
constexpr size_t k = 1024;

TEST(ReadPaceTest, TwoFullReadsOfASizeDoubleItUpToTheBuffer) {
  ReadPace pace(ReadPace::kGrowing);
  for (const size_t size : {8 * k, 8 * k, 16 * k, 16 * k, 32 * k, 32 * k, 64 * k, 64 * k, 64 * k}) {
    EXPECT_EQ(pace.size(), size);
    pace.Took(pace.size());
  }
}

TEST(ReadPaceTest, AShortReadBeginsAnew) {
  ReadPace pace(ReadPace::kGrowing);
  for (int i = 0; i < 3; ++i) pace.Took(pace.size());
  pace.Took(16 * k - 1);
  EXPECT_EQ(pace.size(), 8 * k);
  pace.Took(8 * k);
  EXPECT_EQ(pace.size(), 8 * k);  // the full one before does not count
}

TEST(ReadPaceTest, ARunIsTheNextPiecesThatFillNoMoreThanTheBuffer) {
  ReadPace pace(ReadPace::kGrowing);
  EXPECT_EQ(pace.run(), (8 + 8 + 16 + 16 + 32 + 32) * k);
  pace.Took(8 * k);
  EXPECT_EQ(pace.run(), (8 + 16 + 16 + 32 + 32) * k);
  for (int i = 0; i < 3; ++i) pace.Took(pace.size());
  EXPECT_EQ(pace.run(), (32 + 32 + 64) * k);
  for (int i = 0; i < 2; ++i) pace.Took(pace.size());
  EXPECT_EQ(pace.run(), (64 + 64) * k);
}

TEST(ReadPaceTest, AfterAPauseARunIsOnePieceUntilTwoWereFull) {
  ReadPace pace(ReadPace::kGrowing);
  pace.Pause();
  EXPECT_EQ(pace.run(), 8 * k);
  pace.Took(8 * k);
  EXPECT_EQ(pace.run(), 8 * k);
  pace.Took(1);
  EXPECT_EQ(pace.run(), 8 * k);
  for (int i = 0; i < 2; ++i) pace.Took(8 * k);
  EXPECT_EQ(pace.run(), (16 + 16 + 32 + 32) * k);
}

TEST(ReadPaceTest, AResetForgetsSizeAndPause) {
  ReadPace pace(ReadPace::kGrowing);
  for (int i = 0; i < 4; ++i) pace.Took(pace.size());
  pace.Pause();
  pace.Reset();
  EXPECT_EQ(pace.size(), 8 * k);
  EXPECT_EQ(pace.run(), 112 * k);
}

TEST(ReadPaceTest, WholePiecesAreTheLargestWhateverCame) {
  ReadPace pace(ReadPace::kWhole);
  EXPECT_EQ(pace.size(), 64 * k);
  EXPECT_EQ(pace.run(), 128 * k);
  pace.Took(1);
  EXPECT_EQ(pace.size(), 64 * k);
}

}  // namespace
