// A server connection answers in order, refuses behind what it owes, keeps its limits and ends so
// that nothing is lost.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "http/server.h"
#include "http/server_connection.h"
#include "loop/loop.h"
#include "loop/watcher.h"

namespace http {
namespace {

// A script that does what each test tells it to, and writes down what it hears.
class Script final : public ServerDelegate {
 public:
  std::function<void(Exchange*)> on_request = [](Exchange*) {};
  std::function<void(Exchange*)> on_body, on_complete, on_drain;
  std::map<std::string, Exchange*> open;  // by target
  std::string log;
  ServerConnection* connection = nullptr;
  int closed = 0;
  bool failed = false;

 private:
  void OnRequest(Exchange* exchange, const RequestHead& head) override {
    const std::string target(head.target);
    log += "[" + target + "]";
    open[target] = exchange;
    exchange->attachment = std::make_unique<Attachment>();
    on_request(exchange);
  }
  void OnBody(Exchange* exchange, std::string_view piece) override {
    log += piece;
    if (on_body) on_body(exchange);
  }
  void OnComplete(Exchange* exchange) override {
    log += "[complete]";
    if (on_complete) on_complete(exchange);
  }
  void OnDrain(Exchange* exchange) override {
    log += "[drain]";
    if (on_drain) on_drain(exchange);
  }
  void OnExchangeClosed(Exchange* exchange) override {
    log += "[close]";
  }
  void OnConnection(ServerConnection* opened) override { connection = opened; }
  void OnConnectionEof(ServerConnection*) override { log += "[eof]"; }
  void OnConnectionTimeout(ServerConnection*) override { log += "[timeout]"; }
  void OnConnectionClosed(ServerConnection*, const base::Error& error) override {
    ++closed;
    failed = static_cast<bool>(error);
    connection = nullptr;
  }
};

// The client's end of a connection to a server of its own.
class ServerConnectionTest : public testing::Test {
 protected:
  void Start(const ServerOptions& options = {}) {
    loop::Loop::Get();
    server = std::make_unique<Server>(&script, options);
    int ends[2];
    ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends), 0);
    client = base::UniqueFd(ends[0]);
    server->Adopt(base::UniqueFd(ends[1]));
  }

  // Runs the loop until `done`, for two seconds at most.
  bool RunUntil(const std::function<bool()>& done) {
    loop::TimerWatcher tick;
    tick.Bind<&ServerConnectionTest::Tick>(this);
    tick.Start(0.001, 0.001);
    for (int turns = 0; turns < 4000; ++turns) {
      Read();
      if (done()) return true;
      loop::Loop::Get().RunOnce();
    }
    return false;
  }
  // Enough turns for whatever can happen to have happened.
  void Run() {
    int turns = 0;
    RunUntil([&] { return ++turns > 10; });
  }
  void Tick() {}
  // Some turns of a loop inside a callback, as promise.wait() makes them.
  void RunNestedLoop() {
    loop::TimerWatcher tick;
    tick.Bind<&ServerConnectionTest::Tick>(this);
    tick.Start(0.001, 0.001);
    for (int i = 0; i < 20; ++i) loop::Loop::Get().RunOnce();
  }

  void Send(std::string_view bytes) {
    ASSERT_EQ(write(client.get(), bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  void Read() {
    char buffer[65536];
    while (reading && client) {
      const ssize_t size = read(client.get(), buffer, sizeof(buffer));
      if (size == 0) ended = true;
      if (size < 0 && errno == ECONNRESET) ended = reset = true;
      if (size <= 0) return;
      received.append(buffer, size);
    }
  }
  // What came, with the Date lines taken out.
  std::string Received() const {
    std::string text = received;
    for (size_t at; (at = text.find("Date: ")) != std::string::npos;) text.erase(at, kMaxDate);
    return text;
  }
  static constexpr size_t kMaxDate = 37;

  static SendResult Answer(Exchange* exchange, std::string_view body, bool finished = true) {
    ResponseStart start;
    return exchange->connection->Respond(exchange, start, ViewPayload(""), ViewPayload(body),
                                         finished);
  }
  static std::string Ok(const std::string& body, const std::string& lines = "") {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + lines +
           "\r\n" + body;
  }
  static std::string Refusal(const std::string& status) {
    return "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  }

  Script script;
  std::unique_ptr<Server> server;
  base::UniqueFd client;
  std::string received;
  bool reading = true;
  bool ended = false;
  bool reset = false;
};

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
  EXPECT_EQ(Received(), Refusal("408 Request Timeout"));
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
