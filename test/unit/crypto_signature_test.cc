// Signatures: Ed25519 as RFC 8032 has it; RSA-PSS and ECDSA verify what they signed and nothing else.
#include <gtest/gtest.h>

#include <string>

#include "crypto/argument_error.h"
#include "crypto/openssl.h"
#include "crypto/signature.h"
#include "crypto_helpers.h"

namespace crypto {
namespace {

std::string Pem(const char* title, const std::string& der) {
  std::string text(base::TextSize(base::BinaryText::kBase64, der.size()), '\0');
  base::ToText(base::BinaryText::kBase64, der, text.data());
  return std::string("-----BEGIN ") + title + "-----\n" + text + "\n-----END " + title + "-----\n";
}

std::string Ed25519Private(const char* seed) {
  return Pem("PRIVATE KEY", Bytes("302e020100300506032b657004220420") + Bytes(seed));
}
std::string Ed25519Public(const char* point) {
  return Pem("PUBLIC KEY", Bytes("302a300506032b6570032100") + Bytes(point));
}

// A key of P-256, for tests only.
constexpr char kEcPrivate[] = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgH5TK5QHc4Aw0bamH
EWJeVlitc3yqzABZAh0y5qMHdI6hRANCAATEU1pao3qPJE0bFkAjMcUIEUWk5SUV
0m37z1MALijvY4d7uP+yJNbKfN1YBBP86TyRp+PlPJNOoxv0J7uM/cSj
-----END PRIVATE KEY-----
)";
constexpr char kEcPublic[] = R"(-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAExFNaWqN6jyRNGxZAIzHFCBFFpOUl
FdJt+89TAC4o72OHe7j/siTWynzdWAQT/Ok8kafj5TyTTqMb9Ce7jP3Eow==
-----END PUBLIC KEY-----
)";
constexpr char kEcEncrypted[] = R"(-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAiPMjiP0FGmNwICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEECHJr88Y5DpBISdJ0HCCg6UEgZBW
VJLAGt3Wfy2umDDBqT2IGEm/UwbwWrs1tSjODWJr98hhKtNETo/w2bFLJLmZuz/b
33ftVl2hZOPd+EQbnf+FCrCtZHNv4pSyTEcuw1saOm5MYZF6obxBacimQIcLFbMR
2FrHtaPL4WkIhVH/tl/1xdTXaifw9F2++fMqaAp3u4pVjmO2khVK1EkiuJ2ULPI=
-----END ENCRYPTED PRIVATE KEY-----
)";  // with a passphrase
constexpr char kRsaPrivate[] = R"(-----BEGIN PRIVATE KEY-----
MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC2zyY6S3w9Q1BY
mL7YLoQcWzRdkI84KY3vP8GlEdKcE4wxF/ESnMNQPgX7I16KGyuhapk+tFbBLVa3
AfDiiM+PgXI2URbCKu5b/VobcDVth7ygQfl60h3YCQ6AfbXn/FvyUS0lQ8D+0SC1
1W5axlkNqI+wGRFzdVnwm+gfjsUCea4b4MF7Y5nEV1zNB8wogWpduJ5elHljosJa
mxA9laOdIi1d9pVzo82G4tJosIDmZMhgKghyzQdM0NjfGDNpEM79m9mwmaryjJbI
dpegJgtShz8tXnr2PL/ory95rpZt8NvKCshWxZZMGW6bp63erbkargvnp8GzxxZ7
6nuLFy0LAgMBAAECggEAAoRYTBCCqxFEh5kVdO0xsnZAV/1yi10UcDPaMFyjdV9W
Mc2Dld8ErWkn30JTEzxhMxLAU2Ww6sNQtf+tLQv3LPb6TJcnOhB/QahRAkm0N/LY
0lgLiE5g93rVxp0fJmI0yIxSPnjFV9InTM7zJbAkxRRfY2xPmjMGbv1RNTCxCQyq
jLwycBu1XLr81fenH9HTFgvJUWXv2vN2K7ZQXKg3RySwChjjP/UJ7651mKtSs3ur
2xxksP6BBS4GfjL2qkldxS8j0YT64X3Ua9VVPyX9WUCN0LGD5b5Y1QoIrqv2aj1K
YF7wh78Aack8sXmPQezIZ+qZK6scmhQ5Y1XQSOjwUQKBgQDcZ+FIHaXpVoPZ+aPa
voNtozCUxRdUhEyoR1UsZqlSBgrCdPuSuPLnIdFoYzGP35IoUHsDWjfo7lJQ5dZD
rs/dNyuXUoVcMO6TIdG5JdiA5PosT03b6w4AWQXkLSI9/X3rMPgzYHhD/e+LINt5
0xK1iIYES3x4rlKSaDwfO1wvUwKBgQDUVO7H3e+VQfDzYFmDrH01ynSMJdo5JGB4
T9llyVSNij1h/KvyUXKb29RutqXMk+jY9Zs3ZEcAAeXMqYAbcTysNHLP2IJ2V39m
AR9QZGPoRFipuvr8f+ghbP4DUgoZNZ2a61pjZvkDxzengnsLPjBXERFO7zc4Cgs4
1HONMBSsaQKBgHNw3Wg+TyYWMF09CfuKiaAlN07UpFGaMeR56DynUMwraftL9nB0
+pTg+6OnQNBQk2cWMDgjSuFv4iGJIF628xy0xtotWLhe0LazoftNvUZVqEsJBojH
Zr/74MAQe7zoRsmnDnkqcBN8r7i5bvsx+LyoUzlwqDM1av5QJh1do/0NAoGBALz4
5hbdj/f/2wlPy/sjjcBM8hM1MRXAKVeKgUpUt7rMuLq3nPSpxl2udU8foUoEraxC
UqUmywXXqoTOqiRCUKRWfYQ8Bkh6sPjAsPTklAJIqbxNnEkTMS5miV+9KR2smRsi
saxcHe1d5UthFk84Rt+GYiglQLjQP5KRilGy5ANZAoGBAL0roH+kSB4QMeZwOnJc
/TuIsT4gihXOknlg5ZyTVWb1bb8YpEF5LBHDqzzjWivVymsVNRe0hkwavhrYHZ13
wDv+JmHyYWp8UIldxVPa7rshRlJ7nmW/V5V5w1aAZyJDyOsxy7Tmkn0r9EW7Aw6a
GBF1KTHxx68GGHhQLc0yveFo
-----END PRIVATE KEY-----
)";
constexpr char kRsaPublic[] = R"(-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAts8mOkt8PUNQWJi+2C6E
HFs0XZCPOCmN7z/BpRHSnBOMMRfxEpzDUD4F+yNeihsroWqZPrRWwS1WtwHw4ojP
j4FyNlEWwiruW/1aG3A1bYe8oEH5etId2AkOgH215/xb8lEtJUPA/tEgtdVuWsZZ
DaiPsBkRc3VZ8JvoH47FAnmuG+DBe2OZxFdczQfMKIFqXbieXpR5Y6LCWpsQPZWj
nSItXfaVc6PNhuLSaLCA5mTIYCoIcs0HTNDY3xgzaRDO/ZvZsJmq8oyWyHaXoCYL
Uoc/LV569jy/6K8vea6WbfDbygrIVsWWTBlum6et3q25Gq4L56fBs8cWe+p7ixct
CwIDAQAB
-----END PUBLIC KEY-----
)";

TEST(Signature, TheVectorsOfRfc8032) {
  constexpr struct {
    const char *seed, *point, *data, *signature;
  } kVectors[] = {{"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                   "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                   "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33ba"
                   "cc61e39701cf9b"
                   "46bd25bf5f0595bbe24655141438e7a100b"},
                  {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                   "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
                   "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996"
                   "e458f3613d0f11"
                   "d8c387b2eaeb4302aeeb00d291612bb0c00"}};
  for (const auto& vector : kVectors) {
    base::Result<std::string> signature =
        Sign("ed25519", Ed25519Private(vector.seed), Bytes(vector.data));
    ASSERT_TRUE(signature.ok()) << base::ErrorMessage(signature.error());
    EXPECT_EQ(Hex(signature.value()), vector.signature);
    EXPECT_TRUE(
        Verify("ed25519", Ed25519Public(vector.point), Bytes(vector.data), Bytes(vector.signature))
            .value());
  }
}

TEST(Signature, VerifiesWhatWasSignedAndNothingElse) {
  const struct {
    const char *algorithm, *private_key, *public_key;
  } kCases[] = {{"ecdsa-sha256", kEcPrivate, kEcPublic},
                {"ecdsa-sha512", kEcPrivate, kEcPublic},
                {"rsa-pss-sha256", kRsaPrivate, kRsaPublic}};
  for (const auto& c : kCases) {
    base::Result<std::string> signed_ = Sign(c.algorithm, c.private_key, "data");
    ASSERT_TRUE(signed_.ok()) << base::ErrorMessage(signed_.error());
    const std::string& signature = signed_.value();
    EXPECT_TRUE(Verify(c.algorithm, c.public_key, "data", signature).value());
    EXPECT_FALSE(Verify(c.algorithm, c.public_key, "Data", signature).value());
    for (size_t at = 0; at < signature.size(); ++at) {
      std::string changed = signature;
      changed[at] = static_cast<char>(changed[at] ^ 1);
      EXPECT_FALSE(Verify(c.algorithm, c.public_key, "data", changed).value()) << at;
      EXPECT_FALSE(Verify(c.algorithm, c.public_key, "data", signature.substr(0, at)).value());
    }
    EXPECT_FALSE(Verify(c.algorithm, c.public_key, "data", signature + "x").value());
    EXPECT_EQ(ERR_get_error(), 0u);
  }
}

TEST(Signature, AnRsaSignatureIsNotTakenWithoutItsLeadingZero) {
  std::string data, signature;
  do {
    data += 'x';
    signature = Sign("rsa-pss-sha256", kRsaPrivate, data).value();
  } while (signature[0] != '\0');
  EXPECT_TRUE(Verify("rsa-pss-sha256", kRsaPublic, data, signature).value());
  EXPECT_FALSE(Verify("rsa-pss-sha256", kRsaPublic, data, signature.substr(1)).value());
}

TEST(Signature, AnotherAlgorithmsSignatureIsNotTaken) {
  const std::string signature = Sign("ecdsa-sha256", kEcPrivate, "data").value();
  EXPECT_FALSE(Verify("ecdsa-sha384", kEcPublic, "data", signature).value());
}

TEST(Signature, AWrongKeyIsAWrongArgument) {
  for (const std::string& key :
       {std::string(), std::string("x"), std::string(kEcPublic), std::string(kRsaPrivate),
        std::string(kEcEncrypted), std::string(kEcPrivate).substr(0, 100)}) {
    base::Result<std::string> signature = Sign("ecdsa-sha256", key, "data");
    ASSERT_FALSE(signature.ok());
    EXPECT_TRUE(IsWrongArgument(signature.error())) << base::ErrorMessage(signature.error());
  }
  for (const char* key : {"", "x", kEcPrivate, kRsaPublic}) {
    base::Result<bool> verified = Verify("ecdsa-sha256", key, "data", "signature");
    ASSERT_FALSE(verified.ok());
    EXPECT_TRUE(IsWrongArgument(verified.error()));
  }
}

TEST(Signature, AnUnknownAlgorithmIsAWrongArgument) {
  for (const char* name : {"", "rsa-sha256", "ecdsa-", "ecdsa-shake256", "rsa-pss-", "Ed25519x"})
    EXPECT_TRUE(IsWrongArgument(Sign(name, kEcPrivate, "data").error())) << name;
}

}  // namespace
}  // namespace crypto
