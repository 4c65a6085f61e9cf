// Client: which connection a request gets, their number, and the client's end.

#include <gtest/gtest.h>

#include "http/client.h"
#include "http_client_helpers.h"

namespace {

constexpr std::string_view kEmpty = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

class ClientTest : public testing::Test {
 protected:
  static http::ClientOptions Two() {
    http::ClientOptions options;
    options.connections = 2;
    return options;
  }
  bool Over(const TestRequest& request) {
    return RunUntil([&] { return request.over; });
  }

  StubServer server;
  TestClient client{server.port, Two()};
  TestRequest first{&client.client, TestRequest::Get(), "GET /1 HTTP/1.1\r\n"};
  TestRequest second{&client.client, TestRequest::Get(), "GET /2 HTTP/1.1\r\n"};
  TestRequest third{&client.client, TestRequest::Post(), "POST /3 HTTP/1.1\r\n"};
};

TEST_F(ClientTest, EachRequestHasAConnectionUpToTheirNumber) {
  first.Finish();
  second.Finish();
  third.Finish();
  base::UniqueFd one = server.Accept();
  base::UniqueFd two = server.Accept();
  EXPECT_EQ(ReceiveFrom(one), "GET /1 HTTP/1.1\r\n\r\n");
  EXPECT_EQ(ReceiveFrom(two), "GET /2 HTTP/1.1\r\n\r\n");
  EXPECT_FALSE(server.Waiting());
  Send(two, kEmpty);
  EXPECT_EQ(ReceiveFrom(two).substr(0, 7), "POST /3");
  EXPECT_TRUE(second.over);
  EXPECT_FALSE(first.over);
}

TEST_F(ClientTest, AKeptConnectionIsPreferred) {
  first.Finish();
  base::UniqueFd one = server.Accept();
  ReceiveFrom(one);
  Send(one, kEmpty);
  ASSERT_TRUE(Over(first));
  second.Finish();
  EXPECT_EQ(ReceiveFrom(one), "GET /2 HTTP/1.1\r\n\r\n");
  EXPECT_FALSE(server.Waiting());
}

TEST_F(ClientTest, IsSettledOnceAllConnectionsAre) {
  first.Finish();
  second.Finish();
  base::UniqueFd one = server.Accept();
  base::UniqueFd two = server.Accept();
  Send(one, kEmpty);
  ASSERT_TRUE(Over(first));
  EXPECT_EQ(client.settled, 0);
  EXPECT_TRUE(client.client.busy());
  second.request.Abort();
  ASSERT_TRUE(RunUntil([&] { return client.settled == 1; }));
  EXPECT_FALSE(client.client.busy());
  EXPECT_STREQ(client.client.ready_state(), "open");
}

TEST_F(ClientTest, ARequestInTheQueueMayBeAborted) {
  first.Finish();
  second.Finish();
  third.Finish();
  third.request.Abort();
  base::UniqueFd one = server.Accept();
  Send(one, kEmpty);
  Send(server.Accept(), kEmpty);
  ASSERT_TRUE(RunUntil([&] { return client.settled == 1; }));
  EXPECT_EQ(third.log, "");
}

TEST_F(ClientTest, CloseEndsIdleConnectionsNowAndOthersAfterTheQueue) {
  first.Finish();
  second.Finish();
  base::UniqueFd one = server.Accept();
  base::UniqueFd two = server.Accept();
  ReceiveFrom(one);
  Send(one, kEmpty);
  ASSERT_TRUE(Over(first));
  client.client.Close();
  EXPECT_EQ(ReceiveFrom(one), "");  // its end
  third.Finish();
  ReceiveFrom(two);
  Send(two, kEmpty);
  ASSERT_TRUE(Over(second));
  base::UniqueFd three = server.Accept();
  EXPECT_EQ(ReceiveFrom(three).substr(0, 7), "POST /3");
}

TEST_F(ClientTest, ForceCloseFailsWhatIsOnTheWayAndSendsWhatWaits) {
  first.Finish();
  second.Finish();
  third.Finish();
  base::UniqueFd one = server.Accept();
  base::UniqueFd two = server.Accept();
  client.client.ForceClose();
  base::UniqueFd three = server.Accept();
  EXPECT_EQ(ReceiveFrom(three).substr(0, 7), "POST /3");
  EXPECT_EQ(first.log, "failure(ECANCELED)");
  EXPECT_EQ(second.log, "failure(ECANCELED)");
  Send(three, kEmpty);
  ASSERT_TRUE(Over(third));
}

TEST_F(ClientTest, AFailureIsThatOfOneConnection) {
  first.Finish();
  second.Finish();
  base::UniqueFd one = server.Accept();
  base::UniqueFd two = server.Accept();
  ReceiveFrom(one);
  Reset(std::move(one));
  ASSERT_TRUE(Over(first));
  EXPECT_EQ(first.log, "failure(ECONNRESET)");
  Send(two, kEmpty);
  ASSERT_TRUE(Over(second));
  EXPECT_EQ(second.log, "200 complete");
}

}  // namespace
