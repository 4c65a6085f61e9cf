// gzip and the zlib format as streams, by zlib.

// zlib has a function of the name of our namespace.
#define compress zlib_compress
#include <zlib.h>
#undef compress

#include <algorithm>
#include <limits>

#include "compress/codec.h"

namespace compress {

#define ZLIB_FUNCTIONS(F) \
  F(deflate)              \
  F(deflateEnd)           \
  F(deflateInit2_)        \
  F(inflate)              \
  F(inflateEnd)           \
  F(inflateInit2_)        \
  F(inflateReset2)

ZLIB_FUNCTIONS(COMPRESS_POINTER)

base::Error OpenZlib() {
  static constexpr base::LibrarySymbol kSymbols[] = {ZLIB_FUNCTIONS(COMPRESS_SYMBOL)};
  static const base::Error error = OpenLibrary("libz.so.1", "zlib1g", kSymbols);
  return error;
}

namespace {

constexpr int kZlibWindow = 15;
constexpr int kGzipWindow = kZlibWindow + 16;
constexpr int kRawWindow = -kZlibWindow;
constexpr int kMemoryLevel = 8;  // zlib's own

int WindowOf(Format format) { return format == Format::kGzip ? kGzipWindow : kZlibWindow; }

// zlib counts in 32 bits.
uInt Clamped(size_t size) {
  return static_cast<uInt>(std::min<size_t>(size, std::numeric_limits<uInt>::max()));
}

// Shows zlib the input and the room while it lives; afterwards both begin where zlib stopped.
class View {
 public:
  View(z_stream* stream, std::string_view* input, std::span<char>* room)
      : stream_(stream), input_(input), room_(room) {
    stream->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input->data()));
    stream->avail_in = Clamped(input->size());
    stream->next_out = reinterpret_cast<Bytef*>(room->data());
    stream->avail_out = Clamped(room->size());
  }
  ~View() {
    const char* const in = reinterpret_cast<const char*>(stream_->next_in);
    const char* const out = reinterpret_cast<const char*>(stream_->next_out);
    input_->remove_prefix(static_cast<size_t>(in - input_->data()));
    *room_ = room_->subspan(static_cast<size_t>(out - room_->data()));
  }

 private:
  z_stream* const stream_;
  std::string_view* const input_;
  std::span<char>* const room_;
};

class ZlibEncoder final : public Coder {
 public:
  ~ZlibEncoder() override { deflateEnd(&stream_); }

  bool Start(Format format, int level) {
    return deflateInit2(&stream_, level, Z_DEFLATED, WindowOf(format), kMemoryLevel,
                        Z_DEFAULT_STRATEGY) == Z_OK;
  }

  base::Result<Progress> Run(std::string_view* input, std::span<char>* room, Flow flow) override {
    constexpr int kFlows[] = {Z_NO_FLUSH, Z_SYNC_FLUSH, Z_FINISH};
    for (;;) {
      if (room->empty()) return Progress::kFull;
      int result;
      {
        const View view(&stream_, input, room);
        result = deflate(&stream_, kFlows[static_cast<int>(flow)]);
      }
      if (result == Z_STREAM_END) return Progress::kEnded;
      if (result == Z_STREAM_ERROR) return OutOfMemory();
      if (!room->empty() && input->empty()) return Progress::kHungry;
    }
  }

 private:
  z_stream stream_ = {};
};

class ZlibDecoder final : public Decoder {
 public:
  ZlibDecoder(Format format, const DecoderOptions& options)
      : is_gzip_(format == Format::kGzip), may_be_raw_(!is_gzip_ && options.from_http) {}
  ~ZlibDecoder() override { inflateEnd(&stream_); }

  bool Start() { return inflateInit2(&stream_, is_gzip_ ? kGzipWindow : kZlibWindow) == Z_OK; }

 private:
  base::Result<Progress> Step(std::string_view* input, std::span<char>* room) override {
    if (may_be_raw_) return LookAtHead(input, room);
    for (;;) {
      if (room->empty()) return Progress::kFull;
      int result;
      {
        const View view(&stream_, input, room);
        result = inflate(&stream_, Z_NO_FLUSH);
      }
      if (result == Z_STREAM_END) return Progress::kEnded;
      if (result == Z_NEED_DICT) return Malformed("the data wants a dictionary");
      if (result == Z_MEM_ERROR) return OutOfMemory();
      if (result == Z_DATA_ERROR || result == Z_STREAM_ERROR)
        return Malformed(stream_.msg != nullptr ? stream_.msg : "no data of this format");
      if (!room->empty() && input->empty()) return Progress::kHungry;
    }
  }

  // Some servers leave out the head of the zlib format, whose two bytes have a checksum.
  base::Result<Progress> LookAtHead(std::string_view* input, std::span<char>* room) {
    if (room->empty()) return Progress::kFull;
    if (input->empty()) return Progress::kHungry;
    head_[head_size_++] = input->front();
    input->remove_prefix(1);
    if (head_size_ == 1) return LookAtHead(input, room);
    may_be_raw_ = false;
    const auto first = static_cast<uint8_t>(head_[0]);
    const auto second = static_cast<uint8_t>(head_[1]);
    const bool is_zlib = (first & 0x8f) == 0x08 && (first * 256 + second) % 31 == 0;
    if (!is_zlib) inflateReset2(&stream_, kRawWindow);
    std::string_view head(head_, 2);  // of one byte of data at most, so all of it is taken
    base::Result<Progress> progress = Step(&head, room);
    if (!progress.ok() || progress.value() == Progress::kEnded) return progress;
    return Step(input, room);
  }

  Next NextOf(char first) const override {
    if (!is_gzip_) return Next::kNothing;
    if (first == '\x1f') return Next::kStream;
    return first == '\0' ? Next::kPadding : Next::kNothing;
  }
  void Restart() override { inflateReset2(&stream_, kGzipWindow); }

  z_stream stream_ = {};
  const bool is_gzip_;
  bool may_be_raw_;
  uint8_t head_size_ = 0;
  char head_[2];
};

}  // namespace

std::unique_ptr<Coder> NewZlibEncoder(Format format, const EncoderOptions& options) {
  auto encoder = std::make_unique<ZlibEncoder>();
  if (!encoder->Start(format, options.level)) return nullptr;
  return encoder;
}

std::unique_ptr<Coder> NewZlibDecoder(Format format, const DecoderOptions& options) {
  auto decoder = std::make_unique<ZlibDecoder>(format, options);
  if (!decoder->Start()) return nullptr;
  return decoder;
}

}  // namespace compress
