// MessageWriter: puts one message, a request or a response, on the wire. It is the only place that
// decides how a body is framed (RFC 9112, section 6).
//
// The script says what it wants (RequestStart, ResponseStart). From that, from the request that a
// response belongs to, and from whether the whole body is known already follow the framing lines,
// Date and Connection. What is written is always well-formed: a body that does not keep to its
// declared length is an error before any byte of it is written.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/byte_queue.h"
#include "http/message_head.h"
#include "http/payload.h"

namespace http {

// What a script says about the end of its message. Its header lines come beside it, without
// Content-Length, Connection and "Transfer-Encoding: chunked": these follow from the fields here.
struct MessageStart {
  bool close = false;        // Connection: close
  bool keep_alive = false;   // Connection: keep-alive
  bool chunked = false;      // Transfer-Encoding: chunked
  bool until_close = false;  // the lines hold a Transfer-Encoding whose last coding is another
  bool has_length = false;   // Content-Length
  uint64_t content_length = 0;
};

struct RequestStart : MessageStart {
  Method method = kOtherMethod;
  bool has_body = false;    // also where the script gives neither a length nor "chunked"
  bool idempotent = false;  // the server may get it twice
};

struct ResponseStart : MessageStart {
  int status = 200;
  bool has_status_line = false;  // the lines begin with it
  bool has_date = false;         // the lines hold a Date
};

class MessageWriter {
 public:
  MessageWriter() = default;  // of a request
  // Of a response. `keep_alive`: whether the client would like to use its connection again.
  MessageWriter(bool http11, bool head_request, bool connect_request, bool keep_alive)
      : http11_(http11),
        head_request_(head_request),
        connect_request_(connect_request),
        keep_alive_(keep_alive) {}

  // Writes the head of a request. `lines` are the request line and complete header lines, each with
  // its CRLF.
  void Start(const RequestStart& start, const Payload& lines, base::ByteQueue* output);
  // Writes the head of a response and the first piece of its body, which is all of it where
  // `finished`. Gives kSent, or what CheckLength() gives.
  SendResult Start(const ResponseStart& start, const Payload& lines, const Payload& body,
                   bool finished, base::ByteQueue* output);
  // Writes a further piece of the body. After Start(), with the same results.
  SendResult Send(const Payload& body, bool finished, base::ByteQueue* output);
  // kTooLong or kTooShort where Send() would write nothing, else kSent.
  SendResult CheckLength(size_t size, bool finished) const;

  // Makes the connection end with this response; before Start() for the client to be told.
  void CloseAfter() { keep_alive_ = false; }
  bool keep_alive() const { return keep_alive_; }
  bool started() const { return started_; }
  bool finished() const { return finished_; }
  // Whether the peer has all of it: it is finished, or its body is as long as was declared.
  bool whole() const { return finished_ || (framing_ == Framing::kLength && remaining_ == 0); }
  // Whether the end of the connection is the end of the body: then a broken-off response looks like
  // a complete one.
  bool ends_with_connection() const { return framing_ == Framing::kUntilClose; }

 private:
  enum class Framing : uint8_t { kNoBody, kLength, kChunked, kUntilClose };

  bool HasBody(int status) const;
  void FrameBody(bool chunked, uint64_t length);
  MessageStart Describe(const ResponseStart& start, size_t size, bool finished) const;
  void DescribeLeftOut(const ResponseStart& start, size_t size, bool finished,
                       MessageStart* told) const;
  char* WriteBody(const Payload& body, bool finished, char* at);

  bool http11_ = true;
  bool head_request_ = false;
  bool connect_request_ = false;
  bool keep_alive_ = true;
  bool started_ = false;
  bool finished_ = false;
  Framing framing_ = Framing::kNoBody;
  uint64_t remaining_ = 0;  // of a kLength body
};

}  // namespace http
