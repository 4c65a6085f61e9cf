// SharedSockets: the listening sockets that a supervisor keeps for its workers.
//
// Workers that ask for the same address get the same socket, each once: who asks again gets another one,
// where the system allows that (port 0 does). So the workers of one script share socket by socket, in the
// order of their listen() calls. A socket stays while a worker listens, and over restarts until Sweep().
#pragma once

#include <cstdint>
#include <list>
#include <set>

#include "net/address.h"
#include "net/socket_file.h"
#include "net/worker_message.h"

namespace cli {

class WorkerProcess;

class SharedSockets {
 public:
  // The descriptor to send is the result; -1 where `reply` has an error.
  int Open(const WorkerProcess* worker, const net::WorkerRequest& request, net::WorkerReply* reply);
  void Close(const WorkerProcess* worker, uint32_t number);
  // The worker has ended. What it listened to stays.
  void Forget(const WorkerProcess* worker);
  // Closes the sockets at which no worker listens.
  void Sweep();
  // Has the system take no further connections, and closes our descriptors. The workers accept what is left.
  void CloseAll();

  // Whether `worker` listens wherever `other` does.
  bool Covers(const WorkerProcess* worker, const WorkerProcess* other) const;

 private:
  struct Socket {
    uint32_t number;
    net::Address address;  // as asked for: with port 0 where any will do
    bool reuse_port;
    base::UniqueFd fd;
    net::SocketFile file;
    std::set<const WorkerProcess*> workers;
  };

  std::list<Socket> sockets_;
  uint32_t last_number_ = 0;
};

}  // namespace cli
