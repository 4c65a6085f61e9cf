// Connector: makes one connection to an endpoint.
//
// A name is looked up on the thread pool. Its addresses are tried in turn, IPv4 first, for no
// longer than SetTimeout() allows. The outcome is reported exactly once, never from inside
// Connect(). Destroying the connector cancels it, at any time, also from inside the outcome. A
// pending connector keeps the loop alive.
#pragma once

#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"
#include "loop/idle_timeouts.h"
#include "loop/loop.h"
#include "loop/watcher.h"
#include "net/endpoint.h"

namespace net {

class ConnectorDelegate {
 public:
  // A connected, non-blocking socket (with TCP_NODELAY), or the error of the last address that was
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

  // To be called once.
  void Connect(const Endpoint& endpoint);

  // Gives up with ETIMEDOUT if there is no connection in `milliseconds` from now. 0 is never (the
  // default).
  void SetTimeout(unsigned milliseconds) { ArmIdleTimeout(milliseconds); }

  const Endpoint& endpoint() const { return endpoint_; }

 private:
  class Lookup;

  void OnLaterTurn() override;
  void OnIdleTimeout() override;
  void OnWritable();
  void OnLookup(base::Result<std::vector<Address>> addresses);
  void TryNext();
  void Finish();

  ConnectorDelegate* delegate_;
  Endpoint endpoint_;
  Lookup* lookup_ = nullptr;  // on the pool
  std::vector<Address> addresses_;
  size_t next_ = 0;
  base::Error error_;  // of the last attempt
  base::UniqueFd fd_;
  loop::IoWatcher writable_;
};

}  // namespace net
