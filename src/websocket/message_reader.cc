#include "websocket/message_reader.h"

#include <algorithm>
#include <utility>

namespace websocket {

using Event = MessageReader::Event;

// The compressed bytes of a message may be at most this many times `max_message_bytes`. Small
// fragments cost some overhead; a message beyond this limit consists of empty blocks.
static constexpr uint64_t kMostGrowth = 8;

Event MessageReader::Next(std::string_view* input, Message* message) {
  if (problem_ != nullptr) return Event::kBad;
  if (std::exchange(reported_, false)) {
    if (!in_message_) message_.Clear();
    control_.Clear();
  }
  while (true) {
    if (part_ == Part::kHeader && !TakeHeader(input))
      return problem_ != nullptr ? Event::kBad : Event::kMore;
    const Event event =
        frame_.is_control() ? TakeControl(input, message) : TakeData(input, message);
    if (problem_ != nullptr) return Event::kBad;
    if (event != Event::kMore) {
      reported_ = true;
      return event;
    }
    if (part_ == Part::kPayload) return Event::kMore;  // else a fragment is complete
  }
}

bool MessageReader::Refuse(CloseCode code, const char* problem) {
  code_ = code;
  problem_ = problem;
  message_.Clear();
  control_.Clear();
  return false;
}

// ---- headers ----

// False if a part of the header is missing, or if it is refused.
bool MessageReader::TakeHeader(std::string_view* input) {
  const size_t before = control_.size();
  std::string_view bytes = *input;
  if (before > 0) {
    control_.Append(input->substr(0, FrameHeader::kMost - before));
    bytes = control_.view();
  }
  const char* problem = nullptr;
  switch (ReadFrameHeader(bytes, masked_, &frame_, &problem)) {
    case HeaderOutcome::kBad:
      return Refuse(kProtocolError, problem);
    case HeaderOutcome::kMore:
      if (before == 0) control_.Append(*input);
      *input = {};
      return false;
    case HeaderOutcome::kWhole:
      break;
  }
  input->remove_prefix(frame_.size - before);
  control_.Clear();
  return StartFrame();
}

bool MessageReader::StartFrame() {
  if (!frame_.is_control() && !StartMessage()) return false;
  part_ = Part::kPayload;
  taken_ = 0;
  return true;
}

// A frame that begins a message, or goes on with it.
bool MessageReader::StartMessage() {
  const bool begins = frame_.opcode != Opcode::kContinuation;
  if (begins == in_message_) {
    return Refuse(kProtocolError, begins ? "a message begins within another"
                                         : "a message goes on that has not begun");
  }
  if (frame_.compressed && (!begins || deflate_ == nullptr))
    return Refuse(kProtocolError, "a frame is compressed that must not be");
  if (begins) {
    in_message_ = true;
    is_text_ = frame_.opcode == Opcode::kText;
    is_compressed_ = frame_.compressed;
    is_ascii_ = true;
    text_check_ = {};
    message_wire_ = 0;
  }
  const uint64_t most = max_message_bytes_ * (is_compressed_ ? kMostGrowth : 1);
  if (frame_.length > most || message_wire_ + frame_.length > most)
    return Refuse(kTooLarge, "a message is larger than maxMessageBytes");
  message_wire_ += frame_.length;
  return true;
}

// ---- payloads ----

// Takes what has come of the frame's payload, unmasked.
static std::string_view TakePayload(const FrameHeader& frame, uint64_t taken,
                                    std::string_view* input, bool* is_ascii) {
  const size_t size = std::min<uint64_t>(frame.length - taken, input->size());
  // The owner of the bytes lends them to be changed: a read buffer, or a queue.
  char* const bytes = const_cast<char*>(input->data());
  if (frame.masked) *is_ascii = ApplyMask(frame.mask, taken, bytes, size);
  input->remove_prefix(size);
  return {bytes, size};
}

Event MessageReader::TakeControl(std::string_view* input, Message* message) {
  bool is_ascii = false;
  const std::string_view piece = TakePayload(frame_, taken_, input, &is_ascii);
  taken_ += piece.size();
  const bool is_whole = piece.size() == frame_.length;
  if (!is_whole) control_.Append(piece);
  if (taken_ < frame_.length) return Event::kMore;
  part_ = Part::kHeader;
  message->payload = is_whole ? piece : control_.view();
  return frame_.opcode == Opcode::kPing   ? Event::kPing
         : frame_.opcode == Opcode::kPong ? Event::kPong
                                          : Event::kClose;
}

Event MessageReader::TakeData(std::string_view* input, Message* message) {
  bool is_ascii = false;
  const std::string_view piece = TakePayload(frame_, taken_, input, &is_ascii);
  // Whether the text is of ASCII characters is known from unmasking.
  if (!frame_.masked && is_text_ && !is_compressed_) is_ascii = IsAscii(piece);
  taken_ += piece.size();
  const bool frame_ends = taken_ == frame_.length;
  const bool is_last = frame_ends && frame_.final;
  if (frame_ends) part_ = Part::kHeader;
  if (is_compressed_) {
    if (!Inflate(piece, is_last)) return Event::kBad;
  } else {
    if (!CheckText(piece, is_ascii)) return Event::kBad;
    if (is_last && message_.empty()) return Finish(piece, message);
    message_.Append(piece);
  }
  return is_last ? Finish(message_.view(), message) : Event::kMore;
}

bool MessageReader::CheckText(std::string_view piece, bool is_ascii) {
  if (!is_text_ || (is_ascii && text_check_.complete())) return true;
  is_ascii_ = is_ascii_ && is_ascii;
  return text_check_.Add(piece) || Refuse(kBadData, "a text is not UTF-8");
}

bool MessageReader::Inflate(std::string_view piece, bool is_last) {
  const size_t before = message_.size();
  Deflate::Outcome outcome = deflate_->Add(piece, max_message_bytes_, &message_);
  if (is_last && outcome == Deflate::Outcome::kFits)
    outcome = deflate_->End(max_message_bytes_, &message_);
  if (outcome == Deflate::Outcome::kTooLarge)
    return Refuse(kTooLarge, "a message is larger than maxMessageBytes");
  if (outcome == Deflate::Outcome::kBad)
    return Refuse(kBadData, "a message is not compressed as it says");
  const std::string_view plain = message_.view().substr(before);
  return CheckText(plain, is_text_ && IsAscii(plain));
}

Event MessageReader::Finish(std::string_view payload, Message* message) {
  if (is_text_ && !text_check_.complete()) {
    Refuse(kBadData, "a text is not UTF-8");
    return Event::kBad;
  }
  in_message_ = false;
  *message = {payload, is_text_, is_text_ && is_ascii_};
  return Event::kMessage;
}

}  // namespace websocket
