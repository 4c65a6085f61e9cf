// ServerConnection: the server's side of one HTTP/1.x connection, as a state machine between a
// stream and a delegate.
//
//             head, no body                         (every answer is out)
//           .--------------.
//   kHead --'--------------+--> kBody --> kHead     kDraining ------------> kEnding --> OnClose
//     \        head, body            \                  ^
//      `-- a refusal, the client's FIN, the last request the connection may carry
//
// It reads requests ahead of their answers (kMaxPending), puts answers on the wire in the order of
// the requests, refuses what is not HTTP behind the answers already owed, and says goodbye so that
// the last answer arrives: FIN, then what the client still sends is thrown away for kLingerTime at
// most. An idle one holds this object and no buffer.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/byte_queue.h"
#include "base/intrusive_list.h"
#include "base/unique_fd.h"
#include "http/exchange.h"
#include "http/message_reader.h"
#include "loop/idle_timeouts.h"
#include "loop/loop.h"
#include "net/stream.h"

namespace http {

class Server;

class ServerConnection final : private net::StreamListener,
                               private loop::IdleEntry,
                               private loop::LaterTurn {
 public:
  // Requests read ahead of the first one that is not answered.
  static constexpr int kMaxPending = 16;
  // How long the client may take to close after our FIN, in ms.
  static constexpr unsigned kLingerTime = 2'000;

  ServerConnection(Server* server, uint32_t slot,
                   uint32_t serial);  // the server outlives its connections
  ~ServerConnection() override;
  void Open(base::UniqueFd fd);

  uint32_t slot() const { return slot_; }
  uint32_t serial() const { return serial_; }
  Server* server() const { return server_; }
  const net::Stream& stream() const { return stream_; }
  // The exchange with this sequence, if it is not through yet.
  Exchange* Find(uint32_t sequence);

  // The first piece of a response, with its head; and each further piece. `finished` says that it
  // was the last.
  SendResult Respond(Exchange* exchange, const ResponseStart& start, const Payload& lines,
                     const Payload& body, bool finished);
  SendResult Send(Exchange* exchange, const Payload& body, bool finished);

  // Ends the connection in the middle of a response that nobody may take for a complete one.
  void BreakOff(Exchange* exchange);

  // Holds back the rest of a request's body, and with it every request behind.
  void PauseBody(Exchange* exchange);
  void ResumeBody(Exchange* exchange);

  // Ends after the answers that are owed; now, when there are none.
  void Close();
  // Ends now. OnConnectionClosed follows.
  void Abort();
  // Milliseconds of silence, as for Stream; nothing during OnConnectionTimeout, which ends it.
  void SetTimeout(unsigned milliseconds) {
    if (!timing_out_) stream_.SetTimeout(milliseconds);
  }

  std::unique_ptr<Attachment> attachment;  // the delegate's

 private:
  friend class Server;
  class Dispatching;
  enum class State : uint8_t {
    kHead,      // between requests, or in the middle of a head
    kBody,      // in the body of last_
    kDraining,  // no request follows; answers are owed
    kEnding,    // nothing is owed; the end is under way
  };

  void OnRead(std::string_view bytes) override;
  void OnEof() override;
  void OnDrain() override;
  void OnTimeout() override;
  void OnClose(const base::Error& error) override;
  void OnIdleTimeout() override;
  void OnLaterTurn() override;

  bool Ready() const;
  // Whether nothing of a request or a response is outstanding.
  bool Idle() const {
    return state_ == State::kHead && first_ == nullptr && input_.empty() && stream_.backlog() == 0;
  }
  bool Closing() const;
  bool Held() const;
  size_t Consume(std::string_view bytes);
  void ConsumeInput();
  void EndOfInput();
  void TellDrain();
  bool TakeEvent(std::string_view* input);
  void StartExchange(const RequestHead& head);
  void DeliverPiece(std::string_view piece);
  void CompleteRequest();
  void Refuse(int status);
  void RefuseBody();
  void ReplaceResponse(Exchange* exchange, int status);
  void WriteRefusal(Exchange* exchange, int status);

  SendResult Write(Exchange* exchange, const ResponseStart* start, const Payload& lines,
                   const Payload& body, bool finished);
  void SendContinue(Exchange* exchange);
  Exchange* AddExchange();
  void RemoveFirst();
  void Advance();
  void Settle();
  void SettleTimeout();
  void End();
  void FinishClose();

  Server* const server_;
  net::Stream stream_;
  base::ByteQueue input_;  // what came and could not be used yet
  std::unique_ptr<Exchange> first_;
  Exchange* last_ = nullptr;
  Exchange* dispatching_ = nullptr;  // whose callback is on the stack: not to be let go of
  MessageReader reader_;
  base::Error error_;      // of OnClose, while that waits for processing_
  size_t held_bytes_ = 0;  // in the `held` of all exchanges
  const uint32_t slot_;
  const uint32_t serial_;
  uint32_t requests_ = 0;
  uint16_t pending_ = 0;  // exchanges from first_ to last_
  State state_ = State::kHead;
  bool processing_ = false;  // Consume() is on the stack
  bool starved_ = true;      // nothing can be made of input_ before more bytes come
  bool peer_ended_ = false;
  bool closed_ = false;
  bool timeout_suspended_ = false;
  bool timing_out_ = false;
  bool close_requested_ = false;
  base::ListLink link_;  // in the server's connections
};

}  // namespace http
