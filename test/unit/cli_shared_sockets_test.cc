// The sockets of a supervisor: who asks for an address gets its socket once, and it stays as long as it is needed.

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "cli/shared_sockets.h"

namespace cli {
namespace {

// Only their addresses count.
const auto* const kFirst = reinterpret_cast<const WorkerProcess*>(0x10);
const auto* const kSecond = reinterpret_cast<const WorkerProcess*>(0x20);

net::WorkerRequest Request(uint16_t port) {
  const auto address = *net::Address::Parse("127.0.0.1", port);
  net::WorkerRequest request;
  request.kind = net::WorkerRequest::Kind::kListen;
  request.backlog = 10;
  request.address_length = address.length();
  std::memcpy(&request.address, address.raw(), address.length());
  return request;
}

struct Answer {
  int fd;
  net::WorkerReply reply;
};

Answer Ask(SharedSockets* sockets, const WorkerProcess* worker, uint16_t port = 0) {
  Answer answer;
  answer.fd = sockets->Open(worker, Request(port), &answer.reply);
  return answer;
}

TEST(SharedSockets, NthOfOneWorkerIsNthOfAnother) {
  SharedSockets sockets;
  const Answer one = Ask(&sockets, kFirst), two = Ask(&sockets, kFirst);
  EXPECT_NE(one.fd, two.fd);
  EXPECT_EQ(Ask(&sockets, kSecond).fd, one.fd);
  EXPECT_EQ(Ask(&sockets, kSecond).reply.socket, two.reply.socket);
  EXPECT_NE(Ask(&sockets, kSecond).fd, two.fd);
}

TEST(SharedSockets, APortIsTakenTwiceByOneWorker) {
  SharedSockets sockets;
  const uint16_t port = net::Address::LocalOf(Ask(&sockets, kFirst).fd)->port();
  const Answer taken = Ask(&sockets, kFirst, port);
  EXPECT_EQ(taken.fd, -1);
  EXPECT_EQ(taken.reply.error, EADDRINUSE);
  EXPECT_EQ(std::string(taken.reply.syscall), "bind");
}

TEST(SharedSockets, StaysOverARestartUntilItIsSwept) {
  SharedSockets sockets;
  const Answer before = Ask(&sockets, kFirst);
  sockets.Forget(kFirst);
  EXPECT_EQ(Ask(&sockets, kFirst).reply.socket, before.reply.socket);
  sockets.Close(kFirst, before.reply.socket);
  sockets.Sweep();
  EXPECT_NE(Ask(&sockets, kFirst).reply.socket, before.reply.socket);
}

TEST(SharedSockets, CoversWhatTheOtherListensTo) {
  SharedSockets sockets;
  EXPECT_TRUE(sockets.Covers(kSecond, kFirst));
  const Answer one = Ask(&sockets, kFirst);
  Ask(&sockets, kFirst);
  EXPECT_FALSE(sockets.Covers(kSecond, kFirst));
  Ask(&sockets, kSecond);
  EXPECT_FALSE(sockets.Covers(kSecond, kFirst));
  EXPECT_TRUE(sockets.Covers(kFirst, kSecond));
  Ask(&sockets, kSecond);
  EXPECT_TRUE(sockets.Covers(kSecond, kFirst));
  sockets.Close(kSecond, one.reply.socket);
  EXPECT_FALSE(sockets.Covers(kSecond, kFirst));
}

// A client that connects behind CloseAll() waits, while one that did before can still be accepted.
TEST(SharedSockets, TakesNoConnectionBehindTheEnd) {
  SharedSockets sockets;
  const base::UniqueFd workers(dup(Ask(&sockets, kFirst).fd));
  const auto address = *net::Address::LocalOf(workers.get());
  const base::UniqueFd before(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
  connect(before.get(), address.raw(), address.length());
  sockets.CloseAll();
  const base::UniqueFd behind(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
  connect(behind.get(), address.raw(), address.length());
  const base::UniqueFd accepted(accept(workers.get(), nullptr, nullptr));
  EXPECT_TRUE(accepted);
  const base::UniqueFd none(accept4(workers.get(), nullptr, nullptr, SOCK_NONBLOCK));
  EXPECT_FALSE(none);
}

}  // namespace
}  // namespace cli
