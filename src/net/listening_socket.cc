#include "net/listening_socket.h"

#include <sys/socket.h>

#include <cerrno>

namespace net {

static bool SetOption(int fd, int level, int option, int value) {
  return setsockopt(fd, level, option, &value, sizeof value) == 0;
}

// Binds `fd` to an IP address.
static base::Error Bind(int fd, const Address& address, const ListenOptions& options) {
  SetOption(fd, SOL_SOCKET, SO_REUSEADDR, 1);
  if (address.family() == AF_INET6) SetOption(fd, IPPROTO_IPV6, IPV6_V6ONLY, 0);
  if (options.reuse_port && !SetOption(fd, SOL_SOCKET, SO_REUSEPORT, 1))
    return base::Error::System("setsockopt");
  if (bind(fd, address.raw(), address.length()) != 0) return base::Error::System("bind");
  return {};
}

base::Result<base::UniqueFd> OpenListeningSocket(const Address& address,
                                                 const ListenOptions& options, SocketFile* file) {
  base::UniqueFd fd(socket(address.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!fd) return base::Error::System("socket");
  const bool is_unix = address.family() == AF_UNIX;
  base::Error error =
      is_unix ? file->Bind(fd.get(), address, options.mode) : Bind(fd.get(), address, options);
  if (!error && listen(fd.get(), options.backlog) != 0) error = base::Error::System("listen");
  if (!error) return fd;
  file->Remove();
  return error;
}

base::Error CheckListeningSocket(int fd) {
  int is_listening = 0;
  socklen_t length = sizeof is_listening;
  if (getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &is_listening, &length) != 0)
    return base::Error::System("getsockopt");
  return is_listening ? base::Error() : base::Error::System("listen", EINVAL);
}

}  // namespace net
