// Listener: a listening socket that delivers the connections it accepts.
//
// Work per wake-up is bounded. When descriptors run out, the waiting connections are accepted on a
// reserve descriptor and closed. So their clients notice at once, and the loop does not spin.
#pragma once

#include "base/error.h"
#include "base/intrusive_list.h"
#include "base/unique_fd.h"
#include "loop/loop.h"
#include "loop/watcher.h"
#include "net/endpoint.h"
#include "net/listening_socket.h"
#include "net/socket_file.h"

namespace net {

class ListenerDelegate {
 public:
  // A new connection: non-blocking, TCP_NODELAY set, probed when silent (SO_KEEPALIVE). The
  // delegate may close or destroy the listener in here, or run a nested loop.
  virtual void OnAccept(base::UniqueFd fd, const Address& peer) = 0;

 protected:
  ~ListenerDelegate() = default;
};

class Listener final : private loop::BeforeSleep {
 public:
  // The most that one wake-up accepts. It begins with one, doubles every kWakeupsToGrow, and is set
  // back to what was there. So few calls find nothing. Behind a wake-up whose iteration of the loop took
  // longer than kSoon, in seconds, it is the most: others have come meanwhile, and the server is to
  // know all that wait.
  static constexpr int kAcceptsPerWakeup = 64;
  static constexpr unsigned kWakeupsToGrow = 8;
  static constexpr double kSoon = 0.002;
  // The most that AcceptWaiting() accepts.
  static constexpr int kMostWaiting = 4096;

  explicit Listener(ListenerDelegate* delegate);  // the delegate outlives the listener
  ~Listener();

  // Binds and listens before it returns. Without a host, every address, IPv6 and IPv4; of a name, the
  // first IPv4 address if it has one is taken. Port 0 picks one. An inherited descriptor is taken
  // over. The file of a Unix socket is a SocketFile. In a worker, the socket is the supervisor's. Only when
  // not listening.
  base::Error Listen(const Endpoint& endpoint, const ListenOptions& options);

  // Nothing is accepted afterwards, and a socket's file is removed. Does nothing when already closed.
  void Close();
  // Whether it keeps the loop alive while it listens (the default).
  void SetKeepsLoopAlive(bool keeps);
  bool listening() const { return static_cast<bool>(fd_); }
  // Accepts what waits for all listeners of the process, which are about to be closed. Directly from the loop.
  static void AcceptWaiting();
  // The port that is listened on. 0 when not listening, or on a Unix socket.
  uint16_t port() const { return port_; }

 private:
  // kOne: a connection has left the queue, or the call was interrupted. There may be more.
  enum class Accepted { kOne, kNothingWaits, kNoDescriptor, kCannot };

  base::Error ListenAt(const Address& address, const ListenOptions& options);
  base::Error TakeOver(int fd);
  base::Error Start(base::UniqueFd fd);
  void OnReadable();
  void OnBeforeSleep() override;
  void OnRetry();
  static Accepted Failed(int error);
  bool AcceptUpTo(int most, Accepted* last);
  Accepted AcceptOne();
  Accepted Shed();

  base::ListLink link_;
  // Those that listen.
  static base::IntrusiveList<Listener, &Listener::link_>& All();

  ListenerDelegate* delegate_;
  base::UniqueFd fd_;
  uint32_t shared_ = 0;  // the number of a SharedSocket; 0 for one of our own
  SocketFile file_;
  base::UniqueFd reserve_;
  loop::IoWatcher readable_;
  loop::TimerWatcher retry_;  // active while accepting is impossible
  bool* gone_ = nullptr;      // on the stack of OnReadable(): set by the destructor
  uint16_t port_ = 0;
  int accepts_ = 1;  // how many the next wake-up is to accept
  unsigned wakeups_ = 0;
  double woken_ = 0;  // when the last wake-up began
  bool keeps_loop_alive_ = true;
};

}  // namespace net
