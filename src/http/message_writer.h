// MessageWriter: writes one message, a request or a response. It is the only place that decides how
// a body is framed (RFC 9112, section 6).
//
// The framing lines, Date and Connection depend on what the script wants (RequestStart,
// ResponseStart), on the request that a response belongs to, and on whether the whole body is known
// already. The output is always well-formed: a piece that makes a body longer or shorter than its
// declared length is an error, and no byte of that piece is written.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/byte_queue.h"
#include "http/message_head.h"
#include "http/payload.h"

namespace http {

// What a script wants of framing and connection. The script's header lines are passed separately,
// without Content-Length, Connection and "Transfer-Encoding: chunked": the fields here stand for
// these.
struct MessageStart {
  bool close = false;        // Connection: close
  bool keep_alive = false;   // Connection: keep-alive
  bool chunked = false;      // Transfer-Encoding: chunked
  bool until_close = false;  // the lines hold a Transfer-Encoding that does not end in "chunked"
  bool has_length = false;   // Content-Length
  uint64_t content_length = 0;
};

struct RequestStart : MessageStart {
  Method method = kOtherMethod;
  bool has_body = false;     // there is a body, even without a length or "chunked"
  bool idempotent = false;   // the request may be sent twice
  bool upgrades = false;     // it asks for another protocol
  bool takes_whole = false;  // an answer that has come whole with its head is reported by one call
};

struct ResponseStart : MessageStart {
  int status = 200;
  bool has_status_line = false;  // the lines begin with a status line
  bool has_date = false;         // the lines hold a Date
};

class MessageWriter {
 public:
  MessageWriter() = default;  // for a request
  // For a response. `keep_alive`: whether the connection may carry another request.
  MessageWriter(bool http11, bool head_request, bool connect_request, bool keep_alive)
      : http11_(http11),
        head_request_(head_request),
        connect_request_(connect_request),
        keep_alive_(keep_alive) {}

  // Writes the head of a request. `lines` are the request line and complete header lines, each with
  // its CRLF.
  void Start(const RequestStart& start, const Payload& lines, base::ByteQueue* output);
  // Writes the head of a response and the first piece of its body. `finished`: the piece is the
  // whole body. Returns what CheckLength() returns; unless that is kSent, nothing is written.
  SendResult Start(const ResponseStart& start, const Payload& lines, const Payload& body,
                   bool finished, base::ByteQueue* output);
  // Writes a further piece of the body, after Start(). Returns the same.
  SendResult Send(const Payload& body, bool finished, base::ByteQueue* output);
  // kTooLong or kTooShort when Send() would write nothing, else kSent.
  SendResult CheckLength(size_t size, bool finished) const;

  // Whether the next `size` bytes of the body go out as they are. Who sends them past this object says so with Skip().
  bool SendsAsIs(size_t size) const {
    return started_ && !finished_ && framing_ == Framing::kLength && size <= remaining_;
  }
  void Skip(size_t size) { remaining_ -= size; }

  // Makes the connection end with this response. Before Start(), the head says so to the client.
  void CloseAfter() { keep_alive_ = false; }
  bool keep_alive() const { return keep_alive_; }
  bool started() const { return started_; }
  bool finished() const { return finished_; }
  // Whether the whole message was written: it is finished, or its body has the declared length.
  bool whole() const { return finished_ || (framing_ == Framing::kLength && remaining_ == 0); }
  // Whether the end of the connection is the end of the body. Then the client cannot distinguish a
  // broken-off response from a complete one, except by a reset.
  bool ends_with_connection() const { return framing_ == Framing::kUntilClose; }

 private:
  enum class Framing : uint8_t { kNoBody, kLength, kChunked, kUntilClose };

  bool HasBody(int status) const;
  void FrameBody(bool chunked, uint64_t length);
  MessageStart Describe(const ResponseStart& start, size_t size, bool finished) const;
  void DescribeLeftOut(const ResponseStart& start, size_t size, bool finished,
                       MessageStart* declared) const;
  char* WriteBody(const Payload& body, bool finished, char* at);

  bool http11_ = true;
  bool head_request_ = false;
  bool connect_request_ = false;
  bool keep_alive_ = true;
  bool started_ = false;
  bool finished_ = false;
  Framing framing_ = Framing::kNoBody;
  uint64_t remaining_ = 0;  // bytes of a kLength body that are not written yet
};

}  // namespace http
