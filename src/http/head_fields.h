// Fields: what the header lines of one message say of its framing and of its connection (RFC 9112,
// sections 6 and 9).
#pragma once

#include <boost/beast/http/field.hpp>
#include <cstdint>
#include <string_view>

#include "http/characters.h"
#include "http/target.h"

namespace http {

// The limit is the largest integer that a number of JavaScript holds exactly, so that a script can pass on each length
// that it gets. No real message is longer.
inline bool ParseLength(std::string_view digits, uint64_t* length) {
  if (digits.empty()) return false;
  constexpr uint64_t kMost = (uint64_t{1} << 53) - 1;
  uint64_t value = 0;
  for (const char c : digits) {
    if (!IsDigit(c)) return false;
    value = value * 10 + (c - '0');
    if (value > kMost) return false;
  }
  *length = value;
  return true;
}

class Fields {
 public:
  using Name = boost::beast::http::field;
  enum Found : uint16_t {
    kMalformed = 1 << 0,  // to be refused with 400
    kLength = 1 << 1,
    kCoding = 1 << 2,  // Transfer-Encoding
    kChunked = 1 << 3,
    kUnknownCoding = 1 << 4,
    kClose = 1 << 5,
    kKeepAlive = 1 << 6,
    kUpgrade = 1 << 7,
    kContinue = 1 << 8,
    kUnknownExpectation = 1 << 9,
  };

  bool has(Found found) const { return (found_ & found) != 0; }
  int hosts() const { return hosts_; }
  bool host_is_empty() const { return host_is_empty_; }
  uint64_t length() const { return length_; }
  // The number of header lines.
  int count = 0;

  void Take(Name field, std::string_view value) {
    switch (field) {
      case Name::content_length:
        return TakeLength(value);
      case Name::transfer_encoding:
        return TakeCodings(value);
      case Name::connection:
        return TakeConnection(value);
      case Name::expect:
        return TakeExpectations(value);
      default:
        return;
    }
  }

  // Of a request; in an answer it means nothing.
  void TakeHost(std::string_view value) {
    if (++hosts_ > 1 || !IsHostValue(value)) found_ |= kMalformed;
    host_is_empty_ = value.empty();
  }

 private:
  void TakeLength(std::string_view value) {
    if (has(kLength) || !ParseLength(value, &length_)) found_ |= kMalformed;
    found_ |= kLength;
  }

  // "chunked" must come last and once, without an empty element next to it: other parsers might
  // interpret that differently.
  void TakeCodings(std::string_view value) {
    found_ |= kCoding;
    if (value.ends_with(',')) found_ |= kMalformed;
    do {
      const std::string_view coding = TakeListElement(&value);
      if (has(kChunked) || coding.empty()) found_ |= kMalformed;
      found_ |= EqualsIgnoringCase(coding, "chunked") ? kChunked : kUnknownCoding;
    } while (!value.empty());
  }

  void TakeConnection(std::string_view value) {
    while (!value.empty()) {
      const std::string_view option = TakeListElement(&value);
      if (EqualsIgnoringCase(option, "close")) found_ |= kClose;
      if (EqualsIgnoringCase(option, "keep-alive")) found_ |= kKeepAlive;
      if (EqualsIgnoringCase(option, "upgrade")) found_ |= kUpgrade;
    }
  }

  void TakeExpectations(std::string_view value) {
    while (!value.empty()) {
      const std::string_view expectation = TakeListElement(&value);
      if (EqualsIgnoringCase(expectation, "100-continue")) {
        found_ |= kContinue;
      } else if (!expectation.empty()) {
        found_ |= kUnknownExpectation;
      }
    }
  }

  uint64_t length_ = 0;
  int hosts_ = 0;
  bool host_is_empty_ = false;
  uint16_t found_ = 0;
};

}  // namespace http
