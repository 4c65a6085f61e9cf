// Hashes and HMAC give what the standards' vectors say: FIPS 180-4, FIPS 202, RFC 7693, RFC 4231.
#include <gtest/gtest.h>

#include <string>

#include "crypto/argument_error.h"
#include "crypto/digest.h"
#include "crypto_helpers.h"

namespace crypto {
namespace {

std::string Finish(base::Result<Digest> digest, std::string_view data, size_t piece) {
  if (!digest.ok()) return base::ErrorMessage(digest.error());
  for (size_t at = 0; at < data.size(); at += piece)
    EXPECT_FALSE(digest.value().Update(data.substr(at, piece)));
  char bytes[Digest::kMaxSize];
  size_t size = 0;
  EXPECT_FALSE(digest.value().Finish(bytes, &size));
  return Hex({bytes, size});
}

TEST(Digest, TheVectorsOfTheStandards) {
  constexpr struct {
    const char *algorithm, *data, *digest;
  } kVectors[] = {
      {"sha1", "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"},
      {"sha224", "abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"},
      {"sha256", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"sha256", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"SHA256", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {"sha384", "abc",
       "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
       "8086072ba1e7cc2358baeca134c825a7"},
      {"sha512", "abc",
       "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
       "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"},
      {"sha3-256", "", "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a"},
      {"sha3-256", "abc", "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"},
      {"blake2b512", "abc",
       "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
       "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"},
      {"blake2s256", "abc", "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982"},
      {"md5", "abc", "900150983cd24fb0d6963f7d28e17f72"}};
  for (const auto& vector : kVectors) {
    for (const size_t piece : {1, 3, 64}) {
      EXPECT_EQ(Finish(Digest::Hash(vector.algorithm), vector.data, piece), vector.digest)
          << vector.algorithm;
    }
  }
}

TEST(Digest, AMillionTimesA) {
  EXPECT_EQ(Finish(Digest::Hash("sha256"), std::string(1000000, 'a'), 65536),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Digest, TheVectorsOfRfc4231) {
  const struct {
    std::string key, data, sha256;
  } kVectors[] = {
      {std::string(20, '\x0b'), "Hi There",
       "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
      {"Jefe", "what do ya want for nothing?",
       "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
      {std::string(20, '\xaa'), std::string(50, '\xdd'),
       "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
      {std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
       "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
      {"", "", "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"}};
  for (const auto& vector : kVectors)
    EXPECT_EQ(Finish(Digest::Hmac("sha256", vector.key), vector.data, 7), vector.sha256);
}

TEST(Digest, WhatIsNoHashOfAFixedLengthIsAWrongArgument) {
  for (const std::string_view name : std::initializer_list<std::string_view>{
           "", "md2031", "shake128", "shake256", "aes-256-gcm", std::string_view("sha256\0x", 8)}) {
    base::Result<Digest> digest = Digest::Hash(name);
    ASSERT_FALSE(digest.ok()) << name;
    EXPECT_TRUE(IsWrongArgument(digest.error())) << name;
    EXPECT_TRUE(IsWrongArgument(Digest::Hmac(name, "key").error())) << name;
  }
}

TEST(Digest, AFileThatIsNotThereIsAnErrorOfTheSystem) {
  char bytes[Digest::kMaxSize];
  size_t size = 0;
  EXPECT_STREQ(base::ErrorName(DigestFile("sha256", "/no/such", bytes, &size)), "ENOENT");
  EXPECT_STREQ(base::ErrorName(DigestFile("sha256", "/", bytes, &size)), "EISDIR");
  ASSERT_FALSE(DigestFile("sha256", "/dev/null", bytes, &size));
  EXPECT_EQ(Hex({bytes, 4}), "e3b0c442");
}

}  // namespace
}  // namespace crypto
