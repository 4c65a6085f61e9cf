// Connection: a WebSocket connection from the handshake on: a Session over a net::Stream, with what
// takes time: pings to a silent peer, the end, and a peer that does not read.
//
// How it ends, each with OnClose as the last report:
//
//   Close()       our close frame; the peer's answers, then the server's FIN comes first (RFC 6455,
//                 section 7.1.1). After close_timeout the connection is cut
//   a close frame, or a breach of the protocol, of the peer's: answered; the same
//   silence       a ping was not answered within ping_interval: cut, as kAbnormal
//   a backlog above max_backlog: no message is taken any more, and Close(kTryAgainLater)
//   Abort(), the peer's end without a close frame, errors: as kAbnormal
//
// An idle connection holds this object and no buffer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "loop/idle_timeouts.h"
#include "net/stream.h"
#include "net/transport.h"
#include "websocket/session.h"

namespace websocket {

struct ConnectionOptions {
  SessionOptions session;
  uint32_t ping_interval = 30'000;          // ms of silence; 0: no pings
  uint32_t close_timeout = 10'000;          // ms
  uint32_t max_backlog = 16 * 1024 * 1024;  // unsent bytes at which messages are taken
  bool drops_messages = false;  // above max_backlog: messages are dropped, and the connection stays
};

// All calls come from the loop, one at a time, as those of net::StreamListener. The listener must not
// destroy the connection in them, except in OnClose.
class ConnectionListener {
 public:
  virtual void OnOpen() = 0;
  // Valid during the call, or up to NextMessage().
  virtual void OnMessage(const Message& message) = 0;
  virtual void OnPong(std::string_view payload) = 0;
  // Follows a send that returned false: all bytes have gone to the kernel.
  virtual void OnDrain() = 0;
  virtual void OnClose(const Ending& ending) = 0;

 protected:
  ~ConnectionListener() = default;
};

class Connection final : private net::StreamListener, private loop::IdleEntry {
 public:
  // The listener outlives the connection.
  Connection(ConnectionListener* listener, const ConnectionOptions& options);

  // Once. OnOpen() follows.
  void Open(net::Transport transport);
  enum class State : uint8_t { kOpen, kClosing, kClosed };
  State state() const;
  const net::Stream& stream() const { return stream_; }

  // Each sends a message. False if much waits (OnDrain follows), or if the message is not taken:
  // closing, or too much waits.
  bool Send(std::string_view payload, bool is_text);
  bool Send(PreparedMessage* message);
  // The same for a payload that write(queue) appends, `expected` bytes of it or another number.
  template <class Write>
  bool SendInPlace(size_t expected, bool is_text, Write write);
  bool wants_compression(size_t size) const { return session_.wants_compression(size); }
  bool Ping(std::string_view payload);

  // Inside OnMessage(): the next message that has been received already. False if there is none.
  bool NextMessage(Message* message);
  // Whether more input has been received than that of the message that is being reported.
  bool has_more() const { return input_ != nullptr && !input_->empty(); }

  void PauseReading() { stream_.PauseReading(); }
  void ResumeReading();
  // See Session::Close(). A pause ends; messages that it held back, and others that come before the
  // peer's close frame, are then dropped.
  void Close(unsigned code, std::string_view reason);
  void Abort() { stream_.Abort(); }
  void SetKeepsLoopAlive(bool keeps) { stream_.SetKeepsLoopAlive(keeps); }

 private:
  void OnRead(std::string_view bytes) override;
  void OnEof() override;
  void OnDrain() override { listener_->OnDrain(); }
  void OnTurn() override { ReportOpen(); }
  void OnClose(const base::Error& error) override;
  void OnIdleTimeout() override;

  void ReportOpen();
  bool TakesMessage();
  void Finish();
  void Cut(unsigned code, const char* reason);
  void AwaitEnd();
  void CheckSilence();

  ConnectionListener* const listener_;
  net::Stream stream_;
  Session session_;
  std::unique_ptr<Ending> own_ending_;  // where it is not the peer that decides
  std::string_view* input_ = nullptr;   // inside OnRead: what is not used yet
  const uint32_t ping_interval_, close_timeout_, max_backlog_;
  uint32_t backlog_at_ping_ = 0;
  const bool drops_messages_;
  bool reports_open_ = false;
  bool awaits_pong_ = false;
  bool drops_input_ = false;
};

template <class Write>
bool Connection::SendInPlace(size_t expected, bool is_text, Write write) {
  if (!TakesMessage()) return false;
  const size_t begin = session_.Begin(expected, stream_.output());
  write(stream_.output());
  session_.Finish(begin, is_text, stream_.output());
  return stream_.Written();
}

}  // namespace websocket
