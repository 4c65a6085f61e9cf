// What scripts ask of the socket of an open connection, of TCP and HTTP alike. `fd` is negative when
// the connection is closed. The value of a setting is args[index].
#pragma once

#include "js/class_builder.h"

namespace bindings {

// Milliseconds without a byte after which the other end is probed; 0: never. Rounded up to seconds.
void SetKeepAlive(js::Args args, int index, int fd);
void SetNoDelay(js::Args args, int index, int fd);
// [localAddress, localPort, remoteAddress, remotePort]; undefined when closed.
void ReturnAddress(js::Args args, int fd);
// { pid, uid, gid } of the process at the other end of a Unix socket; undefined for any other.
void ReturnPeer(js::Args args, int fd);

}  // namespace bindings
