// What OpenSSL says of a failure, as a base::Error: `code` is the symbolic name of its reason, the
// message the reason in words. It never holds a key or data.
#pragma once

#include "base/error.h"

namespace crypto {

// The name and words of an error code of OpenSSL's queue: NO_SHARED_CIPHER, "no shared cipher".
// What has no reason of its own is OPENSSL_FAILURE.
base::Error OpensslError(unsigned long code);  // NOLINT: OpenSSL's type

// Takes this thread's error queue: the error is the oldest, which is the cause of the others. The
// queue is empty then.
base::Error TakeOpensslError();

}  // namespace crypto
