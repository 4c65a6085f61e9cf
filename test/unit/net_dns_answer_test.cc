// DNS answers: aliases, times to live, every way a message can be broken, and the names that may be
// asked for.

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "net/dns_answer.h"

namespace net {

namespace {

constexpr uint16_t kCname = 5;

// Builds a message as a name server would, name by name, without compression unless requested.
class Message {
 public:
  explicit Message(int answers, uint16_t flags = 0x8180) {
    U16(0x1234).U16(flags).U16(1).U16(answers).U16(0).U16(0);
  }
  Message& U16(unsigned value) {
    bytes.push_back(value >> 8);
    bytes.push_back(value & 0xFF);
    return *this;
  }
  Message& Bytes(std::string_view text) {
    bytes.insert(bytes.end(), text.begin(), text.end());
    return *this;
  }
  Message& Name(std::string_view name) {
    while (!name.empty()) {
      const std::string_view label = name.substr(0, name.find('.'));
      bytes.push_back(static_cast<uint8_t>(label.size()));
      Bytes(label);
      name.remove_prefix(std::min(name.size(), label.size() + 1));
    }
    bytes.push_back(0);
    return *this;
  }
  Message& Question(std::string_view name, DnsType type) {
    return Name(name).U16(static_cast<uint16_t>(type)).U16(1);
  }
  // A record up to its data, which has `size` bytes.
  Message& Record(std::string_view owner, uint16_t type, uint32_t ttl, size_t size) {
    return Name(owner).U16(type).U16(1).U16(ttl >> 16).U16(ttl & 0xFFFF).U16(size);
  }
  Message& A(std::string_view owner, uint32_t ttl, std::string_view address) {
    return Record(owner, 1, ttl, 4).Bytes(address);
  }
  Message& Alias(std::string_view owner, uint32_t ttl, std::string_view target) {
    return Record(owner, kCname, ttl, target.size() + 2).Name(target);
  }

  std::vector<uint8_t> bytes;
};

DnsStatus Read(const Message& message, DnsAnswer* answer, DnsType type = DnsType::kA) {
  return ReadDnsAnswer(message.bytes, type, answer);
}

DnsStatus StatusOf(const Message& message, DnsType type = DnsType::kA) {
  DnsAnswer ignored;
  return Read(message, &ignored, type);
}

Message Chain() {
  return Message(4)
      .Question("www.a.test", DnsType::kA)
      .A("c.test", 60, "\1\2\3\4")
      .Alias("B.test", 30, "c.test")
      .Alias("WWW.a.test", 90, "b.TEST")
      .A("c.test", 50, "\1\2\3\5");
}

}  // namespace

TEST(DnsAnswer, GivesAddressesWithTheirTimeToLiveAndName) {
  DnsAnswer answer;
  const Message message = Message(2)
                              .Question("a.test", DnsType::kA)
                              .A("a.test", 9, "\1\2\3\4")
                              .A("a.test", 7, "\5\6\7\x8");
  ASSERT_EQ(Read(message, &answer), DnsStatus::kSuccess);
  EXPECT_EQ(answer.values, (std::vector<std::string>{"1.2.3.4", "5.6.7.8"}));
  EXPECT_EQ(answer.ttl, 7u);
  EXPECT_EQ(answer.cname, "a.test");
}

TEST(DnsAnswer, FollowsAliasesInAnyOrderAndCaseToTheSmallestTimeToLive) {
  DnsAnswer answer;
  ASSERT_EQ(Read(Chain(), &answer), DnsStatus::kSuccess);
  EXPECT_EQ(answer.values, (std::vector<std::string>{"1.2.3.4", "1.2.3.5"}));
  EXPECT_EQ(answer.ttl, 30u);
  EXPECT_EQ(answer.cname, "c.test");
}

TEST(DnsAnswer, IgnoresRecordsOfOtherNamesTypesAndClasses) {
  DnsAnswer answer;
  Message message(3);
  message.Question("a.test", DnsType::kA)
      .A("evil.test", 1, "\6\6\6\6")
      .Record("a.test", 16, 1, 3)
      .Bytes("\2hi");
  message.A("a.test", 5, "\1\2\3\4");
  ASSERT_EQ(Read(message, &answer), DnsStatus::kSuccess);
  EXPECT_EQ(answer.values, std::vector<std::string>{"1.2.3.4"});
  EXPECT_EQ(answer.ttl, 5u);
}

TEST(DnsAnswer, GivesIPv6Addresses) {
  DnsAnswer answer;
  Message message(1);
  message.Question("a.test", DnsType::kAaaa).Record("a.test", 28, 5, 16);
  message.Bytes(std::string_view("\xfd\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1", 16));
  ASSERT_EQ(Read(message, &answer, DnsType::kAaaa), DnsStatus::kSuccess);
  EXPECT_EQ(answer.values, std::vector<std::string>{"fd00::1"});
}

TEST(DnsAnswer, GivesNamesEscapedWhereTheyNeedIt) {
  DnsAnswer answer;
  Message message(1);
  message.Question("1.in-addr.arpa", DnsType::kPtr).Record("1.in-addr.arpa", 12, 5, 9);
  message.Bytes(std::string_view("\7a.b\\ \n\xff\0", 9));
  ASSERT_EQ(Read(message, &answer, DnsType::kPtr), DnsStatus::kSuccess);
  EXPECT_EQ(answer.values, std::vector<std::string>{"a\\.b\\\\\\032\\010\\255"});
}

TEST(DnsAnswer, FollowsCompressedNamesBackwards) {
  DnsAnswer answer;
  Message message(1);
  message.Question("a.test", DnsType::kPtr)
      .U16(0xC00C)
      .U16(12)
      .U16(1)
      .U16(0)
      .U16(5)
      .U16(4)
      .Bytes("\1b")
      .U16(0xC00E);
  ASSERT_EQ(Read(message, &answer, DnsType::kPtr), DnsStatus::kSuccess);
  EXPECT_EQ(answer.values, std::vector<std::string>{"b.test"});
}

TEST(DnsAnswer, TakesATimeToLiveWithTheTopBitForZero) {
  DnsAnswer answer;
  ASSERT_EQ(
      Read(Message(1).Question("a.test", DnsType::kA).A("a.test", 0x80000000, "\1\2\3\4"), &answer),
      DnsStatus::kSuccess);
  EXPECT_EQ(answer.ttl, 0u);
}

TEST(DnsAnswer, TellsWhyThereAreNoValues) {
  EXPECT_EQ(StatusOf(Message(0, 0x8183).Question("a.test", DnsType::kA)), DnsStatus::kNxDomain);
  EXPECT_EQ(StatusOf(Message(0, 0x8182).Question("a.test", DnsType::kA)), DnsStatus::kTempFail);
  EXPECT_EQ(StatusOf(Message(0, 0x8185).Question("a.test", DnsType::kA)), DnsStatus::kTempFail);
  EXPECT_EQ(StatusOf(Message(0, 0x8181).Question("a.test", DnsType::kA)), DnsStatus::kBadQuery);
  EXPECT_EQ(StatusOf(Message(0).Question("a.test", DnsType::kA)), DnsStatus::kNoData);
  EXPECT_EQ(StatusOf(Message(1).Question("a.test", DnsType::kA).Alias("a.test", 1, "b.test")),
            DnsStatus::kNoData);
}

TEST(DnsAnswer, RefusesWhatIsNoReply) {
  EXPECT_EQ(StatusOf(Message(0, 0x0100).Question("a.test", DnsType::kA)), DnsStatus::kProtocol);
  EXPECT_EQ(StatusOf(Message(0)), DnsStatus::kProtocol);
  EXPECT_EQ(ReadDnsAnswer({}, DnsType::kA, nullptr), DnsStatus::kProtocol);
}

TEST(DnsAnswer, RefusesAliasesWithoutEnd) {
  EXPECT_EQ(StatusOf(Message(2)
                         .Question("a.test", DnsType::kA)
                         .Alias("a.test", 1, "b.test")
                         .Alias("b.test", 1, "a.test")),
            DnsStatus::kProtocol);
  Message message(40);
  message.Question("n0", DnsType::kA);
  for (int i = 0; i < 40; ++i)
    message.Alias("n" + std::to_string(i), 1, "n" + std::to_string(i + 1));
  EXPECT_EQ(StatusOf(message), DnsStatus::kProtocol);
}

TEST(DnsAnswer, RefusesDataOfTheWrongSize) {
  EXPECT_EQ(
      StatusOf(Message(1).Question("a.test", DnsType::kA).Record("a.test", 1, 1, 3).Bytes("abc")),
      DnsStatus::kProtocol);
  EXPECT_EQ(
      StatusOf(Message(1).Question("a.test", DnsType::kA).Record("a.test", 1, 1, 4).Bytes("abc")),
      DnsStatus::kProtocol);
  EXPECT_EQ(StatusOf(Message(1).Question("a", DnsType::kPtr).Record("a", 12, 1, 4).Bytes("\1b\0x"),
                     DnsType::kPtr),
            DnsStatus::kProtocol);
}

TEST(DnsAnswer, RefusesNamesThatPointForwardsOrAtThemselves) {
  for (unsigned target : {0xC00Cu, 0xC00Du, 0xC00Eu, 0xFFFFu}) {
    Message message(0);
    message.U16(target).U16(1).U16(1);
    EXPECT_EQ(StatusOf(message), DnsStatus::kProtocol) << target;
    EXPECT_FALSE(HasDnsQuestion(message.bytes)) << target;
  }
}

TEST(DnsAnswer, RefusesNamesThatAreTooLongWhenUnpacked) {
  Message message(1);
  message.Question(std::string(63, 'a'), DnsType::kPtr);
  message.U16(0xC00C).U16(12).U16(1).U16(0).U16(5).U16(4 * 64 + 2);
  for (int i = 0; i < 4; ++i) message.Bytes("\x3f" + std::string(63, 'b'));
  message.U16(0xC00C);
  EXPECT_EQ(StatusOf(message, DnsType::kPtr), DnsStatus::kProtocol);
}

TEST(DnsAnswer, RefusesEveryShortenedMessage) {
  const std::vector<uint8_t> whole = Chain().bytes;
  for (size_t size = 0; size < whole.size(); ++size) {
    // A copy of just that size, so that a sanitizer sees a read beyond it.
    const std::vector<uint8_t> part(whole.begin(), whole.begin() + size);
    DnsAnswer ignored;
    EXPECT_EQ(ReadDnsAnswer(part, DnsType::kA, &ignored), DnsStatus::kProtocol) << size;
  }
}

TEST(DnsAnswer, SurvivesAnyBytes) {
  std::mt19937 random(1);
  for (int round = 0; round < 200000; ++round) {
    std::vector<uint8_t> bytes = Chain().bytes;
    for (int changes = random() % 8; changes >= 0; --changes)
      bytes[random() % bytes.size()] = random();
    bytes.resize(random() % 4 == 0 ? random() % bytes.size() : bytes.size());
    DnsAnswer answer;
    for (DnsType type : {DnsType::kA, DnsType::kAaaa, DnsType::kPtr}) {
      const bool success = ReadDnsAnswer(bytes, type, &answer) == DnsStatus::kSuccess;
      EXPECT_EQ(success, !answer.values.empty());
      answer = {};
    }
    HasDnsQuestion(bytes);
  }
}

TEST(DnsAnswer, KnowsADomainName) {
  const std::string label(63, 'a');
  for (const std::string& name :
       {std::string("a"), std::string("google.com"), std::string("google.com."),
        std::string("_sip._tcp.x-y.9"), label, label + "." + label}) {
    EXPECT_TRUE(IsDomainName(name)) << name;
  }
  const std::string longest = label + "." + label + "." + label + "." + std::string(61, 'b');
  EXPECT_TRUE(IsDomainName(longest));
  EXPECT_TRUE(IsDomainName(longest + "."));
  EXPECT_FALSE(IsDomainName(longest + "b"));
  for (const std::string& name :
       {std::string(""), std::string("."), std::string(".a"), std::string("a..b"),
        std::string("a.."), std::string("a b"), std::string("http://a/"), label + "a",
        std::string("\xc3\xa9.fr"), std::string("a\0b", 3), std::string("a\\.b")}) {
    EXPECT_FALSE(IsDomainName(name)) << name;
  }
}

TEST(DnsAnswer, TurnsAddressesIntoNames) {
  EXPECT_EQ(ReverseName("192.0.2.10"), "10.2.0.192.in-addr.arpa");
  EXPECT_EQ(ReverseName("fd00::12"),
            "2.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.d.f.ip6.arpa");
  for (std::string_view text :
       {"", "1.2.3", "1.2.3.4.5", "google.com", "1.2.3.256", "::1%lo", ":::"}) {
    EXPECT_EQ(ReverseName(text), std::nullopt) << text;
  }
  EXPECT_EQ(ReverseName(std::string_view("1.2.3.4\0x", 9)), std::nullopt);
}

}  // namespace net
