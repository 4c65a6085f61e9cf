#include "net/datagram.h"

#include <netinet/udp.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "base/check.h"
#include "base/refusals.h"

namespace net {

namespace {

// Room for a batch of messages, each of any size; only what is received is ever touched. One is
// shared; where that is in use, in a nested loop, another is made.
struct Incoming {
  static constexpr size_t kCount = 32, kRoom = 64 * 1024;

  struct Control {
    alignas(cmsghdr) char bytes[CMSG_SPACE(sizeof(uint32_t))];
  };

  char data[kCount][kRoom];
  sockaddr_storage from[kCount];
  Control control[kCount];
  iovec parts[kCount];
  mmsghdr messages[kCount];
};

class IncomingLease {
 public:
  IncomingLease() : mine_(shared_ != nullptr ? shared_.release() : new Incoming) {}
  ~IncomingLease() {
    if (shared_ == nullptr)
      shared_.reset(mine_);
    else
      delete mine_;
  }
  IncomingLease(const IncomingLease&) = delete;
  Incoming* operator->() { return mine_; }

 private:
  static inline std::unique_ptr<Incoming> shared_;
  Incoming* const mine_;
};

void SetOption(int fd, int level, int name, int value) {
  setsockopt(fd, level, name, &value, sizeof value);
}

}  // namespace

DatagramSocket::DatagramSocket(DatagramListener* listener) : listener_(listener) {
  readable_.Bind<&DatagramSocket::OnReadable>(this);
  writable_.Bind<&DatagramSocket::OnWritable>(this);
}

DatagramSocket::~DatagramSocket() {
  CHECK(!receiving_);
  Close();
}

// ---- open and closed ----

base::Error DatagramSocket::Bind(const std::optional<Address>& address, uint16_t port,
                                 const DatagramOptions& options) {
  CHECK(!open());
  if (address) return Open(address->family(), address->WithPort(port), options);
  const base::Error error = Open(AF_INET6, Address::Any(AF_INET6, port), options);
  const bool no_ipv6 = error && (error.code == EAFNOSUPPORT || error.code == EADDRNOTAVAIL);
  return no_ipv6 ? Open(AF_INET, Address::Any(AF_INET, port), options) : error;
}

base::Error DatagramSocket::Open(int family, const Address& address,
                                 const DatagramOptions& options) {
  base::UniqueFd fd(socket(family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!fd) return base::Error::System("socket");
  if (family == AF_INET6) SetOption(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, 0);
  if (options.reuse_address) SetOption(fd.get(), SOL_SOCKET, SO_REUSEADDR, 1);
  if (options.reuse_port) SetOption(fd.get(), SOL_SOCKET, SO_REUSEPORT, 1);
  if (options.receive_buffer > 0)
    SetOption(fd.get(), SOL_SOCKET, SO_RCVBUF, options.receive_buffer);
  if (options.send_buffer > 0) SetOption(fd.get(), SOL_SOCKET, SO_SNDBUF, options.send_buffer);
  SetOption(fd.get(), SOL_SOCKET, SO_RXQ_OVFL, 1);
  if (bind(fd.get(), address.raw(), address.length()) != 0) return base::Error::System("bind");
  if (!Address::LocalOf(fd.get())) return base::Error::System("getsockname");
  fd_ = std::move(fd);
  is_ipv6_ = family == AF_INET6;
  connected_ = false;
  segments_ = true;
  kernel_dropped_ = 0;
  Watch();
  loop_reference_.Hold(keeps_loop_alive_);
  return {};
}

void DatagramSocket::Close() {
  if (!open()) return;
  readable_.Stop();
  writable_.Stop();
  loop::Loop::CancelBeforeSleep(this);
  CancelLaterTurn();
  loop_reference_.Hold(false);
  bytes_.Clear();
  queue_.clear();
  sent_.clear();
  held_.clear();
  paused_ = false;
  fd_.reset();
}

base::Error DatagramSocket::Connect(const Address& peer) {
  const Address address = is_ipv6_ ? peer.ToIpv6() : peer;
  if (connect(fd_.get(), address.raw(), address.length()) != 0)
    return base::Error::System("connect");
  connected_ = true;
  return {};
}

void DatagramSocket::SetKeepsLoopAlive(bool keeps) {
  keeps_loop_alive_ = keeps;
  loop_reference_.Hold(open() && keeps);
}

// ---- receiving ----

void DatagramSocket::PauseReading() {
  paused_ = true;
  readable_.Stop();
}

void DatagramSocket::ResumeReading() {
  paused_ = false;
  if (!held_.empty()) RequestLaterTurn();
  Watch();
}

void DatagramSocket::Watch() {
  if (!open() || paused_ || receiving_ || readable_.active()) return;
  readable_.Start(fd_.get(), loop::kReadable);
  readable_.Unref();
}

// As many batches as other handles can wait for.
void DatagramSocket::OnReadable() {
  if (receiving_) return readable_.Stop();
  receiving_ = true;
  loop_reference_.Hold(false);  // a nested loop with nothing else must end
  DeliverHeld();
  for (int batches = 0; batches < 4 && open() && !paused_ && ReceiveBatch(); ++batches) {
  }
  receiving_ = false;
  loop_reference_.Hold(open() && keeps_loop_alive_);
  Watch();
}

void DatagramSocket::DeliverHeld() {
  while (!paused_ && !held_.empty()) {
    const auto [bytes, from] = std::move(held_.front());
    held_.pop_front();
    listener_->OnMessage(bytes, from);
  }
}

// Whether there may be more.
bool DatagramSocket::ReceiveBatch() {
  IncomingLease in;
  for (size_t i = 0; i < Incoming::kCount; ++i) {
    in->parts[i] = {in->data[i], Incoming::kRoom};
    in->messages[i].msg_hdr = {&in->from[i],
                               sizeof in->from[i],
                               &in->parts[i],
                               1,
                               &in->control[i],
                               sizeof in->control[i],
                               0};
  }
  const int count = recvmmsg(fd_.get(), in->messages, Incoming::kCount, 0, nullptr);
  if (count < 0) {
    const base::Error error = base::Error::System("recvmmsg");
    if (error.code != EAGAIN && error.code != EINTR) listener_->OnError(error);
    return false;
  }
  CountDropped(in->messages[count - 1].msg_hdr);
  for (int i = 0; i < count && open(); ++i) {
    const msghdr& message = in->messages[i].msg_hdr;
    const Address from =
        Address::From(static_cast<const sockaddr*>(message.msg_name), message.msg_namelen);
    const std::string_view bytes(in->data[i], in->messages[i].msg_len);
    if (paused_) {
      held_.emplace_back(bytes, from);
    } else {
      listener_->OnMessage(bytes, from);
    }
  }
  return static_cast<size_t>(count) == Incoming::kCount;
}

void DatagramSocket::CountDropped(const msghdr& message) {
  const auto* control = CMSG_FIRSTHDR(const_cast<msghdr*>(&message));
  if (control == nullptr || control->cmsg_type != SO_RXQ_OVFL) return;
  uint32_t total;
  std::memcpy(&total, CMSG_DATA(control), sizeof total);
  const uint32_t more = total - kernel_dropped_;
  kernel_dropped_ = total;
  dropped_ += more;
  base::CountRefusals(base::Refusal::kDatagram, more);
}

// ---- sending ----

// What one sendmmsg() is given.
struct DatagramSocket::Batch {
  struct Control {
    alignas(cmsghdr) char bytes[CMSG_SPACE(sizeof(uint16_t))];
  };

  mmsghdr messages[kBatch];
  iovec parts[kBatch];
  Control control[kBatch];
  size_t runs[kBatch];  // datagrams that a message stands for
  unsigned count = 0;
};

void DatagramSocket::Send(size_t size, const std::optional<Address>& to) {
  queue_.push_back({to && is_ipv6_ ? to->ToIpv6() : to, size});
  if (!writable_.active()) loop::Loop::Get().RequestBeforeSleep(this);
}

void DatagramSocket::Flush() {
  loop::Loop::CancelBeforeSleep(this);
  writable_.Stop();
  while (open() && !queue_.empty()) {
    Batch batch;
    Take(&batch);
    if (!SendBatch(&batch)) return;
  }
}

// How many datagrams from `index` on can go as one: of one size, to one address.
size_t DatagramSocket::RunAt(size_t index) const {
  constexpr size_t kMostSegments = 64, kMostBytes = 65'000;
  const Outgoing& first = queue_[index];
  if (!segments_ || first.size == 0) return 1;
  size_t run = 1;
  while (run < kMostSegments && index + run < queue_.size() &&
         (run + 1) * first.size <= kMostBytes && queue_[index + run].size == first.size &&
         queue_[index + run].to == first.to) {
    ++run;
  }
  return run;
}

void DatagramSocket::Take(Batch* batch) {
  char* at = const_cast<char*>(bytes_.view().data());
  for (size_t index = 0; index < queue_.size() && batch->count < kBatch; ++batch->count) {
    const unsigned i = batch->count;
    Outgoing& first = queue_[index];
    const size_t run = batch->runs[i] = RunAt(index);
    batch->parts[i] = {at, first.size * run};
    msghdr message{};
    if (first.to) {
      message.msg_name = const_cast<sockaddr*>(first.to->raw());
      message.msg_namelen = first.to->length();
    }
    message.msg_iov = &batch->parts[i];
    message.msg_iovlen = 1;
    if (run > 1) {
      batch->control[i] = {};
      message.msg_control = &batch->control[i];
      message.msg_controllen = sizeof batch->control[i];
      cmsghdr* const control = CMSG_FIRSTHDR(&message);
      control->cmsg_level = SOL_UDP;
      control->cmsg_type = UDP_SEGMENT;
      control->cmsg_len = CMSG_LEN(sizeof(uint16_t));
      const auto size = static_cast<uint16_t>(first.size);
      std::memcpy(CMSG_DATA(control), &size, sizeof size);
    }
    batch->messages[i].msg_hdr = message;
    at += first.size * run;
    index += run;
  }
}

// False when the kernel takes no more now.
bool DatagramSocket::SendBatch(Batch* batch) {
  const int sent = sendmmsg(fd_.get(), batch->messages, batch->count, MSG_NOSIGNAL);
  if (sent > 0) {
    size_t count = 0;
    for (int i = 0; i < sent; ++i) count += batch->runs[i];
    Complete(count);
    return true;
  }
  const base::Error error = base::Error::System("sendmmsg");
  if (error.code == EINTR) return true;
  if (error.code == EAGAIN) {
    writable_.Start(fd_.get(), loop::kWritable);
    return false;
  }
  // The device cannot cut, or the datagrams are larger than its packets: one by one from now on.
  if (batch->runs[0] > 1 && segments_)
    segments_ = false;
  else
    Complete(1, error);
  return true;
}

void DatagramSocket::Complete(size_t count, const base::Error& error) {
  size_t bytes = 0;
  for (size_t i = 0; i < count; ++i) {
    bytes += queue_.front().size;
    queue_.pop_front();
  }
  bytes_.Consume(bytes);
  sent_.emplace_back(error ? 0 : count, error);
  RequestLaterTurn();
}

void DatagramSocket::OnLaterTurn() {
  if (sent_.empty()) return OnReadable();
  const auto [count, error] = sent_.front();
  sent_.pop_front();
  if (!sent_.empty() || !held_.empty()) RequestLaterTurn();
  listener_->OnSent(count, error);
}

}  // namespace net
