// Messages compressed as permessage-deflate has them (RFC 7692, section 7.2): raw DEFLATE, each
// message up to a sync flush, whose last four bytes are left out.
//
// The memory of both is zlib's: at most 268 KiB for compressing, 48 KiB for decompressing, less for a
// smaller window. The library is opened when the first one is made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "base/byte_queue.h"
#include "base/error.h"

namespace compress {

// Whether there is a zlib to use; its error if not.
base::Error OpenMessageDeflate();

class MessageDeflater {
 public:
  // zlib has no window of 2^8 bytes for raw streams.
  static constexpr int kLeastWindowBits = 9, kMostWindowBits = 15;

  // Null if there is no memory, or no zlib.
  static std::unique_ptr<MessageDeflater> New(int window_bits, int level);
  ~MessageDeflater();

  // Appends the message. Not for an empty one.
  void Deflate(std::string_view message, base::ByteQueue* output);
  // The next message refers to none before it.
  void Reset();

 private:
  struct State;
  explicit MessageDeflater(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

class MessageInflater {
 public:
  enum class Outcome : uint8_t { kFits, kTooLarge, kBad };

  // For windows of any size. Null if there is no memory, or no zlib.
  static std::unique_ptr<MessageInflater> New();
  ~MessageInflater();

  // Appends what a piece of a message decompresses to, while `output` has no more than `limit` bytes.
  Outcome Add(std::string_view piece, size_t limit, base::ByteQueue* output);
  // The message ends here.
  Outcome End(size_t limit, base::ByteQueue* output);
  // The next message refers to none before it.
  void Reset();

 private:
  struct State;
  explicit MessageInflater(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace compress
