// The sessions that clients keep so that its next connection to the same server needs no full handshake.
#pragma once

#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "tls/openssl.h"

namespace tls {

class SessionStore {
 public:
  // Of the servers that were connected to last; older ones are forgotten.
  static constexpr size_t kMaxServers = 256;

  // That of the process.
  static SessionStore& Get();

  SessionStore() = default;
  ~SessionStore();
  SessionStore(const SessionStore&) = delete;
  SessionStore& operator=(const SessionStore&) = delete;

  // Takes the session over, in the place of an older one of that server.
  void Put(const std::string& server, SSL_SESSION* session);
  // The newest of that server, still owned by the store; null where there is none.
  SSL_SESSION* Find(const std::string& server) const;
  size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::string server;
    SSL_SESSION* session;
  };
  std::list<Entry> entries_;  // the newest first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_server_;
};

}  // namespace tls
