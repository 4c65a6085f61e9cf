#include "net/dns_channel.h"

#include <sys/random.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/check.h"

namespace net {

static constexpr size_t kReplyFlagAt = 2;  // the byte of the header whose top bit says "reply"
static constexpr uint8_t kReplyFlag = 0x80;
static constexpr size_t kTruncatedFlagAt = 2;
static constexpr uint8_t kTruncatedFlag = 0x02;
static constexpr size_t kLongestDatagram = 512;  // c-ares cuts a longer one

static uint16_t IdOf(std::span<const uint8_t> message) {
  return static_cast<uint16_t>(message[0] << 8 | message[1]);
}

// What c-ares calls instead of the system, so that Receive() sees each datagram.
const ares_socket_functions DnsChannel::kSocketFunctions = {
    [](int family, int type, int protocol, void*) -> ares_socket_t {
      return ::socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol);
    },
    [](ares_socket_t fd, void*) { return ::close(fd); },
    [](ares_socket_t fd, const sockaddr* address, ares_socklen_t size, void*) {
      return ::connect(fd, address, size);
    },
    &DnsChannel::Receive,
    &DnsChannel::Send,
};

std::unique_ptr<DnsChannel> DnsChannel::Make(DnsChannelListener* listener,
                                             const std::vector<Address>& servers) {
  std::unique_ptr<DnsChannel> channel(new DnsChannel(listener));
  return channel->Open(servers) ? std::move(channel) : nullptr;
}

bool DnsChannel::Open(const std::vector<Address>& servers) {
  servers_ = servers;
  ares_ = MakeChannel(ARES_FLAG_IGNTC, kTimeoutMilliseconds);
  return ares_ != nullptr;
}

static bool SetServers(ares_channel ares, const std::vector<Address>& servers) {
  std::vector<ares_addr_port_node> nodes(servers.size());
  for (size_t i = 0; i < servers.size(); ++i) {
    ares_addr_port_node& node = nodes[i];
    node = {};
    node.next = i + 1 < servers.size() ? &nodes[i + 1] : nullptr;
    node.family = servers[i].family();
    node.udp_port = node.tcp_port = servers[i].port();
    if (node.family == AF_INET) {
      node.addr.addr4 = reinterpret_cast<const sockaddr_in*>(servers[i].raw())->sin_addr;
    } else {
      const auto* address = reinterpret_cast<const sockaddr_in6*>(servers[i].raw());
      std::memcpy(&node.addr.addr6, &address->sin6_addr, sizeof node.addr.addr6);
    }
  }
  return ares_set_servers_ports(ares, nodes.data()) == ARES_SUCCESS;
}

// Null where there is no memory for one.
ares_channel DnsChannel::MakeChannel(int flags, int timeout_ms) {
  ares_options options{};
  options.sock_state_cb = OnSocketState;
  options.sock_state_cb_data = this;
  options.timeout = timeout_ms;
  options.tries = kTries;
  options.flags = flags;
  ares_channel ares = nullptr;
  if (ares_init_options(&ares, &options,
                        ARES_OPT_SOCK_STATE_CB | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES |
                            ARES_OPT_FLAGS) != ARES_SUCCESS) {
    return nullptr;
  }
  ares_set_socket_functions(ares, &kSocketFunctions, this);
  if (servers_.empty() || SetServers(ares, servers_)) return ares;
  ares_destroy(ares);
  return nullptr;
}

// c-ares calls back for each question that still waits. They are dropped without an answer.
DnsChannel::~DnsChannel() {
  listener_ = nullptr;
  for (ares_channel ares : {ares_, tcp_})
    if (ares != nullptr) ares_destroy(ares);
}

// Ids must not be guessable: a reply is accepted by its id and port.
uint16_t DnsChannel::UnusedId() const {
  uint16_t id;
  do {
    // So few bytes come whole or, while the system itself is starting, not at all.
    while (getrandom(&id, sizeof id, 0) != sizeof id) CHECK(errno == EINTR);
  } while (questions_.contains(id));
  return id;
}

void DnsChannel::Ask(std::unique_ptr<DnsQuestion> question) {
  const uint16_t id = UnusedId();
  DnsQuestion* asked = question.get();
  asked->channel_ = this;
  questions_.emplace(id, std::move(question));
  uint8_t* message;
  int size;
  const int status = ares_create_query(asked->name.c_str(), 1, static_cast<int>(asked->type), id, 1,
                                       &message, &size, 0);
  if (status != ARES_SUCCESS) {
    asked->message_ = {static_cast<uint8_t>(id >> 8), static_cast<uint8_t>(id)};
    return Answered(asked, status, {});
  }
  asked->message_.assign(message, message + size);
  ares_free_string(message);
  asking_ = asked;
  Send(ares_, asked);
  asking_ = nullptr;
  ArmTimer();
}

void DnsChannel::Send(ares_channel ares, DnsQuestion* question) {
  ares_send(
      ares, question->message_.data(), static_cast<int>(question->message_.size()),
      [](void* data, int status, int, unsigned char* reply, int size) {
        auto* question = static_cast<DnsQuestion*>(data);
        question->channel_->Answered(question, status,
                                     {reply, reply == nullptr ? 0 : static_cast<size_t>(size)});
      },
      question);
}

// False where there is no memory for it. The answer may come before this returns.
bool DnsChannel::SendOverTcp(DnsQuestion* question) {
  if (tcp_ == nullptr) tcp_ = MakeChannel(ARES_FLAG_USEVC, kTcpMilliseconds);
  if (tcp_ == nullptr) return false;
  question->over_tcp_ = true;
  Send(tcp_, question);
  return true;
}

// A proper reply counts even after garbage. Without one, the garbage is reported.
static DnsStatus StatusWithoutReply(int ares_status, bool saw_garbage) {
  switch (ares_status) {
    case ARES_ENOMEM:
      return DnsStatus::kNoMem;
    case ARES_EBADNAME:
      return DnsStatus::kBadQuery;
    case ARES_EBADRESP:  // c-ares 1.34 reads replies itself, 1.18 leaves it to ReadDnsAnswer()
      return DnsStatus::kProtocol;
    default:
      return saw_garbage ? DnsStatus::kProtocol : DnsStatus::kTempFail;
  }
}

void DnsChannel::Answered(DnsQuestion* question, int ares_status, std::span<const uint8_t> reply) {
  const bool cut = ares_status == ARES_SUCCESS && (reply[kTruncatedFlagAt] & kTruncatedFlag) != 0;
  if (cut && listener_ != nullptr && !question->over_tcp_ && SendOverTcp(question)) return;
  auto node = questions_.extract(IdOf(question->message_));
  CHECK(!node.empty());
  if (listener_ == nullptr) return;
  using Garbage = DnsQuestion::Garbage;
  if (question->garbage_ == Garbage::kInReply) {
    question->status = DnsStatus::kProtocol;
  } else if (ares_status == ARES_SUCCESS) {
    question->status = ReadDnsAnswer(reply, question->type, &question->answer);
  } else {
    question->status = StatusWithoutReply(ares_status, question->garbage_ == Garbage::kSeen);
  }
  listener_->OnAnswered(std::move(node.mapped()));
}

// Each of the two takes no notice of the other's descriptors.
void DnsChannel::Process(int readable_fd, int writable_fd) {
  ares_process_fd(ares_, readable_fd, writable_fd);
  if (tcp_ != nullptr) ares_process_fd(tcp_, readable_fd, writable_fd);
  ArmTimer();
}

void DnsChannel::ArmTimer() {
  timeval of_ares, of_tcp;
  timeval* least = ares_timeout(ares_, nullptr, &of_ares);
  if (tcp_ != nullptr) least = ares_timeout(tcp_, least, &of_tcp);
  if (least == nullptr) return timer_.Stop();
  timer_.Start(static_cast<double>(least->tv_sec) + static_cast<double>(least->tv_usec) / 1e6);
}

// c-ares is about to close a socket that it no longer watches. This may be called from that
// socket's own watcher.
void DnsChannel::OnSocketState(void* self, ares_socket_t fd, int readable, int writable) {
  auto* channel = static_cast<DnsChannel*>(self);
  if (!readable && !writable) {
    channel->sockets_.erase(fd);
    return;
  }
  auto [place, is_new] = channel->sockets_.try_emplace(fd);
  Socket& socket = place->second;
  if (is_new) {
    socket.channel = channel;
    socket.fd = fd;
    socket.readable.Bind<&Socket::OnReadable>(&socket);
    socket.writable.Bind<&Socket::OnWritable>(&socket);
  }
  readable ? socket.readable.Start(fd, loop::kReadable) : socket.readable.Stop();
  writable ? socket.writable.Start(fd, loop::kWritable) : socket.writable.Stop();
}

ares_ssize_t DnsChannel::Send(ares_socket_t fd, const iovec* parts, int count, void* self) {
  static_cast<DnsChannel*>(self)->LearnId(parts[0]);
  return ::writev(fd, parts, count);
}

// c-ares 1.34 gives a question an id of its own. From its first datagram on the question has that
// id.
void DnsChannel::LearnId(const iovec& datagram) {
  DnsQuestion* const question = std::exchange(asking_, nullptr);
  if (question == nullptr || datagram.iov_len != question->message_.size()) return;
  const std::span<const uint8_t> sent(static_cast<const uint8_t*>(datagram.iov_base),
                                      datagram.iov_len);
  if (IdOf(sent) == IdOf(question->message_) || questions_.contains(IdOf(sent))) return;
  auto node = questions_.extract(IdOf(question->message_));
  std::copy(sent.begin(), sent.end(), question->message_.begin());
  node.key() = IdOf(sent);
  questions_.insert(std::move(node));
}

// For datagrams there is room for the sender's address, for TCP there is none. The sockets are
// connected, so every datagram comes from the server.
ares_ssize_t DnsChannel::Receive(ares_socket_t fd, void* data, size_t size, int flags,
                                 sockaddr* from, ares_socklen_t* from_size, void* self) {
  const ssize_t got = ::recvfrom(fd, data, size, flags, from, from_size);
  if (got < 0 || from == nullptr) return got;
  const std::span<uint8_t> buffer(static_cast<uint8_t*>(data), size);
  const size_t left = static_cast<DnsChannel*>(self)->ReplaceGarbage(buffer, got);
  if (left > kLongestDatagram) buffer[kTruncatedFlagAt] |= kTruncatedFlag;
  if (left > 0) return static_cast<ares_ssize_t>(left);
  errno = EAGAIN;  // as if nothing had come
  return -1;
}

// c-ares does not get what is not a reply: it would give up the socket (1.34). Garbage with the id
// of a question ends that question: c-ares gets an empty reply instead. Other garbage is dropped
// and remembered, in case no proper reply comes. Returns the size of what c-ares is to read.
size_t DnsChannel::ReplaceGarbage(std::span<uint8_t> buffer, size_t size) {
  if (HasDnsQuestion(buffer.first(size))) return size;
  const auto place = size < 2 ? questions_.end() : questions_.find(IdOf(buffer));
  if (place == questions_.end()) {
    for (auto& [id, question] : questions_) question->garbage_ = DnsQuestion::Garbage::kSeen;
    return 0;
  }
  place->second->garbage_ = DnsQuestion::Garbage::kInReply;
  const std::vector<uint8_t>& message = place->second->message_;
  if (message.size() > buffer.size()) return size;
  std::copy(message.begin(), message.end(), buffer.begin());
  buffer[kReplyFlagAt] |= kReplyFlag;
  return message.size();
}

}  // namespace net
