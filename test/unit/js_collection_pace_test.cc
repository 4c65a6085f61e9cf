// CollectionPace: a collection of the young every megabyte while little is kept, less often the more is.

#include <gtest/gtest.h>

#include "js/collection_pace.h"

namespace {

using js::CollectionPace;

class CollectionPaceTest : public testing::Test {
 protected:
  // Collects so many times while a program keeps `kept` of all that it makes.
  void Collect(int times, double kept) {
    for (int i = 0; i < times; ++i) {
      const size_t made = pace.interval();
      pace.Collecting(made, live + made);
      live += static_cast<size_t>(static_cast<double>(made) * kept);
    }
  }

  CollectionPace pace;
  size_t live = 0;
};

TEST_F(CollectionPaceTest, StaysAtTheLeastWhileBytesPassBy) {
  Collect(20, 0.1);
  EXPECT_EQ(pace.interval(), CollectionPace::kLeast);
}

TEST_F(CollectionPaceTest, GrowsToWhatV8DoesByItselfWhileBytesAreKept) {
  Collect(20, 0.9);
  EXPECT_EQ(pace.interval(), CollectionPace::kMost);
}

TEST_F(CollectionPaceTest, ComesBackWhenBytesPassByAgain) {
  Collect(20, 0.9);
  Collect(20, 0);
  EXPECT_EQ(pace.interval(), CollectionPace::kLeast);
}

TEST_F(CollectionPaceTest, AStoreThatStandsIsNotTakenForBytesThatAreKept) {
  live = size_t{100} * 1024 * 1024;
  Collect(20, 0);
  EXPECT_EQ(pace.interval(), CollectionPace::kLeast);
}

TEST_F(CollectionPaceTest, CollectionsWithoutNewBytesChangeNothing) {
  Collect(20, 0.9);
  pace.Collecting(0, live);  // the end of a cycle that made some
  const size_t before = pace.interval();
  for (int i = 0; i < 20; ++i) pace.Collecting(0, live);
  EXPECT_EQ(pace.interval(), before);
}

}  // namespace
