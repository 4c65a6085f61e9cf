// How a server connection ends: what is owed goes out first, what is cut short never looks whole, and
// each limit of time and number is kept.

#include "http_server_helpers.h"

namespace http {
namespace {

TEST_F(ServerConnectionTest, RefusedBehindAFinishedAnswer) {
  Start();
  script.on_request = [](Exchange* exchange) { Answer(exchange, "a"); };
  Send("GET /a HTTP/1.1\r\n\r\nNONSENSE\r\n\r\n");
  EXPECT_TRUE(RunUntil([&] { return ended; }));
  EXPECT_EQ(Received(), Ok("a") + Refusal("400 Bad Request"));
  EXPECT_EQ(script.log, "[/a]");
}

TEST_F(ServerConnectionTest, RefusedBehindAnAnswerThatIsOwed) {
  Start();
  Send("GET /a HTTP/1.1\r\n\r\nNONSENSE\r\n\r\n");
  Run();
  EXPECT_EQ(received, "");
  Answer(script.open["/a"], "a");
  EXPECT_TRUE(RunUntil([&] { return ended; }));
  EXPECT_EQ(Received(), Ok("a") + Refusal("400 Bad Request"));
}

TEST_F(ServerConnectionTest, ABadBodyClosesTheRequestAndReplacesTheAnswer) {
  Start();
  Send("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc");
  EXPECT_TRUE(RunUntil([&] { return ended; }));
  EXPECT_EQ(Received(), Refusal("400 Bad Request"));
  EXPECT_EQ(script.log, "[/a]a[close]");
}

TEST_F(ServerConnectionTest, ABodyCutShortNeverCompletes) {
  Start();
  Send("POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc");
  Run();
  shutdown(client.get(), SHUT_WR);
  EXPECT_TRUE(RunUntil([&] { return ended; }));
  EXPECT_EQ(Received(), Refusal("400 Bad Request"));
  EXPECT_EQ(script.log, "[/a]abc[eof][close]");
}

TEST_F(ServerConnectionTest, ABodyCutShortBreaksOffAnAnswerUnderWay) {
  Start();
  script.on_request = [](Exchange* exchange) { Answer(exchange, "part", false); };
  Send("POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc");
  Run();
  shutdown(client.get(), SHUT_WR);
  EXPECT_TRUE(RunUntil([&] { return ended; }));
  EXPECT_EQ(Received(), "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npart\r\n");
  EXPECT_EQ(script.log, "[/a]abc[eof][close]");
}

TEST_F(ServerConnectionTest, AHalfClosedClientGetsItsAnswers) {
  Start();
  Send("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n");
  shutdown(client.get(), SHUT_WR);
  Run();
  Answer(script.open["/b"], "b");
  Answer(script.open["/a"], "a");
  EXPECT_TRUE(RunUntil([&] { return ended && script.closed == 1; }));
  EXPECT_EQ(Received(), Ok("a") + Ok("b"));
  EXPECT_FALSE(script.failed);
}

TEST_F(ServerConnectionTest, AHeadCutShortIsRefused) {
  Start();
  Send("GET /a HTTP/1.1\r\nHo");
  shutdown(client.get(), SHUT_WR);
  EXPECT_TRUE(RunUntil([&] { return ended && script.closed == 1; }));
  EXPECT_EQ(Received(), Refusal("400 Bad Request"));
}

TEST_F(ServerConnectionTest, ConnectionCloseEndsAfterTheAnswer) {
  Start();
  script.on_request = [](Exchange* exchange) { Answer(exchange, "a"); };
  Send("GET /a HTTP/1.1\r\nConnection: close\r\n\r\nGET /b HTTP/1.1\r\n\r\n");
  EXPECT_TRUE(RunUntil([&] { return ended; }));
  EXPECT_EQ(Received(), Ok("a", "Connection: close\r\n"));
  EXPECT_EQ(script.log, "[/a]");
  EXPECT_EQ(script.closed, 0) << "lingers until the client closes";
  client.reset();
  EXPECT_TRUE(RunUntil([&] { return script.closed == 1; }));
}

TEST_F(ServerConnectionTest, LingersNotForEver) {
  Start();
  script.on_request = [](Exchange* exchange) { Answer(exchange, "a"); };
  Send("GET /a HTTP/1.0\r\n\r\n");
  EXPECT_TRUE(RunUntil([&] { return ended; }));
  EXPECT_TRUE(RunUntil([&] { return script.closed == 1; }));
}

TEST_F(ServerConnectionTest, AnAnswerInsteadOfContinueCloses) {
  Start();
  script.on_request = [](Exchange* exchange) { Answer(exchange, "no"); };
  Send("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  EXPECT_TRUE(RunUntil([&] { return ended; }));
  EXPECT_EQ(Received(), Ok("no", "Connection: close\r\n"));
}

TEST_F(ServerConnectionTest, TheLastRequestOfAConnectionCloses) {
  ServerOptions options;
  options.max_requests = 2;
  Start(options);
  script.on_request = [](Exchange* exchange) { Answer(exchange, ""); };
  Send("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\nGET /c HTTP/1.1\r\n\r\n");
  EXPECT_TRUE(RunUntil([&] { return ended; }));
  EXPECT_EQ(Received(), Ok("") + Ok("", "Connection: close\r\n"));
}

TEST_F(ServerConnectionTest, AHeadHasATimeInAll) {
  ServerOptions options;
  options.head_timeout = 60;
  Start(options);
  Send("GET / HTTP/1.1\r\n");
  for (int i = 0; i < 40 && received.empty(); ++i) {
    Send("a");
    Run();
  }
  EXPECT_TRUE(RunUntil([&] { return ended; }));
  EXPECT_EQ(Received(), Refusal("408 Request Time-out"));
}

TEST_F(ServerConnectionTest, AnIdleConnectionTimesOutButNotWhileAnAnswerIsOwed) {
  ServerOptions options;
  options.idle_timeout = 50;
  Start(options);
  Send("GET /a HTTP/1.1\r\n\r\n");
  RunUntil([&, turns = 0]() mutable { return ++turns > 200; });
  EXPECT_EQ(script.log, "[/a]");
  Answer(script.open["/a"], "a");
  EXPECT_TRUE(RunUntil([&] { return ended; }));
  EXPECT_EQ(Received(), Ok("a"));
  EXPECT_EQ(script.log, "[/a][timeout]");
}

TEST_F(ServerConnectionTest, ServerCloseEndsIdleConnectionsAtOnceAndOthersAfterTheirAnswer) {
  Start();
  Send("GET /a HTTP/1.1\r\n\r\n");
  Run();
  server->Close();
  Run();
  EXPECT_FALSE(ended);
  Answer(script.open["/a"], "a");
  EXPECT_TRUE(RunUntil([&] { return ended; }));
  EXPECT_EQ(Received(), Ok("a", "Connection: close\r\n"));
}

TEST_F(ServerConnectionTest, ServerCloseEndsAnIdleConnectionAtOnce) {
  Start();
  Run();
  server->Close();
  EXPECT_TRUE(RunUntil([&] { return ended && script.closed == 1; }));
}

static constexpr unsigned kGrace = 250;

TEST_F(ServerConnectionTest, ServerCloseWithAGraceEndsAnIdleConnectionSoon) {
  Start();
  Run();
  server->Close(kGrace);
  Run();
  EXPECT_FALSE(ended);
  EXPECT_TRUE(RunUntil([&] { return ended && script.closed == 1; }));
  EXPECT_EQ(Received(), "");
}

TEST_F(ServerConnectionTest, ARequestOnItsWayWhenTheServerClosesIsAnswered) {
  Start();
  Send("GET /a HTTP/1.1\r\n\r\n");
  Run();
  Answer(script.open["/a"], "a");
  server->Close(kGrace);
  Send("GET /b HTTP/1.1\r\n\r\n");
  EXPECT_TRUE(RunUntil([&] { return script.open.count("/b") == 1; }));
  Answer(script.open["/b"], "b");
  EXPECT_TRUE(RunUntil([&] { return ended && script.closed == 1; }));
  EXPECT_EQ(Received(), Ok("a") + Ok("b", "Connection: close\r\n"));
}

TEST_F(ServerConnectionTest, AServerThatListensAgainKeepsIdleConnections) {
  Start();
  Run();
  server->Close(kGrace);
  server->Reopen();
  const double until = loop::Loop::Get().Now() + 2 * kGrace / 1e3;
  RunUntil([&] { return ended || loop::Loop::Get().Now() > until; });
  EXPECT_FALSE(ended);
}

TEST_F(ServerConnectionTest, AVanishedClientClosesWhatIsOwed) {
  Start();
  Send("GET /a HTTP/1.1\r\n\r\n");
  Run();
  Exchange* exchange = script.open["/a"];
  exchange->connection->Abort();
  EXPECT_EQ(Answer(exchange, "a"), SendResult::kGone);
  EXPECT_TRUE(RunUntil([&] { return script.closed == 1; }));
  EXPECT_EQ(script.log, "[/a][close]");
}

TEST_F(ServerConnectionTest, AShortBodyBreaksTheConnectionOff) {
  Start();
  Send("GET /a HTTP/1.1\r\n\r\n");
  Run();
  ResponseStart start;
  start.has_length = true;
  start.content_length = 10;
  Exchange* exchange = script.open["/a"];
  EXPECT_EQ(
      exchange->connection->Respond(exchange, start, ViewPayload(""), ViewPayload("abc"), false),
      SendResult::kSent);
  EXPECT_EQ(exchange->connection->Send(exchange, ViewPayload("too many bytes"), false),
            SendResult::kTooLong);
  EXPECT_EQ(exchange->connection->Send(exchange, ViewPayload(""), true), SendResult::kTooShort);
  EXPECT_TRUE(RunUntil([&] { return ended; }));
  EXPECT_EQ(Received(), "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
}

// The first response is refused before "100 Continue" was sent, so it would have ended the
// connection. The second one comes after the body and need not.
TEST_F(ServerConnectionTest, ARefusedResponseLeavesTheConnectionOpen) {
  Start();
  script.on_request = [](Exchange* exchange) {
    ResponseStart start;
    start.has_length = true;
    start.content_length = 1;
    EXPECT_EQ(
        exchange->connection->Respond(exchange, start, ViewPayload(""), ViewPayload("abc"), true),
        SendResult::kTooLong);
  };
  Send("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  Run();
  Send("hi");
  Run();
  Answer(script.open["/a"], "a");
  EXPECT_TRUE(RunUntil([&] { return Received() == "HTTP/1.1 100 Continue\r\n\r\n" + Ok("a"); }));
}

TEST_F(ServerConnectionTest, AShortBodyBehindOthersIsReplaced) {
  Start();
  Send("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\nGET /c HTTP/1.1\r\n\r\n");
  Run();
  ResponseStart start;
  start.has_length = true;
  start.content_length = 10;
  Exchange* exchange = script.open["/b"];
  ServerConnection* connection = script.connection;
  connection->Respond(exchange, start, ViewPayload(""), ViewPayload("abc"), false);
  EXPECT_EQ(connection->Send(exchange, ViewPayload(""), true), SendResult::kTooShort);
  Answer(script.open["/c"], "c");
  Answer(script.open["/a"], "a");
  EXPECT_TRUE(RunUntil([&] { return ended; }));
  EXPECT_EQ(Received(), Ok("a") + Refusal("500 Internal Server Error"));
}

TEST_F(ServerConnectionTest, AConnectionMayEndInANestedLoopOfItsOwnCallback) {
  Start();
  script.on_request = [&](Exchange* exchange) {
    if (script.open.size() < 17)
      return;  // runs from a turn of the connection's own, not from a read
    exchange->connection->Abort();
    RunNestedLoop();
    EXPECT_EQ(script.closed, 0);
    EXPECT_EQ(Answer(exchange, "a"), SendResult::kGone);
  };
  std::string requests;
  for (int i = 0; i < 20; ++i) requests += "GET /" + std::to_string(i) + " HTTP/1.1\r\n\r\n";
  Send(requests);
  Run();
  Answer(script.open["/0"], "");
  EXPECT_TRUE(RunUntil([&] { return script.closed == 1; }));
}

TEST_F(ServerConnectionTest, TooManyConnectionsAreClosedAtOnce) {
  ServerOptions options;
  options.max_connections = 1;
  Start(options);
  int ends[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends), 0);
  base::UniqueFd other(ends[0]);
  server->Adopt(base::UniqueFd(ends[1]));
  char byte;
  EXPECT_EQ(read(other.get(), &byte, 1), 0);
  EXPECT_EQ(server->connection_count(), 1u);
}

TEST_F(ServerConnectionTest, NothingBehindAConnectIsARequestBeforeItsAnswer) {
  Start();
  Send("CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\nGET /evil HTTP/1.1\r\n\r\n");
  Run();
  EXPECT_EQ(script.log, "[a:443]");
  ResponseStart start;
  start.status = 405;
  auto* exchange = script.open["a:443"];
  exchange->connection->Respond(exchange, start, ViewPayload(""), ViewPayload(""), true);
  EXPECT_TRUE(RunUntil([&] { return ended; }));
  EXPECT_EQ(Received(), Refusal("405 Method Not Allowed"));
  EXPECT_EQ(script.log, "[a:443]");
}

TEST_F(ServerConnectionTest, BehindAnUpgradeThatIsNotTakenUpTheNextRequestIsHeard) {
  Start();
  Send("GET /a HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: b\r\n\r\nGET /c HTTP/1.1\r\n\r\n");
  Run();
  EXPECT_EQ(script.log, "[/a]");
  Answer(script.open["/a"], "a");
  EXPECT_TRUE(RunUntil([&] { return script.log == "[/a][/c]"; }));
}

// The head of a response to an upgrade, then the connection.
static net::Transport Upgrade(Exchange* exchange) {
  ResponseStart start;
  start.status = 101;
  exchange->connection->Respond(exchange, start, ViewPayload("Upgrade: b\r\n"), ViewPayload(""),
                                false);
  EXPECT_TRUE(exchange->connection->CanRelease(exchange));
  return exchange->connection->Release(exchange);
}

TEST_F(ServerConnectionTest, ReleaseGivesTheConnectionAwayWithWhatTheClientSentBehind) {
  Start();
  net::Transport released;
  script.on_request = [&](Exchange* exchange) {
    EXPECT_FALSE(exchange->connection->CanRelease(exchange)) << "there is no response yet";
    released = Upgrade(exchange);
  };
  Send("GET /a HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: b\r\n\r\nother protocol");
  EXPECT_TRUE(RunUntil([&] { return script.closed == 1; }));
  EXPECT_EQ(script.log, "[/a]");
  EXPECT_FALSE(script.failed);
  EXPECT_EQ(released.input.view(), "other protocol");
  EXPECT_TRUE(released.open());
  EXPECT_EQ(released.output.view().find("HTTP/1.1 101 Switching Protocols\r\n"), 0u);
  EXPECT_FALSE(ended);
}

TEST_F(ServerConnectionTest, ReleaseInALaterTurnGivesAwayWhatCameMeanwhile) {
  Start();
  Send("CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\nearly");
  Run();
  auto* exchange = script.open["a:1"];
  ResponseStart start;
  exchange->connection->Respond(exchange, start, ViewPayload(""), ViewPayload(""), false);
  Run();
  EXPECT_EQ(Received(), "HTTP/1.1 200 OK\r\n\r\n");
  const net::Transport released = exchange->connection->Release(exchange);
  EXPECT_TRUE(RunUntil([&] { return script.closed == 1; }));
  EXPECT_EQ(released.input.view(), "early");
  EXPECT_FALSE(ended);
}

TEST_F(ServerConnectionTest, ARequestForAnotherProtocolIsReportedWhenTheOnesBeforeAreAnswered) {
  Start();
  Send("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: c\r\n\r\n");
  Run();
  EXPECT_EQ(script.open.count("/b"), 0u);
  Answer(script.open["/a"], "a");
  Run();
  ASSERT_EQ(script.open.count("/b"), 1u);
  auto* exchange = script.open["/b"];
  ResponseStart start;
  start.status = 101;
  exchange->connection->Respond(exchange, start, ViewPayload(""), ViewPayload(""), false);
  EXPECT_TRUE(exchange->connection->CanRelease(exchange));
}

}  // namespace
}  // namespace http
