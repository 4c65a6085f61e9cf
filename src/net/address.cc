#include "net/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

namespace net {

static std::optional<Address> FromCall(int (*call)(int, sockaddr*, socklen_t*), int fd) {
  sockaddr_storage storage;
  socklen_t length = sizeof storage;
  auto* raw = reinterpret_cast<sockaddr*>(&storage);
  if (call(fd, raw, &length) != 0) return std::nullopt;
  if (raw->sa_family != AF_INET && raw->sa_family != AF_INET6) return std::nullopt;
  return Address::From(raw, length);
}

std::optional<Address> Address::Parse(std::string_view ip, uint16_t port) {
  char text[INET6_ADDRSTRLEN];
  if (ip.size() >= sizeof text || ip.find('\0') != ip.npos) return std::nullopt;
  text[ip.copy(text, ip.size())] = '\0';
  sockaddr_in v4{};
  if (inet_pton(AF_INET, text, &v4.sin_addr) == 1) {
    v4.sin_family = AF_INET;
    v4.sin_port = htons(port);
    return From(reinterpret_cast<sockaddr*>(&v4), sizeof v4);
  }
  Address address;
  if (inet_pton(AF_INET6, text, &address.storage_.sin6_addr) != 1) return std::nullopt;
  address.storage_.sin6_family = AF_INET6;
  address.storage_.sin6_port = htons(port);
  return address;
}

Address Address::Any(int family, uint16_t port) {
  return *Parse(family == AF_INET ? "0.0.0.0" : "::", port);
}

Address Address::From(const sockaddr* address, socklen_t length) {
  Address result;
  std::memcpy(&result.storage_, address, std::min<size_t>(length, sizeof result.storage_));
  return result;
}

std::optional<Address> Address::LocalOf(int fd) { return FromCall(getsockname, fd); }
std::optional<Address> Address::PeerOf(int fd) { return FromCall(getpeername, fd); }

// Both families keep the port at the same place.
uint16_t Address::port() const { return ntohs(storage_.sin6_port); }

Address Address::WithPort(uint16_t port) const {
  Address result = *this;
  result.storage_.sin6_port = htons(port);
  return result;
}

std::string Address::ToString() const {
  char text[INET6_ADDRSTRLEN] = "";
  if (family() == AF_INET) {
    inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(&storage_)->sin_addr, text,
              sizeof text);
  } else if (IN6_IS_ADDR_V4MAPPED(&storage_.sin6_addr)) {
    inet_ntop(AF_INET, &storage_.sin6_addr.s6_addr[12], text, sizeof text);
  } else {
    inet_ntop(AF_INET6, &storage_.sin6_addr, text, sizeof text);
  }
  return text;
}

}  // namespace net
