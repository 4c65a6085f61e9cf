// How a ServerConnection is given to another protocol; server_connection.cc has the rest.

#include <utility>

#include "base/check.h"
#include "http/server_connection.h"

namespace http {

using net::Stream;

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
