#include "inspector/address.h"

#include <arpa/inet.h>
#include <strings.h>

#include <charconv>

namespace inspector {

static bool IsIp(const std::string& host) {
  in6_addr address;
  return inet_pton(AF_INET, host.c_str(), &address) == 1 ||
         inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

// Leaves `port` as it is where the text is none.
static bool ParsePort(std::string_view text, uint16_t* port) {
  uint16_t number;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return false;
  *port = number;
  return true;
}

// Takes "host:port" or "[host]:port" apart; the port is "" where there is none.
static bool Split(std::string_view text, std::string_view* host, std::string_view* port) {
  size_t end = text.find(':');
  if (text.starts_with('[')) {
    const size_t closed = text.find(']');
    if (closed == text.npos) return false;
    *host = text.substr(1, closed - 1);
    end = closed + 1;
    if (end < text.size() && text[end] != ':') return false;
  } else {
    *host = text.substr(0, end);
  }
  *port = end < text.size() ? text.substr(end + 1) : std::string_view();
  return end >= text.size() || !port->empty();
}

std::optional<Address> Address::Parse(std::string_view text) {
  Address address;
  if (text.empty() || ParsePort(text, &address.port)) return address;
  if (text.find_first_not_of("0123456789") == text.npos) return {};  // a port that is too large
  std::string_view host, port;
  if (!Split(text, &host, &port) || host.empty()) return {};
  if (!port.empty() && !ParsePort(port, &address.port)) return {};
  address.host = host;
  return address;
}

std::string Address::ToString() const {
  const bool is_ipv6 = host.find(':') != host.npos;
  return (is_ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

bool IsSafeHost(std::string_view text) {
  std::string_view host, port;
  if (!Split(text, &host, &port)) return false;
  const std::string name(host);
  return strcasecmp(name.c_str(), "localhost") == 0 || IsIp(name);
}

}  // namespace inspector
