// ResponseWriter: puts one response on the wire, and is the only place that decides how its body is
// framed.
//
// The script says what it wants (ResponseStart); from that, the request's version and method, and
// whether the whole body is at hand already, follow the framing lines, Date and Connection. What is
// written is always well-formed: a body that does not keep to its declared length is an error
// before any byte of it is written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_queue.h"
#include "http/payload.h"

namespace http {

// The head of a response as the script wants it. Its header lines come beside it, without
// Content-Length, Connection and "Transfer-Encoding: chunked": these follow from the fields here.
struct ResponseStart {
  int status = 200;
  bool has_status_line = false;  // the lines begin with it
  bool has_date = false;         // the lines hold a Date
  bool close = false;            // Connection: close
  bool keep_alive = false;       // Connection: keep-alive
  bool chunked = false;          // Transfer-Encoding: chunked
  bool until_close =
      false;                // the lines hold a Transfer-Encoding whose last coding is not "chunked"
  bool has_length = false;  // Content-Length
  uint64_t content_length = 0;
};

class ResponseWriter {
 public:
  enum class Result : uint8_t {
    kOk,
    kTooLong,   // more bytes than Content-Length declared; nothing was written
    kTooShort,  // finished with fewer; nothing was written
  };

  ResponseWriter() = default;
  // `keep_alive`: whether the client would like to use its connection again.
  ResponseWriter(bool http11, bool head_request, bool connect_request, bool keep_alive)
      : http11_(http11),
        head_request_(head_request),
        connect_request_(connect_request),
        keep_alive_(keep_alive) {}

  // Writes the head and the first piece of the body, which is all of it where `finished`. `lines`
  // are complete header lines, each with its CRLF.
  Result Start(const ResponseStart& start, const Payload& lines, const Payload& body, bool finished,
               base::ByteQueue* output);
  // Writes a further piece of the body. After Start().
  Result Send(const Payload& body, bool finished, base::ByteQueue* output);

  // Makes the connection end with this response; before Start() for the client to be told.
  void CloseAfter() { keep_alive_ = false; }
  bool keep_alive() const { return keep_alive_; }
  bool started() const { return started_; }
  bool finished() const { return finished_; }
  // Whether the end of the connection is the end of the body: then a broken-off response looks like
  // a complete one.
  bool ends_with_connection() const { return framing_ == Framing::kUntilClose; }

 private:
  enum class Framing : uint8_t { kNoBody, kLength, kChunked, kUntilClose };

  void ChooseFraming(const ResponseStart& start, size_t size, bool finished);
  Result CheckLength(size_t size, bool finished) const;
  char* WriteFramingLines(const ResponseStart& start, size_t size, bool finished, char* at) const;
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
