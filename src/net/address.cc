#include "net/address.h"

#include <arpa/inet.h>
#include <net/if.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstring>

namespace net {

static std::optional<Address> FromCall(int (*call)(int, sockaddr*, socklen_t*), int fd) {
  sockaddr_storage storage;
  socklen_t length = sizeof storage;
  auto* raw = reinterpret_cast<sockaddr*>(&storage);
  if (call(fd, raw, &length) != 0) return std::nullopt;
  const int family = raw->sa_family;
  if (family != AF_INET && family != AF_INET6 && family != AF_UNIX) return std::nullopt;
  return Address::From(raw, length);
}

// The number of an interface, which is given as that or by its name; 0 if there is none.
static unsigned InterfaceOf(const std::string& zone) {
  unsigned number = 0;
  const char* const end = zone.data() + zone.size();
  const auto [at, error] = std::from_chars(zone.data(), end, number);
  return error == std::errc() && at == end ? number : if_nametoindex(zone.c_str());
}

std::optional<Address> Address::Parse(std::string_view ip, uint16_t port) {
  if (const size_t percent = ip.find('%'); percent != ip.npos) {
    std::optional<Address> address = Parse(ip.substr(0, percent), port);
    const unsigned interface = InterfaceOf(std::string(ip.substr(percent + 1)));
    if (!address || address->family() != AF_INET6 || interface == 0) return std::nullopt;
    address->storage_.v6.sin6_scope_id = interface;
    return address;
  }
  char text[INET6_ADDRSTRLEN];
  if (ip.size() >= sizeof text || ip.find('\0') != ip.npos) return std::nullopt;
  text[ip.copy(text, ip.size())] = '\0';
  Address address;
  if (inet_pton(AF_INET, text, &address.storage_.v4.sin_addr) == 1) {
    address.storage_.v4.sin_family = AF_INET;
    address.storage_.v4.sin_port = htons(port);
    return address;
  }
  if (inet_pton(AF_INET6, text, &address.storage_.v6.sin6_addr) != 1) return std::nullopt;
  address.storage_.v6.sin6_family = AF_INET6;
  address.storage_.v6.sin6_port = htons(port);
  address.length_ = sizeof(sockaddr_in6);
  return address;
}

std::optional<Address> Address::Unix(std::string_view path) {
  Address address;
  sockaddr_un& storage = address.storage_.path;
  if (path.empty() || path.find('\0') != path.npos || path.size() >= sizeof storage.sun_path)
    return std::nullopt;
  storage.sun_family = AF_UNIX;
  path.copy(storage.sun_path, path.size());
  const bool is_abstract = path[0] == '@';
  if (is_abstract) storage.sun_path[0] = '\0';
  // A path ends with a NUL, an abstract name does not.
  address.length_ = offsetof(sockaddr_un, sun_path) + path.size() + (is_abstract ? 0 : 1);
  return address;
}

Address Address::Any(int family, uint16_t port) {
  return *Parse(family == AF_INET ? "0.0.0.0" : "::", port);
}

Address Address::From(const sockaddr* address, socklen_t length) {
  Address result;
  result.length_ = std::min<socklen_t>(length, sizeof result.storage_);
  std::memcpy(&result.storage_, address, result.length_);
  return result;
}

std::optional<Address> Address::LocalOf(int fd) { return FromCall(getsockname, fd); }
std::optional<Address> Address::PeerOf(int fd) { return FromCall(getpeername, fd); }

// Both IP families keep the port at the same place.
uint16_t Address::port() const { return family() == AF_UNIX ? 0 : ntohs(storage_.v4.sin_port); }

Address Address::ToIpv6() const {
  if (family() != AF_INET) return *this;
  sockaddr_in6 mapped{};
  mapped.sin6_family = AF_INET6;
  mapped.sin6_port = storage_.v4.sin_port;
  mapped.sin6_addr.s6_addr[10] = mapped.sin6_addr.s6_addr[11] = 0xff;
  std::memcpy(mapped.sin6_addr.s6_addr + 12, &storage_.v4.sin_addr, 4);
  return From(reinterpret_cast<const sockaddr*>(&mapped), sizeof mapped);
}

bool Address::operator==(const Address& other) const {
  return length_ == other.length_ && std::memcmp(&storage_, &other.storage_, length_) == 0;
}

Address Address::WithPort(uint16_t port) const {
  Address result = *this;
  result.storage_.v4.sin_port = htons(port);
  return result;
}

std::string Address::ToString() const {
  if (family() == AF_UNIX) {
    const size_t before = offsetof(sockaddr_un, sun_path);
    std::string path(storage_.path.sun_path, length_ > before ? length_ - before : 0);
    if (path.empty()) return path;
    return path[0] == '\0' ? "@" + path.substr(1) : path.substr(0, path.find('\0'));
  }
  char text[INET6_ADDRSTRLEN] = "";
  const in6_addr& v6 = storage_.v6.sin6_addr;
  if (family() == AF_INET) {
    inet_ntop(AF_INET, &storage_.v4.sin_addr, text, sizeof text);
  } else if (IN6_IS_ADDR_V4MAPPED(&v6)) {
    inet_ntop(AF_INET, &v6.s6_addr[12], text, sizeof text);
  } else {
    inet_ntop(AF_INET6, &v6, text, sizeof text);
  }
  if (family() == AF_INET || storage_.v6.sin6_scope_id == 0) return text;
  char name[IF_NAMESIZE];
  if (if_indextoname(storage_.v6.sin6_scope_id, name) != nullptr)
    return text + ("%" + std::string(name));
  return text;
}

}  // namespace net
