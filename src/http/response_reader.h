// ResponseReader: the answer to one request, found in the bytes that a connection delivers.
//
// It skips interim answers (1xx; kMaxInterims at most), parses the head, decodes the body and tells where the answer
// ends. It works on bytes as they come, keeps none of them, and knows neither the connection nor
// who listens, so a fuzzer can drive it.
#pragma once

#include <cstdint>
#include <string_view>

#include "http/body_decoder.h"
#include "http/message_head.h"

namespace http {

class ResponseReader {
 public:
  enum class Event : uint8_t {
    kMore,   // needs more bytes; those that are left of the input must come again, in front of them
    kHead,   // the head of the answer; once
    kPiece,  // a piece of its body
    kEnd,    // the answer is complete; what is left of the input follows it
    kBad,    // not an answer: problem() says why
  };

  static constexpr int kMaxInterims = 100;

  // For an answer to a request with `method`.
  explicit ResponseReader(Method method = kOtherMethod) : method_(method) {}

  // Takes bytes off the front of `input` up to the next event. Nothing follows kEnd and kBad.
  Event Next(std::string_view* input, const HeadLimits& limits, ResponseHead* head,
             std::string_view* piece);

  bool head_seen() const { return head_seen_; }
  // Whether the answer may end here because its connection does.
  bool ends_with_connection() const { return head_seen_ && body_.ends_with_connection(); }
  // After kBad: a literal.
  const char* problem() const { return problem_; }

 private:
  Event NextHead(std::string_view* input, const HeadLimits& limits, ResponseHead* head);
  Event Refuse(const char* problem);

  Method method_;
  bool head_seen_ = false;
  int interims_ = 0;
  HeadProgress progress_;
  BodyDecoder body_;
  const char* problem_ = "";
};

}  // namespace http
