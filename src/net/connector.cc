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

Connector::Connector(ConnectorDelegate* delegate) : delegate_(delegate) {
  writable_.Bind<&Connector::OnWritable>(this);
}

Connector::~Connector() {
  if (lookup_ != nullptr) lookup_->Abandon();
  writable_.Stop();  // before the descriptor is closed
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

void Connector::OnLookup(base::Result<std::vector<Address>> addresses) {
  lookup_ = nullptr;
  if (!addresses.ok()) {
    error_ = addresses.error();
    return Finish();
  }
  addresses_ = std::move(addresses.value());
  TryNext();
}

// Begins an attempt. If no address is left, or if one connects at once, the outcome is reported in
// a later turn.
void Connector::TryNext() {
  while (next_ < addresses_.size()) {
    const Address& address = addresses_[next_++];
    fd_.reset(socket(address.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!fd_) {
      error_ = base::Error::System("socket");
      continue;
    }
    const int on = 1;
    if (address.family() != AF_UNIX)
      setsockopt(fd_.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const bool connected = connect(fd_.get(), address.raw(), address.length()) == 0;
    // An interrupted connect goes on by itself, like one in progress.
    if (!connected && (errno == EINPROGRESS || errno == EINTR)) {
      return writable_.Start(fd_.get(), loop::kWritable);
    }
    if (connected) break;
    error_ = base::Error::System("connect");
    fd_.reset();
  }
  RequestLaterTurn();
}

void Connector::OnWritable() {
  writable_.Stop();
  int code = 0;
  socklen_t length = sizeof code;
  if (getsockopt(fd_.get(), SOL_SOCKET, SO_ERROR, &code, &length) != 0) code = errno;
  if (code == 0) return Finish();
  error_ = base::Error::System("connect", code);
  fd_.reset();
  TryNext();
}

void Connector::OnLaterTurn() { Finish(); }

void Connector::OnIdleTimeout() {
  if (later_turn_requested()) return;  // there is an outcome
  if (lookup_ != nullptr) std::exchange(lookup_, nullptr)->Abandon();
  writable_.Stop();
  fd_.reset();
  error_ = base::Error::System("connect", ETIMEDOUT);
  Finish();
}

// The connector may be gone afterwards.
void Connector::Finish() {
  DisarmIdleTimeout();
  if (fd_) return delegate_->OnConnect(std::move(fd_));
  delegate_->OnConnect(error_);
}

}  // namespace net
