#include "net/resolver.h"

#include <sys/stat.h>

#include <charconv>
#include <string>
#include <utility>

namespace net {

static constexpr uint16_t kDnsPort = 53;

void Resolver::Resolve(DnsType type, std::string_view name, std::unique_ptr<DnsQuestion> question) {
  question->type = type;
  if (type == DnsType::kPtr) {
    question->name = ReverseName(name).value_or("");
  } else if (IsDomainName(name)) {
    question->name = name;
  }
  if (question->name.empty()) return Fail(std::move(question), DnsStatus::kBadQuery);
  if (servers_.empty()) NoticeSystemServers();
  queue_.push_back(std::move(question));
  AskNext();
}

void Resolver::AskNext() {
  while (!queue_.empty() && (channel_ == nullptr || channel_->waiting() < kMaxInFlight)) {
    std::unique_ptr<DnsQuestion> question = std::move(queue_.front());
    queue_.pop_front();
    if (channel_ == nullptr) channel_ = DnsChannel::Make(this, servers_);
    if (channel_ == nullptr) {
      Fail(std::move(question), DnsStatus::kNoMem);
    } else {
      channel_->Ask(std::move(question));
    }
  }
}

// c-ares is on the stack here, so the answer is delivered in a later turn.
void Resolver::OnAnswered(std::unique_ptr<DnsQuestion> question) {
  answered_.push_back(std::move(question));
  RequestLaterTurn();
}

void Resolver::Fail(std::unique_ptr<DnsQuestion> question, DnsStatus status) {
  question->status = status;
  OnAnswered(std::move(question));
}

// Delivers one answer a turn. The next turn is requested before the call, so that a nested loop in
// the callback delivers the rest.
void Resolver::OnLaterTurn() {
  std::erase_if(retired_, [](const auto& channel) { return channel->waiting() == 0; });
  AskNext();
  if (answered_.empty()) return;
  std::unique_ptr<DnsQuestion> question = std::move(answered_.front());
  answered_.pop_front();
  if (!answered_.empty()) RequestLaterTurn();
  question->Done();
}

std::optional<Address> Resolver::ParseServer(std::string_view text) {
  if (std::optional<Address> address = Address::Parse(text, kDnsPort)) return address;
  // "ip:port", "[ip]:port" or "[ip]". Brackets are for IPv6 only.
  uint16_t port = kDnsPort;
  if (!text.ends_with(']')) {
    const size_t colon = text.rfind(':');
    if (colon == text.npos) return std::nullopt;
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data() + colon + 1, end, port);
    if (parsed.ec != std::errc() || parsed.ptr != end || port == 0) return std::nullopt;
    text = text.substr(0, colon);
  }
  const bool in_brackets = text.starts_with('[') && text.ends_with(']');
  if (in_brackets) text = text.substr(1, text.size() - 2);
  std::optional<Address> address = Address::Parse(text, port);
  if (address && in_brackets != (address->family() == AF_INET6)) return std::nullopt;
  return address;
}

void Resolver::SetServers(std::vector<Address> servers) {
  servers_ = std::move(servers);
  RetireChannel();
}

// c-ares reads the system's list of servers when a channel is made. A program may run longer than
// that list is valid.
void Resolver::NoticeSystemServers() {
  struct stat file {};
  stat("/etc/resolv.conf", &file);  // if there is none, its appearance is the change
  const FileStamp stamp{file.st_ino, file.st_mtim.tv_sec, file.st_mtim.tv_nsec};
  if (stamp != system_servers_) RetireChannel();
  system_servers_ = stamp;
}

void Resolver::RetireChannel() {
  if (channel_ != nullptr && channel_->waiting() > 0) retired_.push_back(std::move(channel_));
  channel_.reset();
}

}  // namespace net
