// What unit tests of the net layer share: pairs of connected sockets, a filter that only copies,
// blocking calls on the far end, and a stream listener that keeps a log.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "base/unique_fd.h"
#include "loop_helpers.h"
#include "net/address.h"
#include "net/stream.h"

inline void SetNonBlocking(int fd) { fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK); }

struct Pair {
  base::UniqueFd near;  // non-blocking, for the stream
  base::UniqueFd far;   // blocking, for the test
};

// A filter through which everything passes as it is.
class CopyingFilter final : public net::Filter {
 public:
  net::Transfer Handshake(net::Descriptor*) override { return net::Transfer::Bytes(0); }
  net::Transfer Receive(net::Descriptor* below, char* bytes, size_t size) override {
    return below->Receive(bytes, size);
  }
  net::Transfer Transmit(net::Descriptor* below, std::string_view bytes) override {
    return below->Transmit(bytes);
  }
  net::Transfer FinishWriting(net::Descriptor*) override { return net::Transfer::Bytes(0); }
  bool has_buffered() const override { return false; }
};

// Tests that run twice: with transports that Carry() makes without a filter, and with one.
class CarriedTest : public testing::TestWithParam<bool> {
 protected:
  static net::Transport Carry(base::UniqueFd fd) {
    net::Transport transport(std::move(fd),
                             GetParam() ? std::make_unique<CopyingFilter>() : nullptr);
    transport.Handshake();
    return transport;
  }
};
#define INSTANTIATE_CARRIED_TEST(suite)                           \
  INSTANTIATE_TEST_SUITE_P(Plain, suite, testing::Values(false)); \
  INSTANTIATE_TEST_SUITE_P(Filtered, suite, testing::Values(true))

// A connected pair on the loopback interface.
inline Pair TcpPair() {
  base::UniqueFd server(socket(AF_INET, SOCK_STREAM, 0));
  const net::Address any = *net::Address::Parse("127.0.0.1", 0);
  bind(server.get(), any.raw(), any.length());
  listen(server.get(), 1);
  const net::Address address = *net::Address::LocalOf(server.get());
  Pair pair;
  pair.far = base::UniqueFd(socket(AF_INET, SOCK_STREAM, 0));
  connect(pair.far.get(), address.raw(), address.length());
  pair.near = base::UniqueFd(accept(server.get(), nullptr, nullptr));
  SetNonBlocking(pair.near.get());
  const timeval five_seconds{5, 0};  // a failing test says so and does not hang
  setsockopt(pair.far.get(), SOL_SOCKET, SO_RCVTIMEO, &five_seconds, sizeof five_seconds);
  return pair;
}

// Closes a TCP socket so that the peer gets a RST.
inline void Reset(base::UniqueFd fd) {
  const linger at_once{1, 0};
  setsockopt(fd.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

inline void Send(const base::UniqueFd& fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(sent);
  }
}

// One read, up to `size` bytes; "" at the end.
inline std::string Receive(const base::UniqueFd& fd, size_t size = 64 * 1024) {
  std::string bytes(size, '\0');
  const ssize_t received = recv(fd.get(), bytes.data(), size, 0);
  bytes.resize(received > 0 ? received : 0);
  return bytes;
}

// What lies in the receive buffer now.
inline std::string Peek(const base::UniqueFd& fd) {
  std::string bytes(64 * 1024, '\0');
  const ssize_t received = recv(fd.get(), bytes.data(), bytes.size(), MSG_PEEK | MSG_DONTWAIT);
  bytes.resize(received > 0 ? received : 0);
  return bytes;
}

// Keeps a log such as "read(hello) eof close" and calls a hook, if set, after each entry.
class Recorder final : public net::StreamListener {
 public:
  void OnOpen() override {
    Log("open");
    if (on_open) on_open();
  }
  void OnRead(std::string_view bytes) override {
    sizes.push_back(bytes.size());
    total += bytes.size();
    if (bytes.size() < 100) Log("read(" + std::string(bytes) + ")");
    if (on_read) on_read(bytes);
  }
  void OnEof() override {
    Log("eof");
    if (on_eof) on_eof();
  }
  void OnDrain() override {
    Log("drain");
    if (on_drain) on_drain();
  }
  void OnTimeout() override {
    Log("timeout");
    if (on_timeout) on_timeout();
  }
  void OnClose(const base::Error& error) override {
    Log(error ? std::string("close(") + base::ErrorName(error) + ")" : "close");
    ++closes;
    if (on_close) on_close();
  }

  std::string log;
  std::vector<size_t> sizes;
  size_t total = 0;
  int closes = 0;
  std::function<void(std::string_view)> on_read;
  std::function<void()> on_open, on_eof, on_drain, on_timeout, on_close;

 private:
  void Log(const std::string& entry) { log += (log.empty() ? "" : " ") + entry; }
};
