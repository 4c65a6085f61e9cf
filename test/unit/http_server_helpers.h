// What unit tests of the HTTP server share: a script that writes down what it hears, and the client's
// end of a connection, every byte of which the test decides.
#pragma once

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
  void OnExchangeClosed(Exchange* exchange) override { log += "[close]"; }
  void OnConnection(ServerConnection* opened) override { connection = opened; }
  void OnHandshakeWaits(ServerConnection*) override {}
  void OnHandshakeFailed(const net::Address&, const base::Error&) override {}
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

}  // namespace http
