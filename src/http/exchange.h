// Exchange: one request and its response, from the head of the request until both are complete.
//
// It exists only while a part of either is outstanding. The exchanges of a connection are listed in
// the order of their requests. The script may answer in any order: only the first response is sent,
// the bytes of the others wait in `held`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "base/byte_queue.h"
#include "http/message_writer.h"

namespace http {

class ServerConnection;

// Data that a delegate keeps with an exchange or a connection. It is destroyed with its holder.
class Attachment {
 public:
  virtual ~Attachment() = default;
};

struct Exchange {
  ServerConnection* connection = nullptr;
  std::unique_ptr<Exchange> next;          // the request after this one
  std::unique_ptr<Attachment> attachment;  // null: the delegate gets no further reports about it
  uint32_t sequence = 0;                   // its number on the connection, from 0
  bool received = false;                   // the request is complete
  bool paused = false;                     // the script holds the request's body back
  bool owes_continue = false;  // the client waits for "100 Continue" before it sends the body
  bool wants_drain = false;    // the last piece of the response returned kFull
  bool dead = false;           // refused or disconnected: the script's response is dropped
  MessageWriter response;
  base::ByteQueue held;

  // The memory of one that has ended is the next one's, without a look into the allocator.
  static void* operator new(size_t size);
  static void operator delete(void* memory);
};

}  // namespace http
