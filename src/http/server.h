// Server: the connections of one HTTP server, their limits, and the delegate for their requests.
//
// It takes descriptors that a listener accepted. The connections of all servers are in one table of
// the process. Slot and serial identify a connection: a lookup with these two numbers finds it
// while it exists, and nothing afterwards.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string_view>

#include "base/error.h"
#include "base/intrusive_list.h"
#include "base/unique_fd.h"
#include "http/exchange.h"
#include "http/message_head.h"
#include "http/server_connection.h"
#include "net/address.h"
#include "net/handshakes.h"
#include "net/transport.h"

namespace http {

struct ServerOptions {
  HeadLimits head;
  uint32_t head_timeout = 60'000;  // ms from a head's first byte to its last
  uint32_t idle_timeout = 60'000;  // ms without a byte, unless the script owes some; 0: never
  uint32_t max_requests = 0;       // requests a connection; 0: any number
  uint32_t max_connections =
      0;  // open ones, of whatever protocol; further ones are closed immediately; 0: any number
  // Both shed load: a request beyond is answered with 503 at once, and its connection ends. 0: no limit.
  uint32_t max_pending = 0;  // requests of all connections that are not answered yet
  uint32_t max_delay =
      0;  // ms that a request has waited for the requests before it, in one turn of the loop
};

// Is notified of the events of all connections. Every call is made directly from the loop, never
// from within a call of the owner.
class ServerDelegate {
 public:
  // A complete head. It may be answered before this returns. The views in `head` are valid during
  // the call. For a request without a body (head.body is kNone) neither OnBody nor OnComplete
  // follows.
  virtual void OnRequest(Exchange* exchange, const RequestHead& head) = 0;
  // A piece of the body, valid during the call.
  virtual void OnBody(Exchange* exchange, std::string_view piece) = 0;
  virtual void OnComplete(Exchange* exchange) = 0;
  // Follows a kFull: further pieces of the response may be sent.
  virtual void OnDrain(Exchange* exchange) = 0;
  // The exchange ended early: its connection closed, or its body was refused. Reported only for an
  // exchange whose attachment is set. An exchange that ends normally is not reported.
  virtual void OnExchangeClosed(Exchange* exchange) = 0;

  // A new connection; its handshake is done.
  virtual void OnConnection(ServerConnection* connection) = 0;
  // See StreamListener::OnHandshakeWaits().
  virtual void OnHandshakeWaits(ServerConnection* connection) = 0;
  // Before OnConnectionClosed, instead of OnConnection.
  virtual void OnHandshakeFailed(const net::Address& peer, const base::Error& error) = 0;
  // The client sends no more; its requests are still answered.
  virtual void OnConnectionEof(ServerConnection* connection) = 0;
  virtual void OnConnectionTimeout(ServerConnection* connection) = 0;
  // The last call about a connection, which is destroyed after it.
  virtual void OnConnectionClosed(ServerConnection* connection, const base::Error& error) = 0;

 protected:
  ~ServerDelegate() = default;
};

class Server {
 public:
  Server(ServerDelegate* delegate,
         const ServerOptions& options);  // the delegate outlives the server
  ~Server();                             // drops open connections without notifying the delegate

  // Takes an accepted connection. Closes it immediately when there are max_connections already.
  void Adopt(net::Transport&& transport);
  // Closes each connection after the responses that it owes, once it has been idle for `grace_ms`: a
  // request that the client has sent meanwhile is answered.
  void Close(unsigned grace_ms = 0);
  unsigned close_grace_ms() const { return close_grace_ms_; }
  // After Close(): new connections are kept open between requests again.
  void Reopen() { closing_ = false; }

  bool closing() const { return closing_; }
  size_t connection_count() const { return connection_count_; }
  const ServerOptions& options() const { return options_; }
  // Those of secure connections.
  const std::shared_ptr<net::Handshakes>& handshakes() const { return handshakes_; }
  ServerDelegate* delegate() const { return delegate_; }

  // Of all servers, since the process was started.
  struct Totals {
    uint64_t requests = 0;
    std::map<int, uint64_t> refusals;  // requests that were no script's, by status
  };
  static Totals CountTotals();
  // The bytes that wait unsent in its connections.
  size_t backlog() const;

  // The connection that had these numbers when it was made; null once it is gone.
  static ServerConnection* Find(uint32_t slot, uint32_t serial);

 private:
  friend class ServerConnection;

  static void CountRefusal(int status);
  bool Overloaded();
  bool DelayedTooLong();
  // Destroys the connection.
  void Remove(ServerConnection* connection);

  ServerDelegate* const delegate_;
  const ServerOptions options_;
  const std::shared_ptr<net::Handshakes> handshakes_ = std::make_shared<net::Handshakes>();
  base::IntrusiveList<ServerConnection, &ServerConnection::link_> connections_;
  size_t connection_count_ = 0;
  const net::Seat::Count seats_;  // with those that have another protocol now
  size_t pending_ = 0;            // requests that are not answered yet
  // The iteration of the loop that the last request came in, and when its first one did.
  unsigned iteration_ = 0;
  double iteration_began_ = 0;
  bool closing_ = false;
  unsigned close_grace_ms_ = 0;
};

}  // namespace http
