// OpenSSL is opened once, by any thread, and its errors have symbolic names.
#include <dlfcn.h>
#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "crypto/openssl.h"
#include "crypto/openssl_error.h"

namespace crypto {
namespace {

TEST(Openssl, OpensFromManyThreadsAtOnce) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([] {
      const base::Error error = OpenLibcrypto();
      EXPECT_FALSE(error) << base::ErrorMessage(error);
      EXPECT_NE(EVP_MD_fetch, nullptr);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(Openssl, NamesStayItsOwn) {
  ASSERT_FALSE(OpenLibcrypto());
  EXPECT_EQ(::dlsym(RTLD_DEFAULT, "EVP_MD_fetch"), nullptr);
}

TEST(Openssl, AnErrorHasASymbolicNameAndWords) {
  ASSERT_FALSE(OpenLibcrypto());
  EXPECT_EQ(EVP_MD_fetch(nullptr, "MD-2031", nullptr), nullptr);
  const base::Error error = TakeOpensslError();
  EXPECT_STREQ(base::ErrorName(error), "UNSUPPORTED");
  EXPECT_EQ(base::ErrorMessage(error), "unsupported");
  EXPECT_EQ(ERR_get_error(), 0u) << "the queue is empty";
}

TEST(Openssl, AReasonOfSeveralWordsIsASymbolicName) {
  ASSERT_FALSE(OpenLibcrypto());
  const base::Error error = OpensslError(ERR_PACK(ERR_LIB_EVP, 0, EVP_R_BAD_DECRYPT));
  EXPECT_STREQ(base::ErrorName(error), "BAD_DECRYPT");
  EXPECT_EQ(base::ErrorMessage(error), "bad decrypt");
}

TEST(Openssl, AFailureWithoutAReasonIsAnError) {
  ASSERT_FALSE(OpenLibcrypto());
  EXPECT_STREQ(base::ErrorName(TakeOpensslError()), "OPENSSL_FAILURE");
}

}  // namespace
}  // namespace crypto
