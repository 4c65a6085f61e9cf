// Clean pages can be released at any time: what they held is there when it is used again.

#include <gtest/gtest.h>

#include <string>

#include "base/clean_pages.h"

namespace {

TEST(CleanPages, ReleasesSegmentsAndTheirContentComesBack) {
  const std::string before = testing::UnitTest::GetInstance()->current_test_info()->name();
  EXPECT_GT(base::ReleaseCleanPages(), 512u * 1024);  // the C++ library alone has more
  EXPECT_EQ(before, testing::UnitTest::GetInstance()->current_test_info()->name());
  EXPECT_GT(base::ReleaseCleanPages(), 512u * 1024);
}

}  // namespace
