// Address: numeric forms of both families and back.

#include <gtest/gtest.h>

#include "net/address.h"
#include "net/endpoint.h"

namespace {

using net::Address;

TEST(AddressTest, ParsesBothFamilies) {
  auto v4 = Address::Parse("127.0.0.1", 80);
  ASSERT_TRUE(v4);
  EXPECT_EQ(v4->family(), AF_INET);
  EXPECT_EQ(v4->port(), 80);
  EXPECT_EQ(v4->ToString(), "127.0.0.1");
  EXPECT_EQ(v4->length(), sizeof(sockaddr_in));
  auto v6 = Address::Parse("2001:4860:a005::68", 65535);
  ASSERT_TRUE(v6);
  EXPECT_EQ(v6->family(), AF_INET6);
  EXPECT_EQ(v6->port(), 65535);
  EXPECT_EQ(v6->ToString(), "2001:4860:a005::68");
  EXPECT_EQ(v6->length(), sizeof(sockaddr_in6));
}

TEST(AddressTest, RefusesEverythingElse) {
  for (std::string_view text :
       {"", "localhost", "127.0.0.1.", "1.2.3", "256.1.1.1", "::g", "[::1]", "127.0.0.1 "}) {
    EXPECT_FALSE(Address::Parse(text, 1)) << text;
  }
  EXPECT_FALSE(Address::Parse(std::string_view("127.0.0.1\0.evil", 15), 1));
  EXPECT_FALSE(Address::Parse(std::string(1000, '1'), 1));
}

TEST(AddressTest, AnIpv4PeerOfAnIpv6SocketShowsAsIpv4) {
  EXPECT_EQ(Address::Parse("::ffff:10.1.2.3", 1)->ToString(), "10.1.2.3");
}

TEST(AddressTest, AnyAndPorts) {
  EXPECT_EQ(Address::Any(AF_INET, 5).ToString(), "0.0.0.0");
  EXPECT_EQ(Address::Any(AF_INET6, 5).ToString(), "::");
  EXPECT_EQ(Address::Any(AF_INET6, 5).port(), 5);
  EXPECT_EQ(Address::Any(AF_INET, 5).WithPort(6).port(), 6);
}

TEST(AddressTest, OfNoSocketThereIsNone) {
  EXPECT_FALSE(Address::LocalOf(-1));
  EXPECT_FALSE(Address::PeerOf(-1));
}

TEST(ResolveTest, LocalhostIsIpv4First) {
  auto addresses = net::Endpoint("localhost", 7000).LookUp();
  ASSERT_TRUE(addresses.ok());
  EXPECT_EQ(addresses.value().front().ToString(), "127.0.0.1");
  EXPECT_EQ(addresses.value().front().port(), 7000);
}

TEST(ResolveTest, NumericAddressesAreThemselves) {
  EXPECT_EQ(net::Endpoint("::1", 1).LookUp().value().front().ToString(), "::1");
  EXPECT_EQ(net::Endpoint("127.1", 1).LookUp().value().front().ToString(),
            "127.0.0.1");  // as getaddrinfo takes it
}

TEST(ResolveTest, NamesThatAreNone) {
  for (std::string_view name :
       {std::string_view(""), std::string_view("localhost\0.evil", 15),
        std::string_view("no such host"), std::string_view("name.invalid")}) {
    auto addresses = net::Endpoint(name, 1).LookUp();
    ASSERT_FALSE(addresses.ok()) << name;
    EXPECT_EQ(addresses.error().domain, base::ErrorDomain::kResolver);
  }
}

TEST(EndpointTest, NamesItselfAsMessagesDo) {
  EXPECT_EQ(net::Endpoint("127.0.0.1", 80).ToString(), "127.0.0.1:80");
  EXPECT_EQ(net::Endpoint("::1", 80).ToString(), "[::1]:80");
  EXPECT_EQ(net::Endpoint("", 80).ToString(), "port 80");
  EXPECT_EQ(net::Endpoint::Unix("/run/app.sock").ToString(), "/run/app.sock");
  EXPECT_EQ(net::Endpoint::Descriptor(3).ToString(), "descriptor 3");
}

TEST(EndpointTest, APathThatIsTooLongIsAnError) {
  EXPECT_EQ(net::Endpoint::Unix(std::string(107, 'a')).LookUp().value().front().ToString(),
            std::string(107, 'a'));
  EXPECT_EQ(net::Endpoint::Unix(std::string(108, 'a')).LookUp().error().code, ENAMETOOLONG);
}

TEST(EndpointTest, AnAbstractNameIsShownAsItWasGiven) {
  EXPECT_EQ(net::Address::Unix("@name")->ToString(), "@name");
  EXPECT_EQ(net::Address::Unix("@name")->port(), 0);
}

}  // namespace
