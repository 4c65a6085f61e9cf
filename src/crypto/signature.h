// Signatures with keys in PEM: "rsa-pss-sha256" (salt as long as the hash), "ecdsa-sha256"
// (signatures in DER), both with any hash of FindHash(), and "ed25519". The algorithm is the
// caller's choice, never the key's or the signature's.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace crypto {

// A wrong argument where the algorithm is unknown, or the key is no private key in PEM for it.
base::Result<std::string> Sign(std::string_view algorithm, std::string_view private_key,
                               std::string_view data);

// Whether the signature is one of this data. The key is a public key in PEM.
base::Result<bool> Verify(std::string_view algorithm, std::string_view public_key,
                          std::string_view data, std::string_view signature);

}  // namespace crypto
