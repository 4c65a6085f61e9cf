// Server: the connections of one HTTP server, their limits, and whom their requests go to.
//
// It takes descriptors that a listener accepted. Connections stand in one table of the process, by
// slot and serial: a caller that keeps these two numbers finds a connection again for as long as it
// lives, and nothing afterwards.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/error.h"
#include "base/intrusive_list.h"
#include "base/unique_fd.h"
#include "http/exchange.h"
#include "http/message_head.h"
#include "http/server_connection.h"

namespace http {

struct ServerOptions {
  HeadLimits head;
  uint32_t head_timeout = 60'000;  // ms from a head's first byte to its last
  uint32_t idle_timeout = 60'000;  // ms without a byte while none is owed by the script; 0: never
  uint32_t max_requests = 0;       // requests a connection; 0: any number
  uint32_t max_connections = 0;    // open at once, further ones are closed at once; 0: any number
};

// Hears what happens. Every call comes from a clean stack of the loop.
class ServerDelegate {
 public:
  // A complete head, which may be answered before this returns. What `head` shows is valid during
  // the call. A request without a body (head.body is kNone) is complete with it: neither OnBody nor
  // OnComplete follows.
  virtual void OnRequest(Exchange* exchange, const RequestHead& head) = 0;
  // A piece of the body, valid during the call.
  virtual void OnBody(Exchange* exchange, std::string_view piece) = 0;
  virtual void OnComplete(Exchange* exchange) = 0;
  // After a kFull: the response may go on.
  virtual void OnDrain(Exchange* exchange) = 0;
  // The exchange ended early: its connection closed, or its body was refused. Told only where
  // attachment is set. One that ends well is not told of.
  virtual void OnExchangeClosed(Exchange* exchange) = 0;

  virtual void OnConnection(ServerConnection* connection) = 0;
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
  ~Server();                             // drops what is still open, without a word

  // Takes an accepted socket. May refuse it by closing it, when there are max_connections.
  void Adopt(base::UniqueFd fd);
  // Closes idle connections now, and each other one after the responses it is owed.
  void Close();
  // Takes connections for keeping again after Close().
  void Reopen() { closing_ = false; }

  bool closing() const { return closing_; }
  size_t connection_count() const { return connection_count_; }
  const ServerOptions& options() const { return options_; }
  ServerDelegate* delegate() const { return delegate_; }

  // The connection that had these numbers when it was made; null once it is gone.
  static ServerConnection* Find(uint32_t slot, uint32_t serial);

 private:
  friend class ServerConnection;

  // Destroys it.
  void Remove(ServerConnection* connection);

  ServerDelegate* const delegate_;
  const ServerOptions options_;
  base::IntrusiveList<ServerConnection, &ServerConnection::link_> connections_;
  size_t connection_count_ = 0;
  bool closing_ = false;
};

}  // namespace http
