#include "inspector/server.h"

#include <netdb.h>
#include <netinet/tcp.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <cerrno>
#include <csignal>
#include <utility>

namespace inspector {

Server::Server(Target target, Mailbox* mailbox, std::function<void()> on_event)
    : target_(std::move(target)), mailbox_(mailbox), on_event_(std::move(on_event)) {}

Server::~Server() {
  if (!runs_) return;
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  eventfd_write(wake_.get(), 1);
  pthread_join(thread_, nullptr);
}

// The first of the host's addresses.
base::Error Server::Listen(const Address& address) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const int failed =
      getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &hints, &found);
  if (failed != 0) return base::Error::Resolver(failed);
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses(found, freeaddrinfo);
  listener_.reset(socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!listener_) return base::Error::System("socket");
  const int on = 1;
  setsockopt(listener_.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  setsockopt(listener_.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (bind(listener_.get(), found->ai_addr, found->ai_addrlen) != 0)
    return base::Error::System("bind");
  if (listen(listener_.get(), 16) != 0) return base::Error::System("listen");
  return {};
}

static uint16_t PortOf(int fd) {
  sockaddr_in6 address;  // the port of an IPv4 address is at the same place
  socklen_t size = sizeof address;
  getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.sin6_port);
}

base::Error Server::Start(const Address& address) {
  if (base::Error error = Listen(address)) return error;
  url_ = "ws://" + Address{address.host, PortOf(listener_.get())}.ToString() + "/" + target_.id;
  wake_.reset(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
  if (!wake_) return base::Error::System("eventfd");
  // Signals are the main thread's.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const auto run = [](void* self) -> void* {
    static_cast<Server*>(self)->Run();
    return nullptr;
  };
  const int failed = pthread_create(&thread_, nullptr, run, this);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  runs_ = failed == 0;
  return runs_ ? base::Error() : base::Error::System("pthread_create", failed);
}

void Server::Send(int session, std::string message) {
  {
    const std::lock_guard lock(mutex_);
    outgoing_.push_back({session, std::move(message)});
  }
  eventfd_write(wake_.get(), 1);
}

// ---- on the thread ----

void Server::Post(Event event) {
  mailbox_->Post(std::move(event));
  on_event_();
}

void Server::Run() {
  for (;;) {
    std::vector<pollfd> watched = {{wake_.get(), POLLIN, 0},
                                   {accepts_ ? listener_.get() : -1, POLLIN, 0}};
    std::vector<int> numbers;
    for (auto& [number, connection] : connections_) {
      const short output = connection.has_output() ? POLLOUT : 0;
      watched.push_back({connection.fd(), static_cast<short>(POLLIN | output), 0});
      numbers.push_back(number);
    }
    const int ready = poll(watched.data(), watched.size(), accepts_ ? -1 : kAcceptPauseMs);
    accepts_ = true;
    if (ready < 0) continue;
    if (watched[0].revents != 0) SendQueued();
    {
      const std::lock_guard lock(mutex_);
      if (ends_) return;
    }
    for (size_t i = 0; i < numbers.size(); ++i) {
      const auto found = connections_.find(numbers[i]);
      if (found == connections_.end()) continue;
      if (watched[i + 2].revents & (POLLIN | POLLHUP | POLLERR)) {
        Receive(found->first, &found->second);
      } else if ((watched[i + 2].revents & POLLOUT) && !found->second.Flush()) {
        Close(found->first);
      }
    }
    if (watched[1].revents != 0) Accept();
  }
}

void Server::SendQueued() {
  eventfd_t count;
  eventfd_read(wake_.get(), &count);
  std::vector<Outgoing> outgoing;
  {
    const std::lock_guard lock(mutex_);
    outgoing.swap(outgoing_);
  }
  for (const Outgoing& one : outgoing) {
    const auto found = connections_.find(one.session);
    if (found == connections_.end()) continue;
    if (!found->second.Send(one.message) || !found->second.Flush()) Close(one.session);
  }
}

void Server::Accept() {
  base::UniqueFd fd(accept4(listener_.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
  // A connection that was reset meanwhile, or none: nothing. All else may last.
  accepts_ = fd || errno == EAGAIN || errno == EINTR || errno == ECONNABORTED;
  if (!fd || connections_.size() >= kMaxConnections) return;
  connections_.try_emplace(connections_made_++, std::move(fd), &target_);
}

void Server::Receive(int number, Connection* connection) {
  char bytes[64 * 1024];
  const ssize_t size = recv(connection->fd(), bytes, sizeof bytes, 0);
  if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (size <= 0) return Close(number);
  const bool was_session = connection->is_session();
  std::vector<std::string> messages;
  const bool goes_on =
      connection->Take({bytes, static_cast<size_t>(size)},
                       [&](std::string_view message) { messages.emplace_back(message); });
  if (connection->is_session() && !was_session) Post({Event::Kind::kOpened, number});
  for (std::string& message : messages) Post({Event::Kind::kMessage, number, std::move(message)});
  if (!connection->Flush() || !goes_on) Close(number);
}

void Server::Close(int number) {
  const auto found = connections_.find(number);
  const bool was_session = found->second.is_session();
  connections_.erase(found);
  if (was_session) Post({Event::Kind::kClosed, number});
}

}  // namespace inspector
