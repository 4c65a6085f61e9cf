// Server: what debuggers connect to, on a thread of its own, so that it answers while the program is
// paused or busy.
//
// It listens, answers requests, and hands the messages of each debugger to the main thread through a
// Mailbox. Only the Mailbox and what Send() queues are shared between the threads.
#pragma once

#include <poll.h>
#include <pthread.h>

#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "base/error.h"
#include "base/unique_fd.h"
#include "inspector/address.h"
#include "inspector/connection.h"
#include "inspector/mailbox.h"

namespace inspector {

class Server {
 public:
  // The most connections at a time, debuggers among them.
  static constexpr size_t kMaxConnections = 64;
  // Where there is no descriptor for a connection, it is tried again after so long.
  static constexpr int kAcceptPauseMs = 100;

  // `on_event` is called on the server's thread behind each Mailbox::Post().
  Server(Target target, Mailbox* mailbox, std::function<void()> on_event);
  // Ends the thread and all connections.
  ~Server();

  // Listens, and starts the thread. Once.
  base::Error Start(const Address& address);
  // ws://HOST:PORT/ID; after Start().
  const std::string& url() const { return url_; }

  // Sends a message to a debugger, from the main thread. One that is gone gets nothing.
  void Send(int session, std::string message);

 private:
  struct Outgoing {
    int session;
    std::string message;
  };

  base::Error Listen(const Address& address);
  void Run();
  void SendQueued();
  void Accept();
  void Receive(int number, Connection* connection);
  void Close(int number);
  void Post(Event event);

  const Target target_;
  Mailbox* const mailbox_;
  const std::function<void()> on_event_;
  std::string url_;
  base::UniqueFd listener_;
  base::UniqueFd wake_;  // an eventfd: there is something to send, or the thread is to end
  std::mutex mutex_;     // of the next two
  std::vector<Outgoing> outgoing_;
  bool ends_ = false;
  std::map<int, Connection> connections_;  // by number, which is that of the session as well
  int connections_made_ = 0;
  bool accepts_ = true;  // false: there was no descriptor for a connection that waits
  pthread_t thread_{};
  bool runs_ = false;
};

}  // namespace inspector
