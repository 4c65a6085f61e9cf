// Endpoint: where a listener listens or a connector connects to, as a program names it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "net/address.h"

namespace net {

class Endpoint {
 public:
  enum class Kind : uint8_t {
    kInternet,    // a host, which is a name or an address, and a port
    kUnix,        // the path of a Unix socket; "@name" is an abstract one
    kDescriptor,  // a listening socket that was inherited
  };

  Endpoint() = default;
  // An empty host is every address of this machine.
  Endpoint(std::string_view host, uint16_t port) : name_(host), number_(port) {}
  static Endpoint Unix(std::string_view path) { return Endpoint(Kind::kUnix, path, 0); }
  static Endpoint Descriptor(int fd) { return Endpoint(Kind::kDescriptor, {}, fd); }

  Kind kind() const { return kind_; }
  const std::string& host() const { return name_; }
  uint16_t port() const { return static_cast<uint16_t>(number_); }
  int descriptor() const { return number_; }

  // The address. Empty if it takes a look-up of a name.
  std::optional<Address> ToAddress() const;
  // All addresses, IPv4 first, at least one. A name is looked up by the system's own rules
  // (getaddrinfo: hosts file, name service switch). That blocks, so it belongs on the thread pool,
  // except where the API document calls a function synchronous (listen).
  base::Result<std::vector<Address>> LookUp() const;

  // The text for messages: "127.0.0.1:80", "[::1]:80", "port 80", "/run/app.sock", "descriptor 3".
  std::string ToString() const;

 private:
  Endpoint(Kind kind, std::string_view name, int number)
      : name_(name), number_(number), kind_(kind) {}

  std::string name_;  // host or path
  int number_ = 0;    // port or descriptor
  Kind kind_ = Kind::kInternet;
};

}  // namespace net
