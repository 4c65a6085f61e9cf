// BodyDecoder: finds the bytes of a message body in what a connection delivers, and the end of the
// body.
//
// It works on bytes as they come, in any pieces, without a copy and without memory of its own: a
// piece of the body is a part of the input. Chunked framing is read by the letter (RFC 9112,
// section 7.1): sizes, extensions, line ends and trailer lines that are not well-formed are
// refused. Extensions and trailers are checked and dropped.
#pragma once

#include <cstdint>
#include <string_view>

#include "http/message_head.h"

namespace http {

class BodyDecoder {
 public:
  enum class Event : uint8_t {
    kMore,   // the input is used up and the body is not at its end
    kPiece,  // a piece of the body
    kEnd,    // the body is complete; what is left of the input follows it
    kBad,    // not a chunked body
  };

  // Longest line of a chunk size with its extensions, and all trailer lines of a body together.
  static constexpr uint32_t kMaxChunkLine = 4 * 1024;
  static constexpr uint32_t kMaxTrailers = 16 * 1024;
  // By how much the lines of all chunks so far may exceed kFreeLine bytes each and the bytes of the
  // chunks: who sends extensions and little else only keeps the server busy.
  static constexpr uint32_t kMaxExcess = 16 * 1024;
  static constexpr uint32_t kFreeLine = 16;

  BodyDecoder() = default;
  BodyDecoder(BodyKind kind, uint64_t content_length);

  // Takes bytes off the front of `input` up to the next event. After kEnd and kBad the decoder is
  // done with.
  Event Next(std::string_view* input, std::string_view* piece);
  // Whether Next() would say kEnd with no more input.
  bool at_end() const { return state_ == State::kEnd; }
  // Whether a body may end here because its connection does.
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
    // Its bytes, and the line end behind them
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

  // One byte of chunked framing. False when it may not stand here.
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
