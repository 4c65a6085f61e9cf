#include "http/message_writer.h"

#include <charconv>
#include <cstring>
#include <string_view>

#include "http/status.h"

namespace http {

// The most bytes that framing adds to the script's header lines, and to a piece of body.
static constexpr size_t kMaxFramingLines =
    sizeof("Content-Length: 18446744073709551615\r\nConnection: keep-alive\r\n\r\n");
static constexpr size_t kMaxHead = kMaxStatusLine + kMaxDateLine + kMaxFramingLines;
static constexpr size_t kMaxChunkFraming = sizeof("ffffffffffffffff\r\n\r\n0\r\n\r\n");

static constexpr int kResetContent = 205;
static constexpr int kNotModified = 304;

static char* Write(std::string_view text, char* at) {
  std::memcpy(at, text.data(), text.size());
  return at + text.size();
}

static char* WriteNumber(uint64_t number, int base, char* at) {
  return std::to_chars(at, at + 20, number, base).ptr;
}

// Writes the header lines for `start`, and the empty line.
static char* WriteFramingLines(const MessageStart& start, char* at) {
  if (start.chunked) {
    at = Write("Transfer-Encoding: chunked\r\n", at);
  } else if (start.has_length) {
    at = WriteNumber(start.content_length, 10, Write("Content-Length: ", at));
    at = Write("\r\n", at);
  }
  if (start.close) {
    at = Write("Connection: close\r\n", at);
  } else if (start.keep_alive) {
    at = Write("Connection: keep-alive\r\n", at);
  }
  return Write("\r\n", at);
}

// Responses with these statuses have neither a body nor a length.
static bool IsBodiless(int status) { return status < 200 || status == 204; }

bool MessageWriter::HasBody(int status) const {
  return !head_request_ && !IsBodiless(status) && status != kResetContent &&
         status != kNotModified && !(connect_request_ && status < 300);
}

void MessageWriter::FrameBody(bool chunked, uint64_t length) {
  framing_ = !chunked ? Framing::kLength : http11_ ? Framing::kChunked : Framing::kUntilClose;
  remaining_ = length;
}

SendResult MessageWriter::CheckLength(size_t size, bool finished) const {
  if (framing_ != Framing::kLength) return SendResult::kSent;
  if (size > remaining_) return SendResult::kTooLong;
  return finished && size < remaining_ ? SendResult::kTooShort : SendResult::kSent;
}

// The framing and connection that the head of a response declares.
MessageStart MessageWriter::Describe(const ResponseStart& start, size_t size, bool finished) const {
  MessageStart declared;
  if (framing_ == Framing::kNoBody) {
    DescribeLeftOut(start, size, finished, &declared);
  } else {
    declared.chunked = framing_ == Framing::kChunked;
    declared.has_length = framing_ == Framing::kLength;
    declared.content_length = remaining_;
  }
  if (start.status < 200) return declared;  // 101 says "Connection: upgrade" itself
  if (connect_request_ && start.status < 300) return declared;  // a tunnel follows
  declared.close = !keep_alive_;
  declared.keep_alive = !http11_ || start.keep_alive;
  return declared;
}

// When the body is left out, the head declares the framing that a response to GET would have, as
// far as that is known.
void MessageWriter::DescribeLeftOut(const ResponseStart& start, size_t size, bool finished,
                                    MessageStart* declared) const {
  if (IsBodiless(start.status) || connect_request_) return;
  if (start.status == kResetContent) {
    declared->has_length = !start.until_close;  // of 0 bytes (RFC 9110, section 15.3.6)
    return;
  }
  // The script may give a body in response to HEAD: its length is declared, its bytes are dropped.
  const bool known = start.has_length || (finished && size > 0 && start.status != kNotModified);
  declared->chunked = start.chunked && http11_;
  declared->has_length = !start.chunked && known;
  declared->content_length = start.has_length ? start.content_length : size;
}

char* MessageWriter::WriteBody(const Payload& body, bool finished, char* at) {
  if (framing_ == Framing::kNoBody) return at;
  if (framing_ == Framing::kLength) remaining_ -= body.size();
  const bool chunk = framing_ == Framing::kChunked;
  if (body.size() > 0) {  // an empty chunk would end the body
    if (chunk) at = Write("\r\n", WriteNumber(body.size(), 16, at));
    body.CopyTo(at);
    at += body.size();
    if (chunk) at = Write("\r\n", at);
  }
  return chunk && finished ? Write("0\r\n\r\n", at) : at;
}

void MessageWriter::Start(const RequestStart& start, const Payload& lines,
                          base::ByteQueue* output) {
  MessageStart declared = start;
  declared.chunked = start.chunked || (start.has_body && !start.has_length);
  FrameBody(declared.chunked, start.content_length);
  char* const begin = output->Reserve(lines.size() + kMaxFramingLines);
  lines.CopyTo(begin);
  output->Commit(WriteFramingLines(declared, begin + lines.size()) - begin);
  started_ = true;
}

SendResult MessageWriter::Start(const ResponseStart& start, const Payload& lines,
                                const Payload& body, bool finished, base::ByteQueue* output) {
  if (!HasBody(start.status)) {
    framing_ = Framing::kNoBody;
  } else if (start.until_close) {
    framing_ = Framing::kUntilClose;
  } else {
    FrameBody(start.chunked || !(start.has_length || finished),
              start.has_length ? start.content_length : body.size());
  }
  if (const SendResult result = CheckLength(body.size(), finished); result != SendResult::kSent)
    return result;
  // After a 1xx status that the script sends (such as 101) the connection may carry another
  // protocol.
  if (start.close || start.until_close || framing_ == Framing::kUntilClose || start.status < 200 ||
      (connect_request_ && start.status < 300)) {
    keep_alive_ = false;
  }
  started_ = true;
  finished_ = finished;
  // An HTTP/1.0 client would take an interim response for the answer (RFC 9110, section 15.2).
  if (start.status < 200 && !http11_) return SendResult::kSent;
  char* const begin = output->Reserve(kMaxHead + kMaxChunkFraming + lines.size() + body.size());
  char* at = start.has_status_line ? begin : WriteStatusLine(start.status, begin);
  lines.CopyTo(at);
  at += lines.size();
  if (!start.has_date) at = WriteDateLine(at);
  at = WriteFramingLines(Describe(start, body.size(), finished), at);
  at = WriteBody(body, finished, at);
  output->Commit(at - begin);
  return SendResult::kSent;
}

SendResult MessageWriter::Send(const Payload& body, bool finished, base::ByteQueue* output) {
  if (const SendResult result = CheckLength(body.size(), finished); result != SendResult::kSent)
    return result;
  char* const begin = output->Reserve(kMaxChunkFraming + body.size());
  output->Commit(WriteBody(body, finished, begin) - begin);
  finished_ = finished;
  return SendResult::kSent;
}

}  // namespace http
