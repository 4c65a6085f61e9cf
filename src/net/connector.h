// Connector: makes one TCP connection, to a host by name or number.
//
// A name is looked up on the thread pool and its addresses are tried in turn, IPv4 first, for no
// longer than SetTimeout() allows. The outcome is told exactly once, never from inside Connect(); destroying the connector cancels it,
// at any time, also from inside the outcome. A pending one keeps the loop alive.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"
#include "loop/idle_timeouts.h"
#include "loop/loop.h"
#include "loop/watcher.h"
#include "net/address.h"

namespace net {

class ConnectorDelegate {
 public:
  // A connected, non-blocking socket with TCP_NODELAY, or the error of the last address that was
  // tried.
  virtual void OnConnect(base::Result<base::UniqueFd> outcome) = 0;

 protected:
  ~ConnectorDelegate() = default;
};

class Connector final : private loop::LaterTurn, private loop::IdleEntry {
 public:
  explicit Connector(ConnectorDelegate* delegate);  // the delegate outlives the connector
  ~Connector();
  Connector(const Connector&) = delete;
  Connector& operator=(const Connector&) = delete;

  // Once.
  void Connect(std::string_view host, uint16_t port);

  // Gives up, with ETIMEDOUT, when there is no connection in so many milliseconds from now; 0 is
  // never (the default).
  void SetTimeout(unsigned milliseconds) { ArmIdleTimeout(milliseconds); }

  // Whereto.
  const std::string& host() const { return host_; }
  uint16_t port() const { return port_; }

 private:
  class Lookup;

  void OnLaterTurn() override;
  void OnIdleTimeout() override;
  void OnWritable();
  void OnLookup(base::Result<std::vector<Address>> addresses);
  void TryNext();
  void Finish();

  ConnectorDelegate* delegate_;
  std::string host_;
  uint16_t port_ = 0;
  Lookup* lookup_ = nullptr;  // on the pool
  std::vector<Address> addresses_;
  size_t next_ = 0;
  base::Error error_;  // of the last attempt
  base::UniqueFd fd_;
  loop::IoWatcher writable_;
};

}  // namespace net
