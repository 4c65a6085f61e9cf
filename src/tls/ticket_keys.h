// The keys of a server's session tickets. A ticket is a session that the client keeps, sealed by the server.
//
// A key seals for kRotation, and opens for as long again. A key that is stolen later opens nothing older than that.
#pragma once

#include <array>
#include <cstdint>

#include "tls/openssl.h"

namespace tls {

class TicketKeys {
 public:
  static constexpr double kRotation = 3600;  // s

  TicketKeys() = default;
  ~TicketKeys();
  TicketKeys(const TicketKeys&) = delete;
  TicketKeys& operator=(const TicketKeys&) = delete;

  // OpenSSL's callback: begins to seal or to open a ticket. 1: done. 2: opened, and a new ticket is due. 0: no key of
  // ours, a full handshake follows. Negative: failed. `now` is in seconds, and never goes back.
  int Begin(bool seals, uint8_t* name, uint8_t* iv, EVP_CIPHER_CTX* cipher, EVP_MAC_CTX* mac,
            double now);

 private:
  struct Key {
    std::array<uint8_t, 16> name;
    std::array<uint8_t, 32> cipher_key, mac_key;
  };
  bool Rotate(double now);

  Key current_{}, previous_{};
  double made_ = 0;  // when current_ was; 0 before the first
  bool has_previous_ = false;
};

}  // namespace tls
