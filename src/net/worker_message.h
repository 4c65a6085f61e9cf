// What a worker and its supervisor say to each other, over a Unix socket that keeps messages apart.
//
// Both ends are one program, but not always one version of it: after an update, workers of the new one
// talk to a supervisor of the old one. A message of another size is not understood.
#pragma once

#include <sys/socket.h>
#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/unique_fd.h"

namespace net {

// From the worker.
struct WorkerRequest {
  enum class Kind : uint8_t {
    kListen,  // a socket that listens at `address`; a WorkerReply follows
    kClose,   // the worker no longer listens at `socket`
    kNotify,  // `state` is what a service would report, "READY=1"
  };

  Kind kind = Kind::kNotify;
  bool reuse_port = false;
  bool has_mode = false;
  mode_t mode = 0;
  int backlog = 0;
  uint32_t socket = 0;
  socklen_t address_length = 0;
  sockaddr_storage address{};
  char state[32] = "";
};

// To the worker. The descriptor goes with it.
struct WorkerReply {
  int error = 0;          // an errno; 0: there is a descriptor
  char syscall[16] = "";  // the call that failed
  uint32_t socket = 0;    // names the socket in kClose
};

// One message, with a descriptor where `fd` is one. False with errno.
bool SendMessage(int channel, const void* message, size_t size, int fd = -1);

// One message of this size. False at the end, where none waits, and for one of another size (EPROTO).
bool ReceiveMessage(int channel, void* message, size_t size, base::UniqueFd* fd);

}  // namespace net
