#include "base/error.h"

#include <netdb.h>

#include <cstring>
#include <mutex>
#include <string_view>
#include <vector>

namespace base {

#define NAMED(code) \
  { #code, code }
// All of errno(3); of two names with one number the usual one comes first.
const ErrnoName kErrnoNames[] = {
    // clang-format off
    NAMED(E2BIG), NAMED(EACCES), NAMED(EADDRINUSE), NAMED(EADDRNOTAVAIL), NAMED(EADV),
    NAMED(EAFNOSUPPORT), NAMED(EAGAIN), NAMED(EALREADY), NAMED(EBADE), NAMED(EBADF), NAMED(EBADFD),
    NAMED(EBADMSG), NAMED(EBADR), NAMED(EBADRQC), NAMED(EBADSLT), NAMED(EBFONT), NAMED(EBUSY),
    NAMED(ECANCELED), NAMED(ECHILD), NAMED(ECHRNG), NAMED(ECOMM), NAMED(ECONNABORTED),
    NAMED(ECONNREFUSED), NAMED(ECONNRESET), NAMED(EDEADLK), NAMED(EDESTADDRREQ), NAMED(EDOM),
    NAMED(EDOTDOT), NAMED(EDQUOT), NAMED(EEXIST), NAMED(EFAULT), NAMED(EFBIG), NAMED(EHOSTDOWN),
    NAMED(EHOSTUNREACH), NAMED(EHWPOISON), NAMED(EIDRM), NAMED(EILSEQ), NAMED(EINPROGRESS),
    NAMED(EINTR), NAMED(EINVAL), NAMED(EIO), NAMED(EISCONN), NAMED(EISDIR), NAMED(EISNAM),
    NAMED(EKEYEXPIRED), NAMED(EKEYREJECTED), NAMED(EKEYREVOKED), NAMED(EL2HLT), NAMED(EL2NSYNC),
    NAMED(EL3HLT), NAMED(EL3RST), NAMED(ELIBACC), NAMED(ELIBBAD), NAMED(ELIBEXEC), NAMED(ELIBMAX),
    NAMED(ELIBSCN), NAMED(ELNRNG), NAMED(ELOOP), NAMED(EMEDIUMTYPE), NAMED(EMFILE), NAMED(EMLINK),
    NAMED(EMSGSIZE), NAMED(EMULTIHOP), NAMED(ENAMETOOLONG), NAMED(ENAVAIL), NAMED(ENETDOWN),
    NAMED(ENETRESET), NAMED(ENETUNREACH), NAMED(ENFILE), NAMED(ENOANO), NAMED(ENOBUFS),
    NAMED(ENOCSI), NAMED(ENODATA), NAMED(ENODEV), NAMED(ENOENT), NAMED(ENOEXEC), NAMED(ENOKEY),
    NAMED(ENOLCK), NAMED(ENOLINK), NAMED(ENOMEDIUM), NAMED(ENOMEM), NAMED(ENOMSG), NAMED(ENONET),
    NAMED(ENOPKG), NAMED(ENOPROTOOPT), NAMED(ENOSPC), NAMED(ENOSR), NAMED(ENOSTR), NAMED(ENOSYS),
    NAMED(ENOTBLK), NAMED(ENOTCONN), NAMED(ENOTDIR), NAMED(ENOTEMPTY), NAMED(ENOTNAM),
    NAMED(ENOTRECOVERABLE), NAMED(ENOTSOCK), NAMED(ENOTSUP), NAMED(EOPNOTSUPP), NAMED(ENOTTY),
    NAMED(ENOTUNIQ), NAMED(ENXIO), NAMED(EOVERFLOW), NAMED(EOWNERDEAD), NAMED(EPERM),
    NAMED(EPFNOSUPPORT), NAMED(EPIPE), NAMED(EPROTO), NAMED(EPROTONOSUPPORT), NAMED(EPROTOTYPE),
    NAMED(ERANGE), NAMED(EREMCHG), NAMED(EREMOTE), NAMED(EREMOTEIO), NAMED(ERESTART),
    NAMED(ERFKILL), NAMED(EROFS), NAMED(ESHUTDOWN), NAMED(ESOCKTNOSUPPORT), NAMED(ESPIPE),
    NAMED(ESRCH), NAMED(ESRMNT), NAMED(ESTALE), NAMED(ESTRPIPE), NAMED(ETIME), NAMED(ETIMEDOUT),
    NAMED(ETOOMANYREFS), NAMED(ETXTBSY), NAMED(EUCLEAN), NAMED(EUNATCH), NAMED(EUSERS),
    NAMED(EXDEV), NAMED(EXFULL), NAMED(EWOULDBLOCK), NAMED(EDEADLOCK),
#ifdef EFTYPE  // newer kernels' headers have it, and names for two errors of file systems
    NAMED(EFTYPE),
#endif
#ifdef EFSCORRUPTED
    NAMED(EFSCORRUPTED),
#endif
#ifdef EFSBADCRC
    NAMED(EFSBADCRC),
#endif
    {nullptr, 0},
    // clang-format on
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

// The names that errors were made with. An error has room for an index only: every stream keeps one.
static std::mutex names_mutex;
static std::vector<const char*>* const names = new std::vector<const char*>;

Error Error::Named(const char* name, const char* text) {
  const std::lock_guard<std::mutex> lock(names_mutex);
  size_t index = 0;
  while (index < names->size() && std::strcmp((*names)[index], name) != 0) ++index;
  if (index == names->size()) names->push_back(name);
  return {ErrorDomain::kNamed, static_cast<int>(index), text};
}

static const char* NameAt(int index) {
  const std::lock_guard<std::mutex> lock(names_mutex);
  return (*names)[static_cast<size_t>(index)];
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
      return NameAt(error.code);
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
