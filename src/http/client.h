// Client: the connections of an HTTP client to one server, and the requests that wait for one.
//
// Requests wait in the order in which they were begun. The first of them goes to the connection that is
// free first: one that was kept, else one that is closed, else a new one while there are fewer than
// ClientOptions::connections. So they are sent in their order; with more than one connection they may be
// answered in another. A connection that fails fails the request that it carries and no other.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/intrusive_list.h"
#include "http/client_connection.h"
#include "http/client_request.h"
#include "net/endpoint.h"

namespace http {

class ClientDelegate {
 public:
  // The last request is done, none waits, and no connection is being closed. The client may be
  // destroyed once control has returned to the loop.
  virtual void OnSettled() = 0;
  // Of each connection: it is made, the server sends no more, it was silent for the idle time. From
  // a clean stack.
  virtual void OnConnected() {}
  virtual void OnServerEnd() {}
  virtual void OnSilence() {}
  // A connection has ended, or could not be made; maybe within a call of the owner's.
  virtual void OnDisconnected(const base::Error& error) {}
  // What stands between a new connection and its bytes (TLS); null for nothing.
  virtual std::unique_ptr<net::Filter> MakeFilter() { return nullptr; }

 protected:
  ~ClientDelegate() = default;
};

class Client {
 public:
  // The delegate outlives the client.
  Client(ClientDelegate* delegate, const net::Endpoint& endpoint, const ClientOptions& options);
  ~Client();  // requests that are not done get neither an answer nor a failure

  const net::Endpoint& endpoint() const { return endpoint_; }
  const ClientOptions& options() const { return options_; }
  // The state, in the words of the API document ("opening"), of the connection that is furthest.
  const char* ready_state() const;
  // Ends the connections after the requests that were begun; the next request makes a new one.
  void Close();
  // Ends them now. The requests that they carry fail with ECANCELED, others go to new ones.
  void ForceClose();
  void SetIdleTimeout(unsigned milliseconds);
  // Whether a request that is on its way keeps the loop alive, once it has its connection. It does at first.
  void SetKeepsLoopAlive(bool keeps);
  bool keeps_loop_alive() const { return keeps_loop_alive_; }

  // Whether a request is in flight or waits.
  bool busy() const;

 private:
  friend class ClientConnection;
  friend class ClientRequest;

  // Called by ClientRequest: sends it, or queues it.
  void Begin(ClientRequest* request);
  // Called by a connection that is free: the request to carry, null if none waits.
  ClientRequest* TakeNext();
  bool has_waiting() const { return !queue_.empty(); }

  ClientConnection* FreeConnection();

  ClientDelegate* const delegate_;
  const net::Endpoint endpoint_;
  ClientOptions options_;
  base::IntrusiveList<ClientRequest, &ClientRequest::link_> queue_;
  std::vector<std::unique_ptr<ClientConnection>> connections_;  // made when they are needed, kept
  bool keeps_loop_alive_ = true;
};

}  // namespace http
