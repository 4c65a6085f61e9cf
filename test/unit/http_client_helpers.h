// What unit tests of the HTTP client share: a server whose every byte the test decides, and a
// request that writes down what it hears.
#pragma once

#include <poll.h>

#include <functional>
#include <string>
#include <string_view>

#include "http/client.h"
#include "net_helpers.h"

// A listening socket. Connections are taken and served by blocking calls of the test.
class StubServer {
 public:
  StubServer() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
    const net::Address any = *net::Address::Parse("127.0.0.1", 0);
    bind(fd_.get(), any.raw(), any.length());
    listen(fd_.get(), 8);
    port = net::Address::LocalOf(fd_.get())->port();
  }

  // The next connection, running the loop until it comes.
  base::UniqueFd Accept() {
    if (!RunUntil([&] { return Waiting(); })) return {};
    base::UniqueFd connection(accept(fd_.get(), nullptr, nullptr));
    const timeval five_seconds{5, 0};
    setsockopt(connection.get(), SOL_SOCKET, SO_RCVTIMEO, &five_seconds, sizeof five_seconds);
    return connection;
  }
  bool Waiting() const {
    pollfd poll_fd{fd_.get(), POLLIN, 0};
    RunFor(0.001);
    return poll(&poll_fd, 1, 0) == 1;
  }
  void Stop() { fd_.reset(); }

  uint16_t port;

 private:
  base::UniqueFd fd_;
};

// Runs the loop until something can be read from `fd`, then reads it.
inline std::string ReceiveFrom(const base::UniqueFd& fd) {
  RunUntil([&] {
    RunFor(0.001);
    pollfd poll_fd{fd.get(), POLLIN, 0};
    return poll(&poll_fd, 1, 0) == 1;
  });
  return Receive(fd);
}

// A request with a log such as "200 body(hello) complete" and a hook for each entry.
class TestRequest final : public http::ClientRequestDelegate {
 public:
  static http::RequestStart Get() {
    http::RequestStart start;
    start.idempotent = true;
    return start;
  }
  static http::RequestStart Post() {
    http::RequestStart start;
    start.has_body = true;
    return start;
  }
  static http::RequestStart Put(uint64_t length) {
    http::RequestStart start;
    start.has_body = start.has_length = true;
    start.content_length = length;
    start.idempotent = true;
    return start;
  }

  TestRequest(http::Client* client, const http::RequestStart& start, std::string_view lines)
      : request(client, this, start, http::ViewPayload(lines)) {}

  http::SendResult Send(std::string_view body, bool finished = false) {
    return request.Send(http::ViewPayload(body), finished);
  }
  http::SendResult Finish() { return Send("", true); }

  void OnResponse(const http::ResponseHead& head) override { Log(std::to_string(head.status)); }
  void OnUpgrade(const http::ResponseHead& head, net::Transport transport) override {
    Log("upgrade(" + std::string(transport.input.view()) + ")");
    upgraded = std::move(transport);
  }
  net::Transport upgraded;
  void OnBody(std::string_view piece) override {
    body += piece;
    Log(piece.size() < 100 ? "body(" + std::string(piece) + ")" : "body");
  }
  void OnComplete() override {
    over = true;
    Log("complete");
  }
  void OnAnswer(const http::ResponseHead& head, std::string_view whole) override {
    over = true;
    body = whole;
    Log("answer(" + std::to_string(head.status) + " " + body + ")");
  }
  void OnDrain() override { Log("drain"); }
  void OnFailure(const base::Error& error) override {
    over = true;
    Log(std::string("failure(") + base::ErrorName(error) + ")");
  }

  std::string log, body;
  bool over = false;
  std::function<void(const std::string&)> hook;
  http::ClientRequest request;

 private:
  void Log(const std::string& entry) {
    log += (log.empty() ? "" : " ") + entry;
    if (hook) hook(entry);
  }
};

class TestClient final : public http::ClientDelegate {
 public:
  explicit TestClient(uint16_t port, const http::ClientOptions& options = {})
      : client(this, {"127.0.0.1", port}, options) {}
  void OnSettled() override { ++settled; }

  int settled = 0;
  http::Client client;
};
