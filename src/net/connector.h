// Connector: makes one connection to an endpoint.
//
// A name is looked up on the thread pool and its addresses race (RFC 8305), for no longer than
// SetTimeout() allows: IPv4 and IPv6 in turn, IPv4 first, each beginning kAttemptDelay after the one
// before or as soon as that one has failed, with at most kMaxAttempts under way. The first connection
// is the outcome, and the other attempts end. The outcome is reported exactly once, never from inside
// Connect(). Destroying the connector cancels it, at any time, also from inside the outcome. A pending
// one keeps the loop alive.
#pragma once

#include <cstdint>
#include <memory>
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
  // A connected, non-blocking socket (with TCP_NODELAY), or the error of the address that failed last.
  virtual void OnConnect(base::Result<base::UniqueFd> outcome) = 0;

 protected:
  ~ConnectorDelegate() = default;
};

class Connector final : private loop::LaterTurn, private loop::IdleEntry {
 public:
  static constexpr double kAttemptDelay = 0.25;  // seconds
  static constexpr size_t kMaxAttempts = 8;      // a descriptor each

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
  struct Attempt;

  void OnLaterTurn() override;
  void OnIdleTimeout() override;
  void OnWritable(Attempt* attempt);
  void OnLookup(base::Result<std::vector<Address>> addresses);
  void TryNext();
  bool Begin(const Address& address);
  void Finish();

  ConnectorDelegate* delegate_;
  Endpoint endpoint_;
  Lookup* lookup_ = nullptr;  // on the pool
  std::vector<Address> addresses_;
  std::vector<std::unique_ptr<Attempt>> attempts_;
  loop::TimerWatcher delay_;
  base::Error error_;  // of the attempt that failed last
  base::UniqueFd fd_;  // the connection
  uint32_t next_ = 0;  // of addresses_
};

}  // namespace net
