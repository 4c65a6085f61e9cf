#include "http/lingering.h"

#include <utility>

#include "http/server.h"
#include "http/server_connection.h"

namespace http {

Lingering& Lingering::Get() {
  // Never destroyed, as the loop.
  static Lingering* const lingering = new Lingering;
  return *lingering;
}

void Lingering::Add(const ServerConnection& connection) {
  if (waiting_.empty()) waiting_.reserve(kMost);
  waiting_.push_back({connection.slot(), connection.serial()});
  if (waiting_.size() >= kMost) return RequestLaterTurn();
  if (waiting_.size() > 1) return;
  patience_.Start(kPatience);
  patience_.Unref();  // the connections themselves keep the loop alive
}

void Lingering::OnLaterTurn() {
  patience_.Stop();
  CancelLaterTurn();
  for (const Name& name : std::exchange(waiting_, {})) {
    if (ServerConnection* connection = Server::Find(name.slot, name.serial))
      connection->ReceiveEnd();
    if (ServerConnection* connection = Server::Find(name.slot, name.serial)) connection->AwaitEnd();
  }
}

}  // namespace http
