// Exchange: one request with its response, from the request's head until both are through.
//
// It lives only as long as something of it is outstanding. The exchanges of a connection stand in
// the order of their requests; the bytes of every response but the first wait in `held`, whatever
// order the script answers in.
#pragma once

#include <cstdint>
#include <memory>

#include "base/byte_queue.h"
#include "http/message_writer.h"

namespace http {

class ServerConnection;

// What a delegate keeps with an exchange or a connection. It is destroyed with it.
class Attachment {
 public:
  virtual ~Attachment() = default;
};

struct Exchange {
  ServerConnection* connection = nullptr;
  std::unique_ptr<Exchange> next;          // the request after this one
  std::unique_ptr<Attachment> attachment;  // only an exchange that has one hears of its end
  uint32_t sequence = 0;                   // its number on the connection
  bool received = false;                   // the request is complete
  bool paused = false;                     // the script wants no body now
  bool owes_continue = false;  // the client waits for "100 Continue" before it sends the body
  bool wants_drain = false;    // the last piece of the response found the output full
  bool dead = false;  // its request was refused: the script's response is not wanted any more
  MessageWriter response;
  base::ByteQueue held;
};

}  // namespace http
