#include "crypto/openssl.h"

#include "base/shared_library.h"

namespace crypto {

#define CRYPTO_DEFINE(function) decltype(&::function) function;
CRYPTO_FUNCTIONS(CRYPTO_DEFINE)
#undef CRYPTO_DEFINE

static base::Error Open() {
#define CRYPTO_SYMBOL(function) {#function, &function},
  static constexpr base::LibrarySymbol kSymbols[] = {CRYPTO_FUNCTIONS(CRYPTO_SYMBOL)};
#undef CRYPTO_SYMBOL
  if (const base::Error error = base::OpenSharedLibrary(CRYPTO_LIBRARY("libcrypto"), kSymbols))
    return error;
  // Its clean-up at exit would run beside the pool's threads, which may still be using it.
  if (OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr) == 1) return {};
  return base::Error::Named("LIBRARY_UNUSABLE", "OpenSSL does not start: see its openssl.cnf");
}

base::Error OpenLibcrypto() {
  static const base::Error error = Open();
  return error;
}

}  // namespace crypto
