#include "tls/openssl.h"

#include "base/shared_library.h"

namespace tls {

#define TLS_DEFINE(function) decltype(&::function) function;
TLS_SSL_FUNCTIONS(TLS_DEFINE)
TLS_CRYPTO_FUNCTIONS(TLS_DEFINE)
#undef TLS_DEFINE

static base::Error Open() {
#define TLS_SYMBOL(function) {#function, &function},
  static constexpr base::LibrarySymbol kCrypto[] = {TLS_CRYPTO_FUNCTIONS(TLS_SYMBOL)};
  static constexpr base::LibrarySymbol kSsl[] = {TLS_SSL_FUNCTIONS(TLS_SYMBOL)};
#undef TLS_SYMBOL
  // libcrypto first: it is opened without its clean-up at exit.
  if (const base::Error error = crypto::OpenLibcrypto()) return error;
  if (const base::Error error = base::OpenSharedLibrary(CRYPTO_LIBRARY("libcrypto"), kCrypto))
    return error;
  return base::OpenSharedLibrary(CRYPTO_LIBRARY("libssl"), kSsl);
}

base::Error OpenLibssl() {
  static const base::Error error = Open();
  return error;
}

}  // namespace tls
