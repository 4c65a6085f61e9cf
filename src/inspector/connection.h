// Connection: one connection to the inspector's server, as bytes in and bytes out: requests of HTTP
// (/json and the like), and behind an upgrade a WebSocket with the debugger's messages. It belongs to
// the server's thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/byte_queue.h"
#include "base/unique_fd.h"
#include "websocket/session.h"

namespace inspector {

// The program that is debugged, as /json/list describes it.
struct Target {
  std::string id;     // a UUID that nobody can guess: the path of its WebSocket
  std::string title;  // the script as it was typed
  std::string url;    // of the script: "file:///srv/app.js"
};

class Connection {
 public:
  // The most bytes of a message of a debugger, and the most that wait to be sent to one that does not
  // read.
  static constexpr size_t kMaxMessage = 256 * 1024 * 1024;
  static constexpr size_t kMaxUnsent = 256 * 1024 * 1024;

  Connection(base::UniqueFd fd, const Target* target) : fd_(std::move(fd)), target_(target) {}

  int fd() const { return fd_.get(); }
  bool is_session() const { return session_ != nullptr; }

  // Takes what came. `on_message(text)` is called for each message of the debugger. False when the
  // connection is over: what waits in the output is all that is to be sent.
  template <class F>
  bool Take(std::string_view bytes, F on_message) {
    input_.append(bytes);
    if (!is_session() && !AnswerRequests()) return false;
    if (!is_session()) return true;
    std::string_view rest = input_;
    websocket::Message message;
    for (;;) {
      switch (session_->Next(&rest, &message, &output_)) {
        case websocket::Session::Event::kMessage:
          on_message(message.payload);
          continue;
        case websocket::Session::Event::kPong:
          continue;
        case websocket::Session::Event::kMore:
          input_.clear();
          return true;
        case websocket::Session::Event::kClosed:
          return false;
      }
    }
  }

  // Sends a message to the debugger. False where it reads too little.
  bool Send(std::string_view message);

  // Writes what waits. False when the connection broke.
  bool Flush();
  bool has_output() const { return output_.size() > 0; }

 private:
  bool AnswerRequests();
  bool Answer(std::string_view method, std::string_view path, std::string_view lines);
  bool Upgrade(std::string_view method, std::string_view lines);
  void Respond(std::string_view status, std::string_view type, std::string_view body);

  base::UniqueFd fd_;
  const Target* target_;
  std::string input_;  // not used yet
  base::ByteQueue output_;
  std::unique_ptr<websocket::Session> session_;
};

}  // namespace inspector
