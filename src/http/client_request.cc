#include "http/client_request.h"

#include "http/client_connection.h"

namespace http {

ClientRequest::ClientRequest(ClientConnection* connection, ClientRequestDelegate* delegate,
                             const RequestStart& start, const Payload& lines)
    : connection_(connection), delegate_(delegate), start_(start) {
  writer_.Start(start, lines, &waiting_);
}

SendResult ClientRequest::Send(const Payload& body, bool finished) {
  if (state_ == State::kDone || writer_.finished()) return SendResult::kGone;
  const SendResult result = writer_.CheckLength(body.size(), finished);
  if (result == SendResult::kTooShort) Abort();
  if (result != SendResult::kSent) return result;
  if (state_ == State::kNew) connection_->Begin(this);
  const bool flows = connection_->Transmit(this, body, finished);
  if (connection_->has_lost(this)) {
    waiting_.Clear();
    return SendResult::kGone;
  }
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
