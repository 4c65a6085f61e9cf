// What a connection's peer has shown: its certificate, as texts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tls/openssl.h"

namespace tls {

struct Certificate {
  std::string subject, issuer;          // "CN=a.example,O=Example" (RFC 2253)
  std::vector<std::string> names;       // host names and addresses
  double valid_from = 0, valid_to = 0;  // ms since 1970
  std::string serial_number;            // hexadecimal digits
  std::string fingerprint;              // SHA-256, hexadecimal digits
  std::string pem;
};

// The peer's; nothing where it has shown none.
std::optional<Certificate> PeerCertificate(const SSL* ssl);

}  // namespace tls
