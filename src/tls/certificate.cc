#include "tls/certificate.h"

#include <arpa/inet.h>
#include <time.h>

namespace tls {

using crypto::Owned;

static std::string TextOf(BIO* memory) {
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(memory, &bytes);  // NOLINT: OpenSSL's type
  return size > 0 ? std::string(bytes, static_cast<size_t>(size)) : std::string();
}

template <class F>
static std::string Print(F print) {
  const Owned<BIO, &BIO_free> memory(BIO_new(BIO_s_mem()));
  print(memory.get());
  return TextOf(memory.get());
}

static std::string NameOf(const X509_NAME* name) {
  constexpr unsigned long kFlags =
      XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB;  // NOLINT: OpenSSL's type
  return Print([&](BIO* memory) { X509_NAME_print_ex(memory, name, 0, kFlags); });
}

static std::string Hex(const unsigned char* bytes, size_t size) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (size_t i = 0; i < size; ++i) {
    text += kDigits[bytes[i] >> 4];
    text += kDigits[bytes[i] & 15];
  }
  return text;
}

static double Milliseconds(const ASN1_TIME* time) {
  tm parts{};
  return ASN1_TIME_to_tm(time, &parts) == 1 ? static_cast<double>(timegm(&parts)) * 1000 : 0;
}

static std::string AlternativeName(const GENERAL_NAME* name) {
  if (name->type != GEN_DNS && name->type != GEN_IPADD) return {};
  const ASN1_STRING* const value = name->d.ia5;
  const unsigned char* const bytes = ASN1_STRING_get0_data(value);
  const auto size = static_cast<size_t>(ASN1_STRING_length(value));
  if (name->type == GEN_DNS) return {reinterpret_cast<const char*>(bytes), size};
  char text[INET6_ADDRSTRLEN];
  const int family = size == 4 ? AF_INET : AF_INET6;
  if (size != 4 && size != 16) return {};
  return inet_ntop(family, bytes, text, sizeof text);
}

static std::vector<std::string> NamesOf(const X509* certificate) {
  std::vector<std::string> names;
  auto* const stack = static_cast<OPENSSL_STACK*>(
      X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
  for (int i = 0; i < OPENSSL_sk_num(stack); ++i) {
    std::string name =
        AlternativeName(static_cast<const GENERAL_NAME*>(OPENSSL_sk_value(stack, i)));
    if (!name.empty()) names.push_back(std::move(name));
  }
  OPENSSL_sk_pop_free(stack,
                      [](void* name) { GENERAL_NAME_free(static_cast<GENERAL_NAME*>(name)); });
  return names;
}

static std::string SerialNumberOf(const X509* certificate) {
  const Owned<BIGNUM, &BN_free> number(
      ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
  char* const digits = BN_bn2hex(number.get());
  std::string text(digits == nullptr ? "" : digits);
  CRYPTO_free(digits, OPENSSL_FILE, OPENSSL_LINE);
  return text;
}

std::optional<Certificate> PeerCertificate(const SSL* ssl) {
  const Owned<X509, &X509_free> shown(SSL_get1_peer_certificate(ssl));
  if (shown == nullptr) return std::nullopt;
  Certificate certificate;
  certificate.subject = NameOf(X509_get_subject_name(shown.get()));
  certificate.issuer = NameOf(X509_get_issuer_name(shown.get()));
  certificate.names = NamesOf(shown.get());
  certificate.valid_from = Milliseconds(X509_get0_notBefore(shown.get()));
  certificate.valid_to = Milliseconds(X509_get0_notAfter(shown.get()));
  certificate.serial_number = SerialNumberOf(shown.get());
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  if (X509_digest(shown.get(), EVP_sha256(), digest, &size) == 1)
    certificate.fingerprint = Hex(digest, size);
  certificate.pem = Print([&](BIO* memory) { PEM_write_bio_X509(memory, shown.get()); });
  ERR_clear_error();
  return certificate;
}

}  // namespace tls
