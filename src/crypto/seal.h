// Sealing: AES-256-GCM (NIST SP 800-38D) with a random nonce in front.
//
//   sealed = nonce (12 bytes), data encrypted, tag (16 bytes)
//
// `extra` is not part of it, and has to be the same at opening.
#pragma once

#include <string_view>

#include "base/error.h"

namespace crypto {

inline constexpr size_t kSealKeySize = 32;
inline constexpr size_t kSealNonceSize = 12;
inline constexpr size_t kSealTagSize = 16;
inline constexpr size_t kSealOverhead = kSealNonceSize + kSealTagSize;
// What one call of OpenSSL takes.
inline constexpr size_t kMaxSealData = (size_t{1} << 31) - 1 - kSealOverhead;

// Writes data.size() + kSealOverhead bytes.
base::Error Seal(std::string_view key, std::string_view data, std::string_view extra, char* sealed);
// The same with a nonce of the caller's, which must never meet the same key twice.
base::Error SealWithNonce(std::string_view key, std::string_view nonce, std::string_view data,
                          std::string_view extra, char* sealed);

// Writes sealed.size() - kSealOverhead bytes, which are wiped where the outcome is an error
// (SEAL_BROKEN where anything was changed).
base::Error Open(std::string_view key, std::string_view sealed, std::string_view extra, char* data);

}  // namespace crypto
