// How a ServerConnection ends, or is given to another protocol; server_connection.cc has the rest.

#include <utility>

#include "base/check.h"
#include "http/server_connection.h"

namespace http {

using net::Stream;

// Whether the client's last request has come whole, and nothing is to be expected behind it. A
// connection that the script knows is to hear of the client's end all the same.
bool ServerConnection::InputIsComplete() const {
  return state_ == State::kDraining && sends_no_more_ && attachment == nullptr &&
         (rest_ == nullptr || rest_->empty()) && !stream_.has_unused() &&
         stream_.transport().filter() == nullptr;
}

void ServerConnection::End() {
  if (state_ == State::kEnding) return;
  const bool input_is_complete = InputIsComplete();
  state_ = State::kEnding;
  if (input_is_complete) {
    stream_.CloseBoth();
  } else {
    stream_.CloseWrite();
    stream_.ResumeReading();  // to receive the client's FIN
  }
  if (timeout_suspended_) stream_.SuspendTimeout(timeout_suspended_ = false);
  ArmIdleTimeout(kLingerTime);
}

void ServerConnection::Close() {
  close_requested_ = true;
  if (Idle()) return Abort();  // nothing is in flight, so the client receives an orderly end
  Settle();
}

void ServerConnection::Abort() {
  state_ = State::kEnding;
  DisarmIdleTimeout();
  stream_.Abort();
}

bool ServerConnection::CanSwitch(const Exchange* exchange) const {
  return state_ == State::kSwitching && exchange == first_.get() && exchange == last_ &&
         !exchange->response.started() && stream_.state() == Stream::State::kOpen;
}

bool ServerConnection::CanRelease(const Exchange* exchange) const {
  return state_ == State::kSwitching && exchange == first_.get() && exchange == last_ &&
         exchange->response.started() && stream_.open();
}

net::Transport ServerConnection::Release(Exchange* exchange) {
  CHECK(CanRelease(exchange));
  exchange->attachment.reset();  // it ends well: no further report
  state_ = State::kEnding;
  if (rest_ != nullptr) {  // inside OnRead
    stream_.PutBack(rest_->size());
    *rest_ = {};
  }
  return stream_.Release();
}

}  // namespace http
