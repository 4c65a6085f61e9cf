#include "tls/ticket_keys.h"

#include <cstring>

namespace tls {

TicketKeys::~TicketKeys() {
  OPENSSL_cleanse(&current_, sizeof current_);
  OPENSSL_cleanse(&previous_, sizeof previous_);
}

bool TicketKeys::Rotate(double now) {
  if (made_ != 0 && now - made_ < kRotation) return true;
  // A key that was not used for long opens nothing any more.
  has_previous_ = made_ != 0 && now - made_ < 2 * kRotation;
  if (has_previous_) previous_ = current_;
  made_ = now;
  return RAND_bytes(reinterpret_cast<uint8_t*>(&current_), sizeof current_) == 1;
}

int TicketKeys::Begin(bool seals, uint8_t* name, uint8_t* iv, EVP_CIPHER_CTX* cipher,
                      EVP_MAC_CTX* mac, double now) {
  if (!Rotate(now)) return -1;
  Key* key = &current_;
  if (seals) {
    std::memcpy(name, key->name.data(), key->name.size());
    if (RAND_bytes(iv, 16) != 1) return -1;
  } else if (std::memcmp(name, key->name.data(), key->name.size()) != 0) {
    key = &previous_;
    if (!has_previous_ || std::memcmp(name, key->name.data(), key->name.size()) != 0) return 0;
  }
  char digest[] = "SHA256";
  OSSL_PARAM parameters[] = {OSSL_PARAM_construct_octet_string(
                                 OSSL_MAC_PARAM_KEY, key->mac_key.data(), key->mac_key.size()),
                             OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                             OSSL_PARAM_construct_end()};
  if (EVP_MAC_CTX_set_params(mac, parameters) != 1) return -1;
  static const EVP_CIPHER* const kind =
      EVP_CIPHER_fetch(nullptr, "AES-256-CBC", nullptr);  // for the process's life
  const int begun = seals ? EVP_EncryptInit_ex(cipher, kind, nullptr, key->cipher_key.data(), iv)
                          : EVP_DecryptInit_ex(cipher, kind, nullptr, key->cipher_key.data(), iv);
  if (begun != 1) return -1;
  return key == &current_ ? 1 : 2;
}

}  // namespace tls
