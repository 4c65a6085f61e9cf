// Resolver: asks name servers for addresses and names; the hosts file and search lists are not
// consulted.
//
// Questions run side by side, kMaxInFlight at most, the rest queue. Every one is answered once,
// from a clean stack and never from inside Resolve(). The list of servers may be changed at any
// time, by SetServers() or, where that was not called, by who edits /etc/resolv.conf: it holds for
// the questions that come after. What still waits when it is destroyed is dropped.
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

  // "ip" or "ip:port", "[ip]:port" where it is IPv6; the port is 53 unless given. Nothing for
  // anything else.
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

  // Which content of a file one has seen.
  struct FileStamp {
    uint64_t inode = 0;
    int64_t seconds = 0, nanoseconds = 0;
    bool operator==(const FileStamp&) const = default;
  };

  std::vector<Address> servers_;  // empty: the system's
  FileStamp system_servers_;
  std::unique_ptr<DnsChannel> channel_;  // made for the first question
  std::vector<std::unique_ptr<DnsChannel>>
      retired_;  // with servers of before, until their last answer
  std::deque<std::unique_ptr<DnsQuestion>> queue_;  // not asked yet
  std::deque<std::unique_ptr<DnsQuestion>> answered_;
};

}  // namespace net
