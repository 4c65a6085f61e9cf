#include "http/client_request.h"

#include <charconv>

#include "http/client_connection.h"

namespace http {

static constexpr std::string_view kLastChunk = "0\r\n\r\n";

ClientRequest::ClientRequest(ClientConnection* connection, ClientRequestDelegate* delegate,
                             const RequestStart& start, const Payload& head)
    : connection_(connection),
      delegate_(delegate),
      start_(start),
      remaining_(start.content_length) {
  head.CopyTo(waiting_.Reserve(head.size()));
  waiting_.Commit(head.size());
}

// Appends the piece as it stands on the wire.
void ClientRequest::Frame(const Payload& body, base::ByteQueue* output) const {
  const bool chunked = start_.body == BodyKind::kChunked;
  if (body.size() > 0) {  // an empty chunk would end the body
    if (chunked) {
      char size[20];
      char* end = std::to_chars(size, size + 16, body.size(), 16).ptr;
      *end++ = '\r';
      *end++ = '\n';
      output->Append({size, static_cast<size_t>(end - size)});
    }
    body.CopyTo(output->Reserve(body.size() + 2));
    output->Commit(body.size());
    if (chunked) output->Append("\r\n");
  }
  if (chunked && finished_) output->Append(kLastChunk);
}

SendResult ClientRequest::Send(const Payload& body, bool finished) {
  if (state_ == State::kDone || finished_) return SendResult::kGone;
  if (start_.body != BodyKind::kChunked) {
    if (body.size() > remaining_) return SendResult::kTooLong;
    if (finished && body.size() < remaining_) {
      Abort();
      return SendResult::kTooShort;
    }
    remaining_ -= body.size();
  }
  finished_ = finished;
  if (state_ == State::kNew) connection_->Begin(this);
  if (connection_->has_lost(this)) return SendResult::kGone;
  const bool flows = connection_->Transmit(this, body);
  return flows ? SendResult::kSent : SendResult::kFull;
}

void ClientRequest::Abort() {
  const State state = state_;
  state_ = State::kDone;
  waiting_.Clear();
  if (state == State::kQueued || state == State::kCurrent) connection_->Drop(this);
}

void ClientRequest::Pause() {
  if (state_ == State::kDone || paused_) return;
  paused_ = true;
  connection_->PauseAnswer(this);
}

void ClientRequest::Resume() {
  if (!paused_) return;
  paused_ = false;
  connection_->ResumeAnswer(this);
}

}  // namespace http
