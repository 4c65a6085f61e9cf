// Where debuggers connect to: HOST:PORT of --inspect.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace inspector {

struct Address {
  std::string host = "127.0.0.1";
  uint16_t port = 9229;

  // "", "PORT", "HOST", "HOST:PORT" or "[IPv6]:PORT"; what is absent is as above. Nothing where it is
  // none of these.
  static std::optional<Address> Parse(std::string_view text);
  // "127.0.0.1:9229", "[::1]:9229"
  std::string ToString() const;
};

// Whether a page of the web cannot have had a browser say this Host: an IP address or "localhost", with
// a port or without. A name could lead to us (DNS rebinding).
bool IsSafeHost(std::string_view host);

}  // namespace inspector
