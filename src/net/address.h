// Address: an IP address with a port, or the address of a Unix socket, in the form that the socket
// calls take.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <optional>
#include <string>
#include <string_view>

namespace net {

class Address {
 public:
  // A numeric IPv4 or IPv6 address ("127.0.0.1", "::1", "fe80::1%eth0"). Empty for anything else.
  static std::optional<Address> Parse(std::string_view ip, uint16_t port);
  // The path of a Unix socket, or "@name" for an abstract one. Empty if the path is empty, has a
  // NUL or is longer than the kernel allows (107 bytes).
  static std::optional<Address> Unix(std::string_view path);
  // Every address of this machine: IPv6 and, with IPV6_V6ONLY off, IPv4. IPv4 alone if `family` is
  // AF_INET.
  static Address Any(int family, uint16_t port);
  static Address From(const sockaddr* address, socklen_t length);
  // The local end of a bound socket, the remote end of a connected one. Empty if the kernel has
  // none.
  static std::optional<Address> LocalOf(int fd);
  static std::optional<Address> PeerOf(int fd);

  const sockaddr* raw() const { return &storage_.any; }
  socklen_t length() const { return length_; }
  int family() const { return storage_.any.sa_family; }
  // 0 for a Unix socket.
  uint16_t port() const;
  // The form that an IPv6 socket takes for an IPv4 address (::ffff:127.0.0.1). Another one is as it is.
  Address ToIpv6() const;
  bool operator==(const Address& other) const;
  Address WithPort(uint16_t port) const;
  // The numeric form without the port, with the interface of a link-local one. An IPv4 peer of an IPv6 socket shows as
  // IPv4 ("127.0.0.1"). The path of a Unix socket, "@name" for an abstract one, "" for one without an address.
  std::string ToString() const;

 private:
  union {
    sockaddr any;
    sockaddr_in v4;
    sockaddr_in6 v6;
    sockaddr_un path;
  } storage_{};
  socklen_t length_ = sizeof(sockaddr_in);
};

}  // namespace net
