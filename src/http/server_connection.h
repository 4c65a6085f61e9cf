// ServerConnection: the server's side of one HTTP/1.x connection, as a state machine between a
// stream and a delegate.
//
//                head without a body
//              .---------------------.
//              |  head        body   |                     every response is out
//   kRequests -'------> kBody -------'     kDraining ----------------------------> kEnding -> OnClose
//        |  ^                                 ^  a refusal, the client's end,
//        v  | the response                    |  the last request that the connection may carry
//      kSwitching ----------------------------'
//        CONNECT or an upgrade is asked for
//
// It reads up to kMaxPending requests ahead of their responses, and sends responses in the order of
// the requests. Input that is not HTTP is refused, after the responses that are owed already. A
// request to change the protocol is reported once the responses before it are complete, and input
// behind it is not read before the response to it. An idle
// connection holds this object and no buffer.
//
// All reports to the delegate are made inside a turn of the stream (loop::Turns), one at a time.
//
// How a connection ends:
//
//   Close()     by the script: after the responses that are owed; immediately when none is owed
//   the server closes: after the responses that are owed, and no other request for the grace of its Close()
//   Abort()     by the script: immediately; output that was not sent is dropped
//   End()       by the protocol: the last response is written. Our FIN is sent behind it. Further
//               input is thrown away, for kLingerTime at most, so that the response arrives
//   BreakOff()  in the middle of a response, so that the client does not take it for complete: by a
//               reset when the end of the connection would be the end of the body, else by End()
//   Release()   to another protocol: the caller gets the transport
//   OnClose()   the stream has closed, for one of these reasons or an error: each exchange that is
//               left is reported, then the end of the connection, and this object is destroyed
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/intrusive_list.h"
#include "http/exchange.h"
#include "http/message_reader.h"
#include "loop/idle_timeouts.h"
#include "net/stream.h"
#include "net/transport.h"

namespace http {

class Server;

class ServerConnection final : private net::StreamListener, private loop::IdleEntry {
 public:
  // The most requests that are outstanding at a time.
  static constexpr int kMaxPending = 16;
  // The most requests that are taken before other connections have their turn.
  static constexpr uint16_t kMaxPerTurn = 32;
  // How long the client may take to close after our FIN, in ms.
  static constexpr unsigned kLingerTime = 2'000;

  ServerConnection(Server* server, uint32_t slot,
                   uint32_t serial);  // the server outlives its connections
  ~ServerConnection() override;
  // The memory of those that Lingering has ended together is that of the next ones.
  static void* operator new(size_t size);
  static void operator delete(void* memory);
  void Open(net::Transport&& transport);

  uint32_t slot() const { return slot_; }
  uint32_t serial() const { return serial_; }
  Server* server() const { return server_; }
  const net::Stream& stream() const { return stream_; }
  void ContinueHandshake() { stream_.ContinueHandshake(); }
  // Called by the server, which has just accepted the connection: takes what has come already.
  void ReceiveAtOnce();
  // See Lingering: whether the client has closed; and what follows where it has not.
  void ReceiveEnd() { stream_.ResumeAtOnce(); }
  void AwaitEnd() { ArmIdleTimeout(kLingerTime); }
  // The exchange with this sequence; null when it is complete.
  Exchange* Find(uint32_t sequence);

  // Respond() sends the head of a response and the first piece of its body, Send() a further piece.
  // `finished` marks the last piece.
  SendResult Respond(Exchange* exchange, ResponseStart start, const Payload& lines,
                     const Payload& body, bool finished);
  SendResult Send(Exchange* exchange, const Payload& body, bool finished);

  // Has the kernel send a piece of the body from a file, as Stream::SendFile() says. -1 also if the body is not sent as
  // it is.
  ssize_t SendFile(Exchange* exchange, int file, off_t offset, size_t size);

  // Ends the connection in the middle of a response. The client can see that it is not complete.
  void BreakOff(Exchange* exchange);

  // Whether the request asked for another protocol and is not answered yet. Then a head that agrees
  // may be written, and Release() called, unless the connection has ended with that.
  bool CanSwitch(const Exchange* exchange) const;
  // Whether Release() may be called: the request asked for another protocol, no other request is
  // outstanding, and the head of the response is written.
  bool CanRelease(const Exchange* exchange) const;
  // Returns the transport, with the input behind the request and the output that was not sent yet.
  // OnConnectionClosed follows.
  net::Transport Release(Exchange* exchange);

  // PauseBody() holds back the rest of a request's body, and with it every later request.
  void PauseBody(Exchange* exchange);
  void ResumeBody(Exchange* exchange);

  // Ends after the responses that are owed; now, when none is owed.
  void Close();
  // Ends now. OnConnectionClosed follows.
  void Abort();
  // Sets the idle timeout in ms, as for Stream. Ignored during OnConnectionTimeout, which ends the
  // connection.
  void SetTimeout(unsigned milliseconds) {
    if (!timing_out_) stream_.SetTimeout(milliseconds);
  }
  void SetKeepsLoopAlive(bool keeps) { stream_.SetKeepsLoopAlive(keeps); }

  std::unique_ptr<Attachment> attachment;  // set by the delegate

 private:
  friend class Server;
  enum class State : uint8_t {
    kRequests,   // between requests, or in the middle of a head
    kBody,       // in the body of last_
    kSwitching,  // last_ asked for another protocol and is not answered yet
    kDraining,   // no further request is taken; responses are owed
    kEnding,     // no response is sent any more; the connection is being closed
  };

  void OnOpen() override;
  void OnHandshakeWaits() override;
  void OnRead(std::string_view bytes) override;
  void OnEof() override;
  void OnDrain() override;
  void OnTurn() override;
  void OnTimeout() override;
  void OnClose(const base::Error& error) override;
  void OnIdleTimeout() override;

  bool Ready() const;
  bool Idle() const;
  bool Closing() const { return server_closing() || close_requested_; }
  bool server_closing() const;
  bool TakesNoMore() const;
  bool TakeEvent();
  void StartExchange(const RequestHead& head);
  void CompleteRequest();
  void EndOfInput();
  template <class F>
  void Report(Exchange* exchange, F report);

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
  void SettleReading();
  void SettleTimeout();
  void End();
  void FailHandshake(const base::Error& error);
  void CheckInvariants() const;

  Server* const server_;
  net::Stream stream_;
  struct Handshake;
  std::unique_ptr<Handshake> handshake_;  // until it is done
  std::unique_ptr<Exchange> first_;
  Exchange* last_ = nullptr;
  Exchange* reporting_ = nullptr;     // a report about it is on the stack: not to be destroyed
  std::string_view* rest_ = nullptr;  // inside OnRead: the bytes that are not used yet
  MessageReader reader_;
  size_t held_bytes_ = 0;  // the total size of Exchange::held over all exchanges
  const uint32_t slot_;
  const uint32_t serial_;
  uint32_t requests_ = 0;
  uint16_t pending_ = 0;      // the number of exchanges from first_ to last_
  uint16_t taken_ = 0;        // the number of requests since the last turn of others
  unsigned received_in_ = 0;  // ReceiveAtOnce(): in which iteration of the loop
  State state_ = State::kRequests;
  bool timeout_suspended_ = false;
  bool timing_out_ = false;
  bool close_requested_ = false;
  bool switch_waits_ =
      false;             // the next request asks for another protocol: it waits until it is alone
  base::ListLink link_;  // in Server::connections_
};

}  // namespace http
