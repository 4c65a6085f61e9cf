// ClientRequest: how a request is framed, its back-pressure, pauses, and breaking it off.

#include <gtest/gtest.h>

#include "http/client_request.h"
#include "http_client_helpers.h"

namespace {

using http::SendResult;

class ClientRequestTest : public testing::Test {
 protected:
  bool Over(const TestRequest& request) {
    return RunUntil([&] { return request.over; });
  }

  StubServer server;
  TestClient client{server.port};
  TestRequest get{&client.client, TestRequest::Get(), "GET / HTTP/1.1\r\n"};
  TestRequest post{&client.client, TestRequest::Post(), "POST / HTTP/1.1\r\n"};
  TestRequest put{&client.client, TestRequest::Put(5), "PUT / HTTP/1.1\r\n"};
};

TEST_F(ClientRequestTest, FramesChunks) {
  post.Send("hello");
  post.Send("");  // would end the body
  post.Send(std::string(17, 'x'));
  post.Finish();
  const base::UniqueFd peer = server.Accept();
  EXPECT_EQ(ReceiveFrom(peer),
            "POST / HTTP/1.1\r\nTransfer-Encoding: "
            "chunked\r\n\r\n5\r\nhello\r\n11\r\nxxxxxxxxxxxxxxxxx\r\n0\r\n\r\n");
}

TEST_F(ClientRequestTest, SendsTheLastPieceWithTheEnd) {
  post.Send("end", true);
  const base::UniqueFd peer = server.Accept();
  EXPECT_EQ(ReceiveFrom(peer),
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nend\r\n0\r\n\r\n");
  EXPECT_EQ(post.Finish(), SendResult::kGone);
}

TEST_F(ClientRequestTest, RefusesMoreThanItsLengthAndGoesOn) {
  EXPECT_EQ(put.Send("hell"), SendResult::kSent);
  EXPECT_EQ(put.Send("oo"), SendResult::kTooLong);
  EXPECT_EQ(put.Send("o", true), SendResult::kSent);
  const base::UniqueFd peer = server.Accept();
  EXPECT_EQ(ReceiveFrom(peer), "PUT / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello");
}

TEST_F(ClientRequestTest, RefusesABodyWhereNoneIsDeclared) {
  EXPECT_EQ(get.Send("x"), SendResult::kTooLong);
  EXPECT_FALSE(client.client.busy());
}

TEST_F(ClientRequestTest, LessThanItsLengthBreaksItOff) {
  put.Send("hell");
  get.Finish();
  base::UniqueFd peer = server.Accept();
  EXPECT_EQ(ReceiveFrom(peer), "PUT / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhell");
  EXPECT_EQ(put.Finish(), SendResult::kTooShort);
  EXPECT_EQ(put.Send("o"), SendResult::kGone);
  EXPECT_EQ(ReceiveFrom(peer), "");
  base::UniqueFd next = server.Accept();
  EXPECT_EQ(ReceiveFrom(next), "GET / HTTP/1.1\r\n\r\n");
  EXPECT_EQ(put.log, "");
}

TEST_F(ClientRequestTest, OneThatWaitsCanBeBrokenOff) {
  get.Finish();
  post.Send("x");
  put.Send("hello", true);
  post.request.Abort();
  base::UniqueFd peer = server.Accept();
  EXPECT_EQ(ReceiveFrom(peer), "GET / HTTP/1.1\r\n\r\n");
  Send(peer, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(ReceiveFrom(peer), "PUT / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_EQ(post.log, "");
}

TEST_F(ClientRequestTest, BreakingOffWhileConnectingGoesOnWithTheNext) {
  post.Send("x");
  get.Finish();
  post.request.Abort();
  EXPECT_EQ(ReceiveFrom(server.Accept()), "");  // the kernel was done connecting before we were
  EXPECT_EQ(ReceiveFrom(server.Accept()), "GET / HTTP/1.1\r\n\r\n");
}

TEST_F(ClientRequestTest, BreakingOffInsideTheAnswerIsTheLastOfIt) {
  get.hook = [&](const std::string&) { get.request.Abort(); };
  get.Finish();
  base::UniqueFd peer = server.Accept();
  ReceiveFrom(peer);
  Send(peer, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
  ASSERT_TRUE(RunUntil([&] { return client.settled > 0; }));
  EXPECT_EQ(get.log, "200");
}

TEST_F(ClientRequestTest, TellsWhenMuchThatWaitedIsGone) {
  EXPECT_EQ(post.Send(std::string(1000, 'x')), SendResult::kSent);
  EXPECT_EQ(post.Send(std::string(100 * 1000, 'x')), SendResult::kFull);
  base::UniqueFd peer = server.Accept();
  size_t received = 0;
  EXPECT_TRUE(RunUntil([&] {
    RunFor(0.001);
    received += Peek(peer).size() > 0 ? Receive(peer).size() : 0;
    return post.log == "drain";
  }));
}

TEST_F(ClientRequestTest, AnAnswerBeforeTheEndOfTheRequestIsTold) {
  post.Send("x");
  base::UniqueFd peer = server.Accept();
  ReceiveFrom(peer);
  Send(peer, "HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
  ASSERT_TRUE(Over(post));
  EXPECT_EQ(post.log, "413 body(no) complete");
  EXPECT_EQ(post.Send("y"), SendResult::kGone);
  EXPECT_EQ(Receive(peer), "");  // the connection is not kept
}

TEST_F(ClientRequestTest, APausedAnswerWaitsByteForByte) {
  get.hook = [&](const std::string& entry) {
    if (entry == "body(a)") get.request.Pause();
  };
  get.Finish();
  base::UniqueFd peer = server.Accept();
  ReceiveFrom(peer);
  Send(peer, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n");
  ASSERT_TRUE(RunUntil([&] { return get.log == "200 body(a)"; }));
  RunFor(0.01);
  EXPECT_EQ(get.log, "200 body(a)");
  get.request.Resume();
  EXPECT_EQ(get.log, "200 body(a)");  // not from inside the call
  ASSERT_TRUE(Over(get));
  EXPECT_EQ(get.log, "200 body(a) body(b) complete");
}

TEST_F(ClientRequestTest, TheEndOfTheConnectionWaitsForAPause) {
  get.hook = [&](const std::string& entry) {
    if (entry == "200") get.request.Pause();
  };
  get.Finish();
  base::UniqueFd peer = server.Accept();
  ReceiveFrom(peer);
  Send(peer, "HTTP/1.0 200 OK\r\n\r\nabc");
  peer.reset();
  ASSERT_TRUE(RunUntil([&] { return get.log == "200"; }));
  RunFor(0.01);
  EXPECT_EQ(get.log, "200");
  get.request.Resume();
  ASSERT_TRUE(Over(get));
  EXPECT_EQ(get.log, "200 body(abc) complete");
}

TEST_F(ClientRequestTest, NestedLoopsInItsCallsSeeNoFurtherCalls) {
  std::string seen;
  get.hook = [&](const std::string& entry) {
    if (entry != "body(a)") return;
    get.request.Pause();
    get.request.Resume();
    RunFor(0.02);
    seen = get.log;
  };
  get.Finish();
  base::UniqueFd peer = server.Accept();
  ReceiveFrom(peer);
  Send(peer, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n");
  ASSERT_TRUE(Over(get));
  EXPECT_EQ(seen, "200 body(a)");
  EXPECT_EQ(get.log, "200 body(a) body(b) complete");
}

TEST_F(ClientRequestTest, ARequestOfAnswersCallsGoesOnAtOnce) {
  get.hook = [&](const std::string& entry) {
    if (entry == "complete") put.Send("hello", true);
  };
  get.Finish();
  base::UniqueFd peer = server.Accept();
  ReceiveFrom(peer);
  Send(peer, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(ReceiveFrom(peer), "PUT / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello");
  Send(peer, "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
  ASSERT_TRUE(Over(put));
  EXPECT_EQ(put.log, "201 complete");
}

TEST_F(ClientRequestTest, ConnectionsGoWithTheirRequestsUnfinished) {
  auto gone = std::make_unique<TestClient>(server.port);
  TestRequest in_flight(&gone->client, TestRequest::Get(), "GET / HTTP/1.1\r\n");
  TestRequest waiting(&gone->client, TestRequest::Get(), "GET / HTTP/1.1\r\n");
  in_flight.Finish();
  waiting.Finish();
  base::UniqueFd peer = server.Accept();
  EXPECT_EQ(ReceiveFrom(peer), "GET / HTTP/1.1\r\n\r\n");
  gone.reset();
  EXPECT_EQ(in_flight.log + waiting.log, "");
}

}  // namespace
