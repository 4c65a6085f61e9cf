// ClientRequest: one request of a client, from the script's first byte of it to the end of its
// answer.
//
//   kNew --Send()--> kQueued ---> kCurrent ---> kDone
//
// Its MessageWriter frames it. What cannot be written yet waits here, framed; where and when it
// goes out is the ClientConnection's business.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/byte_queue.h"
#include "base/error.h"
#include "base/intrusive_list.h"
#include "http/message_writer.h"

namespace http {

class ClientConnection;

// Hears what becomes of a request. OnComplete or OnFailure is the last call, made once for each
// request that was sent and not aborted. None comes from within a call of the owner's.
class ClientRequestDelegate {
 public:
  // The answer's head; what it shows is valid during the call. Interim answers are not told.
  virtual void OnResponse(const ResponseHead& head) = 0;
  // A piece of its body, decoded, valid during the call.
  virtual void OnBody(std::string_view piece) = 0;
  virtual void OnComplete() = 0;
  // After a Send() that answered kFull: all bytes have gone to the kernel.
  virtual void OnDrain() = 0;
  virtual void OnFailure(const base::Error& error) = 0;

 protected:
  ~ClientRequestDelegate() = default;
};

class ClientRequest {
 public:
  // `lines` are for MessageWriter::Start(). The connection and the delegate outlive the request, or
  // at least its last call.
  ClientRequest(ClientConnection* connection, ClientRequestDelegate* delegate,
                const RequestStart& start, const Payload& lines);
  ~ClientRequest() { Abort(); }
  ClientRequest(const ClientRequest&) = delete;
  ClientRequest& operator=(const ClientRequest&) = delete;

  // A piece of the body; `finished` says that it was the last. The first call puts the request into
  // the connection's queue. After kTooShort the request is over, as after Abort().
  SendResult Send(const Payload& body, bool finished);

  // Breaks it off: what was sent of it does not look like a whole request. No call follows. Nothing
  // where it is over.
  void Abort();

  // Holds back the rest of the answer.
  void Pause();
  void Resume();

  // Whether nothing of it is missing: it was finished, or its body is as long as was declared.
  bool whole() const { return writer_.whole(); }

  // Whether calls to the delegate may follow.
  bool in_progress() const { return state_ == State::kQueued || state_ == State::kCurrent; }

 private:
  friend class ClientConnection;
  enum class State : uint8_t { kNew, kQueued, kCurrent, kDone };

  ClientConnection* const connection_;
  ClientRequestDelegate* const delegate_;
  const RequestStart start_;
  MessageWriter writer_;
  base::ByteQueue waiting_;  // framed, and not yet on a connection
  State state_ = State::kNew;
  bool paused_ = false;
  bool wants_drain_ = false;  // the last Send() answered kFull
  base::ListLink link_;       // in the connection's queue
};

}  // namespace http
