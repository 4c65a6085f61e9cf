// Deflate: permessage-deflate of one connection (RFC 7692), as it was negotiated.
//
// Without context takeover in a direction the connection owns nothing for it: all connections of a
// thread share one compressor for each window and level, and one decompressor. With it, the memory
// of either is the connection's from its first compressed message on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "base/byte_queue.h"
#include "compress/message_deflate.h"

namespace websocket {

// What was negotiated, as one side sees it.
struct DeflateParameters {
  bool on = false;
  bool keeps_out = false;    // what we send refers to earlier messages
  bool keeps_in = false;     // what comes may refer to earlier messages
  uint8_t window_bits = 15;  // of what we send. 8, which zlib does not have: nothing is compressed
  uint8_t level = 6;
  uint32_t least_bytes = 1024;  // smaller messages are sent as they are
};

class Deflate {
 public:
  using Outcome = compress::MessageInflater::Outcome;

  explicit Deflate(const DeflateParameters& parameters) : parameters_(parameters) {}

  const DeflateParameters& parameters() const { return parameters_; }
  // Whether a message of this size is to be compressed.
  bool wants(size_t size) const;
  // Appends the message, compressed. False, and nothing appended, where there is no memory for it.
  bool Compress(std::string_view message, base::ByteQueue* output);

  // The next piece of a message that comes, and its end, as those of MessageInflater.
  Outcome Add(std::string_view piece, size_t limit, base::ByteQueue* output);
  Outcome End(size_t limit, base::ByteQueue* output);

 private:
  compress::MessageInflater* Inflater();

  const DeflateParameters parameters_;
  std::unique_ptr<compress::MessageDeflater>
      deflater_;  // where context is kept, from its first use
  std::unique_ptr<compress::MessageInflater> inflater_;  // the same, and while a message comes
};

// Appends the message compressed for any receiver: with no reference to another, in a window of 2^15.
bool CompressAlone(std::string_view message, int level, base::ByteQueue* output);

}  // namespace websocket
