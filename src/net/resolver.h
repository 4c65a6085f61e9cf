// Resolver: asks name servers for addresses and names. It does not consult the hosts file or search
// lists.
//
// At most kMaxInFlight questions run side by side, the rest queue. Each is answered once, from a
// clean stack and never from inside Resolve(). The list of servers may change at any time: by
// SetServers() or, if that was not called, by an edit of /etc/resolv.conf. The new list holds for
// later questions. Questions that still wait when the resolver is destroyed are dropped.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "loop/loop.h"
#include "net/address.h"
#include "net/dns_answer.h"
#include "net/dns_channel.h"

namespace net {

class Resolver final : private DnsChannelListener, private loop::LaterTurn {
 public:
  static constexpr size_t kMaxInFlight = 256;

  // Asks for the records of `type`: kA and kAaaa of a domain name, kPtr of an address in text.
  // question->Done() follows.
  void Resolve(DnsType type, std::string_view name, std::unique_ptr<DnsQuestion> question);

  // "ip" or "ip:port", "[ip]:port" for IPv6. The default port is 53. Empty for anything else.
  static std::optional<Address> ParseServer(std::string_view text);
  // The servers to ask, in order, instead of the system's.
  void SetServers(std::vector<Address> servers);

 private:
  void OnAnswered(std::unique_ptr<DnsQuestion> question) override;
  void Fail(std::unique_ptr<DnsQuestion> question, DnsStatus status);
  void AskNext();
  void NoticeSystemServers();
  void RetireChannel();
  void OnLaterTurn() override;

  // Identifies one content of a file.
  struct FileStamp {
    uint64_t inode = 0;
    int64_t seconds = 0, nanoseconds = 0;
    bool operator==(const FileStamp&) const = default;
  };

  std::vector<Address> servers_;  // empty: the system's
  FileStamp system_servers_;
  std::unique_ptr<DnsChannel> channel_;  // made for the first question
  std::vector<std::unique_ptr<DnsChannel>>
      retired_;  // with earlier lists of servers, until their last answer
  std::deque<std::unique_ptr<DnsQuestion>> queue_;  // not asked yet
  std::deque<std::unique_ptr<DnsQuestion>> answered_;
};

}  // namespace net
