// A server connection answers in order, reads ahead within bounds and keeps its promises to the callers that wait.

#include "http_server_helpers.h"

namespace http {
namespace {

TEST_F(ServerConnectionTest, AnswersAndKeepsAlive) {
  Start();
  script.on_request = [](Exchange* exchange) { Answer(exchange, "hi"); };
  Send("GET /a HTTP/1.1\r\n\r\n");
  EXPECT_TRUE(RunUntil([&] { return Received() == Ok("hi"); })) << received;
  Send("\r\n\r\nGET /b HTTP/1.1\r\n\r\n");
  EXPECT_TRUE(RunUntil([&] { return Received() == Ok("hi") + Ok("hi"); })) << received;
  EXPECT_EQ(script.log, "[/a][/b]");
  EXPECT_FALSE(ended);
}

TEST_F(ServerConnectionTest, AnIdleConnectionIsSmall) { EXPECT_LE(sizeof(ServerConnection), 768u); }

TEST_F(ServerConnectionTest, PipelinedAnswersComeInOrderOfRequests) {
  Start();
  Send("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\nGET /c HTTP/1.1\r\n\r\n");
  ASSERT_TRUE(RunUntil([&] { return script.open.size() == 3; }));
  Answer(script.open["/c"], "c");
  Answer(script.open["/b"], "b", false);
  script.connection->Send(script.open["/b"], ViewPayload("b"), true);
  Run();
  EXPECT_EQ(received, "");
  Answer(script.open["/a"], "a");
  const std::string b =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nb\r\n1\r\nb\r\n0\r\n\r\n";
  EXPECT_TRUE(RunUntil([&] { return Received() == Ok("a") + b + Ok("c"); })) << received;
}

TEST_F(ServerConnectionTest, ReadsAheadWithinBounds) {
  Start();
  std::string requests;
  for (int i = 0; i < 40; ++i) requests += "GET /" + std::to_string(i) + " HTTP/1.1\r\n\r\n";
  Send(requests);
  Run();
  EXPECT_EQ(script.open.size(), static_cast<size_t>(ServerConnection::kMaxPending));
  for (int i = 0; i < 40; ++i) {
    const std::string target = "/" + std::to_string(i);
    ASSERT_TRUE(RunUntil([&] { return script.open.contains(target); })) << target;
    Answer(script.open[target], target);
  }
  EXPECT_TRUE(RunUntil([&] { return received.ends_with("/39"); }));
}

TEST_F(ServerConnectionTest, AClientThatDoesNotReadIsNotReadFrom) {
  Start();
  const std::string big(32 * 1024, 'x');
  int answered = 0;
  script.on_request = [&](Exchange* exchange) {
    ++answered;
    Answer(exchange, big);
  };
  reading = false;
  std::string requests;
  for (int i = 0; i < 200; ++i) requests += "GET / HTTP/1.1\r\n\r\n";
  Send(requests);
  Run();
  EXPECT_LT(answered, 60);
  reading = true;
  EXPECT_TRUE(RunUntil([&] { return answered == 200; })) << answered;
}

TEST_F(ServerConnectionTest, ARequestInManyPieces) {
  Start();
  script.on_complete = [](Exchange* exchange) { Answer(exchange, "ok"); };
  const std::string request =
      "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
  for (char c : request) {
    Send({&c, 1});
    Run();
  }
  EXPECT_TRUE(RunUntil([&] { return Received() == Ok("ok"); })) << received;
  EXPECT_EQ(script.log, "[/a]abcde[complete]");
}

TEST_F(ServerConnectionTest, BodyThenNextRequest) {
  Start();
  script.on_request = [](Exchange* exchange) { Answer(exchange, "early"); };
  Send("POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET /b HTTP/1.1\r\n\r\n");
  EXPECT_TRUE(RunUntil([&] { return Received() == Ok("early") + Ok("early"); })) << received;
  EXPECT_EQ(script.log, "[/a]abc[complete][/b]");
}

TEST_F(ServerConnectionTest, APausedBodyHoldsBackAllThatFollows) {
  Start();
  script.on_body = [](Exchange* exchange) { exchange->connection->PauseBody(exchange); };
  Send(
      "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\nGET /b "
      "HTTP/1.1\r\n\r\n");
  Run();
  EXPECT_EQ(script.log, "[/a]a");
  script.connection->ResumeBody(script.open["/a"]);
  Run();
  EXPECT_EQ(script.log, "[/a]ab");
  script.connection->ResumeBody(script.open["/a"]);
  Run();
  EXPECT_EQ(script.log, "[/a]ab[complete][/b]");
}

TEST_F(ServerConnectionTest, PausedAtTheLastByteHoldsBackComplete) {
  Start();
  script.on_body = [](Exchange* exchange) { exchange->connection->PauseBody(exchange); };
  Send("POST /a HTTP/1.1\r\nContent-Length: 1\r\n\r\na");
  Run();
  EXPECT_EQ(script.log, "[/a]a");
  script.connection->ResumeBody(script.open["/a"]);
  Run();
  EXPECT_EQ(script.log, "[/a]a[complete]");
}

TEST_F(ServerConnectionTest, ContinueIsSentWhenTheBodyIsWanted) {
  Start();
  script.on_complete = [](Exchange* exchange) { Answer(exchange, "ok"); };
  script.on_request = [](Exchange* exchange) { exchange->connection->PauseBody(exchange); };
  Send("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  Run();
  EXPECT_EQ(received, "");
  script.connection->ResumeBody(script.open["/a"]);
  EXPECT_TRUE(RunUntil([&] { return received == "HTTP/1.1 100 Continue\r\n\r\n"; }));
  Send("abc");
  EXPECT_TRUE(RunUntil([&] { return Received() == "HTTP/1.1 100 Continue\r\n\r\n" + Ok("ok"); }))
      << received;
}

TEST_F(ServerConnectionTest, DrainFollowsAFullOutput) {
  Start();
  reading = false;
  Send("GET /a HTTP/1.1\r\n\r\n");
  Run();
  Exchange* exchange = script.open["/a"];
  SendResult result = Answer(exchange, std::string(1000, 'x'), false);
  for (int i = 0; i < 1000 && result == SendResult::kSent; ++i) {
    result = script.connection->Send(exchange, ViewPayload(std::string(10'000, 'x')), false);
  }
  EXPECT_EQ(result, SendResult::kFull);
  Run();
  EXPECT_EQ(script.log, "[/a]");
  reading = true;
  EXPECT_TRUE(RunUntil([&] { return script.log == "[/a][drain]"; }));
  script.connection->Send(exchange, ViewPayload(""), true);
  EXPECT_TRUE(RunUntil([&] { return received.ends_with("\r\n0\r\n\r\n"); }));
}

TEST_F(ServerConnectionTest, DrainFollowsForAnAnswerThatHadToWaitItsTurn) {
  Start();
  Send("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n");
  Run();
  EXPECT_EQ(Answer(script.open["/b"], std::string(100'000, 'x'), false), SendResult::kFull);
  Answer(script.open["/a"], "a");
  EXPECT_TRUE(RunUntil([&] { return script.log == "[/a][/b][drain]"; })) << script.log;
}

TEST_F(ServerConnectionTest, ANestedLoopInAListenerMayAnswer) {
  Start();
  bool nested = false;
  script.on_request = [&](Exchange* exchange) {
    if (nested) return;
    nested = true;
    Exchange* first = exchange;
    RunNestedLoop();
    Answer(first, "a");
  };
  Send("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n");
  EXPECT_TRUE(RunUntil([&] { return script.open.size() == 2; }));
  Answer(script.open["/b"], "b");
  EXPECT_TRUE(RunUntil([&] { return Received() == Ok("a") + Ok("b"); })) << received;
}

TEST_F(ServerConnectionTest, SlotAndSerialNameAConnectionForItsLife) {
  Start();
  const uint32_t slot = script.connection->slot();
  const uint32_t serial = script.connection->serial();
  EXPECT_EQ(Server::Find(slot, serial), script.connection);
  client.reset();
  EXPECT_TRUE(RunUntil([&] { return script.closed == 1; }));
  EXPECT_EQ(Server::Find(slot, serial), nullptr);
  Start();
  EXPECT_EQ(Server::Find(slot, serial), nullptr);
}

}  // namespace
}  // namespace http
