#include "http/target.h"

#include <algorithm>
#include <optional>

#include "http/characters.h"
#include "net/address.h"

namespace http {

namespace {
struct Authority {
  std::string_view host;
  std::string_view port;
};
}  // namespace

// Whether `is` holds for each character; it is known to the compiler, which puts it in line.
template <bool (*is)(char)>
static bool AllOf(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is(c); });
}

// Whether `text` has only characters of names, %-escapes and, where it is a user, colons.
template <bool kIsUser>
static bool IsEscapedText(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (IsNameCharacter(text[i]) || (kIsUser && text[i] == ':')) continue;
    if (text[i] != '%' || text.size() - i < 3) return false;
    if (!IsHexDigit(text[i + 1]) || !IsHexDigit(text[i + 2])) return false;
    i += 2;
  }
  return true;
}

// A name of dots only, such as "..", is refused.
static bool IsRegisteredName(std::string_view name) {
  const bool dots = name.starts_with('.') && name.find_first_not_of('.') == std::string_view::npos;
  return !dots && IsEscapedText<false>(name);
}

// Whether `digits` is empty or a number up to 65535.
static bool IsPort(std::string_view digits) {
  unsigned port = 0;
  for (const char digit : digits) {
    if (!IsDigit(digit)) return false;
    port = port * 10 + static_cast<unsigned>(digit - '0');
    if (port > 65535) return false;
  }
  return true;
}

// Splits [ host ] [ ":" port ] (RFC 3986, section 3.2, without the user).
static std::optional<Authority> ParseAuthority(std::string_view text) {
  const bool literal = text.starts_with('[');
  const size_t host_end = literal ? text.find(']') : text.find(':');
  Authority authority;
  if (literal) {
    if (host_end == std::string_view::npos) return {};
    const std::string_view address = text.substr(1, host_end - 1);
    if (address.find(':') == std::string_view::npos || !net::Address::Parse(address, 0)) return {};
    authority.host = address;
    text.remove_prefix(host_end + 1);
  } else {
    authority.host = text.substr(0, host_end);
    if (!IsRegisteredName(authority.host)) return {};
    text.remove_prefix(authority.host.size());
  }
  if (text.empty()) return authority;
  if (text.front() != ':' || !IsPort(text.substr(1))) return {};
  authority.port = text.substr(1);
  return authority;
}

static bool IsSchemeCharacter(char c) {
  return IsLetter(c) || IsDigit(c) || c == '+' || c == '-' || c == '.';
}

static bool IsScheme(std::string_view scheme) {
  return !scheme.empty() && IsLetter(scheme.front()) && AllOf<IsSchemeCharacter>(scheme);
}

// Whether `target` is scheme "://" [ user "@" ] host [ ":" port ], with or without a path or query.
static bool IsAbsoluteForm(std::string_view target) {
  const size_t colon = target.find("://");
  if (colon == std::string_view::npos || !IsScheme(target.substr(0, colon))) return false;
  target.remove_prefix(colon + 3);
  std::string_view authority = target.substr(0, target.find_first_of("/?"));
  if (const size_t at = authority.find('@'); at != std::string_view::npos) {
    if (!IsEscapedText<true>(authority.substr(0, at))) return false;
    authority.remove_prefix(at + 1);
  }
  const std::optional<Authority> parts = ParseAuthority(authority);
  return parts && !parts->host.empty();
}

bool IsHostValue(std::string_view value) {
  if (value.empty()) return true;
  const std::optional<Authority> parts = ParseAuthority(value);
  return parts && !parts->host.empty();
}

bool HasAuthority(Method method, std::string_view target) {
  return method == kConnectMethod || (target.front() != '/' && target != "*");
}

bool IsTarget(Method method, std::string_view target) {
  if (target.empty() || !AllOf<IsTargetCharacter>(target)) return false;
  if (method == kConnectMethod) {
    const std::optional<Authority> parts = ParseAuthority(target);
    return parts && !parts->host.empty() && !parts->port.empty() && parts->port != "0";
  }
  if (target.front() == '/') return true;
  if (target == "*") return method == kOptionsMethod;
  return IsAbsoluteForm(target);
}

}  // namespace http
