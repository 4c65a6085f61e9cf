#include "websocket/session.h"

#include <cstring>
#include <utility>

#include "base/check.h"

namespace websocket {

using Event = Session::Event;

Session::Session(const SessionOptions& options)
    : deflate_(options.deflate.on ? std::make_unique<Deflate>(options.deflate) : nullptr),
      reader_(!options.is_client, options.max_message_bytes, deflate_.get()),
      is_client_(options.is_client) {}

// ---- what comes ----

Event Session::Next(std::string_view* input, Message* message, base::ByteQueue* output) {
  if (owed_pong_ != nullptr && output->size() <= kMostUnsent) {
    const std::unique_ptr<std::string> owed = std::move(owed_pong_);
    if (state_ == State::kOpen) SendControl(Opcode::kPong, *owed, output);
  }
  while (state_ != State::kClosed) {
    switch (reader_.Next(input, message)) {
      case MessageReader::Event::kMore:
        return Event::kMore;
      case MessageReader::Event::kMessage:
        return Event::kMessage;
      case MessageReader::Event::kPong:
        return Event::kPong;
      case MessageReader::Event::kPing:
        if (state_ != State::kOpen) break;
        if (output->size() <= kMostUnsent) {
          SendControl(Opcode::kPong, message->payload, output);
        } else {
          owed_pong_ = std::make_unique<std::string>(message->payload);
        }
        break;
      case MessageReader::Event::kClose:
        return TakeClose(message->payload, output);
      case MessageReader::Event::kBad:
        return Fail(reader_.code(), reader_.problem(), output);
    }
  }
  *input = {};
  return Event::kMore;
}

Event Session::TakeClose(std::string_view payload, base::ByteQueue* output) {
  unsigned code = kNoCode;
  if (payload.size() == 1) return Fail(kProtocolError, "a close frame has half a code", output);
  if (!payload.empty()) {
    code = static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
    payload.remove_prefix(2);
    if (!IsCodeOfFrame(code))
      return Fail(kProtocolError, "a close frame has a code that none may have", output);
    Utf8Check check;
    if (!check.Add(payload) || !check.complete())
      return Fail(kBadData, "the reason of a close frame is not UTF-8", output);
  }
  ending_ =
      std::make_unique<Ending>(Ending{static_cast<uint16_t>(code), std::string(payload), true});
  if (state_ == State::kOpen) SendClose(code, payload, output);
  state_ = State::kClosed;
  return Event::kClosed;
}

// The peer has broken the protocol: it is sent the reason, and nothing more is read from it.
Event Session::Fail(CloseCode code, const char* problem, base::ByteQueue* output) {
  if (state_ == State::kOpen) SendClose(code, problem, output);
  ending_ = std::make_unique<Ending>(Ending{code, problem, false});
  state_ = State::kClosed;
  return Event::kClosed;
}

// ---- what is sent ----

size_t Session::Begin(size_t expected, base::ByteQueue* output) {
  const size_t begin = output->size();
  const size_t size = FrameHeaderSize(expected, is_client_);
  output->Reserve(size + expected);
  output->Commit(size);
  return begin | size << 56;
}

void Session::Finish(size_t begun, bool is_text, base::ByteQueue* output) {
  const size_t header_size = begun >> 56;
  const size_t begin = begun & ((size_t{1} << 56) - 1);
  FrameHeader header;
  header.opcode = is_text ? Opcode::kText : Opcode::kBinary;
  header.final = true;
  header.masked = is_client_;
  if (is_client_) header.mask = NewMask();
  header.length = output->size() - begin - header_size;
  const size_t needed = FrameHeaderSize(header.length, is_client_);
  if (needed > header_size) {
    output->Reserve(needed - header_size);
    output->Commit(needed - header_size);
  }
  // The queue's bytes are ours until they are given to the stream.
  char* const at = const_cast<char*>(output->view().data()) + begin;
  if (needed != header_size) std::memmove(at + needed, at + header_size, header.length);
  if (needed < header_size) output->Uncommit(header_size - needed);
  WriteFrameHeader(header, at);
  if (is_client_) ApplyMask(header.mask, 0, at + needed, header.length);
}

void Session::SendFrame(FrameHeader header, std::string_view payload, base::ByteQueue* output) {
  header.final = true;
  header.masked = is_client_;
  if (is_client_) header.mask = NewMask();
  header.length = payload.size();
  const size_t size = FrameHeaderSize(header.length, is_client_);
  char* const at = output->Reserve(size + payload.size());
  WriteFrameHeader(header, at);
  if (!payload.empty()) std::memcpy(at + size, payload.data(), payload.size());
  if (is_client_) ApplyMask(header.mask, 0, at + size, payload.size());
  output->Commit(size + payload.size());
}

void Session::Send(std::string_view payload, bool is_text, base::ByteQueue* output) {
  FrameHeader header;
  header.opcode = is_text ? Opcode::kText : Opcode::kBinary;
  base::ByteQueue compressed;
  if (wants_compression(payload.size()) && deflate_->Compress(payload, &compressed)) {
    header.compressed = true;
    payload = compressed.view();
  }
  SendFrame(header, payload, output);
}

// A client masks each frame anew; and what refers to earlier messages is another for each connection.
void Session::Send(PreparedMessage* message, base::ByteQueue* output) {
  if (is_client_) return Send(message->payload_, message->is_text_, output);
  if (!wants_compression(message->payload_.size())) return output->Append(message->Framed());
  const DeflateParameters& deflate = deflate_->parameters();
  const bool is_common =
      !deflate.keeps_out && deflate.window_bits == compress::MessageDeflater::kMostWindowBits;
  if (!is_common) return Send(message->payload_, message->is_text_, output);
  output->Append(message->Compressed(deflate.level));
}

static std::string FrameOf(std::string_view payload, bool is_text, bool is_compressed) {
  FrameHeader header;
  header.opcode = is_text ? Opcode::kText : Opcode::kBinary;
  header.final = true;
  header.compressed = is_compressed;
  header.length = payload.size();
  std::string frame(FrameHeaderSize(header.length, false), '\0');
  WriteFrameHeader(header, frame.data());
  return frame.append(payload);
}

const std::string& PreparedMessage::Framed() {
  if (framed_.empty()) framed_ = FrameOf(payload_, is_text_, false);
  return framed_;
}

const std::string& PreparedMessage::Compressed(int level) {
  base::ByteQueue compressed;
  if (!compressed_.empty()) return compressed_;
  if (!CompressAlone(payload_, level, &compressed)) return Framed();
  return compressed_ = FrameOf(compressed.view(), is_text_, true);
}

void Session::Ping(std::string_view payload, base::ByteQueue* output) {
  SendControl(Opcode::kPing, payload, output);
}

void Session::Close(unsigned code, std::string_view reason, base::ByteQueue* output) {
  if (state_ != State::kOpen) return;
  SendClose(code, reason, output);
  state_ = State::kClosing;
}

void Session::SendControl(Opcode opcode, std::string_view payload, base::ByteQueue* output) {
  CHECK(payload.size() <= kMaxControl);
  FrameHeader header;
  header.opcode = opcode;
  SendFrame(header, payload, output);
}

void Session::SendClose(unsigned code, std::string_view reason, base::ByteQueue* output) {
  if (code == kNoCode) return SendControl(Opcode::kClose, {}, output);
  std::string payload{static_cast<char>(code >> 8), static_cast<char>(code)};
  SendControl(Opcode::kClose, payload.append(reason), output);
}

}  // namespace websocket
