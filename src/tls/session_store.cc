#include "tls/session_store.h"

namespace tls {

SessionStore& SessionStore::Get() {
  static SessionStore* const store = new SessionStore;
  return *store;
}

SessionStore::~SessionStore() {
  for (const Entry& entry : entries_) SSL_SESSION_free(entry.session);
}

void SessionStore::Put(const std::string& server, SSL_SESSION* session) {
  const auto known = by_server_.find(server);
  if (known != by_server_.end()) {
    SSL_SESSION_free(known->second->session);
    known->second->session = session;
    entries_.splice(entries_.begin(), entries_, known->second);
    return;
  }
  entries_.push_front({server, session});
  by_server_[entries_.front().server] = entries_.begin();
  if (entries_.size() <= kMaxServers) return;
  by_server_.erase(entries_.back().server);
  SSL_SESSION_free(entries_.back().session);
  entries_.pop_back();
}

SSL_SESSION* SessionStore::Find(const std::string& server) const {
  const auto known = by_server_.find(server);
  return known == by_server_.end() ? nullptr : known->second->session;
}

}  // namespace tls
