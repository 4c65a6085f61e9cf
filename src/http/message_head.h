// The head of an HTTP/1.x message: what its first line and its header lines say about the message
// itself.
//
// A head is parsed only when it is complete, in place; everything textual in the result borrows the
// bytes it was parsed from. Nothing here keeps state but HeadProgress, so a connection that waits
// for a head holds no parser. Header lines are checked one and all, but only those that decide
// where the message ends or what becomes of the connection are looked into; the rest is for whoever
// wants them, as sent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace http {

// A request method as an index into a table of names; 0 stands for every method that is not in it.
using Method = uint8_t;
inline constexpr Method kOtherMethod = 0;
extern const Method kHeadMethod;
extern const Method kConnectMethod;
extern const Method kOptionsMethod;
// How many indexes there are, and the name behind each ("" for kOtherMethod).
extern const int kMethodCount;
std::string_view MethodName(Method method);

enum class BodyKind : uint8_t {
  kNone,
  kLength,      // Content-Length bytes
  kChunked,     // Transfer-Encoding: chunked
  kUntilClose,  // a response that ends with its connection
};

struct HeadLimits {
  uint32_t head_bytes = 64 * 1024;    // first line and header lines; above: 431
  uint32_t headers = 1000;            // header lines; above: 431
  uint32_t target_bytes = 16 * 1024;  // request target; above: 414
  bool require_host = false;          // an HTTP/1.1 request without Host: 400
};

struct RequestHead {
  Method method = kOtherMethod;
  bool http11 = false;            // HTTP/1.1 or a later 1.x; else HTTP/1.0
  bool keep_alive = false;        // what the client wishes
  bool expects_continue = false;  // Expect: 100-continue, and there is a body to wait for
  bool switches = false;  // CONNECT, or an upgrade is asked for: what follows may be no HTTP
  BodyKind body = BodyKind::kNone;
  uint64_t content_length = 0;  // of a kLength body
  std::string_view method_name;
  std::string_view target;
  std::string_view lines;  // the header lines, each with its CRLF, without the empty line
};

struct ResponseHead {
  int status = 0;
  bool http11 = false;
  bool keep_alive = false;  // whether the connection can carry another exchange after this message
  BodyKind body = BodyKind::kNone;
  uint64_t content_length = 0;
  std::string_view lines;  // as above; a folded line (obs-fold) is left as it came
};

// How far the search for the end of a partial head has come: set to {} for each message.
struct HeadProgress {
  uint32_t checked = 0;             // bytes known to hold no end of a head and nothing illegal
  bool first_line_checked = false;  // the first line is complete and well-formed
};

struct HeadOutcome {
  size_t size = 0;  // bytes of the complete head with its empty line; 0: none yet
  int refusal = 0;  // 400, 414, 417, 431, 501 or 505: refuse it with that; 0: nothing wrong so far
};

// Parses the head at the front of `bytes` (which may hold more behind it). An incomplete one gives
// neither size nor refusal; call again with the same bytes and more of them. What is certain to be
// refused is told before it is complete, at the latest with its last byte. Every byte of a head
// that comes in many pieces is looked at a bounded number of times.
HeadOutcome ParseRequestHead(std::string_view bytes, const HeadLimits& limits,
                             HeadProgress* progress, RequestHead* head);

// The same for a response to a request with `method`. A refusal is 431 where the head is larger
// than allowed; else it is not well-formed.
HeadOutcome ParseResponseHead(std::string_view bytes, const HeadLimits& limits, Method method,
                              HeadProgress* progress, ResponseHead* head);

}  // namespace http
