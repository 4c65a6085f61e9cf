#include "base/error.h"

#include <netdb.h>

#include <cstring>
#include <string_view>

namespace base {

#define NAMED(code) \
  { #code, code }
const ErrnoName kErrnoNames[] = {
    NAMED(E2BIG),        NAMED(EACCES),       NAMED(EADDRINUSE),   NAMED(EADDRNOTAVAIL),
    NAMED(EAFNOSUPPORT), NAMED(EAGAIN),       NAMED(EALREADY),     NAMED(EBADF),
    NAMED(EBADMSG),      NAMED(EBUSY),        NAMED(ECANCELED),    NAMED(ECHILD),
    NAMED(ECONNABORTED), NAMED(ECONNREFUSED), NAMED(ECONNRESET),   NAMED(EDEADLK),
    NAMED(EDESTADDRREQ), NAMED(EDOM),         NAMED(EDQUOT),       NAMED(EEXIST),
    NAMED(EFAULT),       NAMED(EFBIG),        NAMED(EHOSTUNREACH), NAMED(EIDRM),
    NAMED(EILSEQ),       NAMED(EINPROGRESS),  NAMED(EINTR),        NAMED(EINVAL),
    NAMED(EIO),          NAMED(EISCONN),      NAMED(EISDIR),       NAMED(ELOOP),
    NAMED(EMFILE),       NAMED(EMLINK),       NAMED(EMSGSIZE),     NAMED(EMULTIHOP),
    NAMED(ENAMETOOLONG), NAMED(ENETDOWN),     NAMED(ENETRESET),    NAMED(ENETUNREACH),
    NAMED(ENFILE),       NAMED(ENOBUFS),      NAMED(ENODATA),      NAMED(ENODEV),
    NAMED(ENOENT),       NAMED(ENOEXEC),      NAMED(ENOLCK),       NAMED(ENOLINK),
    NAMED(ENOMEM),       NAMED(ENOMSG),       NAMED(ENOPROTOOPT),  NAMED(ENOSPC),
    NAMED(ENOSR),        NAMED(ENOSTR),       NAMED(ENOSYS),       NAMED(ENOTCONN),
    NAMED(ENOTDIR),      NAMED(ENOTEMPTY),    NAMED(ENOTSOCK),     NAMED(ENOTSUP),
    NAMED(ENOTTY),       NAMED(ENXIO),        NAMED(EOPNOTSUPP),   NAMED(EOVERFLOW),
    NAMED(EPERM),        NAMED(EPIPE),        NAMED(EPROTO),       NAMED(EPROTONOSUPPORT),
    NAMED(EPROTOTYPE),   NAMED(ERANGE),       NAMED(EROFS),        NAMED(ESPIPE),
    NAMED(ESRCH),        NAMED(ESTALE),       NAMED(ETIME),        NAMED(ETIMEDOUT),
    NAMED(ETXTBSY),      NAMED(EWOULDBLOCK),  NAMED(EXDEV),        {nullptr, 0},
};

static const ErrnoName kResolverNames[] = {
    NAMED(EAI_AGAIN),  NAMED(EAI_BADFLAGS), NAMED(EAI_FAIL),    NAMED(EAI_FAMILY),
    NAMED(EAI_MEMORY), NAMED(EAI_NONAME),   NAMED(EAI_SERVICE), NAMED(EAI_SOCKTYPE),
    NAMED(EAI_SYSTEM), NAMED(EAI_NODATA),   {nullptr, 0},
};
#undef NAMED

static const char* Find(const ErrnoName* table, int code, const char* otherwise) {
  for (; table->name != nullptr; ++table) {
    if (table->code == code) return table->name;
  }
  return otherwise;
}

const char* ErrorName(const Error& error) {
  switch (error.domain) {
    case ErrorDomain::kNone:
      return "OK";
    case ErrorDomain::kSystem:
      return Find(kErrnoNames, error.code, "EUNKNOWN");
    case ErrorDomain::kResolver:
      return Find(kResolverNames, error.code, "EAI_FAIL");
    case ErrorDomain::kProtocol:
      return Find(kErrnoNames, error.code, "EPROTO");
    case ErrorDomain::kNamed:
      return error.name;
  }
  return "EUNKNOWN";
}

std::string ErrorMessage(const Error& error) {
  switch (error.domain) {
    case ErrorDomain::kNone:
      return "no error";
    case ErrorDomain::kSystem:
      // The system's words would have the address that is connected to look wrong.
      if (error.code == EADDRNOTAVAIL && std::string_view(error.syscall) == "connect")
        return "connect: no free local port, or no local address for it";
      return std::string(error.syscall) + ": " + strerror(error.code);
    case ErrorDomain::kResolver:
      return std::string(error.syscall) + ": " + gai_strerror(error.code);
    case ErrorDomain::kProtocol:
    case ErrorDomain::kNamed:
      return error.syscall;
  }
  return "unknown error";
}

}  // namespace base
