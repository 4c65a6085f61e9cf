// Random numbers, passwords (RFC 7914) and sealing (the vectors of GCM's specification).
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "crypto/argument_error.h"
#include "crypto/openssl.h"
#include "crypto/password.h"
#include "crypto/random.h"
#include "crypto/seal.h"
#include "crypto_helpers.h"

namespace crypto {
namespace {

TEST(Random, EveryNumberBelowTheLimitComesAndNoOther) {
  for (const uint64_t limit : {1, 2, 3, 7, 8, 9}) {
    std::set<uint64_t> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(RandomBelow(limit));
    EXPECT_EQ(seen.size(), limit);
    EXPECT_EQ(*seen.rbegin(), limit - 1);
  }
  EXPECT_LT(RandomBelow(uint64_t{1} << 53), uint64_t{1} << 53);
}

TEST(Random, AUuidSaysItsVersionAndVariant) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const std::string uuid = RandomUuid();
    ASSERT_EQ(uuid.size(), 36u);
    EXPECT_EQ(uuid[8] == '-' && uuid[13] == '-' && uuid[18] == '-' && uuid[23] == '-', true);
    EXPECT_EQ(uuid[14], '4');
    EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
    seen.insert(uuid);
  }
  EXPECT_EQ(seen.size(), 100u);
}

TEST(Password, TheVectorsOfRfc7914) {
  char bytes[64];
  ASSERT_FALSE(Scrypt("", "", {4, 1, 1}, bytes, sizeof bytes));
  EXPECT_EQ(Hex({bytes, sizeof bytes}),
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
            "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
  ASSERT_FALSE(Scrypt("password", "NaCl", {10, 8, 16}, bytes, sizeof bytes));
  EXPECT_EQ(Hex({bytes, sizeof bytes}),
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
            "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
}

TEST(Password, AHashVerifiesItsPasswordOnly) {
  base::Result<std::string> text = HashPassword("correct horse");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text.value().find("$scrypt$ln=15,r=8,p=3$"), 0u) << text.value();
  base::Result<PasswordHash> hash = ParsePasswordHash(text.value());
  ASSERT_TRUE(hash.ok());
  EXPECT_TRUE(VerifyPassword("correct horse", hash.value()).value());
  EXPECT_FALSE(VerifyPassword("correct horsf", hash.value()).value());
  EXPECT_FALSE(VerifyPassword("", hash.value()).value());
}

TEST(Password, ATextThatIsNoHashOrAsksForTooMuchIsRefused) {
  const std::string good = "$scrypt$ln=4,r=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZg";
  EXPECT_TRUE(ParsePasswordHash(good).ok());
  for (const char* text :
       {"", "$scrypt$", "$scrypt$ln=4,r=1,p=1", "$scrypt$ln=4,r=1,p=1$", "$scrypt$ln=4,r=1,p=1$YQ$",
        "$scrypt$ln=4,r=1,p=1$YQ$YQ", "$scrypt$ln=0,r=1,p=1$YQ$MDEyMzQ1Njc4OWFiY2RlZg",
        "$scrypt$ln=-4,r=1,p=1$YQ$MDEyMzQ1Njc4OWFiY2RlZg",
        "$scrypt$ln=31,r=1,p=1$YQ$MDEyMzQ1Njc4OWFiY2RlZg",
        "$scrypt$ln=4,r=1,p=17$YQ$MDEyMzQ1Njc4OWFiY2RlZg",
        "$scrypt$ln=4,r=99999999999,p=1$YQ$MDEyMzQ1Njc4OWFiY2RlZg",
        "$scrypt$ln=20,r=8,p=1$YQ$MDEyMzQ1Njc4OWFiY2RlZg",
        "$scrypt$ln=5,r=65536,p=16$YQ$MDEyMzQ1Njc4OWFiY2RlZg",
        "$scrypt$ln=4,r=1,p=1$YQ$MDEyMzQ1Njc4OWFiY2RlZg$", "$2b$12$abcdefghijklmnopqrstuv"}) {
    base::Result<PasswordHash> hash = ParsePasswordHash(text);
    ASSERT_FALSE(hash.ok()) << text;
    EXPECT_TRUE(IsWrongArgument(hash.error())) << text;
  }
}

TEST(Seal, TheVectorsOfGcmsSpecification) {
  char sealed[256];
  const std::string zero_key(32, '\0'), zero_nonce(12, '\0');
  ASSERT_FALSE(SealWithNonce(zero_key, zero_nonce, "", "", sealed));  // test case 13
  EXPECT_EQ(Hex({sealed + 12, 16}), "530f8afbc74536b9a963b4f1c4cb738b");
  ASSERT_FALSE(SealWithNonce(zero_key, zero_nonce, zero_key.substr(16), "", sealed));  // 14
  EXPECT_EQ(Hex({sealed + 12, 32}),
            "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
  const std::string key = Bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
  const std::string data = Bytes(
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
      "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
  const std::string extra = Bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2");
  ASSERT_FALSE(SealWithNonce(key, Bytes("cafebabefacedbaddecaf888"), data, extra, sealed));  // 16
  EXPECT_EQ(Hex({sealed, 12 + data.size() + 16}),
            "cafebabefacedbaddecaf888"
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
            "76fc6ece0f4e1768cddf8853bb2d551b");
}

TEST(Seal, OpensWhatWasSealedAndNothingThatChangedInOneBit) {
  const std::string key(32, 'k');
  for (const std::string data : {"", "x", "some data to keep"}) {
    std::string sealed(data.size() + kSealOverhead, '\0');
    std::string opened(data.size(), '\0');
    ASSERT_FALSE(Seal(key, data, "extra", sealed.data()));
    ASSERT_FALSE(Open(key, sealed, "extra", opened.data()));
    EXPECT_EQ(opened, data);
    for (size_t bit = 0; bit < sealed.size() * 8; ++bit) {
      std::string changed = sealed;
      changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
      EXPECT_STREQ(base::ErrorName(Open(key, changed, "extra", opened.data())), "SEAL_BROKEN");
    }
    EXPECT_EQ(opened, std::string(data.size(), '\0')) << "nothing of it is left";
    for (size_t size = 0; size < sealed.size(); ++size)
      EXPECT_TRUE(Open(key, sealed.substr(0, size), "extra", opened.data())) << size;
    EXPECT_TRUE(Open(key, sealed, "", opened.data()));
    EXPECT_TRUE(Open(std::string(32, 'l'), sealed, "extra", opened.data()));
    EXPECT_EQ(ERR_get_error(), 0u);
  }
}

TEST(Seal, ANonceIsNeverUsedTwice) {
  std::set<std::string> nonces;
  for (int i = 0; i < 1000; ++i) {
    char sealed[kSealOverhead];
    ASSERT_FALSE(Seal(std::string(32, 'k'), "", "", sealed));
    nonces.insert(std::string(sealed, kSealNonceSize));
  }
  EXPECT_EQ(nonces.size(), 1000u);
}

TEST(Seal, AKeyOfAnotherSizeIsAWrongArgument) {
  char sealed[64];
  for (const size_t size : {0, 16, 31, 33}) {
    EXPECT_TRUE(IsWrongArgument(Seal(std::string(size, 'k'), "x", "", sealed)));
    EXPECT_TRUE(
        IsWrongArgument(Open(std::string(size, 'k'), std::string(kSealOverhead, 'x'), "", sealed)));
  }
}

}  // namespace
}  // namespace crypto
