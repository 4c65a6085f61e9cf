// inspector::Address and IsSafeHost: where debuggers may connect, and under which Host.
#include <gtest/gtest.h>

#include "inspector/address.h"

using inspector::Address;
using inspector::IsSafeHost;

static std::string Read(const char* text) {
  const auto address = Address::Parse(text);
  return address ? address->ToString() : "none";
}

TEST(InspectorAddress, WhatIsAbsentIsTheDefault) {
  EXPECT_EQ(Read(""), "127.0.0.1:9229");
  EXPECT_EQ(Read("0"), "127.0.0.1:0");
  EXPECT_EQ(Read("65535"), "127.0.0.1:65535");
  EXPECT_EQ(Read("localhost"), "localhost:9229");
  EXPECT_EQ(Read("10.1.2.3"), "10.1.2.3:9229");
  EXPECT_EQ(Read("4.example"), "4.example:9229");
  EXPECT_EQ(Read("10.1.2.3:80"), "10.1.2.3:80");
  EXPECT_EQ(Read("[::1]"), "[::1]:9229");
  EXPECT_EQ(Read("[::1]:80"), "[::1]:80");
}

TEST(InspectorAddress, WhatIsNoneIsRefused) {
  for (const char* text : {"65536", "99999999999", ":80", "a:", "a:b", "a:65536", "a:8x", "a:-1",
                           "[::1", "[::1]80", "[]:80"})
    EXPECT_EQ(Read(text), "none") << text;
}

TEST(InspectorAddress, AHostThatAPageCannotHaveIsSafe) {
  for (const char* host :
       {"localhost", "LocalHost:80", "127.0.0.1", "10.0.0.1:9229", "[::1]", "[::1]:9229"})
    EXPECT_TRUE(IsSafeHost(host)) << host;
  for (const char* host :
       {"", "example.com", "localhost.example.com", "127.0.0.1.example.com", "a:b", "1", ":80"})
    EXPECT_FALSE(IsSafeHost(host)) << host;
}
