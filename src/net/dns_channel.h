// DnsChannel: sends questions to one list of name servers by c-ares. It watches the sockets and
// time-outs of c-ares on the loop.
//
// It promises that every question is answered once: by a server's reply, or as failed when all of
// them were tried kTries times, with kTimeoutMilliseconds for the first and twice as long for each
// next one. An answer that was cut short is asked for again over TCP, which has kTcpMilliseconds of
// its own: c-ares would give that one what is left of the datagram's time. c-ares keeps quiet about
// datagrams that it cannot make sense of; they are noticed here, so that a server that answers
// garbage can be told from one that does not answer.
#pragma once

#include <ares.h>

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "loop/watcher.h"
#include "net/address.h"
#include "net/dns_answer.h"

namespace net {

class DnsChannel;

// One question and its outcome. The asker derives its own class from this one.
class DnsQuestion {
 public:
  virtual ~DnsQuestion() = default;
  // The last call, with `status` and `answer` set. The question is destroyed after this returns.
  virtual void Done() = 0;

  DnsType type = DnsType::kA;
  std::string name;
  DnsStatus status = DnsStatus::kTempFail;
  DnsAnswer answer;  // where the status is kSuccess

 private:
  friend class DnsChannel;
  DnsChannel* channel_ = nullptr;
  std::vector<uint8_t> message_;  // as it is sent; the first two bytes are the id
  bool over_tcp_ = false;
  // kSeen: the server sent some while this was waiting. kInReply: it sent some for this.
  enum class Garbage : uint8_t { kNone, kSeen, kInReply } garbage_ = Garbage::kNone;
};

class DnsChannelListener {
 public:
  // `question` has its status and its answer; Done() is still to be called. May be called from
  // inside Ask(), and always has c-ares on the stack: keep the question and return. Do not call or
  // destroy the channel.
  virtual void OnAnswered(std::unique_ptr<DnsQuestion> question) = 0;

 protected:
  ~DnsChannelListener() = default;
};

class DnsChannel {
 public:
  static constexpr int kTimeoutMilliseconds = 1000;
  static constexpr int kTries = 3;
  static constexpr int kTcpMilliseconds = 5000;

  // Null if there is no memory for it. Without servers, it asks those of the system
  // (/etc/resolv.conf).
  static std::unique_ptr<DnsChannel> Make(DnsChannelListener* listener,
                                          const std::vector<Address>& servers);
  ~DnsChannel();

  // Asks for the records of question->type of question->name, which is a domain name. Waiting
  // questions keep the loop alive.
  void Ask(std::unique_ptr<DnsQuestion> question);
  size_t waiting() const { return questions_.size(); }

 private:
  struct Socket {
    DnsChannel* channel;
    int fd;
    loop::IoWatcher readable, writable;
    void OnReadable() { channel->Process(fd, ARES_SOCKET_BAD); }
    void OnWritable() { channel->Process(ARES_SOCKET_BAD, fd); }
  };

  explicit DnsChannel(DnsChannelListener* listener) : listener_(listener) {
    timer_.Bind<&DnsChannel::OnTime>(this);
  }
  bool Open(const std::vector<Address>& servers);
  ares_channel MakeChannel(int flags, int timeout_ms);
  void Send(ares_channel ares, DnsQuestion* question);
  bool SendOverTcp(DnsQuestion* question);
  uint16_t UnusedId() const;
  void LearnId(const iovec& datagram);
  void Process(int readable_fd, int writable_fd);
  void OnTime() { Process(ARES_SOCKET_BAD, ARES_SOCKET_BAD); }
  void ArmTimer();
  void Answered(DnsQuestion* question, int ares_status, std::span<const uint8_t> reply);
  size_t ReplaceGarbage(std::span<uint8_t> buffer, size_t size);

  static const ares_socket_functions kSocketFunctions;
  static void OnSocketState(void* self, ares_socket_t fd, int readable, int writable);
  static ares_ssize_t Send(ares_socket_t fd, const iovec* parts, int count, void* self);
  static ares_ssize_t Receive(ares_socket_t fd, void* data, size_t size, int flags, sockaddr* from,
                              ares_socklen_t* from_size, void* self);

  DnsChannelListener* listener_;
  std::vector<Address> servers_;
  ares_channel ares_ = nullptr;
  ares_channel tcp_ = nullptr;     // made when the first answer was cut short
  std::map<int, Socket> sockets_;  // by descriptor
  loop::TimerWatcher timer_;
  std::unordered_map<uint16_t, std::unique_ptr<DnsQuestion>> questions_;  // by id
  DnsQuestion* asking_ = nullptr;  // the question that is being given to c-ares
};

}  // namespace net
