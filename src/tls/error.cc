#include "tls/error.h"

#include <cstring>

#include "crypto/openssl_error.h"

namespace tls {

namespace {

struct VerifyFailure {
  long code;  // NOLINT: OpenSSL's type
  const char* name;
  const char* text;
};

#define FAILURE(name, text) \
  { X509_V_ERR_##name, #name, text }
constexpr VerifyFailure kVerifyFailures[] = {
    FAILURE(CERT_HAS_EXPIRED, "the certificate has expired: it has to be renewed"),
    FAILURE(CERT_NOT_YET_VALID, "the certificate is not valid yet: check both clocks"),
    FAILURE(HOSTNAME_MISMATCH,
            "the certificate is for another name: connect to a name that it has, or set "
            "secure.serverName"),
    FAILURE(IP_ADDRESS_MISMATCH,
            "the certificate is not for this address: connect by name, or set secure.serverName"),
    FAILURE(
        DEPTH_ZERO_SELF_SIGNED_CERT,
        "the certificate is self-signed: give it as secure.authorities, if it is the right one"),
    FAILURE(SELF_SIGNED_CERT_IN_CHAIN,
            "nobody vouches for the certificate's authority: give that as secure.authorities"),
    FAILURE(
        UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
        "the certificate's authority is not known: give it as secure.authorities, or have the peer "
        "send its whole chain"),
    FAILURE(UNABLE_TO_GET_ISSUER_CERT,
            "an authority of the chain is not known: give it as secure.authorities"),
    FAILURE(UNABLE_TO_VERIFY_LEAF_SIGNATURE,
            "the certificate's authority is missing: have the peer send its whole chain"),
    FAILURE(CERT_CHAIN_TOO_LONG, "the chain of certificates is longer than is accepted"),
    FAILURE(CERT_SIGNATURE_FAILURE, "a signature in the chain of certificates is wrong"),
    FAILURE(CERT_REVOKED, "the certificate was revoked: it has to be replaced"),
    FAILURE(CERT_UNTRUSTED, "the certificate's authority does not vouch for this use"),
    FAILURE(CERT_REJECTED, "the certificate's authority refuses this use"),
    FAILURE(INVALID_CA, "a certificate of the chain is no authority's"),
    FAILURE(INVALID_PURPOSE, "the certificate is not for this use: see its extended key usage"),
    FAILURE(PATH_LENGTH_EXCEEDED, "the chain is longer than its authority allows"),
    FAILURE(EE_KEY_TOO_SMALL, "the certificate's key is too small"),
    FAILURE(CA_KEY_TOO_SMALL, "an authority's key is too small"),
    FAILURE(CA_MD_TOO_WEAK, "a certificate is signed with a digest that is too weak"),
    FAILURE(NO_ISSUER_PUBLIC_KEY, "an authority of the chain has no public key"),
    FAILURE(PERMITTED_VIOLATION, "the certificate's authority may not vouch for this name"),
    FAILURE(EXCLUDED_VIOLATION, "the certificate's authority may not vouch for this name"),
    FAILURE(UNHANDLED_CRITICAL_EXTENSION,
            "the certificate has a critical extension that is not known"),
    FAILURE(OUT_OF_MEM, "out of memory while the certificate was verified"),
};
#undef FAILURE

struct Advice {
  const char* name;
  const char* text;
};

constexpr Advice kAdvice[] = {
    {"NO_SHARED_CIPHER",
     "the client accepts none of the server's ciphers: see secure.ciphers, and the kind of key"},
    {"UNSUPPORTED_PROTOCOL",
     "the peer speaks no version of TLS that is accepted: see secure.minVersion"},
    {"WRONG_VERSION_NUMBER", "the peer does not speak TLS here: check the port"},
    {"HTTP_REQUEST", "the peer sent plain HTTP to a secure port: use https://"},
    {"HTTPS_PROXY_REQUEST", "the peer sent plain HTTP (CONNECT) to a secure port"},
    {"PEER_DID_NOT_RETURN_A_CERTIFICATE",
     "the client has sent no certificate, which secure.verify demands"},
    {"NO_APPLICATION_PROTOCOL", "the peers have no protocol in common: see secure.protocols"},
    {"TLSV1_ALERT_NO_APPLICATION_PROTOCOL", "the server speaks none of secure.protocols"},
    {"TLSV1_ALERT_UNKNOWN_CA",
     "the peer does not know our certificate's authority: it has to be given that, or we "
     "have to send the whole chain"},
    {"TLSV13_ALERT_CERTIFICATE_REQUIRED",
     "the server demands a certificate: give secure.certificate and secure.key"},
    {"SSLV3_ALERT_HANDSHAKE_FAILURE",
     "the peer has refused the handshake: there may be no cipher in common, or no "
     "certificate of ours where it demands one"},
    {"SSLV3_ALERT_BAD_CERTIFICATE", "the peer has refused our certificate"},
    {"SSLV3_ALERT_CERTIFICATE_EXPIRED", "the peer has refused our certificate: it has expired"},
    {"SSLV3_ALERT_CERTIFICATE_UNKNOWN", "the peer has refused our certificate"},
    {"TLSV1_ALERT_PROTOCOL_VERSION",
     "the peer accepts no version of TLS that we speak: see secure.minVersion"},
    {"TLSV1_UNRECOGNIZED_NAME",
     "the server does not know the name that was asked for: see secure.serverName"},
};

}  // namespace

static base::Error VerifyError(long code) {  // NOLINT: OpenSSL's type
  for (const VerifyFailure& failure : kVerifyFailures) {
    if (failure.code == code) return base::Error::Named(failure.name, failure.text);
  }
  return base::Error::Named("CERTIFICATE_VERIFY_FAILED", "the certificate could not be verified");
}

base::Error TakeError(const SSL* ssl) {
  const unsigned long code = ERR_peek_error();  // NOLINT: OpenSSL's type
  const int reason = ERR_GET_REASON(code);
  const base::Error error = crypto::TakeOpensslError();
  if (reason == SSL_R_UNEXPECTED_EOF_WHILE_READING)
    return base::Error::Named("TRUNCATED",
                              "the peer ended the connection without saying so (close_notify)");
  const long verified = SSL_get_verify_result(ssl);  // NOLINT: OpenSSL's type
  if (reason == SSL_R_CERTIFICATE_VERIFY_FAILED && verified != X509_V_OK)
    return VerifyError(verified);
  for (const Advice& advice : kAdvice) {
    if (std::strcmp(advice.name, base::ErrorName(error)) == 0)
      return base::Error::Named(advice.name, advice.text);
  }
  return error;
}

}  // namespace tls
