#include "net/worker.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "net/worker_message.h"

namespace net {

// The calls that may fail in the supervisor: an Error keeps a literal.
static const char* NameOfCall(std::string_view name) {
  for (const char* known : {"socket", "setsockopt", "bind", "lstat", "chmod"})
    if (name == known) return known;
  return "listen";
}

void Worker::TakeUp() {
  const char* const number = std::getenv(kNumberVariable);
  const char* const place = std::getenv(kChannelVariable);
  int channel = 0;
  unsigned stop_timeout = 0;
  const bool is_worker = number != nullptr && place != nullptr &&
                         std::sscanf(place, "%d:%u", &channel, &stop_timeout) == 2;
  unsetenv(kChannelVariable);
  if (!is_worker || fcntl(channel, F_SETFD, FD_CLOEXEC) != 0) return;
  if (std::getenv("LISTEN_FDS") != nullptr)  // the supervisor's, which are ours as well
    setenv("LISTEN_PID", std::to_string(getpid()).c_str(), 1);
  worker_ = new Worker(channel, static_cast<unsigned>(std::atoi(number)), stop_timeout);
}

Worker::Worker(int channel, unsigned number, unsigned stop_timeout)
    : channel_(channel), number_(number), stop_timeout_(stop_timeout) {
  end_.Bind<&Worker::OnSupervisorGone>(this);
  signal_.Bind<&Worker::OnSignal>(this);
}

base::Result<SharedSocket> Worker::Listen(const Address& address, const ListenOptions& options) {
  WorkerRequest request;
  request.kind = WorkerRequest::Kind::kListen;
  request.reuse_port = options.reuse_port;
  request.has_mode = options.mode.has_value();
  request.mode = options.mode.value_or(0);
  request.backlog = options.backlog;
  request.address_length = address.length();
  std::memcpy(&request.address, address.raw(), address.length());
  WorkerReply reply;
  SharedSocket socket;
  if (!SendMessage(channel_.get(), &request, sizeof request) ||
      !ReceiveMessage(channel_.get(), &reply, sizeof reply, &socket.fd))
    return base::Error::System("listen");
  if (reply.error != 0) return base::Error::System(NameOfCall(reply.syscall), reply.error);
  if (!socket.fd) return base::Error::System("listen", EMFILE);  // there was no room for it here
  socket.number = reply.socket;
  return socket;
}

void Worker::Close(uint32_t socket) {
  WorkerRequest request;
  request.kind = WorkerRequest::Kind::kClose;
  request.socket = socket;
  SendMessage(channel_.get(), &request, sizeof request);
}

base::Error Worker::Notify(std::string_view state) {
  WorkerRequest request;
  state.copy(request.state, sizeof request.state - 1);
  if (SendMessage(channel_.get(), &request, sizeof request)) return {};
  return base::Error::System("sendmsg");
}

void Worker::OnStop(std::function<void()> stop) {
  stop_ = std::move(stop);
  signal_.Start(SIGTERM);
  signal_.Unref();
  end_.Start(channel_.get(), loop::kReadable);
  end_.Unref();
}

// A reply is read where it was asked for, so the channel is readable only at its end.
void Worker::OnSupervisorGone() {
  end_.Stop();
  kill(getpid(), SIGTERM);
}

}  // namespace net
