#include "cli/shared_sockets.h"

#include <linux/filter.h>
#include <sys/socket.h>

#include <iterator>
#include <string_view>
#include <utility>

#include "net/listening_socket.h"

namespace cli {

static void Fail(net::WorkerReply* reply, const base::Error& error) {
  reply->error = error.code;
  std::string_view(error.syscall).copy(reply->syscall, sizeof reply->syscall - 1);
}

int SharedSockets::Open(const WorkerProcess* worker, const net::WorkerRequest& request,
                        net::WorkerReply* reply) {
  const auto address = net::Address::From(reinterpret_cast<const sockaddr*>(&request.address),
                                          request.address_length);
  for (Socket& socket : sockets_) {
    const bool is_same = socket.address == address && socket.reuse_port == request.reuse_port;
    if (!is_same || !socket.workers.insert(worker).second) continue;
    reply->socket = socket.number;
    return socket.fd.get();
  }
  net::ListenOptions options;
  options.backlog = request.backlog;
  options.reuse_port = request.reuse_port;
  if (request.has_mode) options.mode = request.mode;
  Socket made{++last_number_, address, request.reuse_port, {}, {}, {worker}};
  base::Result<base::UniqueFd> fd = net::OpenListeningSocket(address, options, &made.file);
  if (!fd.ok()) return Fail(reply, fd.error()), -1;
  made.fd = std::move(fd.value());
  reply->socket = made.number;
  sockets_.push_back(std::move(made));
  return sockets_.back().fd.get();
}

void SharedSockets::Close(const WorkerProcess* worker, uint32_t number) {
  for (Socket& socket : sockets_)
    if (socket.number == number) socket.workers.erase(worker);
}

void SharedSockets::Forget(const WorkerProcess* worker) {
  for (Socket& socket : sockets_) socket.workers.erase(worker);
}

void SharedSockets::Sweep() {
  sockets_.remove_if([](Socket& socket) {
    if (!socket.workers.empty()) return false;
    socket.file.Remove();
    return true;
  });
}

// From now on the system drops the first packet of each new connection, so that no client takes itself for connected
// once the workers look for the last time. It sends the packet again a second later, and is refused. What is on its way
// already is completed.
static void RefuseNew(int fd) {
  constexpr uint32_t kFlags = 13, kSyn = 2;  // of a TCP header, with which the bytes begin
  sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_B | BPF_ABS, kFlags),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, kSyn, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, ~uint32_t{0}),
      BPF_STMT(BPF_RET | BPF_K, 0),
  };
  const sock_fprog program{static_cast<unsigned short>(std::size(code)), code};
  setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
}

void SharedSockets::CloseAll() {
  for (Socket& socket : sockets_) {
    socket.file.Remove();
    if (socket.address.family() != AF_UNIX) RefuseNew(socket.fd.get());
  }
  sockets_.clear();
}

bool SharedSockets::Covers(const WorkerProcess* worker, const WorkerProcess* other) const {
  for (const Socket& socket : sockets_)
    if (socket.workers.contains(other) && !socket.workers.contains(worker)) return false;
  return true;
}

}  // namespace cli
