// A library of the system is opened whole or not at all, and an error names what is missing.
#include <gtest/gtest.h>

#include <cmath>

#include "base/shared_library.h"

namespace base {
namespace {

TEST(SharedLibrary, FillsThePointers) {
  decltype(static_cast<double (*)(double)>(&::cos)) cosine = nullptr;
  const LibrarySymbol symbols[] = {{"cos", &cosine}};
  ASSERT_FALSE(OpenSharedLibrary("libm.so.6", symbols));
  EXPECT_EQ(cosine(0), 1);
}

TEST(SharedLibrary, NamesTheLibraryThatIsMissing) {
  const Error error = OpenSharedLibrary("libno-such-thing.so.7", {});
  EXPECT_STREQ(ErrorName(error), "LIBRARY_NOT_FOUND");
  EXPECT_EQ(ErrorMessage(error).find("libno-such-thing.so.7: "), 0u) << ErrorMessage(error);
}

TEST(SharedLibrary, NamesTheFunctionThatIsMissingAndFillsNoPointer) {
  void* cosine = nullptr;
  void* other = nullptr;
  const LibrarySymbol symbols[] = {{"cos", &cosine}, {"cosine_of_2031", &other}};
  const Error error = OpenSharedLibrary("libm.so.6", symbols);
  EXPECT_STREQ(ErrorName(error), "LIBRARY_TOO_OLD");
  EXPECT_EQ(ErrorMessage(error), "libm.so.6 has no cosine_of_2031");
  EXPECT_EQ(cosine, nullptr);
}

}  // namespace
}  // namespace base
