// What went wrong with a secure connection, as a base::Error: `code` is the symbolic name that OpenSSL or its
// verifier has for it, and the message says what to do about it.
#pragma once

#include "base/error.h"
#include "tls/openssl.h"

namespace tls {

// What SSL_ERROR_SSL stands for on this connection. Takes the thread's error queue.
base::Error TakeError(const SSL* ssl);

}  // namespace tls
