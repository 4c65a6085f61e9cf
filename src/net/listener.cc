#include "net/listener.h"

#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/check.h"
#include "base/refusals.h"
#include "net/worker.h"

namespace net {

// How long to leave the backlog alone, in seconds, when the system cannot accept (out of memory, or
// of every descriptor).
static constexpr double kRetryAfter = 0.1;

static base::UniqueFd OpenReserve() {
  return base::UniqueFd(open("/dev/null", O_RDONLY | O_CLOEXEC));
}

static bool SetOption(int fd, int level, int option, int value) {
  return setsockopt(fd, level, option, &value, sizeof value) == 0;
}

// A peer that vanished is noticed after this silence, in seconds, and as many unanswered probes.
// This also works when no idle time runs, because a response is owed or the script set none.
static constexpr int kProbeAfter = 300, kProbeInterval = 30, kProbes = 4;

// Accepted sockets inherit these from the listening socket, which saves a call for each.
static void SetInheritedOptions(int fd) {
  SetOption(fd, IPPROTO_TCP, TCP_NODELAY, 1);
  SetOption(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
  SetOption(fd, IPPROTO_TCP, TCP_KEEPIDLE, kProbeAfter);
  SetOption(fd, IPPROTO_TCP, TCP_KEEPINTVL, kProbeInterval);
  SetOption(fd, IPPROTO_TCP, TCP_KEEPCNT, kProbes);
}

Listener::Listener(ListenerDelegate* delegate) : delegate_(delegate) {
  readable_.Bind<&Listener::OnReadable>(this);
  retry_.Bind<&Listener::OnRetry>(this);
}

Listener::~Listener() {
  if (gone_ != nullptr) *gone_ = true;
  Close();
}

base::Error Listener::Listen(const Endpoint& endpoint, const ListenOptions& options) {
  CHECK(!listening());
  if (endpoint.kind() == Endpoint::Kind::kDescriptor) return TakeOver(endpoint.descriptor());
  if (endpoint.kind() == Endpoint::Kind::kInternet && endpoint.host().empty()) {
    base::Error error = ListenAt(Address::Any(AF_INET6, endpoint.port()), options);
    const bool no_ipv6 = error && (error.code == EAFNOSUPPORT || error.code == EADDRNOTAVAIL);
    return no_ipv6 ? ListenAt(Address::Any(AF_INET, endpoint.port()), options) : error;
  }
  base::Result<std::vector<Address>> addresses = endpoint.LookUp();
  if (!addresses.ok()) return addresses.error();
  return ListenAt(addresses.value().front(), options);
}

base::Error Listener::ListenAt(const Address& address, const ListenOptions& options) {
  if (Worker* const worker = Worker::Get()) {
    base::Result<SharedSocket> socket = worker->Listen(address, options);
    if (!socket.ok()) return socket.error();
    shared_ = socket.value().number;
    return Start(std::move(socket.value().fd));
  }
  base::Result<base::UniqueFd> fd = OpenListeningSocket(address, options, &file_);
  return fd.ok() ? Start(std::move(fd.value())) : fd.error();
}

// The socket was made by another program: it must be one that listens. Two owners would close it twice.
base::Error Listener::TakeOver(int fd) {
  bool is_ours = false;
  All().ForEach([&](const Listener* other) { is_ours = is_ours || other->fd_.get() == fd; });
  if (is_ours) return base::Error::System("listen", EADDRINUSE);
  if (base::Error error = CheckListeningSocket(fd)) return error;
  if (fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK) != 0 ||
      fcntl(fd, F_SETFD, FD_CLOEXEC) != 0)
    return base::Error::System("fcntl");
  return Start(base::UniqueFd(fd));
}

// From now on accepts on `fd`, which listens.
base::Error Listener::Start(base::UniqueFd fd) {
  const auto local = Address::LocalOf(fd.get());
  if (!local) {
    const base::Error error = base::Error::System("getsockname");
    Close();
    return error;
  }
  if (local->family() != AF_UNIX) SetInheritedOptions(fd.get());
  port_ = local->port();
  fd_ = std::move(fd);
  reserve_ = OpenReserve();
  readable_.Start(fd_.get(), loop::kReadable);
  All().PushBack(this);
  SetKeepsLoopAlive(keeps_loop_alive_);
  return {};
}

void Listener::Close() {
  readable_.Stop();
  retry_.Stop();
  file_.Remove();
  fd_.reset();
  if (shared_ != 0) Worker::Get()->Close(std::exchange(shared_, 0));
  reserve_.reset();
  link_.Unlink();
  port_ = 0;
}

// False where the listener is gone afterwards. `last` is how the last attempt went.
bool Listener::AcceptUpTo(int most, Accepted* last) {
  bool gone = false;
  bool* const outer = std::exchange(gone_, &gone);
  Accepted accepted = Accepted::kOne;
  for (int i = 0; i < most && accepted == Accepted::kOne; ++i) {
    accepted = AcceptOne();
    if (accepted == Accepted::kNothingWaits) accepts_ = std::max(i, 1);
    if (gone) {
      if (outer != nullptr) *outer = true;
      return false;
    }
    if (!listening()) break;
  }
  gone_ = outer;
  *last = accepted;
  return true;
}

void Listener::AcceptWaiting() {
  base::IntrusiveList<Listener, &Listener::link_> those;
  All().TakeAll(&those);
  while (Listener* const listener = those.PopFront()) {
    All().PushBack(listener);
    Accepted last;
    listener->AcceptUpTo(kMostWaiting, &last);
  }
}

base::IntrusiveList<Listener, &Listener::link_>& Listener::All() {
  // Never destroyed, as the loop.
  static auto* const all = new base::IntrusiveList<Listener, &Listener::link_>;
  return *all;
}

void Listener::OnReadable() {
  if (++wakeups_ % kWakeupsToGrow == 0) accepts_ = std::min(2 * accepts_, kAcceptsPerWakeup);
  woken_ = loop::Loop::Now();
  loop::Loop::Get().RequestBeforeSleep(this);
  Accepted accepted;
  if (!AcceptUpTo(accepts_, &accepted)) return;
  if (accepted == Accepted::kNoDescriptor) accepted = Shed();
  if (accepted == Accepted::kCannot) {
    readable_.Stop();
    retry_.Start(kRetryAfter);
    SetKeepsLoopAlive(keeps_loop_alive_);
  }
}

// What was accepted has been handled.
void Listener::OnBeforeSleep() {
  if (loop::Loop::Now() - woken_ > kSoon) accepts_ = kAcceptsPerWakeup;
}

// Classifies the error of an accept4().
Listener::Accepted Listener::Failed(int error) {
  switch (error) {
    case EAGAIN:
      return Accepted::kNothingWaits;
    case EMFILE:
    case ENFILE:
      return Accepted::kNoDescriptor;
    case EINTR:
    // Errors of the one connection that was taken from the queue.
    case ECONNABORTED:
    case EPROTO:
    case EPERM:
    case ENOPROTOOPT:
    case EOPNOTSUPP:
    case ENETDOWN:
    case ENETUNREACH:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case ENONET:
    case ETIMEDOUT:
      return Accepted::kOne;
    default:
      return Accepted::kCannot;
  }
}

// The listener may be gone afterwards.
Listener::Accepted Listener::AcceptOne() {
  sockaddr_storage storage;
  socklen_t length = sizeof storage;
  auto* raw = reinterpret_cast<sockaddr*>(&storage);
  base::UniqueFd fd(accept4(fd_.get(), raw, &length, SOCK_NONBLOCK | SOCK_CLOEXEC));
  if (!fd) return Failed(errno);
  delegate_->OnAccept(std::move(fd), Address::From(raw, length));
  return Accepted::kOne;
}

// There are no descriptors left. Accepts the waiting connections on the reserve descriptor and
// closes them, for one wake-up's worth. kCannot if there is no reserve, or if another process has
// taken the freed descriptor.
Listener::Accepted Listener::Shed() {
  if (!reserve_) return Accepted::kCannot;
  reserve_.reset();
  Accepted accepted = Accepted::kOne;
  for (int i = 0; i < kAcceptsPerWakeup && accepted == Accepted::kOne; ++i) {
    base::UniqueFd fd(accept4(fd_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!fd) accepted = Failed(errno);
    if (fd) base::CountRefusals(base::Refusal::kNoDescriptor);
  }
  reserve_ = OpenReserve();
  return accepted == Accepted::kNoDescriptor ? Accepted::kCannot : accepted;
}

void Listener::OnRetry() {
  if (!reserve_) reserve_ = OpenReserve();
  readable_.Restart();
  SetKeepsLoopAlive(keeps_loop_alive_);
}

void Listener::SetKeepsLoopAlive(bool keeps) {
  keeps_loop_alive_ = keeps;
  keeps ? readable_.Ref() : readable_.Unref();
  keeps ? retry_.Ref() : retry_.Unref();
}

}  // namespace net
