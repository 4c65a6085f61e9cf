#include "crypto/signature.h"

#include <climits>

#include "crypto/argument_error.h"
#include "crypto/digest.h"
#include "crypto/openssl.h"
#include "crypto/openssl_error.h"

namespace crypto {

using Key = Owned<EVP_PKEY, &EVP_PKEY_free>;

struct Scheme {
  int key_type = 0;       // EVP_PKEY_*
  std::string hash_name;  // empty for Ed25519, which has its own
};

static base::Result<Scheme> FindScheme(std::string_view algorithm) {
  static constexpr std::string_view kRsa = "rsa-pss-", kEcdsa = "ecdsa-";
  Scheme scheme;
  if (algorithm == "ed25519") {
    scheme.key_type = EVP_PKEY_ED25519;
    return scheme;
  }
  const bool is_rsa = algorithm.starts_with(kRsa);
  if (!is_rsa && !algorithm.starts_with(kEcdsa)) return WrongArgument("unknown algorithm");
  scheme.key_type = is_rsa ? EVP_PKEY_RSA : EVP_PKEY_EC;
  scheme.hash_name = algorithm.substr(is_rsa ? kRsa.size() : kEcdsa.size());
  base::Result<const EVP_MD*> hash = FindHash(scheme.hash_name);
  if (!hash.ok()) return hash.error();
  return scheme;
}

// No key of ours has a passphrase. Without this OpenSSL asks for one on the terminal.
static int NoPassphrase(char*, int, int, void*) { return -1; }

static base::Result<Key> ReadKey(std::string_view pem, bool is_private, const Scheme& scheme) {
  const base::Error wrong =
      is_private ? WrongArgument("key must be a private key in PEM, without a passphrase")
                 : WrongArgument("key must be a public key in PEM");
  if (pem.empty() || pem.size() > INT_MAX) return wrong;
  const Owned<BIO, &BIO_free> text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  const auto read = is_private ? PEM_read_bio_PrivateKey : PEM_read_bio_PUBKEY;
  Key key(read(text.get(), nullptr, NoPassphrase, nullptr));
  ERR_clear_error();
  if (!key) return wrong;
  const int type = EVP_PKEY_get_base_id(key.get());
  const bool is_pss = type == EVP_PKEY_RSA_PSS && scheme.key_type == EVP_PKEY_RSA;
  if (type != scheme.key_type && !is_pss) return WrongArgument("key must be one for the algorithm");
  return key;
}

static bool SetPadding(EVP_PKEY_CTX* context, const Scheme& scheme) {
  if (scheme.key_type != EVP_PKEY_RSA) return true;
  return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
         EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1;
}

static const char* HashOf(const Scheme& scheme) {
  return scheme.hash_name.empty() ? nullptr : scheme.hash_name.c_str();
}

static const unsigned char* Data(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.empty() ? "" : bytes.data());
}

base::Result<std::string> Sign(std::string_view algorithm, std::string_view private_key,
                               std::string_view data) {
  if (const base::Error error = OpenLibcrypto()) return error;
  base::Result<Scheme> scheme = FindScheme(algorithm);
  if (!scheme.ok()) return scheme.error();
  base::Result<Key> key = ReadKey(private_key, true, scheme.value());
  if (!key.ok()) return key.error();
  const Owned<EVP_MD_CTX, &EVP_MD_CTX_free> context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* settings = nullptr;
  size_t size = 0;
  if (EVP_DigestSignInit_ex(context.get(), &settings, HashOf(scheme.value()), nullptr, nullptr,
                            key.value().get(), nullptr) != 1 ||
      !SetPadding(settings, scheme.value()) ||
      EVP_DigestSign(context.get(), nullptr, &size, Data(data), data.size()) != 1) {
    return TakeOpensslError();
  }
  std::string signature(size, '\0');
  if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                     Data(data), data.size()) != 1) {
    return TakeOpensslError();
  }
  signature.resize(size);
  return signature;
}

base::Result<bool> Verify(std::string_view algorithm, std::string_view public_key,
                          std::string_view data, std::string_view signature) {
  if (const base::Error error = OpenLibcrypto()) return error;
  base::Result<Scheme> scheme = FindScheme(algorithm);
  if (!scheme.ok()) return scheme.error();
  base::Result<Key> key = ReadKey(public_key, false, scheme.value());
  if (!key.ok()) return key.error();
  const Owned<EVP_MD_CTX, &EVP_MD_CTX_free> context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* settings = nullptr;
  if (EVP_DigestVerifyInit_ex(context.get(), &settings, HashOf(scheme.value()), nullptr, nullptr,
                              key.value().get(), nullptr) != 1 ||
      !SetPadding(settings, scheme.value())) {
    return TakeOpensslError();
  }
  // As RFC 8017, 8.1.2, has it. OpenSSL also takes one without its leading zeros.
  const bool is_rsa = scheme.value().key_type == EVP_PKEY_RSA;
  if (is_rsa && signature.size() != static_cast<size_t>(EVP_PKEY_get_size(key.value().get())))
    return false;
  const bool is_good = EVP_DigestVerify(context.get(), Data(signature), signature.size(),
                                        Data(data), data.size()) == 1;
  ERR_clear_error();
  return is_good;
}

}  // namespace crypto
