// Address: an IP address with a port, as the socket calls want it.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <optional>
#include <string>
#include <string_view>

namespace net {

class Address {
 public:
  // A numeric IPv4 or IPv6 address ("127.0.0.1", "::1"); nothing for anything else.
  static std::optional<Address> Parse(std::string_view ip, uint16_t port);
  // Every address of this machine: IPv6 and, with IPV6_V6ONLY off, IPv4; IPv4 alone where `family`
  // says AF_INET.
  static Address Any(int family, uint16_t port);
  static Address From(const sockaddr* address, socklen_t length);
  // The local end of a bound socket, the remote end of a connected one; nothing where the kernel
  // has none.
  static std::optional<Address> LocalOf(int fd);
  static std::optional<Address> PeerOf(int fd);

  const sockaddr* raw() const { return reinterpret_cast<const sockaddr*>(&storage_); }
  socklen_t length() const {
    return family() == AF_INET6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
  }
  int family() const { return storage_.sin6_family; }
  uint16_t port() const;
  Address WithPort(uint16_t port) const;
  // The numeric form without the port. An IPv4 peer of an IPv6 socket shows as IPv4 ("127.0.0.1").
  std::string ToString() const;

 private:
  sockaddr_in6 storage_{};  // room for both families; a sockaddr_in begins at the same place
};

}  // namespace net
