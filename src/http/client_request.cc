#include "http/client_request.h"

#include <utility>

#include "http/client.h"
#include "http/client_connection.h"

namespace http {

ClientRequest::ClientRequest(Client* client, ClientRequestDelegate* delegate,
                             const RequestStart& start, const Payload& lines)
    : client_(client), delegate_(delegate), start_(start) {
  writer_.Start(start, lines, &waiting_);
}

SendResult ClientRequest::Send(const Payload& body, bool finished) {
  if (state_ == State::kDone || writer_.finished()) return SendResult::kGone;
  const SendResult result = writer_.CheckLength(body.size(), finished);
  if (result == SendResult::kTooShort) Abort();
  if (result != SendResult::kSent) return result;
  if (state_ == State::kNew) client_->Begin(this);
  if (connection_ == nullptr) return Hold(body, finished) ? SendResult::kSent : SendResult::kFull;
  const bool flows = connection_->Transmit(this, body, finished);
  if (connection_ != nullptr && connection_->has_lost_request()) {
    waiting_.Clear();
    return SendResult::kGone;
  }
  return flows ? SendResult::kSent : SendResult::kFull;
}

// A piece of a request that no connection can take yet. False when much waits.
bool ClientRequest::Hold(const Payload& body, bool finished) {
  writer_.Send(body, finished, &waiting_);
  const bool flows = waiting_.size() <= net::Stream::kHighWater;
  wants_drain_ = !flows && !finished;
  return flows;
}

void ClientRequest::Abort() {
  state_ = State::kDone;
  waiting_.Clear();
  link_.Unlink();
  if (ClientConnection* connection = std::exchange(connection_, nullptr)) connection->DropRequest();
}

void ClientRequest::Pause() {
  if (state_ == State::kDone || paused_) return;
  paused_ = true;
  if (connection_ != nullptr) connection_->PauseAnswer();
}

void ClientRequest::Resume() {
  if (!paused_) return;
  paused_ = false;
  if (connection_ != nullptr) connection_->ResumeAnswer();
}

}  // namespace http
