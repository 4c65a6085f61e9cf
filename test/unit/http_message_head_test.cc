// Heads of requests and responses are accepted, refused or waited for as RFC 9110 and 9112 say:
// bytes in, outcome out.
#include <gtest/gtest.h>

#include <string>

#include "http/message_head.h"

namespace http {
namespace {

constexpr std::string_view kGet = "GET / HTTP/1.1\r\n";

struct RequestRow {
  std::string bytes;
  int refusal;  // 0: accepted whole, -1: more is needed
};

class RequestTable : public testing::TestWithParam<RequestRow> {};

TEST_P(RequestTable, Outcome) {
  HeadProgress progress;
  RequestHead head;
  const RequestRow& row = GetParam();
  const HeadOutcome outcome = ParseRequestHead(row.bytes, HeadLimits(), &progress, &head);
  const int refusal = outcome.refusal != 0 ? outcome.refusal : outcome.size > 0 ? 0 : -1;
  EXPECT_EQ(refusal, row.refusal) << row.bytes.substr(0, 100);
}

std::string With(std::string_view lines) { return std::string(kGet) + std::string(lines) + "\r\n"; }
std::string Line(std::string_view line) { return std::string(line) + "\r\nHost: a\r\n\r\n"; }

INSTANTIATE_TEST_SUITE_P(
    RequestLine, RequestTable,
    testing::Values(
        RequestRow{Line("GET / HTTP/1.1"), 0}, RequestRow{Line("GET / HTTP/1.0"), 0},
        RequestRow{Line("BREW /pot HTTP/1.1"), 0}, RequestRow{Line("get / HTTP/1.1"), 0},
        RequestRow{Line("GET http://a.b:80/c?d HTTP/1.1"), 0},
        RequestRow{Line("OPTIONS * HTTP/1.1"), 0}, RequestRow{Line("CONNECT a.b:443 HTTP/1.1"), 0},
        RequestRow{Line("GET /a|b{c}\"d HTTP/1.1"), 0}, RequestRow{Line("GET / HTTP/1.2"), 0},
        RequestRow{Line("GET / HTTP/1.9"), 0}, RequestRow{Line("GET / HTTP/2.0"), 505},
        RequestRow{Line("GET / HTTP/0.9"), 505}, RequestRow{Line("GET / HTTP/3.1"), 505},
        RequestRow{"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        RequestRow{Line("GET / HTTP/1.10"), 400}, RequestRow{Line("GET / HTTP/11"), 400},
        RequestRow{Line("GET / HTTP/1.x"), 400}, RequestRow{Line("GET / http/1.1"), 400},
        RequestRow{Line("GET / HTTP/1.1 "), 400}, RequestRow{Line("GET / HTTP/2.0 "), 400},
        RequestRow{Line("GET / HTTPS/1.1"), 400}, RequestRow{Line("GET /"), 400},
        RequestRow{Line("GET"), 400}, RequestRow{Line("GET  / HTTP/1.1"), 400},
        RequestRow{Line("GET /  HTTP/1.1"), 400}, RequestRow{Line("GET / a HTTP/1.1"), 400},
        RequestRow{Line(" GET / HTTP/1.1"), 400}, RequestRow{Line("GET\t/ HTTP/1.1"), 400},
        RequestRow{Line("G@T / HTTP/1.1"), 400}, RequestRow{Line("G\xc3\xa9T / HTTP/1.1"), 400},
        RequestRow{Line("GET index.html HTTP/1.1"), 400}, RequestRow{Line("GET * HTTP/1.1"), 400},
        RequestRow{Line("GET ?a HTTP/1.1"), 400}, RequestRow{Line("GET /\x01 HTTP/1.1"), 400},
        RequestRow{Line("GET /\xe9 HTTP/1.1"), 400}, RequestRow{Line("GET /\x7f HTTP/1.1"), 400},
        RequestRow{Line("CONNECT / HTTP/1.1"), 400}, RequestRow{Line("CONNECT a.b HTTP/1.1"), 400},
        RequestRow{Line("CONNECT :80 HTTP/1.1"), 400},
        RequestRow{std::string("GET /\0 HTTP/1.1\r\n\r\n", 20), 400},
        RequestRow{"GET / HTTP/1.1\nHost: a\n\n", 400},
        RequestRow{"GET / HTTP/1.1\rHost: a\r\r", 400},
        RequestRow{Line("GET /" + std::string(16 * 1024, 'a') + " HTTP/1.1"), 414},
        RequestRow{"GET /" + std::string(16 * 1024, 'a'), 414},
        RequestRow{std::string(64 * 1024, 'A'), 501},
        RequestRow{"GET /" + std::string(70 * 1024, 'a') + " HTTP/1.1\r\n", 414}));

INSTANTIATE_TEST_SUITE_P(
    HeaderLines, RequestTable,
    testing::Values(RequestRow{With(""), 0}, RequestRow{With("Host:a\r\n"), 0},
                    RequestRow{With("Host: \t a \t \r\n"), 0}, RequestRow{With("Host:\r\n"), 0},
                    RequestRow{With("X-\xff: a\r\n"), 400}, RequestRow{With("X: \xff\r\n"), 0},
                    RequestRow{With("Host: a\r\nHost: a\r\n"), 400},
                    RequestRow{With("Host: a b\r\n"), 400}, RequestRow{With("Host: u@a\r\n"), 400},
                    RequestRow{With("Host: a/b\r\n"), 400},
                    RequestRow{With("Host: [::1]:80\r\n"), 0},
                    RequestRow{With("Host : a\r\n"), 400}, RequestRow{With("X\t: a\r\n"), 400},
                    RequestRow{With(": a\r\n"), 400}, RequestRow{With("X\r\n"), 400},
                    RequestRow{With("X Y: a\r\n"), 400}, RequestRow{With(" X: a\r\n"), 400},
                    RequestRow{With("X: a\r\n b\r\n"), 400},
                    RequestRow{With("X: a\r\n\tb\r\n"), 400}, RequestRow{With("X:\r\n b\r\n"), 400},
                    RequestRow{With("X:\r\n \r\n"), 400}, RequestRow{With("X: a\r\n \r\n"), 400},
                    RequestRow{With("X: a\rb\r\n"), 400}, RequestRow{With("X: a\nY: b\r\n"), 400},
                    RequestRow{With("X: \x01\r\n"), 400},
                    RequestRow{With(std::string_view("X: a\0b\r\n", 8)), 400},
                    RequestRow{With("X: \x7f\r\n"), 400}, RequestRow{With("X: a\r\r\n"), 400},
                    RequestRow{With("X: " + std::string(65 * 1024, 'a') + "\r\n"), 431},
                    RequestRow{std::string(kGet) + "X: " + std::string(65 * 1024, 'a'), 431},
                    RequestRow{With([] {
                                 std::string lines;
                                 for (int i = 0; i < 1001; ++i) lines += "a:b\r\n";
                                 return lines;
                               }()),
                               431}));

INSTANTIATE_TEST_SUITE_P(
    Framing, RequestTable,
    testing::Values(
        RequestRow{With("Content-Length: 0\r\n"), 0},
        RequestRow{With("Content-Length: 007\r\n"), 0},
        RequestRow{With("Content-Length: 9007199254740991\r\n"), 0},
        RequestRow{With("Content-Length: 9007199254740992\r\n"), 400},
        RequestRow{With("Content-Length: 9223372036854775808\r\n"), 400},
        RequestRow{With("Content-Length: 18446744073709551616\r\n"), 400},
        RequestRow{With("Content-Length: 99999999999999999999999\r\n"), 400},
        RequestRow{With("Content-Length: +1\r\n"), 400},
        RequestRow{With("Content-Length: -1\r\n"), 400},
        RequestRow{With("Content-Length: 0x1\r\n"), 400},
        RequestRow{With("Content-Length: 1a\r\n"), 400},
        RequestRow{With("Content-Length: 1 1\r\n"), 400},
        RequestRow{With("Content-Length: 1.0\r\n"), 400},
        RequestRow{With("Content-Length: \r\n"), 400},
        RequestRow{With("Content-Length: 1, 1\r\n"), 400},
        RequestRow{With("Content-Length: 1,\r\n"), 400},
        RequestRow{With("Content-Length: \"1\"\r\n"), 400},
        RequestRow{With("Content-Length: 1\r\nContent-Length: 1\r\n"), 400},
        RequestRow{With("Content-Length: 1\r\nContent-Length: 2\r\n"), 400},
        RequestRow{With("Transfer-Encoding: chunked\r\n"), 0},
        RequestRow{With("transfer-encoding: CHUNKED\r\n"), 0},
        RequestRow{With("Transfer-Encoding: chunked\r\nContent-Length: 1\r\n"), 400},
        RequestRow{With("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"), 400},
        RequestRow{With("Content-Length: 1\r\nTransfer-Encoding: gzip\r\n"), 400},
        RequestRow{With("Transfer-Encoding: chunked, chunked\r\n"), 400},
        RequestRow{With("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
        RequestRow{With("Transfer-Encoding: chunked, gzip\r\n"), 400},
        RequestRow{With("Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n"), 400},
        RequestRow{With("Transfer-Encoding:\r\n"), 400},
        RequestRow{With("Transfer-Encoding: ,chunked\r\n"), 400},
        RequestRow{With("Transfer-Encoding: gzip\r\n"), 400},
        RequestRow{With("Transfer-Encoding: gzip, chunked\r\n"), 501},
        RequestRow{With("Transfer-Encoding: identity\r\n"), 400},
        RequestRow{With("Transfer-Encoding: xchunked\r\n"), 400},
        RequestRow{With("Transfer-Encoding: \"chunked\"\r\n"), 400},
        RequestRow{With("Transfer-Encoding: chunked;a=b\r\n"), 400},
        RequestRow{"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        RequestRow{"POST / HTTP/1.0\r\nTransfer-Encoding: gzip\r\n\r\n", 400},
        RequestRow{With("Expect: 100-continue\r\n"), 0},
        RequestRow{With("Expect: 100-Continue\r\n"), 0}, RequestRow{With("Expect: tea\r\n"), 417},
        RequestRow{With("Expect: 100-continue, tea\r\n"), 417}));

INSTANTIATE_TEST_SUITE_P(
    Partial, RequestTable,
    testing::Values(RequestRow{"G", -1}, RequestRow{"GET", -1}, RequestRow{"GET / HTTP/1", -1},
                    RequestRow{"GET / HTTP/1.1", -1}, RequestRow{"GET / HTTP/1.1\r", -1},
                    RequestRow{"GET / HTTP/1.1\r\n", -1}, RequestRow{"GET / HTTP/1.1\r\nHost", -1},
                    RequestRow{"GET / HTTP/1.1\r\nHost: a\r\n", -1},
                    RequestRow{"GET / HTTP/1.1\r\nHost: a\r\n\r", -1},
                    RequestRow{"GET / HTTP/1.2\r\nHost: a\r\n", -1}));

TEST(RequestHeadTest, ShowsWhatTheMessageSays) {
  const std::string bytes =
      "POST /a?b HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\nExpect: 100-continue\r\n\r\nbody";
  HeadProgress progress;
  RequestHead head;
  const HeadOutcome outcome = ParseRequestHead(bytes, HeadLimits(), &progress, &head);
  EXPECT_EQ(outcome.size, bytes.size() - 4);
  EXPECT_EQ(MethodName(head.method), "POST");
  EXPECT_EQ(head.method_name, "POST");
  EXPECT_EQ(head.target, "/a?b");
  EXPECT_EQ(head.lines, "Host: x\r\nContent-Length: 12\r\nExpect: 100-continue\r\n");
  EXPECT_EQ(head.lines.data(), bytes.data() + bytes.find("Host"));
  EXPECT_TRUE(head.http11);
  EXPECT_TRUE(head.keep_alive);
  EXPECT_TRUE(head.expects_continue);
  EXPECT_EQ(head.body, BodyKind::kLength);
  EXPECT_EQ(head.content_length, 12u);
}

TEST(RequestHeadTest, LaterMinorVersionsAreReadAsHttp11InPlace) {
  const std::string bytes = "BREW /a HTTP/1.7\r\nHost: x\r\n\r\n";
  HeadProgress progress;
  RequestHead head;
  EXPECT_EQ(ParseRequestHead(bytes, HeadLimits(), &progress, &head).size, bytes.size());
  EXPECT_EQ(head.method, kOtherMethod);
  EXPECT_EQ(head.method_name, "BREW");
  EXPECT_EQ(head.lines.data(), bytes.data() + bytes.find("Host"));
  EXPECT_TRUE(head.http11);
}

struct KeepAliveRow {
  const char* bytes;
  bool keep_alive;
};

TEST(RequestHeadTest, KeepAliveFollowsVersionAndConnection) {
  const KeepAliveRow rows[] = {
      {"GET / HTTP/1.1\r\n\r\n", true},
      {"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", false},
      {"GET / HTTP/1.1\r\nConnection: Upgrade, Close\r\n\r\n", false},
      {"GET / HTTP/1.1\r\nConnection: keep-alive\r\nConnection: close\r\n\r\n", false},
      {"GET / HTTP/1.0\r\n\r\n", false},
      {"GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", true},
      {"GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n", false},
  };
  for (const KeepAliveRow& row : rows) {
    HeadProgress progress;
    RequestHead head;
    ASSERT_GT(ParseRequestHead(row.bytes, HeadLimits(), &progress, &head).size, 0u) << row.bytes;
    EXPECT_EQ(head.keep_alive, row.keep_alive) << row.bytes;
  }
}

TEST(RequestHeadTest, RequireHostIsForHttp11) {
  HeadLimits limits;
  limits.require_host = true;
  RequestHead head;
  HeadProgress progress;
  EXPECT_EQ(ParseRequestHead("GET / HTTP/1.1\r\n\r\n", limits, &progress, &head).refusal, 400);
  EXPECT_GT(ParseRequestHead("GET / HTTP/1.0\r\n\r\n", limits, &progress, &head).size, 0u);
  EXPECT_GT(ParseRequestHead("GET / HTTP/1.1\r\nHost: a\r\n\r\n", limits, &progress, &head).size,
            0u);
}

// Feeds `bytes` one more byte a call, as a slow client would. Gives the outcome and how many bytes
// it took.
HeadOutcome FeedBytewise(const std::string& bytes, size_t* fed) {
  HeadProgress progress;
  RequestHead head;
  for (*fed = 1; *fed <= bytes.size(); ++*fed) {
    const HeadOutcome outcome =
        ParseRequestHead(bytes.substr(0, *fed), HeadLimits(), &progress, &head);
    if (outcome.size > 0 || outcome.refusal != 0) return outcome;
  }
  return {};
}

TEST(RequestHeadTest, ComesInAnyPieces) {
  size_t fed;
  const std::string good = "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n\r\n";
  EXPECT_EQ(FeedBytewise(good, &fed).size, good.size());
  EXPECT_EQ(fed, good.size());
  const std::string later = "GET / HTTP/1.3\r\nHost: a\r\n\r\n";
  EXPECT_EQ(FeedBytewise(later, &fed).size, later.size());
}

TEST(RequestHeadTest, WhatIsWrongIsToldBeforeTheHeadIsComplete) {
  size_t fed;
  EXPECT_EQ(FeedBytewise("GET / HTTP/1.1\nHost: a\n\n", &fed).refusal, 400);
  EXPECT_EQ(fed, 15u);
  EXPECT_EQ(FeedBytewise("GET / HTTP/1.1\r\nHost: a\n", &fed).refusal, 400);
  EXPECT_EQ(FeedBytewise("NONSENSE\r\n", &fed).refusal, 400);
  EXPECT_EQ(FeedBytewise("GET / HTTP/2.0\r\n", &fed).refusal, 505);
  EXPECT_EQ(FeedBytewise("GET / HTTP/1.1\r\nX: \rY", &fed).refusal, 400);
  EXPECT_EQ(FeedBytewise(std::string("GET / HTTP/1.1\r\nX: \0", 20), &fed).refusal, 400);
}

struct ResponseRow {
  const char* bytes;
  Method method;
  BodyKind body;
  bool keep_alive;
};

TEST(ResponseHeadTest, BodyFollowsFromStatusMethodAndLines) {
  const ResponseRow rows[] = {
      {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", kOtherMethod, BodyKind::kLength, true},
      {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", kOtherMethod, BodyKind::kNone, true},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", kOtherMethod, BodyKind::kChunked,
       true},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", kOtherMethod,
       BodyKind::kChunked, true},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n", kOtherMethod, BodyKind::kUntilClose,
       false},
      {"HTTP/1.1 200 OK\r\n\r\n", kOtherMethod, BodyKind::kUntilClose, false},
      {"HTTP/1.1 200 \r\n\r\n", kOtherMethod, BodyKind::kUntilClose, false},
      {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", kHeadMethod, BodyKind::kNone, true},
      {"HTTP/1.1 204 No Content\r\n\r\n", kOtherMethod, BodyKind::kNone, true},
      {"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", kOtherMethod, BodyKind::kNone,
       true},
      {"HTTP/1.1 100 Continue\r\n\r\n", kOtherMethod, BodyKind::kNone, true},
      {"HTTP/1.1 200 OK\r\n\r\n", kConnectMethod, BodyKind::kNone, true},
      {"HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\n", kOtherMethod, BodyKind::kLength, false},
      {"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 5\r\n\r\n", kOtherMethod,
       BodyKind::kLength, true},
      {"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\n", kOtherMethod,
       BodyKind::kLength, false},
      {"HTTP/1.1 200 OK\r\nX: a\r\n b\r\nContent-Length: 5\r\n\r\n", kOtherMethod,
       BodyKind::kLength, true},
  };
  for (const ResponseRow& row : rows) {
    HeadProgress progress;
    ResponseHead head;
    const HeadOutcome outcome =
        ParseResponseHead(row.bytes, HeadLimits(), row.method, &progress, &head);
    ASSERT_EQ(outcome.size, std::string_view(row.bytes).size()) << row.bytes;
    EXPECT_EQ(head.body, row.body) << row.bytes;
    EXPECT_EQ(head.keep_alive, row.keep_alive) << row.bytes;
  }
}

TEST(ResponseHeadTest, WhatCannotBeUnderstoodIsRefused) {
  const char* const rows[] = {
      "HTTP/1.1 20 OK\r\n\r\n",
      "HTTP/1.1 099 OK\r\n\r\n",
      "HTTP/2.0 200 OK\r\n\r\n",
      "ICY 200 OK\r\n\r\n",
      "HTTP/1.1 200 OK\nX: y\n\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n\r\n",
      "HTTP/1.1 200 OK\r\nX : y\r\n\r\n",
  };
  for (const char* bytes : rows) {
    HeadProgress progress;
    ResponseHead head;
    EXPECT_NE(ParseResponseHead(bytes, HeadLimits(), kOtherMethod, &progress, &head).refusal, 0)
        << bytes;
  }
}

TEST(MethodTest, NamesAndIndexesAgree) {
  EXPECT_EQ(MethodName(kHeadMethod), "HEAD");
  EXPECT_EQ(MethodName(kConnectMethod), "CONNECT");
  EXPECT_EQ(MethodName(kOptionsMethod), "OPTIONS");
  EXPECT_EQ(MethodName(kOtherMethod), "");
  for (int method = 1; method < kMethodCount; ++method) {
    const std::string bytes = std::string(MethodName(method)) +
                              (method == kConnectMethod ? " a.b:1" : " /") + " HTTP/1.1\r\n\r\n";
    HeadProgress progress;
    RequestHead head;
    ASSERT_GT(ParseRequestHead(bytes, HeadLimits(), &progress, &head).size, 0u) << bytes;
    EXPECT_EQ(head.method, method);
  }
}

}  // namespace
}  // namespace http
