#include "net/connector.h"

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>
#include <memory>
#include <optional>
#include <utility>

namespace net {

// The look-up outlives a connector that is destroyed meanwhile. Its result is then dropped.
class Connector::Lookup final : public loop::PoolRequest {
 public:
  Lookup(Connector* connector, const Endpoint& endpoint)
      : connector_(connector), endpoint_(endpoint) {}

  void Abandon() { connector_ = nullptr; }
  void Work() override { addresses_ = endpoint_.LookUp(); }
  void Done() override {
    if (connector_ != nullptr) connector_->OnLookup(std::move(*addresses_));
  }

 private:
  Connector* connector_;
  const Endpoint endpoint_;
  std::optional<base::Result<std::vector<Address>>> addresses_;
};

// One address that is being connected to.
struct Connector::Attempt {
  Attempt(Connector* connector, base::UniqueFd fd) : connector(connector), fd(std::move(fd)) {
    writable.Bind<&Attempt::OnWritable>(this);
    writable.Start(this->fd.get(), loop::kWritable);
  }
  void OnWritable() { connector->OnWritable(this); }

  Connector* const connector;
  base::UniqueFd fd;
  loop::IoWatcher writable;  // stops before the descriptor is closed
};

Connector::Connector(ConnectorDelegate* delegate) : delegate_(delegate) {
  delay_.Bind<&Connector::TryNext>(this);
}

Connector::~Connector() {
  if (lookup_ != nullptr) lookup_->Abandon();
}

void Connector::Connect(const Endpoint& endpoint) {
  endpoint_ = endpoint;
  if (const auto address = endpoint.ToAddress()) {
    addresses_.push_back(*address);
    return TryNext();
  }
  auto lookup = std::make_unique<Lookup>(this, endpoint);
  lookup_ = lookup.get();
  loop::Loop::Get().lookup_pool().Submit(std::move(lookup));
}

// IPv4 and IPv6 in turn, in the order of each, so that a family that does not work holds up one
// attempt and not many.
static std::vector<Address> Interleave(const std::vector<Address>& addresses) {
  std::vector<Address> families[2], result;
  for (const Address& address : addresses)
    families[address.family() == AF_INET ? 0 : 1].push_back(address);
  for (size_t i = 0; i < addresses.size(); ++i) {
    for (const std::vector<Address>& family : families)
      if (i < family.size()) result.push_back(family[i]);
  }
  return result;
}

void Connector::OnLookup(base::Result<std::vector<Address>> addresses) {
  lookup_ = nullptr;
  if (!addresses.ok()) {
    error_ = addresses.error();
    return Finish();
  }
  addresses_ = Interleave(addresses.value());
  TryNext();
}

// Begins the next attempt that does not fail at once. Where one succeeds at once, or none is left,
// the outcome follows in a later turn.
void Connector::TryNext() {
  delay_.Stop();
  while (next_ < addresses_.size() && attempts_.size() < kMaxAttempts) {
    if (!Begin(addresses_[next_++])) continue;
    if (fd_) break;
    if (next_ < addresses_.size()) delay_.Start(kAttemptDelay);
    return;
  }
  if (fd_ || attempts_.empty()) RequestLaterTurn();
}

// False, with the error kept, where it failed at once.
bool Connector::Begin(const Address& address) {
  base::UniqueFd fd(socket(address.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!fd) {
    error_ = base::Error::System("socket");
    return false;
  }
  const int on = 1;
  if (address.family() != AF_UNIX) setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (connect(fd.get(), address.raw(), address.length()) == 0) {
    fd_ = std::move(fd);
  } else if (errno == EINPROGRESS || errno == EINTR) {
    // An interrupted connect goes on by itself, like one in progress.
    attempts_.push_back(std::make_unique<Attempt>(this, std::move(fd)));
  } else {
    error_ = base::Error::System("connect");
    return false;
  }
  return true;
}

void Connector::OnWritable(Attempt* attempt) {
  int code = 0;
  socklen_t length = sizeof code;
  if (getsockopt(attempt->fd.get(), SOL_SOCKET, SO_ERROR, &code, &length) != 0) code = errno;
  attempt->writable.Stop();
  if (code == 0) {
    fd_ = std::move(attempt->fd);
    return Finish();
  }
  error_ = base::Error::System("connect", code);
  std::erase_if(attempts_, [&](const auto& each) { return each.get() == attempt; });
  TryNext();
}

void Connector::OnLaterTurn() { Finish(); }

void Connector::OnIdleTimeout() {
  if (later_turn_requested()) return;  // there is an outcome
  if (lookup_ != nullptr) std::exchange(lookup_, nullptr)->Abandon();
  error_ = base::Error::System("connect", ETIMEDOUT);
  Finish();
}

// The connector may be gone afterwards.
void Connector::Finish() {
  DisarmIdleTimeout();
  delay_.Stop();
  attempts_.clear();
  if (fd_) return delegate_->OnConnect(std::move(fd_));
  delegate_->OnConnect(error_);
}

}  // namespace net
