// MessageReader: finds the messages in the bytes that a connection delivers. On a server it reads
// one request after the other, on a client the response to one request.
//
// It skips what may stand in front of a message, parses the head, decodes the body and finds the
// end of the message. It stores no bytes. It does not depend on a connection or a listener, so a
// fuzzer can drive it.
#pragma once

#include <cstdint>
#include <string_view>

#include "http/body_decoder.h"
#include "http/message_head.h"

namespace http {

class MessageReader {
 public:
  enum class Event : uint8_t {
    kMore,   // needs more bytes: pass what is left of the input again, with more behind it
    kHead,   // a head; a request without a body ends with it
    kPiece,  // a piece of the body
    kEnd,    // the message is complete; what is left of the input follows it
    kBad,    // not a message: refusal() and problem() give the reason; nothing follows
  };

  // At most so many empty lines in front of a request (RFC 9112, section 2.2), and so many interim
  // responses (1xx) in front of a response, are skipped.
  static constexpr int kMaxEmptyLines = 16;
  static constexpr int kMaxInterims = 100;

  // A reader of requests, or of the response to a request with `method`. `upgrades`: the request asked
  // for another protocol, so that 101 is a response like any other.
  explicit MessageReader(Method method = kOtherMethod, bool upgrades = false)
      : method_(method), upgrades_(upgrades) {}

  // Takes bytes off the front of `input` up to the next event. `Head` is RequestHead or
  // ResponseHead, the same in each call. The views in `head` borrow the input.
  template <class Head>
  Event Next(std::string_view* input, const HeadLimits& limits, Head* head,
             std::string_view* piece) {
    return in_body_ ? NextPiece(input, piece) : NextHead(input, limits, head);
  }

  // Whether a part of a head has come, but not all of it.
  bool head_partial() const { return progress_.checked > 0; }
  // Whether the head of the response, or of a request with a body, has come.
  bool head_seen() const { return in_body_; }
  // After kHead: whether the rest of the message is in the input, so that only kPiece and kEnd follow.
  bool EndsIn(std::string_view input) const;
  // Whether the end of the connection is the end of the message.
  bool ends_with_connection() const { return in_body_ && body_.ends_with_connection(); }

  // After kBad. For a request: the status to refuse it with. For a response: the problem, a
  // literal; `rest` is what Next() left of the input.
  int refusal() const { return refusal_; }
  const char* problem(std::string_view rest) const;

 private:
  Event NextHead(std::string_view* input, const HeadLimits& limits, RequestHead* head);
  Event NextHead(std::string_view* input, const HeadLimits& limits, ResponseHead* head);
  Event NextPiece(std::string_view* input, std::string_view* piece);
  Event Refuse(int status);

  BodyDecoder body_;
  HeadProgress progress_;
  uint16_t refusal_ = 0;  // for a response also the status of an interim one that is not skipped
  Method method_;
  bool upgrades_;
  uint8_t skipped_ = 0;  // empty lines or interim responses in front of this message
  bool in_body_ = false;
};

}  // namespace http
