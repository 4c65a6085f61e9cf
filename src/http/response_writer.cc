#include "http/response_writer.h"

#include <charconv>
#include <cstring>

#include "http/status.h"

namespace http {

// The most that framing adds to the bytes of the script: around its header lines, and around a
// piece of body.
static constexpr size_t kMaxFramingLines =
    sizeof("Content-Length: 18446744073709551615\r\nConnection: keep-alive\r\n\r\n");
static constexpr size_t kMaxHead = kMaxStatusLine + kMaxDateLine + kMaxFramingLines;
static constexpr size_t kMaxChunkFraming = sizeof("ffffffffffffffff\r\n\r\n0\r\n\r\n");

static char* Write(std::string_view text, char* at) {
  std::memcpy(at, text.data(), text.size());
  return at + text.size();
}

static char* WriteNumber(uint64_t number, int base, char* at) {
  return std::to_chars(at, at + 20, number, base).ptr;
}

// Statuses whose responses never have a body, nor a length.
static bool IsBodiless(int status) { return status < 200 || status == 204; }

void ResponseWriter::ChooseFraming(const ResponseStart& start, size_t size, bool finished) {
  if (head_request_ || IsBodiless(start.status) || start.status == 304 ||
      (connect_request_ && start.status < 300)) {
    framing_ = Framing::kNoBody;
  } else if (start.until_close) {
    framing_ = Framing::kUntilClose;
  } else if (start.has_length && !start.chunked) {
    framing_ = Framing::kLength;
    remaining_ = start.content_length;
  } else if (finished && !start.chunked) {
    framing_ = Framing::kLength;
    remaining_ = size;
  } else {
    framing_ = http11_ ? Framing::kChunked : Framing::kUntilClose;
  }
}

ResponseWriter::Result ResponseWriter::CheckLength(size_t size, bool finished) const {
  if (framing_ != Framing::kLength) return Result::kOk;
  if (size > remaining_) return Result::kTooLong;
  return finished && size < remaining_ ? Result::kTooShort : Result::kOk;
}

char* ResponseWriter::WriteFramingLines(const ResponseStart& start, size_t size, bool finished,
                                        char* at) const {
  const bool describes_body =
      framing_ == Framing::kNoBody && !IsBodiless(start.status) && !connect_request_;
  if (framing_ == Framing::kChunked || (describes_body && start.chunked && http11_)) {
    at = Write("Transfer-Encoding: chunked\r\n", at);
  } else if (framing_ == Framing::kLength || (describes_body && !start.chunked)) {
    // To HEAD, the length of a body that was given and dropped; without one, what GET would answer
    // is not known.
    const bool known =
        framing_ == Framing::kLength || (finished && size > 0 && start.status != 304);
    if (start.has_length || known) {
      at = WriteNumber(start.has_length ? start.content_length : size, 10,
                       Write("Content-Length: ", at));
      at = Write("\r\n", at);
    }
  }
  if (start.status < 200) return at;  // 101 says "Connection: upgrade" itself
  if (!keep_alive_) {
    at = Write("Connection: close\r\n", at);
  } else if (!http11_ || start.keep_alive) {
    at = Write("Connection: keep-alive\r\n", at);
  }
  return at;
}

char* ResponseWriter::WriteBody(const Payload& body, bool finished, char* at) {
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

ResponseWriter::Result ResponseWriter::Start(const ResponseStart& start, const Payload& lines,
                                             const Payload& body, bool finished,
                                             base::ByteQueue* output) {
  ChooseFraming(start, body.size(), finished);
  if (const Result result = CheckLength(body.size(), finished); result != Result::kOk)
    return result;
  // After an interim status of the script's own (101, say) the connection speaks no HTTP that we
  // know.
  if (start.close || start.status < 200 || framing_ == Framing::kUntilClose) keep_alive_ = false;
  if (connect_request_ && start.status < 300) keep_alive_ = false;
  char* const begin = output->Reserve(kMaxHead + kMaxChunkFraming + lines.size() + body.size());
  char* at = start.has_status_line ? begin : WriteStatusLine(start.status, begin);
  lines.CopyTo(at);
  at += lines.size();
  if (!start.has_date) at = WriteDateLine(at);
  at = WriteFramingLines(start, body.size(), finished, at);
  at = Write("\r\n", at);
  at = WriteBody(body, finished, at);
  output->Commit(at - begin);
  started_ = true;
  finished_ = finished;
  return Result::kOk;
}

ResponseWriter::Result ResponseWriter::Send(const Payload& body, bool finished,
                                            base::ByteQueue* output) {
  if (const Result result = CheckLength(body.size(), finished); result != Result::kOk)
    return result;
  char* const begin = output->Reserve(kMaxChunkFraming + body.size());
  output->Commit(WriteBody(body, finished, begin) - begin);
  finished_ = finished;
  return Result::kOk;
}

}  // namespace http
