// OpenSSL's libssl, and what TLS needs of libcrypto, opened when they are first needed.
//
// As in crypto/openssl.h: inside `namespace tls` the names of OpenSSL's functions are pointers to them, which
// OpenLibssl() fills. A function that is missing in the lists below does not link.
#pragma once

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "base/error.h"
#include "crypto/openssl.h"

// Applies F to each function of libssl that is used. Of a name that is a macro for another one, the other stands here.
#define TLS_SSL_FUNCTIONS(F)              \
  F(SSL_CIPHER_get_name)                  \
  F(SSL_CTX_add_client_CA)                \
  F(SSL_CTX_callback_ctrl)                \
  F(SSL_CTX_check_private_key)            \
  F(SSL_CTX_ctrl)                         \
  F(SSL_CTX_free)                         \
  F(SSL_CTX_get0_certificate)             \
  F(SSL_CTX_get0_privatekey)              \
  F(SSL_CTX_get_cert_store)               \
  F(SSL_CTX_get_ex_data)                  \
  F(SSL_CTX_load_verify_file)             \
  F(SSL_CTX_new)                          \
  F(SSL_CTX_sess_set_new_cb)              \
  F(SSL_CTX_set_alpn_protos)              \
  F(SSL_CTX_set_alpn_select_cb)           \
  F(SSL_CTX_set_cipher_list)              \
  F(SSL_CTX_set_ciphersuites)             \
  F(SSL_CTX_set_client_hello_cb)          \
  F(SSL_CTX_set_default_verify_paths)     \
  F(SSL_CTX_set_ex_data)                  \
  F(SSL_CTX_set_num_tickets)              \
  F(SSL_CTX_set_options)                  \
  F(SSL_CTX_set_session_id_context)       \
  F(SSL_CTX_set_timeout)                  \
  F(SSL_CTX_set_tlsext_ticket_key_evp_cb) \
  F(SSL_CTX_set_verify)                   \
  F(SSL_CTX_set_verify_depth)             \
  F(SSL_CTX_up_ref)                       \
  F(SSL_CTX_use_PrivateKey)               \
  F(SSL_CTX_use_certificate)              \
  F(SSL_SESSION_new)                      \
  F(SSL_SESSION_free)                     \
  F(SSL_client_hello_get0_ext)            \
  F(SSL_ctrl)                             \
  F(SSL_do_handshake)                     \
  F(SSL_free)                             \
  F(SSL_get0_alpn_selected)               \
  F(SSL_get0_param)                       \
  F(SSL_get1_peer_certificate)            \
  F(SSL_get_SSL_CTX)                      \
  F(SSL_get_current_cipher)               \
  F(SSL_get_error)                        \
  F(SSL_get_ex_data)                      \
  F(SSL_get_servername)                   \
  F(SSL_get_verify_result)                \
  F(SSL_get_version)                      \
  F(SSL_has_pending)                      \
  F(SSL_new)                              \
  F(SSL_pending)                          \
  F(SSL_read_ex)                          \
  F(SSL_session_reused)                   \
  F(SSL_set0_rbio)                        \
  F(SSL_set0_wbio)                        \
  F(SSL_set_accept_state)                 \
  F(SSL_set_connect_state)                \
  F(SSL_set_ex_data)                      \
  F(SSL_set_options)                      \
  F(SSL_set_shutdown)                     \
  F(SSL_set_session)                      \
  F(SSL_set_verify)                       \
  F(SSL_shutdown)                         \
  F(SSL_use_cert_and_key)                 \
  F(SSL_version)                          \
  F(SSL_write_ex)                         \
  F(TLS_client_method)                    \
  F(TLS_server_method)

// The same of libcrypto.
#define TLS_CRYPTO_FUNCTIONS(F)        \
  F(ASN1_STRING_get0_data)             \
  F(ASN1_STRING_length)                \
  F(ASN1_TIME_to_tm)                   \
  F(BIO_clear_flags)                   \
  F(BIO_ctrl)                          \
  F(BIO_free)                          \
  F(BIO_get_data)                      \
  F(BIO_meth_new)                      \
  F(BIO_meth_set_ctrl)                 \
  F(BIO_meth_set_read_ex)              \
  F(BIO_meth_set_write_ex)             \
  F(BIO_new)                           \
  F(BIO_new_mem_buf)                   \
  F(BIO_s_mem)                         \
  F(BIO_set_data)                      \
  F(BIO_set_flags)                     \
  F(BIO_set_init)                      \
  F(BIO_up_ref)                        \
  F(BN_bn2hex)                         \
  F(BN_free)                           \
  F(ASN1_INTEGER_to_BN)                \
  F(CRYPTO_free)                       \
  F(CRYPTO_get_ex_new_index)           \
  F(ERR_clear_error)                   \
  F(ERR_peek_error)                    \
  F(ERR_peek_last_error)               \
  F(EVP_CIPHER_fetch)                  \
  F(EVP_CIPHER_free)                   \
  F(EVP_DecryptInit_ex)                \
  F(EVP_EncryptInit_ex)                \
  F(EVP_MAC_CTX_set_params)            \
  F(EVP_PKEY_free)                     \
  F(EVP_sha256)                        \
  F(GENERAL_NAME_free)                 \
  F(OPENSSL_cleanse)                   \
  F(OPENSSL_sk_num)                    \
  F(OPENSSL_sk_pop_free)               \
  F(OPENSSL_sk_value)                  \
  F(OSSL_PARAM_construct_end)          \
  F(OSSL_PARAM_construct_octet_string) \
  F(OSSL_PARAM_construct_utf8_string)  \
  F(PEM_read_bio_PrivateKey)           \
  F(PEM_read_bio_X509)                 \
  F(PEM_write_bio_X509)                \
  F(RAND_bytes)                        \
  F(X509_NAME_print_ex)                \
  F(X509_STORE_add_cert)               \
  F(X509_VERIFY_PARAM_set1_host)       \
  F(X509_VERIFY_PARAM_set1_ip_asc)     \
  F(X509_VERIFY_PARAM_set_flags)       \
  F(X509_VERIFY_PARAM_set_hostflags)   \
  F(X509_STORE_set_flags)              \
  F(X509_STORE_up_ref)                 \
  F(X509_digest)                       \
  F(X509_free)                         \
  F(X509_get0_notAfter)                \
  F(X509_get0_notBefore)               \
  F(X509_get0_serialNumber)            \
  F(X509_get_default_cert_dir)         \
  F(X509_get_default_cert_dir_env)     \
  F(X509_get_default_cert_file)        \
  F(X509_get_default_cert_file_env)    \
  F(X509_get_ext_d2i)                  \
  F(X509_get_issuer_name)              \
  F(X509_get_subject_name)

namespace tls {

#define TLS_DECLARE(function) extern decltype(&::function) function;
TLS_SSL_FUNCTIONS(TLS_DECLARE)
TLS_CRYPTO_FUNCTIONS(TLS_DECLARE)
#undef TLS_DECLARE

// Opens both libraries, the first time. Nothing above may be called before it has succeeded.
base::Error OpenLibssl();

}  // namespace tls
