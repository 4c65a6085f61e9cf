// Passwords as they are kept: scrypt (RFC 7914) with its parameters and salt in the text.
//
//   $scrypt$ln=15,r=8,p=3$SALT$HASH   ln: the logarithm of N; SALT, HASH: Base64, no padding
//
// Both functions take some tenths of a second and 32 MiB for the default parameters: they are for
// the pool.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace crypto {

struct ScryptParameters {
  int log2_n = 15;
  int r = 8;
  int p = 3;
};

// What a text may ask for at most, so that nobody who writes one can exhaust the memory or the
// processor.
inline constexpr size_t kMaxScryptBytes = size_t{256} << 20;
inline constexpr int kMaxScryptParallel = 16;

// A hash that was read: what verifying takes.
struct PasswordHash {
  ScryptParameters parameters;
  std::string salt;
  std::string hash;
};

// A wrong argument where the text is no hash of ours, or asks for more than the limits.
base::Result<PasswordHash> ParsePasswordHash(std::string_view text);

// The text of a new hash, with a salt of its own.
base::Result<std::string> HashPassword(std::string_view password);

// Whether the password is the one that was hashed; the time does not depend on where they differ.
base::Result<bool> VerifyPassword(std::string_view password, const PasswordHash& hash);

// RFC 7914 itself; writes `size` bytes.
base::Error Scrypt(std::string_view password, std::string_view salt, ScryptParameters parameters,
                   char* bytes, size_t size);

}  // namespace crypto
