// ClientConnection: one connection of an HTTP client to its server. It carries one request at a time.
//
//               first request                  connected                  no request: kept, and
//               watched for its end
//   kClosed ------------------> kConnecting -----------> kOpen <--------.
//      ^                            | failed               |  answered  |
//      |<---------------------------'                      |------------' the server allows another
//      `------------- kEnding <----------------------------' it does not, or something failed
//
// The client has the queue of requests. Each gets one answer or one failure. Then the next request
// is sent, on the same connection if it was kept, else on a new one. A kept
// connection does not keep the loop alive. The server may close it at any moment. A request that
// was sent on it and got no byte of an answer is then sent once more on a new connection, if its
// method is idempotent and at most kMaxResent bytes of it were sent.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/byte_queue.h"
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
  uint32_t connections = 1;             // at most, at a time
};

class Client;

class ClientConnection final : private net::StreamListener,
                               private net::ConnectorDelegate,
                               private loop::IdleEntry {
 public:
  // The most bytes of a request that are kept so that it can be sent again.
  static constexpr size_t kMaxResent = 64 * 1024;

  // The client outlives the connection.
  explicit ClientConnection(Client* client);
  ~ClientConnection();  // a request that is not done gets neither an answer nor a failure

  enum class ReadyState : uint8_t { kClosed, kClosing, kOpening, kOpen };
  ReadyState ready_state() const;
  // Whether it carries a request.
  bool busy() const { return current_ != nullptr; }
  // Whether it may take a request at once.
  bool free() const { return !busy() && (state_ == State::kClosed || state_ == State::kOpen); }

  // Takes the client's next request, if it is free.
  void Advance();
  // Ends the connection after the requests that were begun; the next one makes a new one.
  void Close();
  // Ends it now. The request that it carries fails with ECANCELED.
  void ForceClose();
  void SetIdleTimeout(unsigned milliseconds);
  // Keeps the loop alive while it carries a request that is not paused, if the client wants that.
  void HoldLoop();

 private:
  friend class ClientRequest;
  enum class State : uint8_t { kClosed, kConnecting, kOpen, kEnding };

  // Called by the request that it carries.
  bool Transmit(ClientRequest* request, const Payload& body, bool finished);
  void DropRequest();
  void PauseAnswer();
  void ResumeAnswer();
  // Whether the connection has closed under its request. What came of the answer is still reported.
  bool has_lost_request() const { return current_ != nullptr && closed_; }

  void OnOpen() override;
  void OnRead(std::string_view bytes) override;
  void OnEof() override;
  void OnDrain() override;
  void OnTurn() override;
  void OnTimeout() override;
  void OnClose(const base::Error& error) override;
  void OnConnect(base::Result<base::UniqueFd> outcome) override;
  void OnIdleTimeout() override;

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

  bool Switches(const ResponseHead& head) const;
  void Switch(const ResponseHead& head, std::string_view* input);
  void ReportWhole(const ResponseHead& head, std::string_view* input);
  void Complete(bool at_boundary);
  ClientRequest* TakeAnswered(bool at_boundary);
  void Fail(const base::Error& error);
  ClientRequest* TakeCurrent();
  void EndConnection();

  Client* const client_;
  State state_ = State::kClosed;
  uint32_t connection_number_ = 0;  // changes when a connection ends
  uint32_t requests_ = 0;           // on this connection
  ClientRequest* current_ = nullptr;
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
