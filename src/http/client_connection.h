// ClientConnection: an HTTP client's connection to its server. It carries one request at a time.
//
//               first request                  connected                  no request: kept, and
//               watched for its end
//   kClosed ------------------> kConnecting -----------> kOpen <--------.
//      ^                            | failed               |  answered  |
//      |<---------------------------'                      |------------' the server allows another
//      `------------- kEnding <----------------------------' it does not, or something failed
//
// Requests queue in the order in which they were begun. Each gets one answer or one failure. Then
// the next request is sent, on the same connection if it was kept, else on a new one. A kept
// connection does not keep the loop alive. The server may close it at any moment. A request that
// was sent on it and got no byte of an answer is then sent once more on a new connection, if its
// method is idempotent and at most kMaxResent bytes of it were sent.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/byte_queue.h"
#include "base/intrusive_list.h"
#include "http/client_request.h"
#include "http/message_reader.h"
#include "loop/idle_timeouts.h"
#include "loop/loop.h"
#include "net/connector.h"
#include "net/stream.h"

namespace http {

struct ClientOptions {
  HeadLimits head;
  uint32_t head_timeout = 60'000;       // ms from a head's first byte to its last
  uint32_t max_requests = 0;            // requests a connection; 0: any number
  uint32_t idle_timeout = 60'000;       // ms without a byte, unless the script owes some; 0: never
  uint32_t handshake_timeout = 10'000;  // ms, of secure connections; 0: never
};

class ClientConnectionDelegate {
 public:
  // The last request is done and none waits. The connection may be destroyed once control has
  // returned to the loop.
  virtual void OnSettled() = 0;
  // The connection itself: it is made, the server sends no more, it was silent for the idle time. From
  // a clean stack.
  virtual void OnConnected() {}
  virtual void OnServerEnd() {}
  virtual void OnSilence() {}
  // The connection has ended, or could not be made; maybe within a call of the owner's.
  virtual void OnDisconnected(const base::Error& error) {}
  // What stands between a new connection and its bytes (TLS); null for nothing.
  virtual std::unique_ptr<net::Filter> MakeFilter() { return nullptr; }

 protected:
  ~ClientConnectionDelegate() = default;
};

class ClientConnection final : private net::StreamListener,
                               private net::ConnectorDelegate,
                               private loop::IdleEntry {
 public:
  // The most bytes of a request that are kept so that it can be sent again.
  static constexpr size_t kMaxResent = 64 * 1024;

  // The delegate outlives the connection.
  ClientConnection(ClientConnectionDelegate* delegate, const net::Endpoint& endpoint,
                   const ClientOptions& options);
  ~ClientConnection();  // requests that are not done get neither an answer nor a failure

  const net::Endpoint& endpoint() const { return endpoint_; }
  // Its state in the words of the API document ("opening").
  const char* ready_state() const;
  // Ends the connection after the requests that were begun; the next request makes a new one.
  void Close();
  // Ends it now. The request that it carries fails with ECANCELED, others go to a new one.
  void ForceClose();
  void SetIdleTimeout(unsigned milliseconds);

  // Whether a request is in flight or waits.
  bool busy() const { return current_ != nullptr || !queue_.empty(); }

 private:
  friend class ClientRequest;
  enum class State : uint8_t { kClosed, kConnecting, kOpen, kEnding };

  // Called by ClientRequest.
  void Begin(ClientRequest* request);
  bool Transmit(ClientRequest* request, const Payload& body, bool finished);
  void Drop(ClientRequest* request);
  void PauseAnswer(ClientRequest* request);
  void ResumeAnswer(ClientRequest* request);
  // Whether the connection has closed under the request. What came of the answer is still reported.
  bool has_lost(const ClientRequest* request) const { return request == current_ && closed_; }

  void OnOpen() override;
  void OnRead(std::string_view bytes) override;
  void OnEof() override;
  void OnDrain() override;
  void OnTurn() override;
  void OnTimeout() override;
  void OnClose(const base::Error& error) override;
  void OnConnect(base::Result<base::UniqueFd> outcome) override;
  void OnIdleTimeout() override;

  void Advance();
  void Connect();
  void StartCurrent(bool kept);
  void Remember(std::string_view bytes);
  void Resend();
  void SettleTimeout();
  void TimeHead();

  bool Ready() const;
  bool Consume(std::string_view* bytes);
  bool TakeEvent(std::string_view* input);
  void EndOfInput();

  void Complete(bool at_boundary);
  void Fail(const base::Error& error);
  ClientRequest* TakeCurrent();
  void EndConnection();

  ClientConnectionDelegate* const delegate_;
  const net::Endpoint endpoint_;
  ClientOptions options_;
  State state_ = State::kClosed;
  uint32_t connection_number_ = 0;  // changes when a connection ends
  uint32_t requests_ = 0;           // on this connection
  ClientRequest* current_ = nullptr;
  base::IntrusiveList<ClientRequest, &ClientRequest::link_> queue_;
  std::unique_ptr<net::Connector> connector_;  // while it connects
  net::Stream stream_;
  MessageReader reader_;
  base::ByteQueue rest_;  // input that came before the stream closed and is not used yet
  base::ByteQueue sent_;  // while can_resend_: every byte of the current request that was sent
  base::Error error_;     // the error that the stream closed with
  // The current request is idempotent, it was sent on a kept connection, at most kMaxResent bytes
  // of it were sent, and no byte of an answer has come.
  bool can_resend_ = false;
  bool keep_alive_ = false;  // the answer allows another request
  bool ended_ = false;       // the server sends no more
  bool closes_ = false;      // Close() was called
  bool closed_ = false;      // the stream has closed, too; its unused input is in rest_
};

}  // namespace http
