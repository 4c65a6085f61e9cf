// Making a listening socket.
#pragma once

#include <optional>

#include "base/result.h"
#include "base/unique_fd.h"
#include "net/address.h"
#include "net/socket_file.h"

namespace net {

struct ListenOptions {
  int backlog = 1024;
  // SO_REUSEPORT: the kernel spreads connections over all listeners that set it.
  bool reuse_port = false;
  std::optional<mode_t> mode =
      {};  // of a Unix socket's file; what the umask leaves where it is absent
};

// A socket that listens, and does not block. Port 0 picks one. The file of a Unix socket becomes `file`.
base::Result<base::UniqueFd> OpenListeningSocket(const Address& address,
                                                 const ListenOptions& options, SocketFile* file);

// Whether the descriptor is a socket that listens; the error says why not.
base::Error CheckListeningSocket(int fd);

}  // namespace net
