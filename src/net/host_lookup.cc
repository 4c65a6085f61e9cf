#include "net/host_lookup.h"

#include <netdb.h>

#include <algorithm>

namespace net {

base::Result<std::vector<Address>> LookUpHost(std::string_view host, uint16_t port) {
  if (auto numeric = Address::Parse(host, port)) return std::vector<Address>{*numeric};
  // A name cut short at a NUL would be another name.
  if (host.empty() || host.find('\0') != host.npos) return base::Error::Resolver(EAI_NONAME);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  const int code = getaddrinfo(std::string(host).c_str(), nullptr, &hints, &list);
  if (code == EAI_SYSTEM) return base::Error::System("getaddrinfo");
  if (code != 0) return base::Error::Resolver(code);
  std::vector<Address> addresses;
  for (const addrinfo* at = list; at != nullptr; at = at->ai_next) {
    if (at->ai_family != AF_INET && at->ai_family != AF_INET6) continue;
    addresses.push_back(Address::From(at->ai_addr, at->ai_addrlen).WithPort(port));
  }
  freeaddrinfo(list);
  if (addresses.empty()) return base::Error::Resolver(EAI_NONAME);
  std::stable_partition(addresses.begin(), addresses.end(),
                        [](const Address& address) { return address.family() == AF_INET; });
  return addresses;
}

}  // namespace net
