#include "net/endpoint.h"

#include <netdb.h>

#include <algorithm>
#include <cerrno>

namespace net {

std::optional<Address> Endpoint::ToAddress() const {
  return kind_ == Kind::kUnix ? Address::Unix(name_) : Address::Parse(name_, port());
}

base::Result<std::vector<Address>> Endpoint::LookUp() const {
  if (const auto address = ToAddress()) return std::vector<Address>{*address};
  if (kind_ == Kind::kUnix) return base::Error::System("socket", ENAMETOOLONG);
  // A name that is cut at a NUL is another name.
  if (name_.empty() || name_.find('\0') != name_.npos) return base::Error::Resolver(EAI_NONAME);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  const int code = getaddrinfo(name_.c_str(), nullptr, &hints, &list);
  if (code == EAI_SYSTEM) return base::Error::System("getaddrinfo");
  if (code != 0) return base::Error::Resolver(code);
  std::vector<Address> addresses;
  for (const addrinfo* at = list; at != nullptr; at = at->ai_next) {
    if (at->ai_family != AF_INET && at->ai_family != AF_INET6) continue;
    addresses.push_back(Address::From(at->ai_addr, at->ai_addrlen).WithPort(port()));
  }
  freeaddrinfo(list);
  if (addresses.empty()) return base::Error::Resolver(EAI_NONAME);
  std::stable_partition(addresses.begin(), addresses.end(),
                        [](const Address& address) { return address.family() == AF_INET; });
  return addresses;
}

std::string Endpoint::ToString() const {
  const std::string number = std::to_string(number_);
  if (kind_ == Kind::kUnix) return name_;
  if (kind_ == Kind::kDescriptor) return "descriptor " + number;
  if (name_.empty()) return "port " + number;
  const bool is_ipv6 = name_.find(':') != name_.npos;
  return is_ipv6 ? "[" + name_ + "]:" + number : name_ + ":" + number;
}

}  // namespace net
