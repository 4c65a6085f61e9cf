// The beginning of a ServerConnection, with its handshake where it is secure, and its last reading;
// server_connection.cc has the rest.

#include <optional>
#include <utility>

#include "base/spare_memory.h"
#include "http/lingering.h"
#include "http/server.h"
#include "http/server_connection.h"
#include "net/address.h"

namespace http {

struct ServerConnection::Handshake {
  net::Handshakes::Entry entry;
  std::optional<net::Address> peer;  // for the report of a failure
};

ServerConnection::ServerConnection(Server* server, uint32_t slot, uint32_t serial)
    : server_(server), stream_(this, net::ReadPace::kWhole), slot_(slot), serial_(serial) {}

static base::SpareMemory<Lingering::kMost> spare;

void* ServerConnection::operator new(size_t size) { return spare.Take(size); }
void ServerConnection::operator delete(void* memory) { spare.Give(memory); }

ServerConnection::~ServerConnection() {
  while (first_ != nullptr) RemoveFirst();
}

void ServerConnection::Open(net::Transport&& transport) {
  stream_.CountPausedTime();
  if (!transport.ready()) {
    const auto peer = net::Address::PeerOf(transport.fd());
    stream_.OpenAndReport(std::move(transport));
    stream_.SetTimeout(server_->handshakes()->limits.timeout);
    handshake_.reset(new Handshake{{server_->handshakes(), &stream_}, peer});
    return;
  }
  stream_.SetTimeout(server_->options().idle_timeout);
  stream_.Open(std::move(transport));
}

// Among a limited number of connections none waits in Lingering.
void ServerConnection::ReceiveAtOnce() {
  if (server_->options().max_connections == 0) received_in_ = loop::Loop::Iteration();
  stream_.ReceiveAtOnce();
}

// The handshake is done.
void ServerConnection::OnOpen() {
  handshake_.reset();
  stream_.SetTimeout(server_->options().idle_timeout);
  server_->delegate()->OnConnection(this);
}

void ServerConnection::OnHandshakeWaits() { server_->delegate()->OnHandshakeWaits(this); }

// The stream ends without an error where its time is up, or where the server has closed.
void ServerConnection::FailHandshake(const base::Error& error) {
  const std::unique_ptr<Handshake> handshake = std::move(handshake_);
  if (!error && server_closing()) return;
  const base::Error late = base::Error::Named(
      "HANDSHAKE_TIMEOUT", "the handshake took too long: see secure.handshakeTimeout");
  if (handshake->peer)
    server_->delegate()->OnHandshakeFailed(*handshake->peer, error ? error : late);
}

}  // namespace http
