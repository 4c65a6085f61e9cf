// The resolver: how servers are written. What it does with them is tested with real ones, in
// test/api/dns.

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/unique_fd.h"
#include "loop/loop.h"
#include "net/resolver.h"

namespace net {

namespace {

class Question final : public DnsQuestion {
 public:
  explicit Question(std::function<void(DnsStatus)> done) : done_(std::move(done)) {}
  ~Question() override { ++destroyed; }
  void Done() override { done_(status); }

  static inline int destroyed = 0;

 private:
  std::function<void(DnsStatus)> done_;
};

// A socket that takes datagrams and answers none.
class SilentServer {
 public:
  SilentServer() : fd_(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    const Address any_port = *Address::Parse("127.0.0.1", 0);
    EXPECT_EQ(bind(fd_.get(), any_port.raw(), any_port.length()), 0);
  }
  Address address() const { return *Address::LocalOf(fd_.get()); }

 private:
  base::UniqueFd fd_;
};

}  // namespace

static std::string Parsed(std::string_view text) {
  const std::optional<Address> address = Resolver::ParseServer(text);
  return address ? address->ToString() + " " + std::to_string(address->port()) : "nothing";
}

TEST(Resolver, TakesServersAsAddressAndPort) {
  EXPECT_EQ(Parsed("127.0.0.1"), "127.0.0.1 53");
  EXPECT_EQ(Parsed("127.0.0.1:5353"), "127.0.0.1 5353");
  EXPECT_EQ(Parsed("::1"), "::1 53");
  EXPECT_EQ(Parsed("[::1]"), "::1 53");
  EXPECT_EQ(Parsed("[fd00::2]:54"), "fd00::2 54");
}

TEST(Resolver, TakesNothingElseForAServer) {
  for (const char* text :
       {"", ":", "53", "localhost", "localhost:53", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536",
        "127.0.0.1:5x", "127.0.0.1:-1", "[127.0.0.1]:53", "[127.0.0.1]", "[::1", "::1]", "[::1]x",
        "[]:53", "1.2.3", " 1.2.3.4", "127.0.0.1 :53"}) {
    EXPECT_EQ(Parsed(text), "nothing") << text;
  }
}

TEST(Resolver, AnswersFromAStackOfItsOwn) {
  Resolver resolver;
  std::vector<DnsStatus> answers;
  for (std::string_view name : {"", "a b"}) {
    resolver.Resolve(DnsType::kA, name, std::make_unique<Question>([&](DnsStatus status) {
                       answers.push_back(status);
                     }));
  }
  EXPECT_TRUE(answers.empty());
  loop::Loop::Get().Run();
  EXPECT_EQ(answers, (std::vector<DnsStatus>{DnsStatus::kBadQuery, DnsStatus::kBadQuery}));
}

TEST(Resolver, GoesOnInANestedLoopOfAnAnswer) {
  Resolver resolver;
  int answers = 0;
  resolver.Resolve(DnsType::kA, "", std::make_unique<Question>([&](DnsStatus) {
                     ++answers;
                     while (loop::Loop::Get().RunOnce()) {
                     }
                     EXPECT_EQ(answers, 3);
                   }));
  for (int i = 0; i < 2; ++i) {
    resolver.Resolve(DnsType::kPtr, "", std::make_unique<Question>([&](DnsStatus) { ++answers; }));
  }
  loop::Loop::Get().Run();
  EXPECT_EQ(answers, 3);
}

// Questions that were sent, that are queued, and that went to servers replaced since.
TEST(Resolver, DropsWhatWaitsWhenItIsDestroyed) {
  const SilentServer server;
  int answers = 0;
  Question::destroyed = 0;
  {
    Resolver resolver;
    for (int list = 0; list < 2; ++list) {
      resolver.SetServers({server.address()});
      for (size_t i = 0; i < Resolver::kMaxInFlight + 10; ++i) {
        resolver.Resolve(DnsType::kA, "a.test",
                         std::make_unique<Question>([&](DnsStatus) { ++answers; }));
      }
    }
  }
  EXPECT_EQ(answers, 0);
  EXPECT_EQ(Question::destroyed, 2 * (static_cast<int>(Resolver::kMaxInFlight) + 10));
  loop::Loop::Get().Run();  // nothing of them is left in it
}

}  // namespace net
