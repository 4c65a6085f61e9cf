// ClientRequest: one request of a client, from the first byte that the script gives to the end of
// the answer.
//
//   kNew --Send()--> kQueued ---> kCurrent ---> kDone
//
// A MessageWriter frames it. Framed bytes that cannot be sent yet wait here. Client decides on which
// connection they are sent, ClientConnection when.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/byte_queue.h"
#include "base/error.h"
#include "base/intrusive_list.h"
#include "http/message_writer.h"
#include "net/transport.h"

namespace http {

class Client;
class ClientConnection;

// Is notified of what happens to a request. OnComplete, OnAnswer, OnUpgrade or OnFailure is the last
// call. It comes once for each request that was sent and not aborted. No call is made from within a
// call of the owner.
class ClientRequestDelegate {
 public:
  // The head of the answer; its views are valid during the call. Interim answers are not reported.
  virtual void OnResponse(const ResponseHead& head) = 0;
  // The last call as well: the server has taken up another protocol, and the connection is the
  // callee's, with what it has brought already. The views in `head` are valid during the call.
  virtual void OnUpgrade(const ResponseHead& head, net::Transport transport) = 0;
  // A piece of the decoded body, valid during the call.
  virtual void OnBody(std::string_view piece) = 0;
  virtual void OnComplete() = 0;
  // The only call, if the request takes whole answers and this one has come so: in the place of
  // OnResponse, OnBody and OnComplete. All views are valid during the call.
  virtual void OnAnswer(const ResponseHead& head, std::string_view body) {}
  // Follows a Send() that returned kFull: all bytes have gone to the kernel.
  virtual void OnDrain() = 0;
  virtual void OnFailure(const base::Error& error) = 0;

 protected:
  ~ClientRequestDelegate() = default;
};

class ClientRequest {
 public:
  // `lines` is passed to MessageWriter::Start(). The client and the delegate must live until the
  // last call to the delegate, at least.
  ClientRequest(Client* client, ClientRequestDelegate* delegate, const RequestStart& start,
                const Payload& lines);
  ~ClientRequest() { Abort(); }
  ClientRequest(const ClientRequest&) = delete;
  ClientRequest& operator=(const ClientRequest&) = delete;

  // Sends a piece of the body; `finished` marks the last one. The first call puts the request into
  // the client's queue. kTooShort aborts the request.
  SendResult Send(const Payload& body, bool finished);

  // Breaks the request off: the server does not see a complete request. No call to the delegate
  // follows. Does nothing when the request is done.
  void Abort();

  // Pause() holds the rest of the answer back until Resume().
  void Pause();
  void Resume();

  // Whether the request is complete: it was finished, or its body has the declared length.
  bool whole() const { return writer_.whole(); }

  // Whether calls to the delegate may follow.
  bool in_progress() const { return state_ == State::kQueued || state_ == State::kCurrent; }

 private:
  friend class Client;
  friend class ClientConnection;
  enum class State : uint8_t { kNew, kQueued, kCurrent, kDone };

  bool Hold(const Payload& body, bool finished);

  Client* const client_;
  ClientRequestDelegate* const delegate_;
  ClientConnection* connection_ = nullptr;  // that carries it, while kCurrent
  const RequestStart start_;
  MessageWriter writer_;
  base::ByteQueue waiting_;  // framed bytes that no connection has taken yet
  State state_ = State::kNew;
  bool paused_ = false;
  bool wants_drain_ = false;  // the last Send() returned kFull
  base::ListLink link_;       // in the client's queue
};

}  // namespace http
