#include "crypto/openssl_error.h"

#include <cctype>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "crypto/openssl.h"

namespace crypto {

// The symbolic name of a reason: a text as "no shared cipher" is the lower case of OpenSSL's own
// macro. There are as many as OpenSSL has reasons, so they are kept.
static const char* SymbolicName(std::string_view reason) {
  static std::mutex mutex;
  static std::set<std::string, std::less<>>* const names = new std::set<std::string, std::less<>>;
  std::string name(reason);
  for (char& c : name) {
    const auto byte = static_cast<unsigned char>(c);
    c = std::isalnum(byte) ? static_cast<char>(std::toupper(byte)) : '_';
  }
  std::lock_guard<std::mutex> lock(mutex);
  return names->insert(std::move(name)).first->c_str();
}

base::Error OpensslError(unsigned long code) {  // NOLINT: OpenSSL's type
  if (ERR_SYSTEM_ERROR(code)) return base::Error::System("OpenSSL", ERR_GET_REASON(code));
  // The texts are loaded by the first failure that asks for one.
  OPENSSL_init_crypto(OPENSSL_INIT_LOAD_CRYPTO_STRINGS, nullptr);
  const char* const reason = ERR_reason_error_string(code);
  if (reason == nullptr) return base::Error::Named("OPENSSL_FAILURE", "OpenSSL failed");
  return base::Error::Named(SymbolicName(reason), reason);
}

base::Error TakeOpensslError() {
  const base::Error error = OpensslError(ERR_get_error());
  ERR_clear_error();
  return error;
}

}  // namespace crypto
