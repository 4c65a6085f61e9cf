#include "http/message_reader.h"

#include "http/answer_problem.h"

namespace http {

using Event = MessageReader::Event;

static constexpr int kSwitchingProtocols = 101;

Event MessageReader::NextHead(std::string_view* input, const HeadLimits& limits,
                              RequestHead* head) {
  if (progress_.checked == 0) {
    for (; input->starts_with("\r\n"); input->remove_prefix(2)) {
      if (++skipped_ > kMaxEmptyLines) return Refuse(400);
    }
    if (input->empty() || *input == "\r") return Event::kMore;
  }
  const HeadOutcome outcome = ParseRequestHead(*input, limits, &progress_, head);
  if (outcome.refusal != 0) return Refuse(outcome.refusal);
  if (outcome.size == 0) return Event::kMore;
  input->remove_prefix(outcome.size);
  progress_ = {};
  skipped_ = 0;
  in_body_ = head->body != BodyKind::kNone;
  if (in_body_) body_ = BodyDecoder(head->body, head->content_length);
  return Event::kHead;
}

Event MessageReader::NextHead(std::string_view* input, const HeadLimits& limits,
                              ResponseHead* head) {
  while (!input->empty()) {
    const HeadOutcome outcome = ParseResponseHead(*input, limits, method_, &progress_, head);
    if (outcome.refusal != 0) return Refuse(outcome.refusal);
    if (outcome.size == 0) return Event::kMore;
    input->remove_prefix(outcome.size);
    progress_ = {};
    if (head->status >= 200 || (head->status == kSwitchingProtocols && upgrades_)) {
      in_body_ = true;
      body_ = BodyDecoder(head->body, head->content_length);
      return Event::kHead;
    }
    if (head->status == kSwitchingProtocols || ++skipped_ > kMaxInterims)
      return Refuse(head->status);
  }
  return Event::kMore;
}

Event MessageReader::NextPiece(std::string_view* input, std::string_view* piece) {
  switch (body_.Next(input, piece)) {
    case BodyDecoder::Event::kMore:
      return Event::kMore;
    case BodyDecoder::Event::kPiece:
      return Event::kPiece;
    case BodyDecoder::Event::kEnd:
      in_body_ = false;
      return Event::kEnd;
    case BodyDecoder::Event::kBad:
      break;
  }
  return Refuse(400);
}

bool MessageReader::EndsIn(std::string_view input) const {
  BodyDecoder body = body_;
  BodyDecoder::Event event;
  for (std::string_view piece; (event = body.Next(&input, &piece)) == BodyDecoder::Event::kPiece;)
    continue;
  return event == BodyDecoder::Event::kEnd;
}

Event MessageReader::Refuse(int status) {
  refusal_ = status;
  progress_ = {};
  return Event::kBad;
}

const char* MessageReader::problem(std::string_view rest) const {
  if (in_body_) return "the chunks of the answer's body are malformed";
  if (refusal_ == kSwitchingProtocols) return "the server switched to another protocol";
  if (refusal_ < 200) return "too many interim answers came";
  if (refusal_ == 431) return "the head of the answer is larger than allowed";
  return ProblemOfAnswerHead(rest);
}

}  // namespace http
