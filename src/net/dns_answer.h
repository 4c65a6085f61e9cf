// DNS answers: a name server's message as values, and the names that questions are made of.
//
// Messages come from the network, so nothing in them is trusted before it was checked: every read
// is bounded, and compressed names can only point backwards. No state, no I/O; the fuzzers'
// favourite.
//
// c-ares (1.18) does not give what node.dns promises, so messages are read here.
// ares_parse_ptr_reply has no time to live. ares_parse_a_reply finds no address if an alias comes
// after its target. ares_expand_name leaves blanks in a name as they are.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace net {

// The outcome of a query. The numbers are those of node.dns.
enum class DnsStatus : int {
  kSuccess = 0,
  kTempFail = -1,  // no answer in time, or a server that could not or would not
  kProtocol = -2,  // an answer that cannot be read
  kNxDomain = -3,  // the name does not exist
  kNoData = -4,    // it exists, but has no record of this type
  kNoMem = -5,
  kBadQuery = -6,  // not a name; not an address
};

// One line of English.
const char* DnsStatusMessage(DnsStatus status);

enum class DnsType : uint16_t { kA = 1, kPtr = 12, kAaaa = 28 };

struct DnsAnswer {
  std::vector<std::string> values;  // addresses, or names for kPtr
  uint32_t ttl = 0;                 // seconds: the smallest of the records that led to the values
  std::string cname;  // the name that has them, after all aliases; without the final dot
};

// Reads the answer to a question of `type`, following its aliases. `answer` is filled on success
// only.
DnsStatus ReadDnsAnswer(std::span<const uint8_t> message, DnsType type, DnsAnswer* answer);

// Whether the message has a header and one question. Anything else is not a reply.
bool HasDnsQuestion(std::span<const uint8_t> message);

// Whether `text` is a name that can be queried: labels of 1 to 63 letters, digits, "-" and "_", 253
// characters at most, and an optional final dot.
bool IsDomainName(std::string_view text);

// "1.2.3.4" -> "4.3.2.1.in-addr.arpa", and so on for IPv6. Empty if `ip` is not an address.
std::optional<std::string> ReverseName(std::string_view ip);

}  // namespace net
