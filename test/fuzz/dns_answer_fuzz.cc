// Fuzzes what name servers may say, and what may be asked: the first byte chooses the type, the
// rest is the message (and, as text, the name).
//
// An answer that is taken has values of its type and is the same for a longer message; a shorter
// one is never taken for another answer.
#include <arpa/inet.h>

#include "fuzz_input.h"
#include "net/dns_answer.h"

namespace {

using net::DnsAnswer;
using net::DnsStatus;
using net::DnsType;

bool IsNameText(const std::string& text) {
  // 255 bytes on the wire, each four characters at most.
  return !text.empty() && text.size() <= 4 * 255 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

void CheckAnswer(const DnsAnswer& answer, DnsType type) {
  Require(!answer.values.empty(), "an answer has values");
  Require(answer.ttl <= 0x7FFFFFFF, "the ttl is one");
  Require(IsNameText(answer.cname), "the cname is a name");
  for (const std::string& value : answer.values) {
    uint8_t address[16];
    if (type == DnsType::kPtr) {
      Require(IsNameText(value), "a name is a name");
    } else {
      const int family = type == DnsType::kA ? AF_INET : AF_INET6;
      Require(inet_pton(family, value.c_str(), address) == 1, "an address is an address");
    }
  }
}

void CheckMessage(std::span<const uint8_t> message, DnsType type, size_t cut) {
  DnsAnswer answer, again;
  const DnsStatus status = ReadDnsAnswer(message, type, &answer);
  if (status == DnsStatus::kSuccess) {
    CheckAnswer(answer, type);
    Require(net::HasDnsQuestion(message), "an answer has a question");
  } else {
    Require(answer.values.empty() && answer.cname.empty(), "a failure fills nothing");
  }
  const DnsStatus less = ReadDnsAnswer(message.first(cut), type, &again);
  if (less == DnsStatus::kSuccess) {
    Require(status == less && answer.values == again.values && answer.cname == again.cname &&
                answer.ttl == again.ttl,
            "cutting a message does not change its answer");
  }
}

void CheckText(std::string_view text) {
  const auto reverse = net::ReverseName(text);
  if (reverse) Require(net::IsDomainName(*reverse), "the name of an address can be asked for");
  if (net::IsDomainName(text)) {
    Require(text.size() <= 254, "a name is no longer than a name may be");
    Require(text.find("..") == text.npos && text.front() != '.', "no label is empty");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  constexpr DnsType kTypes[] = {DnsType::kA, DnsType::kAaaa, DnsType::kPtr};
  const std::span<const uint8_t> message(data + 2, size - 2);
  CheckMessage(message, kTypes[data[0] % 3], data[1] % (message.size() + 1));
  CheckText({reinterpret_cast<const char*>(message.data()), message.size()});
  return 0;
}
