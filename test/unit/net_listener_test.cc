// Listener: binds at once, hands out sockets ready for use, survives the lack of descriptors.

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/times.h>

#include <memory>
#include <vector>

#include "net/connector.h"
#include "net/listener.h"
#include "net_helpers.h"

namespace {

// How accept4() fails, and how often from now on; how often it was called.
int accept_error = 0, accept_failures = 0, accept_calls = 0;

}  // namespace

extern "C" int accept4(int fd, sockaddr* address, socklen_t* length, int flags) {
  static const auto real = reinterpret_cast<decltype(&accept4)>(dlsym(RTLD_NEXT, "accept4"));
  ++accept_calls;
  if (accept_failures == 0) return real(fd, address, length, flags);
  --accept_failures;
  errno = accept_error;
  return -1;
}

namespace {

using net::Address;
using net::Listener;

class Acceptor final : public net::ListenerDelegate {
 public:
  void OnAccept(base::UniqueFd fd, const Address& peer) override {
    accepted.push_back(std::move(fd));
    peers.push_back(peer.ToString());
    if (then) then();
  }
  std::vector<base::UniqueFd> accepted;
  std::vector<std::string> peers;
  std::function<void()> then;
};

base::UniqueFd ConnectTo(std::string_view ip, uint16_t port) {
  const Address address = *Address::Parse(ip, port);
  base::UniqueFd fd(socket(address.family(), SOCK_STREAM, 0));
  const timeval five_seconds{5, 0};
  setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &five_seconds, sizeof five_seconds);
  if (connect(fd.get(), address.raw(), address.length()) != 0) fd.reset();
  return fd;
}

int IntOption(int fd, int level, int option) {
  int value = 0;
  socklen_t length = sizeof value;
  getsockopt(fd, level, option, &value, &length);
  return value;
}

class ListenerTest : public testing::Test {
 protected:
  bool Accepted(size_t count) {
    return RunUntil([&] { return acceptor.accepted.size() >= count; });
  }
  Acceptor acceptor;
  std::unique_ptr<Listener> listener = std::make_unique<Listener>(&acceptor);
};

TEST_F(ListenerTest, AcceptsSocketsReadyForUse) {
  ASSERT_FALSE(listener->Listen({"127.0.0.1", 0}, {}));
  EXPECT_TRUE(listener->listening());
  EXPECT_NE(listener->port(), 0);
  base::UniqueFd client = ConnectTo("127.0.0.1", listener->port());
  ASSERT_TRUE(Accepted(1));
  const int fd = acceptor.accepted[0].get();
  EXPECT_TRUE(fcntl(fd, F_GETFL) & O_NONBLOCK);
  EXPECT_TRUE(fcntl(fd, F_GETFD) & FD_CLOEXEC);
  EXPECT_EQ(IntOption(fd, IPPROTO_TCP, TCP_NODELAY), 1);
  EXPECT_EQ(acceptor.peers[0], "127.0.0.1");
}

TEST_F(ListenerTest, WhatCameWhileAConnectionWasHandledForLongIsAcceptedNext) {
  ASSERT_FALSE(listener->Listen({"127.0.0.1", 0}, {}));
  std::vector<base::UniqueFd> clients;
  for (int i = 0; i < 20; ++i) clients.push_back(ConnectTo("127.0.0.1", listener->port()));
  acceptor.then = [&] {
    const double began = loop::Loop::Now();
    while (loop::Loop::Now() - began < 2 * Listener::kSoon) continue;
    acceptor.then = nullptr;
  };
  ASSERT_TRUE(Accepted(1));
  EXPECT_EQ(acceptor.accepted.size(), 1U);
  ASSERT_TRUE(Accepted(2));
  EXPECT_EQ(acceptor.accepted.size(), clients.size());
}

TEST_F(ListenerTest, WhatItAcceptsIsProbedWhenSilent) {
  ASSERT_FALSE(listener->Listen({"127.0.0.1", 0}, {}));
  base::UniqueFd client = ConnectTo("127.0.0.1", listener->port());
  ASSERT_TRUE(Accepted(1));
  const int fd = acceptor.accepted[0].get();
  EXPECT_EQ(IntOption(fd, SOL_SOCKET, SO_KEEPALIVE), 1);
  EXPECT_EQ(IntOption(fd, IPPROTO_TCP, TCP_KEEPIDLE), 300);
}

TEST_F(ListenerTest, NoHostIsEveryAddressOfBothFamilies) {
  ASSERT_FALSE(listener->Listen({"", 0}, {}));
  base::UniqueFd v4 = ConnectTo("127.0.0.1", listener->port());
  ASSERT_TRUE(Accepted(1));
  EXPECT_EQ(acceptor.peers[0], "127.0.0.1");
  base::UniqueFd v6 = ConnectTo("::1", listener->port());
  if (!v6) GTEST_SKIP() << "no IPv6 here";
  ASSERT_TRUE(Accepted(2));
  EXPECT_EQ(acceptor.peers[1], "::1");
}

TEST_F(ListenerTest, ANameTakesItsFirstIpv4Address) {
  ASSERT_FALSE(listener->Listen({"localhost", 0}, {}));
  EXPECT_TRUE(ConnectTo("127.0.0.1", listener->port()));
}

TEST_F(ListenerTest, ATakenPortIsAnErrorAtOnce) {
  ASSERT_FALSE(listener->Listen({"127.0.0.1", 0}, {}));
  Listener second(&acceptor);
  const base::Error error = second.Listen({"127.0.0.1", listener->port()}, {});
  EXPECT_STREQ(base::ErrorName(error), "EADDRINUSE");
  EXPECT_FALSE(second.listening());
  EXPECT_EQ(second.port(), 0);
  listener->Close();
  EXPECT_FALSE(second.Listen({"127.0.0.1", 0}, {}));  // after a failure it may be tried again
}

TEST_F(ListenerTest, ReusePortSharesAPort) {
  const net::ListenOptions options{.backlog = 5, .reuse_port = true};
  ASSERT_FALSE(listener->Listen({"127.0.0.1", 0}, options));
  Listener second(&acceptor);
  EXPECT_FALSE(second.Listen({"127.0.0.1", listener->port()}, options));
}

TEST_F(ListenerTest, AnUnknownHostIsAnError) {
  EXPECT_EQ(listener->Listen({"no such host", 0}, {}).domain, base::ErrorDomain::kResolver);
}

TEST_F(ListenerTest, CloseIsAtOnceAndIdempotent) {
  ASSERT_FALSE(listener->Listen({"127.0.0.1", 0}, {}));
  const uint16_t port = listener->port();
  listener->Close();
  listener->Close();
  EXPECT_FALSE(listener->listening());
  EXPECT_FALSE(ConnectTo("127.0.0.1", port));
  EXPECT_FALSE(listener->Listen({"127.0.0.1", port}, {}));  // SO_REUSEADDR
}

TEST_F(ListenerTest, KeepsTheLoopAliveUntilClosed) {
  ASSERT_FALSE(listener->Listen({"127.0.0.1", 0}, {}));
  base::UniqueFd client = ConnectTo("127.0.0.1", listener->port());
  acceptor.then = [&] { listener->Close(); };
  loop::Loop::Get().Run();
  EXPECT_EQ(acceptor.accepted.size(), 1u);
}

TEST_F(ListenerTest, MayBeClosedInsideOnAccept) {
  ASSERT_FALSE(listener->Listen({"127.0.0.1", 0}, {}));
  base::UniqueFd a = ConnectTo("127.0.0.1", listener->port()),
                 b = ConnectTo("127.0.0.1", listener->port());
  acceptor.then = [&] { listener->Close(); };
  ASSERT_TRUE(Accepted(1));
  RunFor(0.01);
  EXPECT_EQ(acceptor.accepted.size(), 1u);
}

TEST_F(ListenerTest, MayBeDestroyedInsideOnAccept) {
  ASSERT_FALSE(listener->Listen({"127.0.0.1", 0}, {}));
  base::UniqueFd a = ConnectTo("127.0.0.1", listener->port()),
                 b = ConnectTo("127.0.0.1", listener->port());
  acceptor.then = [&] { listener.reset(); };
  ASSERT_TRUE(Accepted(1));
  EXPECT_EQ(acceptor.accepted.size(), 1u);
}

TEST_F(ListenerTest, AcceptsInANestedLoopAndMayBeDestroyedThere) {
  ASSERT_FALSE(listener->Listen({"127.0.0.1", 0}, {}));
  base::UniqueFd a = ConnectTo("127.0.0.1", listener->port()),
                 b = ConnectTo("127.0.0.1", listener->port());
  acceptor.then = [&] {
    if (acceptor.accepted.size() == 1) {
      EXPECT_TRUE(RunUntil([&] { return acceptor.accepted.size() == 2; }));
    } else {
      listener.reset();
    }
  };
  EXPECT_TRUE(Accepted(2));
}

TEST_F(ListenerTest, ABoundedNumberOfAcceptsAWakeUp) {
  ASSERT_FALSE(listener->Listen({"127.0.0.1", 0}, {}));
  std::vector<base::UniqueFd> clients;
  for (int i = 0; i < Listener::kAcceptsPerWakeup + 10; ++i) {
    clients.push_back(ConnectTo("127.0.0.1", listener->port()));
  }
  loop::Loop::Get().RunOnce();
  EXPECT_LE(acceptor.accepted.size(), static_cast<size_t>(Listener::kAcceptsPerWakeup));
  EXPECT_TRUE(Accepted(clients.size()));
}

// Takes every descriptor there is, for as long as it lives.
struct NoDescriptors {
  NoDescriptors() {
    getrlimit(RLIMIT_NOFILE, &before);
    rlimit low = before;
    low.rlim_cur = 200;
    setrlimit(RLIMIT_NOFILE, &low);
    for (int fd; (fd = dup(0)) >= 0;) taken.emplace_back(fd);
  }
  ~NoDescriptors() { setrlimit(RLIMIT_NOFILE, &before); }
  rlimit before;
  std::vector<base::UniqueFd> taken;
};

TEST_F(ListenerTest, OutOfDescriptorsItClosesWhatWaitsAndDoesNotSpin) {
  ASSERT_FALSE(listener->Listen({"127.0.0.1", 0}, {}));
  std::vector<base::UniqueFd> clients;
  for (int i = 0; i < 3; ++i) clients.push_back(ConnectTo("127.0.0.1", listener->port()));
  {
    NoDescriptors none;
    tms before, after;
    times(&before);
    RunFor(0.3);
    times(&after);
    EXPECT_LT(after.tms_utime + after.tms_stime - before.tms_utime - before.tms_stime,
              sysconf(_SC_CLK_TCK) / 10);
    for (auto& client : clients) EXPECT_EQ(Receive(client), "");  // each was closed
  }
  EXPECT_TRUE(acceptor.accepted.empty());
  base::UniqueFd client = ConnectTo("127.0.0.1", listener->port());
  EXPECT_TRUE(Accepted(1));
}

TEST_F(ListenerTest, WithoutAReserveItWaitsAndDoesNotSpin) {
  base::UniqueFd client;
  {
    NoDescriptors none;
    none.taken.pop_back();  // one for the socket, none for the reserve
    ASSERT_FALSE(listener->Listen({"127.0.0.1", 0}, {}));
    none.taken.clear();
    client = ConnectTo("127.0.0.1", listener->port());
    for (int fd; (fd = dup(0)) >= 0;) none.taken.emplace_back(fd);
    tms before, after;
    times(&before);
    RunFor(0.3);
    times(&after);
    EXPECT_LT(after.tms_utime + after.tms_stime - before.tms_utime - before.tms_stime,
              sysconf(_SC_CLK_TCK) / 10);
    EXPECT_TRUE(acceptor.accepted.empty());
  }
  EXPECT_TRUE(Accepted(1));  // once there are descriptors again
}

TEST_F(ListenerTest, ABoundedNumberOfAbortedConnectionsAWakeUp) {
  ASSERT_FALSE(listener->Listen({"127.0.0.1", 0}, {}));
  base::UniqueFd client = ConnectTo("127.0.0.1", listener->port());
  accept_error = ECONNABORTED;
  accept_failures = 10 * Listener::kAcceptsPerWakeup;
  accept_calls = 0;
  loop::Loop::Get().RunOnce();
  EXPECT_LE(accept_calls, Listener::kAcceptsPerWakeup);
  EXPECT_TRUE(Accepted(1));
}

// As where another process takes each descriptor of the system's that is set free.
TEST_F(ListenerTest, WhereTheReserveIsOfNoUseItWaitsAndDoesNotSpin) {
  ASSERT_FALSE(listener->Listen({"127.0.0.1", 0}, {}));
  base::UniqueFd client = ConnectTo("127.0.0.1", listener->port());
  accept_error = ENFILE;
  accept_failures = 1 << 30;
  accept_calls = 0;
  RunFor(0.3);
  EXPECT_LT(accept_calls, 20);
  accept_failures = 0;
  EXPECT_TRUE(Accepted(1));
}

TEST_F(ListenerTest, AUnixSocketIsListenedOnAndConnectedTo) {
  const std::string name = "@node-listener-test-" + std::to_string(getpid());
  const net::Endpoint endpoint = net::Endpoint::Unix(name);
  ASSERT_FALSE(listener->Listen(endpoint, {}));
  EXPECT_EQ(listener->port(), 0);
  struct Outcome final : net::ConnectorDelegate {
    void OnConnect(base::Result<base::UniqueFd> outcome) override {
      if (outcome.ok()) fd = std::move(outcome.value());
    }
    base::UniqueFd fd;
  } outcome;
  net::Connector connector(&outcome);
  connector.Connect(endpoint);
  ASSERT_TRUE(Accepted(1));
  EXPECT_TRUE(RunUntil([&] { return static_cast<bool>(outcome.fd); }));
  EXPECT_EQ(Address::PeerOf(outcome.fd.get())->ToString(), name);
  EXPECT_EQ(acceptor.peers[0], "");
}

TEST_F(ListenerTest, AnInheritedSocketIsTakenOver) {
  base::UniqueFd made(socket(AF_INET, SOCK_STREAM, 0));
  const Address any = *Address::Parse("127.0.0.1", 0);
  ASSERT_EQ(bind(made.get(), any.raw(), any.length()), 0);
  const net::Endpoint endpoint = net::Endpoint::Descriptor(made.get());
  EXPECT_EQ(listener->Listen(endpoint, {}).code, EINVAL) << "it does not listen yet";
  ASSERT_EQ(listen(made.get(), 1), 0);
  const int fd = made.release();
  ASSERT_FALSE(listener->Listen(endpoint, {}));
  EXPECT_TRUE(fcntl(fd, F_GETFD) & FD_CLOEXEC);
  Listener second(&acceptor);
  EXPECT_EQ(second.Listen(endpoint, {}).code, EADDRINUSE) << "both would close it";
  base::UniqueFd client = ConnectTo("127.0.0.1", listener->port());
  ASSERT_TRUE(Accepted(1));
  EXPECT_EQ(IntOption(acceptor.accepted[0].get(), IPPROTO_TCP, TCP_NODELAY), 1);
}

TEST_F(ListenerTest, WhatIsNoSocketIsNotTakenOver) {
  EXPECT_EQ(listener->Listen(net::Endpoint::Descriptor(-1), {}).code, EBADF);
}

}  // namespace
