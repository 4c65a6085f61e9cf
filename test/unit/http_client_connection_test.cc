// ClientConnection: answers, failures, the queue and the keeping of connections.

#include <gtest/gtest.h>

#include "http/client.h"
#include "http_client_helpers.h"

namespace {

using http::SendResult;

class ClientConnectionTest : public testing::Test {
 protected:
  bool Over(const TestRequest& request) {
    return RunUntil([&] { return request.over; });
  }

  StubServer server;
  TestClient client{server.port};
  TestRequest first{&client.client, TestRequest::Get(), "GET /1 HTTP/1.1\r\n"};
  TestRequest second{&client.client, TestRequest::Get(), "GET /2 HTTP/1.1\r\n"};
  TestRequest post{&client.client, TestRequest::Post(), "POST / HTTP/1.1\r\n"};
};

TEST_F(ClientConnectionTest, IsSmall) { EXPECT_LE(sizeof(http::ClientConnection), 896u); }

TEST_F(ClientConnectionTest, ConnectsOnlyForARequest) {
  RunFor(0.01);
  EXPECT_FALSE(server.Waiting());
  EXPECT_FALSE(client.client.busy());
}

TEST_F(ClientConnectionTest, TellsHeadPiecesAndEndInOrder) {
  EXPECT_EQ(first.Finish(), SendResult::kSent);
  EXPECT_TRUE(client.client.busy());
  base::UniqueFd peer = server.Accept();
  EXPECT_EQ(ReceiveFrom(peer), "GET /1 HTTP/1.1\r\n\r\n");
  Send(peer, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc");
  ASSERT_TRUE(RunUntil([&] { return first.log == "200 body(abc)"; }));
  Send(peer, "def");
  ASSERT_TRUE(Over(first));
  EXPECT_EQ(first.log, "200 body(abc) body(def) complete");
  EXPECT_FALSE(client.client.busy());
  EXPECT_EQ(client.settled, 1);
}

TEST_F(ClientConnectionTest, TellsAWholeAnswerInOneCallWhereThatIsAsked) {
  http::RequestStart start = TestRequest::Get();
  start.takes_whole = true;
  const char* const whole[][2] = {
      {"Content-Length: 6\r\n\r\nabcdef", "answer(200 abcdef)"},
      {"Content-Length: 0\r\n\r\n", "answer(200 )"},
      {"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n1\r\nd\r\n0\r\n\r\n",
       "answer(200 abcd)"},
      {"Content-Length: 6\r\n\r\nabc", "200 body(abc)"},
      {"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n", "200 body(a)"},
  };
  base::UniqueFd peer;
  for (const auto& [answer, log] : whole) {
    TestRequest request(&client.client, start, "GET / HTTP/1.1\r\n");
    request.Finish();
    if (!peer) peer = server.Accept();
    ReceiveFrom(peer);
    Send(peer, std::string("HTTP/1.1 200 OK\r\n") + answer);
    EXPECT_TRUE(RunUntil([&, expected = log] { return request.log == expected; })) << request.log;
    if (!request.over) peer.reset();  // it is broken off
  }
}

TEST_F(ClientConnectionTest, SkipsInterimAnswers) {
  first.Finish();
  base::UniqueFd peer = server.Accept();
  Send(peer,
       "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 No "
       "Content\r\n\r\n");
  ASSERT_TRUE(Over(first));
  EXPECT_EQ(first.log, "204 complete");
}

TEST_F(ClientConnectionTest, ReadsUntilCloseWhereNoLengthIsGiven) {
  first.Finish();
  base::UniqueFd peer = server.Accept();
  ReceiveFrom(peer);
  Send(peer, "HTTP/1.0 200 OK\r\n\r\nabc");
  ASSERT_TRUE(RunUntil([&] { return first.log == "200 body(abc)"; }));
  peer.reset();
  ASSERT_TRUE(Over(first));
  EXPECT_EQ(first.log, "200 body(abc) complete");
}

TEST_F(ClientConnectionTest, ARestIsNoEndOfABodyWithoutLength) {
  first.Finish();
  base::UniqueFd peer = server.Accept();
  ReceiveFrom(peer);
  Send(peer, "HTTP/1.0 200 OK\r\n\r\nabc");
  ASSERT_TRUE(RunUntil([&] { return first.log == "200 body(abc)"; }));
  Reset(std::move(peer));
  ASSERT_TRUE(Over(first));
  EXPECT_EQ(first.log, "200 body(abc) failure(ECONNRESET)");
}

TEST_F(ClientConnectionTest, KeepsTheConnectionForTheNextRequest) {
  first.Finish();
  base::UniqueFd peer = server.Accept();
  ReceiveFrom(peer);
  Send(peer, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  ASSERT_TRUE(Over(first));
  second.Finish();
  EXPECT_EQ(ReceiveFrom(peer), "GET /2 HTTP/1.1\r\n\r\n");
  Send(peer, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n2");
  ASSERT_TRUE(Over(second));
  EXPECT_EQ(second.log, "200 body(2) complete");
  EXPECT_FALSE(server.Waiting());
}

TEST_F(ClientConnectionTest, AKeptConnectionDoesNotKeepTheLoopAlive) {
  first.Finish();
  base::UniqueFd peer = server.Accept();
  Send(peer, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  ASSERT_TRUE(Over(first));
  EXPECT_FALSE(loop::Loop::Get().RunOnce());
}

TEST_F(ClientConnectionTest, ReopensWhereTheServerCloses) {
  first.Finish();
  second.Finish();
  base::UniqueFd peer = server.Accept();
  EXPECT_EQ(ReceiveFrom(peer), "GET /1 HTTP/1.1\r\n\r\n");
  Send(peer, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  base::UniqueFd next = server.Accept();
  EXPECT_EQ(ReceiveFrom(next), "GET /2 HTTP/1.1\r\n\r\n");
  EXPECT_EQ(first.log, "200 complete");
  Send(next, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
  ASSERT_TRUE(Over(second));
  EXPECT_EQ(second.log, "404 complete");
}

TEST_F(ClientConnectionTest, SendsOneRequestAtATimeInOrder) {
  first.Finish();
  second.Finish();
  base::UniqueFd peer = server.Accept();
  EXPECT_EQ(ReceiveFrom(peer), "GET /1 HTTP/1.1\r\n\r\n");
  RunFor(0.01);
  EXPECT_EQ(Peek(peer), "");
  Send(peer, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(ReceiveFrom(peer), "GET /2 HTTP/1.1\r\n\r\n");
}

TEST_F(ClientConnectionTest, FailsOnceWhereNobodyListensAndGoesOn) {
  server.Stop();
  first.Finish();
  second.Finish();
  ASSERT_TRUE(Over(second));
  EXPECT_EQ(first.log, "failure(ECONNREFUSED)");
  EXPECT_EQ(second.log, "failure(ECONNREFUSED)");
  EXPECT_EQ(client.settled, 1);
  EXPECT_EQ(first.Send("x"), SendResult::kGone);
  EXPECT_EQ(first.Finish(), SendResult::kGone);
}

TEST_F(ClientConnectionTest, FailsOnAnswersThatAreNotHttp) {
  first.Finish();
  second.Finish();
  Send(server.Accept(), "SSH-2.0-OpenSSH\r\n");
  base::UniqueFd next = server.Accept();
  EXPECT_EQ(first.log, "failure(EPROTO)");
  Send(next, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n");
  ASSERT_TRUE(Over(second));
  EXPECT_EQ(second.log, "200 failure(EPROTO)");
}

TEST_F(ClientConnectionTest, FailsWhereTheAnswerIsCutShort) {
  first.Finish();
  second.Finish();
  post.Finish();
  Send(server.Accept(), "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
  Send(server.Accept(), "HTTP/1.1 200 O");
  server.Accept();
  ASSERT_TRUE(Over(post));
  EXPECT_EQ(first.log, "200 body(abc) failure(ECONNRESET)");
  EXPECT_EQ(second.log, "failure(ECONNRESET)");
  EXPECT_EQ(post.log, "failure(ECONNRESET)");
}

TEST_F(ClientConnectionTest, FailsWhereTheConnectionIsReset) {
  first.Finish();
  base::UniqueFd peer = server.Accept();
  ReceiveFrom(peer);
  Reset(std::move(peer));
  ASSERT_TRUE(Over(first));
  EXPECT_EQ(first.log, "failure(ECONNRESET)");
}

TEST_F(ClientConnectionTest, FailsWhereTheServerIsSilent) {
  http::ClientOptions options;
  options.idle_timeout = 20;
  TestClient impatient(server.port, options);
  TestRequest request(&impatient.client, TestRequest::Get(), "GET / HTTP/1.1\r\n");
  request.Finish();
  base::UniqueFd peer = server.Accept();
  ASSERT_TRUE(Over(request));
  EXPECT_EQ(request.log, "failure(ETIMEDOUT)");
}

TEST_F(ClientConnectionTest, IsPatientWhileTheScriptOwesItsRequest) {
  http::ClientOptions options;
  options.idle_timeout = 20;
  TestClient impatient(server.port, options);
  TestRequest request(&impatient.client, TestRequest::Post(), "POST / HTTP/1.1\r\n");
  request.Send("a");
  base::UniqueFd peer = server.Accept();
  RunFor(0.3);
  EXPECT_EQ(request.log, "");
  request.Finish();
  ASSERT_TRUE(Over(request));
  EXPECT_EQ(request.log, "failure(ETIMEDOUT)");
}

TEST_F(ClientConnectionTest, BytesThatNobodyAskedForEndAKeptConnection) {
  first.Finish();
  base::UniqueFd peer = server.Accept();
  ReceiveFrom(peer);
  Send(peer,
       "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  ASSERT_TRUE(Over(first));
  EXPECT_EQ(Receive(peer), "");
  second.Finish();
  base::UniqueFd next = server.Accept();
  EXPECT_EQ(ReceiveFrom(next), "GET /2 HTTP/1.1\r\n\r\n");
}

// A kept connection that the server has closed, unseen by the client.
class StaleConnectionTest : public ClientConnectionTest {
 protected:
  StaleConnectionTest() {
    first.hook = [&](const std::string& entry) {
      if (entry == "complete") peer.reset();
    };
    first.Finish();
    peer = server.Accept();
    ReceiveFrom(peer);
    Send(peer, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  }

  base::UniqueFd peer;
};

TEST_F(StaleConnectionTest, AnIdempotentRequestIsSentOnceMore) {
  first.hook = [&](const std::string& entry) {
    if (entry != "complete") return;
    second.Finish();
    peer.reset();
  };
  base::UniqueFd next = server.Accept();
  EXPECT_EQ(ReceiveFrom(next), "GET /2 HTTP/1.1\r\n\r\n");
  next.reset();
  ASSERT_TRUE(Over(second));
  EXPECT_EQ(second.log, "failure(ECONNRESET)");  // once, not twice
}

TEST_F(StaleConnectionTest, ItMayBeStillInTheMakingWhenSentOnceMore) {
  TestRequest put(&client.client, TestRequest::Put(4), "PUT / HTTP/1.1\r\n");
  first.hook = [&](const std::string& entry) {
    if (entry != "complete") return;
    put.Send("ab");
    peer.reset();
  };
  base::UniqueFd next = server.Accept();
  EXPECT_EQ(ReceiveFrom(next), "PUT / HTTP/1.1\r\nContent-Length: 4\r\n\r\nab");
  put.Send("cd", true);
  EXPECT_EQ(ReceiveFrom(next), "cd");
}

TEST_F(StaleConnectionTest, AnAnswerThatHasBegunEndsTheRequest) {
  first.hook = [&](const std::string& entry) {
    if (entry != "complete") return;
    second.Finish();
  };
  ASSERT_TRUE(Over(first));
  ReceiveFrom(peer);
  Send(peer, "HTTP/1.1 100 Continue\r\n\r\n");
  peer.reset();
  ASSERT_TRUE(Over(second));
  EXPECT_EQ(second.log, "failure(ECONNRESET)");
}

TEST_F(StaleConnectionTest, MoreThanIsRememberedIsAFailure) {
  const std::string big(http::ClientConnection::kMaxResent + 1, 'x');
  TestRequest put(&client.client, TestRequest::Put(big.size() + 1), "PUT / HTTP/1.1\r\n");
  first.hook = [&](const std::string& entry) {
    if (entry != "complete") return;
    put.Send(big);
    peer.reset();
  };
  ASSERT_TRUE(Over(put));
  EXPECT_TRUE(put.log.find("failure(E") != std::string::npos) << put.log;
}

TEST_F(StaleConnectionTest, OneThatIsNotIdempotentLooksFirst) {
  first.hook = [&](const std::string& entry) {
    if (entry != "complete") return;
    peer.reset();
    post.Send("x");
  };
  base::UniqueFd next = server.Accept();
  EXPECT_EQ(ReceiveFrom(next), "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n");
}

TEST_F(StaleConnectionTest, OneThatIsNotIdempotentIsNotSentAgain) {
  first.hook = [&](const std::string& entry) {
    if (entry != "complete") return;
    post.Finish();
    peer.reset();
  };
  ASSERT_TRUE(Over(post));
  EXPECT_EQ(post.log, "failure(ECONNRESET)");
}

}  // namespace
