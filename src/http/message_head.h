// The head of an HTTP/1.x message: parses the first line, and those header lines that decide where
// the message ends or whether the connection is kept.
//
// A head is parsed in place, and only when it is complete. The views in the result borrow the bytes
// that were parsed. HeadProgress is the only state, so a connection that waits for a head holds no
// parser. All header lines are checked for form. The meaning of other header lines is left to the
// caller, which gets them as they were sent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace http {

// A request method as an index into a table of names. 0 stands for all methods outside the table.
using Method = uint8_t;
inline constexpr Method kOtherMethod = 0;
extern const Method kHeadMethod;
extern const Method kConnectMethod;
extern const Method kOptionsMethod;
// The number of indexes, and the name for each ("" for kOtherMethod).
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
  bool keep_alive = false;        // the client asks to keep the connection
  bool expects_continue = false;  // Expect: 100-continue, and there is a body to wait for
  bool switches = false;  // CONNECT or an upgrade request: what follows may be another protocol
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
  std::string_view lines;  // as above; a folded line (obs-fold) stays folded
  std::string_view tail;   // what stands behind the status, to the end of `lines`: " OK\r\n", lines
};

// How much of a partial head was searched for its end. Set it to {} for each message.
struct HeadProgress {
  uint32_t checked = 0;             // bytes that contain no end of a head and nothing illegal
  bool first_line_checked = false;  // the first line is complete and well-formed
};

struct HeadOutcome {
  size_t size = 0;  // bytes of the complete head with its empty line; 0: none yet
  int refusal = 0;  // the status to refuse it with: 400, 414, 417, 431, 501 or 505; 0: none so far
};

// Parses the head at the front of `bytes`, which may hold more behind it. For an incomplete head
// both size and refusal are 0; the caller calls again with the same bytes and more of them. A
// refusal may be returned before the head is complete, at the latest with its last byte. Each byte
// of a head that comes in many pieces is examined a bounded number of times.
HeadOutcome ParseRequestHead(std::string_view bytes, const HeadLimits& limits,
                             HeadProgress* progress, RequestHead* head);

// The same for a response to a request with `method`. The refusal is 431 when the head is too
// large. Any other refusal means that it is not well-formed.
HeadOutcome ParseResponseHead(std::string_view bytes, const HeadLimits& limits, Method method,
                              HeadProgress* progress, ResponseHead* head);

}  // namespace http
