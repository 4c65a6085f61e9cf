// Names to addresses by the system's own rules (getaddrinfo: hosts file, name service switch). It
// blocks, so it belongs on the thread pool, except where the API document calls a function
// synchronous (listen).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "net/address.h"

namespace net {

// All addresses of a host, IPv4 first; at least one. A numeric address is itself.
base::Result<std::vector<Address>> LookUpHost(std::string_view host, uint16_t port);

}  // namespace net
