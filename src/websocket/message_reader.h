// MessageReader: finds the messages in the bytes that one direction of a WebSocket connection brings
// (RFC 6455, sections 5 and 8).
//
// It unmasks in place, checks text as it comes, and puts fragments together. It takes whatever bytes
// there are, so nothing that it was given has to be kept for it. A message that lies whole in the
// input is reported where it lies. An idle reader holds no buffer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_queue.h"
#include "websocket/deflate.h"
#include "websocket/frame.h"
#include "websocket/utf8_check.h"

namespace websocket {

struct Message {
  std::string_view payload;  // valid until the next call
  bool is_text = false;      // then it is UTF-8
  bool is_ascii = false;     // a text of ASCII characters only
};

class MessageReader {
 public:
  enum class Event : uint8_t {
    kMore,     // all input was taken
    kMessage,  // a whole message
    kPing,     // message.payload is the frame's
    kPong,     // the same
    kClose,    // the same; nothing is read after it
    kBad,      // no such protocol: code() and problem() say why; nothing is read after it
  };

  // `masked`: whether the frames that come must be masked, or must not. `deflate`, which outlives the
  // reader, is null where nothing may be compressed.
  MessageReader(bool masked, size_t max_message_bytes, Deflate* deflate)
      : deflate_(deflate), max_message_bytes_(max_message_bytes), masked_(masked) {}

  // Takes bytes off the front of `input`, up to the next event. The bytes are changed.
  Event Next(std::string_view* input, Message* message);

  // After kBad.
  CloseCode code() const { return code_; }
  const char* problem() const { return problem_; }

 private:
  // The frame that is being read.
  enum class Part : uint8_t { kHeader, kPayload };

  bool TakeHeader(std::string_view* input);
  bool StartFrame();
  bool StartMessage();
  Event TakeControl(std::string_view* input, Message* message);
  Event TakeData(std::string_view* input, Message* message);
  bool Collect(std::string_view piece, bool is_ascii);
  bool Inflate(std::string_view piece, bool is_last);
  bool CheckText(std::string_view piece, bool is_ascii);
  Event Finish(std::string_view payload, Message* message);
  bool Refuse(CloseCode code, const char* problem);

  Deflate* const deflate_;
  const size_t max_message_bytes_;
  const char* problem_ = nullptr;
  FrameHeader frame_;
  uint64_t taken_ = 0;         // of the frame's payload
  uint64_t message_wire_ = 0;  // bytes of the message's payloads before this frame, as they came
  base::ByteQueue message_;    // the message so far
  base::ByteQueue control_;    // the part of a header or of a control frame that has come
  Utf8Check text_check_;
  CloseCode code_ = kNormal;
  Part part_ = Part::kHeader;
  const bool masked_;
  bool in_message_ = false;
  bool is_text_ = false;
  bool is_compressed_ = false;
  bool is_ascii_ = true;
  bool reported_ = false;  // what message_ and control_ hold was reported
};

}  // namespace websocket
