// BodyDecoder: finds the bytes of a message body in what a connection delivers, and the end of the
// body.
//
// The input may come in pieces of any size. Nothing is copied or stored: a piece of the body is a
// part of the input. Chunked framing is parsed strictly (RFC 9112, section 7.1): sizes, extensions,
// line ends and trailer lines that are not well-formed are refused. Extensions and trailers are
// checked and dropped.
#pragma once

#include <cstdint>
#include <string_view>

#include "http/message_head.h"

namespace http {

class BodyDecoder {
 public:
  enum class Event : uint8_t {
    kMore,   // the input is used up; the body is not complete
    kPiece,  // a piece of the body
    kEnd,    // the body is complete; what is left of the input follows it
    kBad,    // not a chunked body
  };

  // In bytes: the longest line of a chunk size with its extensions; all trailer lines of a body.
  static constexpr uint32_t kMaxChunkLine = 4 * 1024;
  static constexpr uint32_t kMaxTrailers = 16 * 1024;
  // Each chunk may have a line as long as its data and kFreeLine bytes more. Lines may exceed that
  // by kMaxExcess bytes in all: a body of little but extensions only keeps the server busy.
  static constexpr uint32_t kMaxExcess = 16 * 1024;
  static constexpr uint32_t kFreeLine = 16;

  BodyDecoder() = default;
  BodyDecoder(BodyKind kind, uint64_t content_length);

  // Takes bytes off the front of `input` up to the next event. Not to be called after kEnd or kBad.
  Event Next(std::string_view* input, std::string_view* piece);
  // Whether Next() would return kEnd without more input.
  bool at_end() const { return state_ == State::kEnd; }
  // Whether the end of the connection is the end of the body.
  bool ends_with_connection() const { return state_ == State::kUntilClose; }

 private:
  enum class State : uint8_t {
    kEnd,
    kLength,
    kUntilClose,
    // The line of a chunk: size, then extensions ( BWS ";" BWS name [ BWS "=" BWS value ] )*
    kSizeStart,
    kSize,
    kBeforeExtension,
    kNameStart,
    kName,
    kAfterName,
    kValueStart,
    kValue,
    kQuoted,
    kEscaped,
    kAfterValue,
    kLineEnd,
    // The bytes of the chunk, and the line end behind them
    kData,
    kDataCr,
    kDataLf,
    // What follows the last chunk
    kTrailerStart,
    kTrailerName,
    kTrailerValue,
    kTrailerLineEnd,
    kFinalLf,
  };

  // Takes one byte of chunked framing. False when the byte is not allowed here.
  bool Take(char c);
  bool TakeSizeLine(char c);
  bool TakeTrailer(char c);
  bool TakeHexDigit(char c);
  bool CountLine();

  uint64_t remaining_ = 0;  // bytes of the body, or of the chunk, that are still to come
  uint32_t line_ = 0;       // length so far of the chunk's line, or of all trailers
  uint32_t excess_ = 0;     // see kMaxExcess
  State state_ = State::kEnd;
};

}  // namespace http
