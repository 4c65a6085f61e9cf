// The resolver: how servers are written. What it does with them is tested with real ones, in
// test/api/dns.

#include <gtest/gtest.h>

#include "net/resolver.h"

namespace net {

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

}  // namespace net
