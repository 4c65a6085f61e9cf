// Hashes and HMAC (RFC 2104) in pieces: SHA-2, SHA-3, BLAKE2 and what else OpenSSL has of a fixed
// length.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/openssl.h"

namespace crypto {

// A hash function by its name in any case: "sha256", "sha3-512", "blake2b512". It is kept for ever,
// as there are few; any thread. A wrong argument where OpenSSL has none of that name.
base::Result<const EVP_MD*> FindHash(std::string_view name);

class Digest {
 public:
  static constexpr size_t kMaxSize = EVP_MAX_MD_SIZE;

  static base::Result<Digest> Hash(std::string_view algorithm);
  // The key is copied into OpenSSL's memory, which OpenSSL wipes.
  static base::Result<Digest> Hmac(std::string_view algorithm, std::string_view key);

  base::Error Update(std::string_view bytes);
  // Writes the digest, kMaxSize bytes at most, and its size. Once, last.
  base::Error Finish(char* bytes, size_t* size);

 private:
  Owned<EVP_MD_CTX, &EVP_MD_CTX_free> hash_;
  Owned<EVP_MAC_CTX, &EVP_MAC_CTX_free> mac_;  // instead of hash_
};

// The digest of a file; blocks.
base::Error DigestFile(std::string_view algorithm, const char* path, char* bytes, size_t* size);

// Compares in a time that depends on the sizes only, not on where the bytes differ.
base::Result<bool> EqualBytes(std::string_view a, std::string_view b);

}  // namespace crypto
