#include "http/client.h"

#include <algorithm>

namespace http {

Client::Client(ClientDelegate* delegate, const net::Endpoint& endpoint,
               const ClientOptions& options)
    : delegate_(delegate), endpoint_(endpoint), options_(options) {}

Client::~Client() {
  while (ClientRequest* request = queue_.PopFront()) request->state_ = ClientRequest::State::kDone;
}

// ---- what the owner asks ----

const char* Client::ready_state() const {
  using State = ClientConnection::ReadyState;
  State furthest = State::kClosed;
  for (const auto& connection : connections_)
    furthest = std::max(furthest, connection->ready_state());
  switch (furthest) {
    case State::kClosed:
      return "closed";
    case State::kClosing:
      return "closing";
    case State::kOpening:
      return "opening";
    case State::kOpen:
      return "open";
  }
  return "closed";
}

// The owner's calls may begin requests, and so add a connection to those that are walked here.
void Client::Close() {
  for (size_t i = 0; i < connections_.size(); ++i) connections_[i]->Close();
}

void Client::ForceClose() {
  for (size_t i = 0; i < connections_.size(); ++i) connections_[i]->ForceClose();
}

void Client::SetIdleTimeout(unsigned milliseconds) {
  options_.idle_timeout = milliseconds;
  for (const auto& connection : connections_) connection->SetIdleTimeout(milliseconds);
}

void Client::SetKeepsLoopAlive(bool keeps) {
  keeps_loop_alive_ = keeps;
  for (const auto& connection : connections_) connection->HoldLoop();
}

bool Client::busy() const {
  return has_waiting() || std::any_of(connections_.begin(), connections_.end(),
                                      [](const auto& connection) { return connection->busy(); });
}

// ---- the queue ----

void Client::Begin(ClientRequest* request) {
  request->state_ = ClientRequest::State::kQueued;
  queue_.PushBack(request);
  if (ClientConnection* connection = FreeConnection()) connection->Advance();
}

// The connection for the next request; null while all that may be are at work.
ClientConnection* Client::FreeConnection() {
  ClientConnection* closed = nullptr;
  for (const auto& connection : connections_) {
    if (!connection->free()) continue;
    if (connection->ready_state() == ClientConnection::ReadyState::kOpen) return connection.get();
    if (closed == nullptr) closed = connection.get();
  }
  if (closed != nullptr || connections_.size() >= options_.connections) return closed;
  return connections_.emplace_back(std::make_unique<ClientConnection>(this)).get();
}

ClientRequest* Client::TakeNext() {
  if (ClientRequest* request = queue_.PopFront()) return request;
  if (std::all_of(connections_.begin(), connections_.end(),
                  [](const auto& connection) { return connection->free(); }))
    delegate_->OnSettled();
  return nullptr;
}

}  // namespace http
