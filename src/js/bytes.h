// Bytes: the one converter between bytes and JavaScript values, for every encoding (API document,
// "API").
//
//   received   ascii: a string, a character a byte
//              utf8: a string; malformed input is U+FFFD, a sequence split over two reads is
//                    carried over
//              raw: an array of integers 0..255
//              bytes: a Uint8Array of its own memory
//   sent       ascii and raw strings: the low 8 bits of each character
//              utf8 strings: UTF-8
//              arrays (modulo 256), Uint8Array, ArrayBuffer: byte for byte, whatever the encoding
// No other file knows encodings.
#pragma once

#include <v8.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "base/byte_queue.h"
#include "js/environment.h"

namespace js {

// The first three are node.ASCII, node.UTF8 and node.RAW.
enum class Encoding : uint8_t { kAscii = 0, kUtf8 = 1, kRaw = 2, kBytes = 3 };

// Prepares the functions below. Once, before any of them.
void InitBytes(Environment& env);

// An encoding as scripts write it: a name in any case ("utf8", "utf-8", "ascii", "raw", "bytes") or
// one of the constants; null and undefined are `absent`. False, with a TypeError thrown, for
// anything else.
bool ParseEncoding(v8::Isolate* isolate, v8::Local<v8::Value> value, Encoding absent,
                   Encoding* encoding);

// Turns received bytes into values. Carries over a UTF-8 sequence that a read split. If the
// encoding changes, carried bytes are decoded with the next ones in the new encoding: no byte is
// lost.
class Decoder {
 public:
  explicit Decoder(Encoding encoding) : encoding_(encoding) {}
  Encoding encoding() const { return encoding_; }
  void SetEncoding(Encoding encoding) { encoding_ = encoding; }
  // Whether the next value is a Uint8Array of exactly the next bytes. Then BufferOf() is
  // sufficient.
  bool gives_bytes() const { return encoding_ == Encoding::kBytes && carried_ == 0; }

  // A value for these bytes. An empty string when all of them must wait for the rest of a sequence.
  // Empty, with an exception thrown, only if the value would be larger than V8 allows.
  v8::MaybeLocal<v8::Value> Decode(v8::Isolate* isolate, std::string_view bytes);
  // At the end of input: U+FFFD for a sequence that is incomplete. An empty handle if nothing was
  // carried over.
  v8::MaybeLocal<v8::Value> Finish(v8::Isolate* isolate);

 private:
  v8::MaybeLocal<v8::Value> DecodeWhole(v8::Isolate* isolate, std::string_view bytes);

  Encoding encoding_;
  uint8_t carried_ = 0;
  char carry_[4];
};

// The most bytes that can become one value.
size_t DecodeLimit(Encoding encoding);

// Decodes one piece, carrying nothing over. Empty, with a RangeError thrown, for more than
// DecodeLimit().
v8::MaybeLocal<v8::Value> DecodeAll(v8::Isolate* isolate, std::string_view bytes,
                                    Encoding encoding);

// A copy of the bytes. JavaScript makes a Uint8Array of it in a quarter of the time that V8's C++
// interface takes.
v8::Local<v8::ArrayBuffer> BufferOf(v8::Isolate* isolate, std::string_view bytes);

// A string where all bytes are ASCII, as most small texts are: it costs less. Else BufferOf() them.
v8::Local<v8::Value> AsciiOrBufferOf(v8::Isolate* isolate, std::string_view bytes);

// Appends the bytes of a string, array of integers, Uint8Array (any view) or ArrayBuffer to
// `queue`. False, with a TypeError thrown that calls the value `what`, for anything else.
bool AppendBytes(v8::Isolate* isolate, v8::Local<v8::Value> value, Encoding encoding,
                 const char* what, base::ByteQueue* queue);

// Whether AppendBytes() accepts it.
bool IsBytes(v8::Local<v8::Value> value);

}  // namespace js
