// Connector: one outcome, reported later, whatever way the connection takes; none after its
// destruction.

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <netdb.h>
#include <netinet/tcp.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "net/connector.h"
#include "net/listener.h"
#include "net_helpers.h"

// Names below "race.test" are lists of addresses, "127-0-0-1.127-0-0-2.race.test"; any other is the
// system's business.
extern "C" int getaddrinfo(const char* name, const char* service, const addrinfo* hints,
                           addrinfo** result) {
  static const auto next =
      reinterpret_cast<decltype(&getaddrinfo)>(dlsym(RTLD_NEXT, "getaddrinfo"));
  std::string text = name == nullptr ? "" : name;
  const size_t end = text.find(".race.test");
  if (end == text.npos) return next(name, service, hints, result);
  addrinfo numeric = *hints;
  numeric.ai_flags |= AI_NUMERICHOST;
  std::string words = text.substr(0, end);
  std::replace(words.begin(), words.end(), '-', '.');
  // Four parts an address; the lists are joined, and freeaddrinfo() takes the whole.
  addrinfo** last = result;
  for (size_t at = 0; at < words.size();) {
    size_t stop = at;
    for (int dots = 0; stop < words.size() && (words[stop] != '.' || ++dots < 4);) ++stop;
    if (next(words.substr(at, stop - at).c_str(), service, &numeric, last) != 0) return EAI_NONAME;
    while (*last != nullptr) last = &(*last)->ai_next;
    at = stop + 1;
  }
  return 0;
}

namespace {

using net::Connector;

class Outcome final : public net::ConnectorDelegate {
 public:
  void OnConnect(base::Result<base::UniqueFd> outcome) override {
    ++times;
    if (outcome.ok()) {
      fd = std::move(outcome.value());
    } else {
      error = outcome.error();
    }
    if (then) then();
  }
  int times = 0;
  base::UniqueFd fd;
  base::Error error;
  std::function<void()> then;
};

struct Accepted final : net::ListenerDelegate {
  void OnAccept(base::UniqueFd fd, const net::Address&) override { fds.push_back(std::move(fd)); }
  std::vector<base::UniqueFd> fds;
};

class ConnectorTest : public testing::Test {
 protected:
  // A port that nobody listens on.
  static uint16_t DeadPort() {
    Accepted accepted;
    net::Listener listener(&accepted);
    EXPECT_FALSE(listener.Listen({"127.0.0.1", 0}, {}));
    return listener.port();
  }
  bool Told() {
    return RunUntil([&] { return outcome.times > 0; });
  }

  Accepted accepted;
  net::Listener listener{&accepted};
  Outcome outcome;
  std::unique_ptr<Connector> connector = std::make_unique<Connector>(&outcome);
};

TEST_F(ConnectorTest, ConnectsToANumber) {
  ASSERT_FALSE(listener.Listen({"127.0.0.1", 0}, {}));
  connector->Connect({"127.0.0.1", listener.port()});
  EXPECT_EQ(outcome.times, 0);
  ASSERT_TRUE(Told());
  ASSERT_TRUE(outcome.fd);
  EXPECT_TRUE(fcntl(outcome.fd.get(), F_GETFL) & O_NONBLOCK);
  EXPECT_TRUE(fcntl(outcome.fd.get(), F_GETFD) & FD_CLOEXEC);
  int on = 0;
  socklen_t length = sizeof on;
  getsockopt(outcome.fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, &length);
  EXPECT_EQ(on, 1);
}

TEST_F(ConnectorTest, ConnectsToAName) {
  ASSERT_FALSE(listener.Listen({"127.0.0.1", 0}, {}));
  connector->Connect({"localhost", listener.port()});
  ASSERT_TRUE(Told());
  EXPECT_TRUE(outcome.fd);
}

TEST_F(ConnectorTest, ConnectsToIpv6) {
  if (listener.Listen({"::1", 0}, {})) GTEST_SKIP() << "no IPv6 here";
  connector->Connect({"::1", listener.port()});
  ASSERT_TRUE(Told());
  EXPECT_TRUE(outcome.fd);
}

TEST_F(ConnectorTest, TriesTheAddressesOfANameInTurn) {
  if (listener.Listen({"::1", 0}, {})) GTEST_SKIP() << "no IPv6 here";
  connector->Connect({"localhost", listener.port()});
  ASSERT_TRUE(Told());
  // Where the name has no IPv6 address there is nothing to fall back to.
  EXPECT_TRUE(outcome.fd || outcome.error.code == ECONNREFUSED);
}

TEST_F(ConnectorTest, ARefusalIsAnError) {
  connector->Connect({"127.0.0.1", DeadPort()});
  EXPECT_EQ(outcome.times, 0);
  ASSERT_TRUE(Told());
  EXPECT_FALSE(outcome.fd);
  EXPECT_STREQ(base::ErrorName(outcome.error), "ECONNREFUSED");
}

TEST_F(ConnectorTest, AnUnknownNameIsAnError) {
  connector->Connect({"no such host", 80});
  EXPECT_EQ(outcome.times, 0);
  ASSERT_TRUE(Told());
  EXPECT_EQ(outcome.error.domain, base::ErrorDomain::kResolver);
}

TEST_F(ConnectorTest, AnErrorOfTheCallItselfComesLater) {
  connector->Connect({"255.255.255.255", 80});  // a broadcast address
  EXPECT_EQ(outcome.times, 0);
  ASSERT_TRUE(Told());
  EXPECT_TRUE(outcome.error);
}

TEST_F(ConnectorTest, IsToldOnce) {
  connector->Connect({"127.0.0.1", DeadPort()});
  ASSERT_TRUE(Told());
  RunFor(0.02);
  EXPECT_EQ(outcome.times, 1);
}

TEST_F(ConnectorTest, DestructionCancelsTheAttempt) {
  ASSERT_FALSE(listener.Listen({"127.0.0.1", 0}, {}));
  connector->Connect({"127.0.0.1", listener.port()});
  connector.reset();
  RunFor(0.02);
  EXPECT_EQ(outcome.times, 0);
}

TEST_F(ConnectorTest, DestructionCancelsTheLookUp) {
  connector->Connect({"localhost", 80});
  connector.reset();
  ASSERT_TRUE(RunUntil([] { return loop::Loop::Get().pool().pending() == 0; }));
  EXPECT_EQ(outcome.times, 0);
}

TEST_F(ConnectorTest, MayBeDestroyedInsideTheOutcome) {
  outcome.then = [&] { connector.reset(); };
  connector->Connect({"127.0.0.1", DeadPort()});
  ASSERT_TRUE(Told());
  EXPECT_EQ(connector, nullptr);
  outcome.times = 0;
  connector = std::make_unique<Connector>(&outcome);
  connector->Connect({"no such host", 80});
  ASSERT_TRUE(Told());
  EXPECT_EQ(connector, nullptr);
}

// A listening socket on the loopback interface that does not answer: its queue is full, and the
// system drops what comes.
struct DeafPort {
  explicit DeafPort(const char* ip = "127.0.0.1") {
    const net::Address any = *net::Address::Parse(ip, 0);
    bind(server.get(), any.raw(), any.length());
    listen(server.get(), 0);
    const net::Address address = *net::Address::LocalOf(server.get());
    port = address.port();
    for (base::UniqueFd& one : queue) {
      one.reset(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
      connect(one.get(), address.raw(), address.length());
    }
  }
  base::UniqueFd server{socket(AF_INET, SOCK_STREAM, 0)};
  std::array<base::UniqueFd, 4> queue;
  uint16_t port = 0;
};

TEST_F(ConnectorTest, GivesUpWhenItsTimeIsOver) {
  const DeafPort deaf;
  connector->Connect({"127.0.0.1", deaf.port});
  connector->SetTimeout(20);
  ASSERT_TRUE(Told());
  EXPECT_FALSE(outcome.fd);
  EXPECT_STREQ(base::ErrorName(outcome.error), "ETIMEDOUT");
  RunFor(0.05);
  EXPECT_EQ(outcome.times, 1);
}

TEST_F(ConnectorTest, ASilentAddressHoldsUpTheNextOneForAMoment) {
  const DeafPort deaf;
  ASSERT_FALSE(listener.Listen({"127.0.0.2", deaf.port}, {}));
  const double start = loop::Loop::Now();
  connector->Connect({"127-0-0-1.127-0-0-2.race.test", deaf.port});
  ASSERT_TRUE(Told());
  ASSERT_TRUE(outcome.fd);
  EXPECT_EQ(net::Address::PeerOf(outcome.fd.get())->ToString(), "127.0.0.2");
  EXPECT_GE(loop::Loop::Now() - start, Connector::kAttemptDelay * 0.9);
}

TEST_F(ConnectorTest, AFailedAddressHoldsUpNothing) {
  ASSERT_FALSE(listener.Listen({"127.0.0.2", 0}, {}));
  connector->Connect({"127-0-0-1.127-0-0-2.race.test", listener.port()});
  ASSERT_TRUE(Told());
  ASSERT_TRUE(outcome.fd);
  EXPECT_EQ(net::Address::PeerOf(outcome.fd.get())->ToString(), "127.0.0.2");
}

TEST_F(ConnectorTest, AnAddressThatFailsDoesNotEndTheOthers) {
  const DeafPort deaf;
  connector->Connect({"127-0-0-1.127-0-0-3.race.test", deaf.port});  // silent, refused
  connector->SetTimeout(600);
  ASSERT_TRUE(Told());
  EXPECT_STREQ(base::ErrorName(outcome.error), "ETIMEDOUT");
}

TEST_F(ConnectorTest, WithoutATimeoutItGoesOn) {
  const DeafPort deaf;
  connector->SetTimeout(10);
  connector->Connect({"127.0.0.1", deaf.port});
  connector->SetTimeout(0);
  RunFor(0.05);
  EXPECT_EQ(outcome.times, 0);
}

TEST_F(ConnectorTest, TheTimeoutEndsALookUp) {
  outcome.then = [&] { connector.reset(); };
  connector->Connect({"no such host", 80});
  connector->SetTimeout(1);
  ASSERT_TRUE(Told());  // whichever came first
  ASSERT_TRUE(RunUntil([] { return loop::Loop::Get().pool().pending() == 0; }));
  RunFor(0.02);
  EXPECT_EQ(outcome.times, 1);
}

TEST_F(ConnectorTest, APendingOneKeepsTheLoopAlive) {
  connector->Connect({"localhost", DeadPort()});
  loop::Loop::Get().Run();
  EXPECT_EQ(outcome.times, 1);
}

}  // namespace
