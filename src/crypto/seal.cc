#include "crypto/seal.h"

#include <string.h>

#include "crypto/argument_error.h"
#include "crypto/openssl.h"
#include "crypto/openssl_error.h"
#include "crypto/random.h"

namespace crypto {

using CipherContext = Owned<EVP_CIPHER_CTX, &EVP_CIPHER_CTX_free>;

static const unsigned char* Data(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

static base::Error Check(std::string_view key, size_t data_size, std::string_view extra) {
  if (key.size() != kSealKeySize) return WrongArgument("key must be 32 bytes");
  if (data_size > kMaxSealData) return WrongArgument("data must be smaller than 2 GiB");
  if (extra.size() > kMaxSealData) return WrongArgument("extra must be smaller than 2 GiB");
  return OpenLibcrypto();
}

static const EVP_CIPHER* Aes256Gcm() {
  static const EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  return cipher;
}

base::Error SealWithNonce(std::string_view key, std::string_view nonce, std::string_view data,
                          std::string_view extra, char* sealed) {
  if (const base::Error error = Check(key, data.size(), extra)) return error;
  const CipherContext context(EVP_CIPHER_CTX_new());
  auto* const out = reinterpret_cast<unsigned char*>(nonce.copy(sealed, kSealNonceSize) + sealed);
  int size = 0;
  const bool done =
      EVP_EncryptInit_ex2(context.get(), Aes256Gcm(), Data(key), Data(nonce), nullptr) == 1 &&
      (extra.empty() || EVP_EncryptUpdate(context.get(), nullptr, &size, Data(extra),
                                          static_cast<int>(extra.size())) == 1) &&
      (data.empty() || EVP_EncryptUpdate(context.get(), out, &size, Data(data),
                                         static_cast<int>(data.size())) == 1) &&
      EVP_EncryptFinal_ex(context.get(), out + data.size(), &size) == 1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, kSealTagSize, out + data.size()) ==
          1;
  return done ? base::Error{} : TakeOpensslError();
}

base::Error Seal(std::string_view key, std::string_view data, std::string_view extra,
                 char* sealed) {
  char nonce[kSealNonceSize];
  RandomBytes(nonce, sizeof nonce);
  return SealWithNonce(key, {nonce, sizeof nonce}, data, extra, sealed);
}

base::Error Open(std::string_view key, std::string_view sealed, std::string_view extra,
                 char* data) {
  const base::Error broken = base::Error::Named(
      "SEAL_BROKEN", "the data was sealed with another key or extra, or was changed");
  if (sealed.size() < kSealOverhead) return broken;
  const size_t size = sealed.size() - kSealOverhead;
  if (const base::Error error = Check(key, size, extra)) return error;
  const CipherContext context(EVP_CIPHER_CTX_new());
  const std::string_view encrypted = sealed.substr(kSealNonceSize, size);
  char tag[kSealTagSize];
  sealed.substr(kSealNonceSize + size).copy(tag, sizeof tag);
  auto* const out = reinterpret_cast<unsigned char*>(data);
  int written = 0;
  const bool done =
      EVP_DecryptInit_ex2(context.get(), Aes256Gcm(), Data(key), Data(sealed), nullptr) == 1 &&
      (extra.empty() || EVP_DecryptUpdate(context.get(), nullptr, &written, Data(extra),
                                          static_cast<int>(extra.size())) == 1) &&
      (size == 0 || EVP_DecryptUpdate(context.get(), out, &written, Data(encrypted),
                                      static_cast<int>(size)) == 1) &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, kSealTagSize, tag) == 1 &&
      EVP_DecryptFinal_ex(context.get(), out + size, &written) == 1;
  if (done) return {};
  ::explicit_bzero(data, size);
  ERR_clear_error();
  return broken;
}

}  // namespace crypto
