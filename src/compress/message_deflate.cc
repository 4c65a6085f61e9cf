#include "compress/message_deflate.h"

#define ZLIB_CONST
#define compress compress_of_zlib  // which has a function of our namespace's name
#include <zlib.h>
#undef compress

#include <algorithm>
#include <utility>

#include "base/shared_library.h"

namespace compress {

static struct {
  decltype(&::deflateInit2_) deflate_init;
  decltype(&::deflate) deflate;
  decltype(&::deflateReset) deflate_reset;
  decltype(&::deflateEnd) deflate_end;
  decltype(&::deflateBound) deflate_bound;
  decltype(&::inflateInit2_) inflate_init;
  decltype(&::inflate) inflate;
  decltype(&::inflateReset) inflate_reset;
  decltype(&::inflateEnd) inflate_end;
} zlib;

base::Error OpenMessageDeflate() {
  const base::LibrarySymbol symbols[] = {{"deflateInit2_", &zlib.deflate_init},
                                         {"deflate", &zlib.deflate},
                                         {"deflateReset", &zlib.deflate_reset},
                                         {"deflateEnd", &zlib.deflate_end},
                                         {"deflateBound", &zlib.deflate_bound},
                                         {"inflateInit2_", &zlib.inflate_init},
                                         {"inflate", &zlib.inflate},
                                         {"inflateReset", &zlib.inflate_reset},
                                         {"inflateEnd", &zlib.inflate_end}};
  static const base::Error error = base::OpenSharedLibrary("libz.so.1", symbols);
  return error;
}

// What a sync flush ends with.
static constexpr std::string_view kFlushed("\x00\x00\xff\xff", 4);

// ---- out ----

struct MessageDeflater::State {
  ~State() { zlib.deflate_end(&stream); }
  z_stream stream = {};
};

MessageDeflater::MessageDeflater(std::unique_ptr<State> state) : state_(std::move(state)) {}
MessageDeflater::~MessageDeflater() = default;

std::unique_ptr<MessageDeflater> MessageDeflater::New(int window_bits, int level) {
  if (OpenMessageDeflate()) return nullptr;
  auto state = std::make_unique<State>();
  // The hash table is in proportion to the window.
  const int memory_level = std::max(1, window_bits - 7);
  if (zlib.deflate_init(&state->stream, level, Z_DEFLATED, -window_bits, memory_level,
                        Z_DEFAULT_STRATEGY, ZLIB_VERSION, sizeof(z_stream)) != Z_OK) {
    return nullptr;
  }
  return std::unique_ptr<MessageDeflater>(new MessageDeflater(std::move(state)));
}

void MessageDeflater::Deflate(std::string_view message, base::ByteQueue* output) {
  z_stream& stream = state_->stream;
  stream.next_in = reinterpret_cast<const Bytef*>(message.data());
  base::ByteQueue flushed;
  size_t left = message.size();
  do {
    constexpr size_t kMostAtOnce = size_t{1} << 30;  // zlib counts in 32 bits
    const size_t piece = std::min(left, kMostAtOnce);
    stream.avail_in = static_cast<uInt>(piece);
    left -= piece;
    do {
      // The flush's own bytes are those that zlib does not count in.
      const size_t room = zlib.deflate_bound(&stream, stream.avail_in) + kFlushed.size() + 2;
      stream.next_out = reinterpret_cast<Bytef*>(flushed.Reserve(room));
      stream.avail_out = static_cast<uInt>(room);
      zlib.deflate(&stream, left > 0 ? Z_NO_FLUSH : Z_SYNC_FLUSH);
      flushed.Commit(room - stream.avail_out);
    } while (stream.avail_in > 0 || stream.avail_out == 0);
  } while (left > 0);
  std::string_view made = flushed.view();
  if (made.ends_with(kFlushed)) made.remove_suffix(kFlushed.size());
  output->Append(made);
}

void MessageDeflater::Reset() { zlib.deflate_reset(&state_->stream); }

// ---- in ----

struct MessageInflater::State {
  ~State() { zlib.inflate_end(&stream); }
  z_stream stream = {};
  bool at_start = true;  // of a stream: there may be several in a message
};

MessageInflater::MessageInflater(std::unique_ptr<State> state) : state_(std::move(state)) {}
MessageInflater::~MessageInflater() = default;

std::unique_ptr<MessageInflater> MessageInflater::New() {
  if (OpenMessageDeflate()) return nullptr;
  auto state = std::make_unique<State>();
  if (zlib.inflate_init(&state->stream, -MAX_WBITS, ZLIB_VERSION, sizeof(z_stream)) != Z_OK)
    return nullptr;
  return std::unique_ptr<MessageInflater>(new MessageInflater(std::move(state)));
}

MessageInflater::Outcome MessageInflater::Add(std::string_view piece, size_t limit,
                                              base::ByteQueue* output) {
  z_stream& stream = state_->stream;
  constexpr size_t kMostAtOnce = 64 * 1024;
  stream.next_in = reinterpret_cast<const Bytef*>(piece.data());
  stream.avail_in = static_cast<uInt>(piece.size());  // less than a read brings
  while (stream.avail_in > 0) {
    const size_t had = output->size();
    // One more than fits, which shows what is too large.
    const size_t room = std::min(limit - had + 1,
                                 std::clamp<size_t>(stream.avail_in * size_t{4}, 512, kMostAtOnce));
    stream.next_out = reinterpret_cast<Bytef*>(output->Reserve(room));
    stream.avail_out = static_cast<uInt>(room);
    const int outcome = zlib.inflate(&stream, Z_SYNC_FLUSH);
    output->Commit(room - stream.avail_out);
    if (output->size() > limit) return Outcome::kTooLarge;
    state_->at_start = outcome == Z_STREAM_END;
    if (state_->at_start) {
      zlib.inflate_reset(&stream);
    } else if (outcome != Z_OK && outcome != Z_BUF_ERROR) {
      return Outcome::kBad;
    }
  }
  return Outcome::kFits;
}

MessageInflater::Outcome MessageInflater::End(size_t limit, base::ByteQueue* output) {
  if (state_->at_start) return Outcome::kFits;  // the sender has ended its stream
  const Outcome outcome = Add(kFlushed, limit, output);
  // zlib says so where it is between two blocks.
  constexpr int kBetweenBlocks = 128;
  const bool whole = state_->stream.data_type & kBetweenBlocks;
  return outcome == Outcome::kFits && !whole ? Outcome::kBad : outcome;
}

void MessageInflater::Reset() {
  zlib.inflate_reset(&state_->stream);
  state_->at_start = true;
}

}  // namespace compress
