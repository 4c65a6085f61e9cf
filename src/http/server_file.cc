// ServerConnection's bodies from files; server_connection.cc has the rest.

#include "http/server_connection.h"

namespace http {

ssize_t ServerConnection::SendFile(Exchange* exchange, int file, off_t offset, size_t size) {
  const bool sends = exchange == first_.get() && !exchange->dead && state_ != State::kEnding;
  if (!sends || !exchange->response.SendsAsIs(size)) return -1;
  const ssize_t sent = stream_.SendFile(file, offset, size);
  if (sent > 0) exchange->response.Skip(sent);
  exchange->wants_drain = sent == 0;
  SettleTimeout();
  return sent;
}

}  // namespace http
