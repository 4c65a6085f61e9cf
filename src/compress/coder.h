// Compression of streams: one interface over zlib, brotli and zstd, which are opened when a coder
// is first made. What is at hand as a whole goes through compress/whole.h.
//
// A coder keeps no input and no output of its own beyond what its algorithm needs: the caller gives
// it both, in pieces of any size. It is used by one thread at a time, whichever.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "base/error.h"
#include "base/result.h"

namespace compress {

// kDeflate is the zlib format of RFC 1950, as HTTP means it.
enum class Format : uint8_t { kGzip, kDeflate, kBrotli, kZstd };
inline constexpr int kFormats = 4;

struct Levels {
  const char* format;  // as HTTP names it
  int least, most, usual;
};
inline constexpr Levels kLevels[kFormats] = {
    {"gzip", 0, 9, 6}, {"deflate", 0, 9, 6}, {"br", 0, 11, 5}, {"zstd", 1, 22, 3}};

// What is asked of a coder beyond its input. kFlush: what an encoder was given can be decoded from
// what it has written. kFinish: there is no more input.
enum class Flow : uint8_t { kContinue, kFlush, kFinish };

enum class Progress : uint8_t {
  kHungry,  // all input is taken, and what was asked for is written
  kFull,    // the room is full: the same call again, with more
  kEnded,   // the stream is complete; no more calls
};

class Coder {
 public:
  virtual ~Coder() = default;
  // Takes bytes off the front of `input`, fills `room` from its front, and leaves what is over in both. No call may
  // follow an error. A decoder's are named MALFORMED, TRUNCATED (kFinish before the end) and
  // TRAILING_DATA.
  virtual base::Result<Progress> Run(std::string_view* input, std::span<char>* room, Flow flow) = 0;
};

struct EncoderOptions {
  int level;  // of the format's kLevels
  // For one of many streams that last: a window of 128 KiB at most, so half a megabyte of memory.
  bool frugal = false;
};

struct DecoderOptions {
  // As HTTP's peers are read: kDeflate without the zlib format's head as well, and no window of
  // zstd above 8 MiB (RFC 9659), which is 128 MiB else.
  bool from_http = false;
};

// Errors: LIBRARY_NOT_FOUND and LIBRARY_TOO_OLD, which name the package to install; ENOMEM.
base::Result<std::unique_ptr<Coder>> MakeEncoder(Format format, const EncoderOptions& options);
base::Result<std::unique_ptr<Coder>> MakeDecoder(Format format, const DecoderOptions& options);

// What opening the libraries of a format comes to.
base::Error OpenFormat(Format format);

}  // namespace compress
