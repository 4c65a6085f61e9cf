#include "http/response_reader.h"

namespace http {

static constexpr int kSwitchingProtocols = 101;

ResponseReader::Event ResponseReader::Next(std::string_view* input, const HeadLimits& limits,
                                           ResponseHead* head, std::string_view* piece) {
  if (!head_seen_) return NextHead(input, limits, head);
  switch (body_.Next(input, piece)) {
    case BodyDecoder::Event::kMore:
      return Event::kMore;
    case BodyDecoder::Event::kPiece:
      return Event::kPiece;
    case BodyDecoder::Event::kEnd:
      return Event::kEnd;
    case BodyDecoder::Event::kBad:
      break;
  }
  return Refuse("the chunks of the answer's body are malformed");
}

ResponseReader::Event ResponseReader::NextHead(std::string_view* input, const HeadLimits& limits,
                                               ResponseHead* head) {
  while (!input->empty()) {
    const HeadOutcome outcome = ParseResponseHead(*input, limits, method_, &progress_, head);
    if (outcome.refusal == 431) return Refuse("the head of the answer is larger than allowed");
    if (outcome.refusal != 0) return Refuse("the answer is not well-formed HTTP");
    if (outcome.size == 0) return Event::kMore;
    progress_ = {};
    input->remove_prefix(outcome.size);
    if (head->status == kSwitchingProtocols)
      return Refuse("the server switched to another protocol");
    if (head->status < 200) {
      if (++interims_ > kMaxInterims) return Refuse("too many interim answers came");
      continue;
    }
    head_seen_ = true;
    body_ = BodyDecoder(head->body, head->content_length);
    return Event::kHead;
  }
  return Event::kMore;
}

ResponseReader::Event ResponseReader::Refuse(const char* problem) {
  problem_ = problem;
  return Event::kBad;
}

}  // namespace http
