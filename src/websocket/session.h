// Session: one side of a WebSocket connection, from the handshake on, as bytes in and bytes out.
//
// What comes goes through Next(); what is to be sent is appended to a queue of the owner's. Pings are
// answered, and the close handshake is made, by the session. It knows no socket, no loop and no time,
// so that it may be used on any thread.
//
//   kOpen ----- Close() ------> kClosing: no message is sent any more, those that come are reported
//     |                            |
//     |  the peer's close frame, or a breach of the protocol: ours is written, or was
//     `--------------------------> kClosed: nothing is read or written any more
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/byte_queue.h"
#include "websocket/deflate.h"
#include "websocket/message_reader.h"

namespace websocket {

struct SessionOptions {
  bool is_client = false;                  // masks what it sends
  size_t max_message_bytes = 1024 * 1024;  // of a message that comes
  DeflateParameters deflate;
};

// How a connection ended.
struct Ending {
  uint16_t code = kAbnormal;
  std::string reason;     // UTF-8
  bool is_clean = false;  // both sides have sent a close frame, and neither broke the protocol
};

// A message that many sessions send: framed once, compressed once. Not for several threads.
class PreparedMessage {
 public:
  PreparedMessage(std::string payload, bool is_text)
      : payload_(std::move(payload)), is_text_(is_text) {}

 private:
  friend class Session;
  const std::string& Framed();
  const std::string& Compressed(int level);

  const std::string payload_;
  const bool is_text_;
  std::string framed_, compressed_;  // empty: not made yet
};

class Session {
 public:
  enum class State : uint8_t { kOpen, kClosing, kClosed };
  enum class Event : uint8_t {
    kMore,     // all input was taken
    kMessage,  // a whole message
    kPong,     // the payload is that of the pong
    kClosed,   // state() is kClosed now, ending() says why; nothing follows
  };
  // With more unsent bytes than this a ping is answered only once Next() is called with fewer, and of
  // several only the last (RFC 6455, section 5.5.3).
  static constexpr size_t kMostUnsent = 64 * 1024;

  explicit Session(const SessionOptions& options);

  State state() const { return state_; }
  bool is_client() const { return is_client_; }
  const Ending& ending() const { return *ending_; }  // in kClosed

  // Takes bytes off the front of `input`, which are changed, up to the next event.
  Event Next(std::string_view* input, Message* message, base::ByteQueue* output);

  // Appends a message. Only in kOpen, as everything that is sent.
  void Send(std::string_view payload, bool is_text, base::ByteQueue* output);
  void Send(PreparedMessage* message, base::ByteQueue* output);
  // Appends a message that the caller writes without a copy: Begin(), then the payload, appended to
  // `output`, then Finish() with what Begin() returned. `expected` is how many bytes it will have; a
  // wrong number costs a copy. Not for what is to be compressed (wants_compression).
  size_t Begin(size_t expected, base::ByteQueue* output);
  void Finish(size_t begin, bool is_text, base::ByteQueue* output);
  // Whether Send() compresses a message of this size.
  bool wants_compression(size_t size) const { return deflate_ != nullptr && deflate_->wants(size); }

  // At most kMaxControl bytes.
  void Ping(std::string_view payload, base::ByteQueue* output);
  // `code` is one that IsCodeOfFrame(), or kNoCode for none; at most kMaxReason bytes of UTF-8. Does
  // nothing unless in kOpen.
  void Close(unsigned code, std::string_view reason, base::ByteQueue* output);

 private:
  Event TakeClose(std::string_view payload, base::ByteQueue* output);
  Event Fail(CloseCode code, const char* problem, base::ByteQueue* output);
  void SendControl(Opcode opcode, std::string_view payload, base::ByteQueue* output);
  void SendClose(unsigned code, std::string_view reason, base::ByteQueue* output);
  void SendFrame(FrameHeader header, std::string_view payload, base::ByteQueue* output);

  std::unique_ptr<Deflate> deflate_;  // null: nothing is compressed
  MessageReader reader_;
  std::unique_ptr<std::string> owed_pong_;
  std::unique_ptr<Ending> ending_;
  State state_ = State::kOpen;
  const bool is_client_;
};

}  // namespace websocket
