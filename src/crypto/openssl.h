// OpenSSL's libcrypto, as the system has it, opened when it is first needed
// (doc/decisions/openssl.md).
//
// Inside `namespace crypto` the names of OpenSSL's functions are pointers to them, which
// OpenLibcrypto() fills. A call is written as always, and OpenSSL's macros work. What is missing in
// the list below does not link.
#pragma once

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <memory>

#include "base/error.h"

// Applies F to each function that is used. Of a name that is a macro for another one, the other
// stands here.
#define CRYPTO_FUNCTIONS(F)           \
  F(BIO_free)                         \
  F(BIO_new_mem_buf)                  \
  F(CRYPTO_memcmp)                    \
  F(ERR_clear_error)                  \
  F(ERR_get_error)                    \
  F(ERR_reason_error_string)          \
  F(EVP_CIPHER_CTX_ctrl)              \
  F(EVP_CIPHER_CTX_free)              \
  F(EVP_CIPHER_CTX_new)               \
  F(EVP_CIPHER_fetch)                 \
  F(EVP_DecryptFinal_ex)              \
  F(EVP_DecryptInit_ex2)              \
  F(EVP_DecryptUpdate)                \
  F(EVP_DigestFinal_ex)               \
  F(EVP_DigestInit_ex2)               \
  F(EVP_DigestSign)                   \
  F(EVP_DigestSignInit_ex)            \
  F(EVP_DigestUpdate)                 \
  F(EVP_DigestVerify)                 \
  F(EVP_DigestVerifyInit_ex)          \
  F(EVP_EncryptFinal_ex)              \
  F(EVP_EncryptInit_ex2)              \
  F(EVP_EncryptUpdate)                \
  F(EVP_MAC_CTX_free)                 \
  F(EVP_MAC_CTX_new)                  \
  F(EVP_MAC_fetch)                    \
  F(EVP_MAC_final)                    \
  F(EVP_MAC_init)                     \
  F(EVP_MAC_update)                   \
  F(EVP_MD_CTX_free)                  \
  F(EVP_MD_CTX_new)                   \
  F(EVP_MD_fetch)                     \
  F(EVP_MD_free)                      \
  F(EVP_MD_get_flags)                 \
  F(EVP_MD_get_size)                  \
  F(EVP_PBE_scrypt)                   \
  F(EVP_PKEY_CTX_set_rsa_padding)     \
  F(EVP_PKEY_CTX_set_rsa_pss_saltlen) \
  F(EVP_PKEY_free)                    \
  F(EVP_PKEY_get_base_id)             \
  F(EVP_PKEY_get_size)                \
  F(OPENSSL_init_crypto)              \
  F(OSSL_PARAM_construct_end)         \
  F(OSSL_PARAM_construct_utf8_string) \
  F(PEM_read_bio_PUBKEY)              \
  F(PEM_read_bio_PrivateKey)

namespace crypto {

#define CRYPTO_DECLARE(function) extern decltype(&::function) function;
CRYPTO_FUNCTIONS(CRYPTO_DECLARE)
#undef CRYPTO_DECLARE

// Opens the library, the first time; any thread. Nothing above may be called before it has
// succeeded.
base::Error OpenLibcrypto();

// The file names of OpenSSL's libraries that belong to the headers: "libcrypto.so.3".
#define CRYPTO_LIBRARY(name) name ".so." OPENSSL_MSTR(OPENSSL_SHLIB_VERSION)

// An owner of what OpenSSL allocates: Owned<EVP_PKEY, &EVP_PKEY_free>. The function is named by the
// address of its pointer, since it is known only when the library is open.
template <auto* kFree>
struct Freer {
  template <class T>
  void operator()(T* object) const {
    (*kFree)(object);
  }
};
template <class T, auto* kFree>
using Owned = std::unique_ptr<T, Freer<kFree>>;

}  // namespace crypto
