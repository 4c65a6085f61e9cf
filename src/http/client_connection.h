// ClientConnection: what one HTTP client talks to its server through, one request at a time.
//
//               first request                  connected                  no request: kept, and
//               watched for its end
//   kClosed ------------------> kConnecting -----------> kOpen <--------.
//      ^                            | failed               |  answered  |
//      |<---------------------------'                      |------------' the server allows another
//      `------------- kEnding <----------------------------' it does not, or something failed
//
// Requests queue in the order in which they were begun. Each gets one answer or one failure, after
// which the next one goes on, on the same connection where it was kept, else on a new one. A kept
// connection does not keep the loop alive. The server may close it at any moment: a request that
// finds it so, without a byte of an answer, is sent once more on a new connection if its method is
// idempotent and at most kMaxResent bytes of it were sent.
#pragma once

#include <cstdint>
#include <optional>
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
  uint32_t head_timeout = 60'000;  // ms from a head's first byte to its last
  uint32_t max_requests = 0;       // requests a connection; 0: any number
  uint32_t idle_timeout = 60'000;  // ms without a byte while none is owed by the script; 0: never
};

class ClientConnectionDelegate {
 public:
  // The last request is through and none waits. The connection may be destroyed once the loop has
  // been returned to.
  virtual void OnSettled() = 0;

 protected:
  ~ClientConnectionDelegate() = default;
};

class ClientConnection final : private net::StreamListener,
                               private net::ConnectorDelegate,
                               private loop::IdleEntry {
 public:
  // Bytes of a request that are remembered for being sent again.
  static constexpr size_t kMaxResent = 64 * 1024;

  // The delegate outlives the connection.
  ClientConnection(ClientConnectionDelegate* delegate, const net::Endpoint& endpoint,
                   const ClientOptions& options);
  ~ClientConnection();  // requests that are not through stay without an outcome

  const net::Endpoint& endpoint() const { return endpoint_; }
  // Whether a request is in flight or waits.
  bool busy() const { return current_ != nullptr || !queue_.empty(); }

 private:
  friend class ClientRequest;
  enum class State : uint8_t { kClosed, kConnecting, kOpen, kEnding };

  // What ClientRequest calls.
  void Begin(ClientRequest* request);
  bool Transmit(ClientRequest* request, const Payload& body, bool finished);
  void Drop(ClientRequest* request);
  void PauseAnswer(ClientRequest* request);
  void ResumeAnswer(ClientRequest* request);
  // Its connection has closed; what came of the answer is still to be told.
  bool has_lost(const ClientRequest* request) const { return request == current_ && closed_; }

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
  const ClientOptions options_;
  State state_ = State::kClosed;
  uint32_t connection_number_ = 0;  // changes when a connection ends
  uint32_t requests_ = 0;           // on this connection
  ClientRequest* current_ = nullptr;
  base::IntrusiveList<ClientRequest, &ClientRequest::link_> queue_;
  std::optional<net::Connector> connector_;
  net::Stream stream_;
  MessageReader reader_;
  base::ByteQueue rest_;  // what came before the stream closed, and could not be used yet
  base::ByteQueue sent_;  // of the current request, all of it, where can_resend_
  base::Error error_;     // that the stream closed with
  // Whether the current request is idempotent, went to a kept connection, and no byte of an answer
  // came.
  bool can_resend_ = false;
  bool keep_alive_ = false;  // the answer allows another request
  bool ended_ = false;       // the server sends no more
  bool closed_ = false;      // the stream has closed, too; what is left of it is in rest_
};

}  // namespace http
