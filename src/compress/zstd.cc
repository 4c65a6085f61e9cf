// Zstandard (RFC 8878), by its library.

#include <zstd.h>

#include "compress/codec.h"

namespace compress {

#define ZSTD_FUNCTIONS(F)   \
  F(ZSTD_CCtx_setParameter) \
  F(ZSTD_DCtx_setParameter) \
  F(ZSTD_compressStream2)   \
  F(ZSTD_createCCtx)        \
  F(ZSTD_createDCtx)        \
  F(ZSTD_decompressStream)  \
  F(ZSTD_freeCCtx)          \
  F(ZSTD_freeDCtx)          \
  F(ZSTD_getErrorName)      \
  F(ZSTD_isError)

ZSTD_FUNCTIONS(COMPRESS_POINTER)

base::Error OpenZstd() {
  static constexpr base::LibrarySymbol kSymbols[] = {ZSTD_FUNCTIONS(COMPRESS_SYMBOL)};
  static const base::Error error = OpenLibrary("libzstd.so.1", "libzstd1", kSymbols);
  return error;
}

namespace {

constexpr int kFrugalWindow = 17;
constexpr int kHttpWindow = 23;

// The library's buffers over input and room, which afterwards begin where it stopped.
struct Buffers {
  Buffers(std::string_view* input, std::span<char>* room)
      : in{input->data(), input->size(), 0},
        out{room->data(), room->size(), 0},
        input_(input),
        room_(room) {}
  ~Buffers() {
    input_->remove_prefix(in.pos);
    *room_ = room_->subspan(out.pos);
  }
  ZSTD_inBuffer in;
  ZSTD_outBuffer out;

 private:
  std::string_view* const input_;
  std::span<char>* const room_;
};

class ZstdEncoder final : public Coder {
 public:
  ~ZstdEncoder() override { ZSTD_freeCCtx(context_); }

  bool Start(const EncoderOptions& options) {
    context_ = ZSTD_createCCtx();
    if (context_ == nullptr) return false;
    if (options.frugal) ZSTD_CCtx_setParameter(context_, ZSTD_c_windowLog, kFrugalWindow);
    // Data that is kept needs a checksum, as gzip has one, to detect corruption. A streamed HTTP answer (frugal) does not.
    if (!options.frugal) ZSTD_CCtx_setParameter(context_, ZSTD_c_checksumFlag, 1);
    return !ZSTD_isError(ZSTD_CCtx_setParameter(context_, ZSTD_c_compressionLevel, options.level));
  }

  base::Result<Progress> Run(std::string_view* input, std::span<char>* room, Flow flow) override {
    constexpr ZSTD_EndDirective kFlows[] = {ZSTD_e_continue, ZSTD_e_flush, ZSTD_e_end};
    for (;;) {
      size_t left;
      {
        Buffers buffers(input, room);
        left = ZSTD_compressStream2(context_, &buffers.out, &buffers.in,
                                    kFlows[static_cast<int>(flow)]);
      }
      if (ZSTD_isError(left)) return OutOfMemory();
      if (left == 0 && flow == Flow::kFinish) return Progress::kEnded;
      if (input->empty() && (left == 0 || flow == Flow::kContinue)) return Progress::kHungry;
      if (room->empty()) return Progress::kFull;
    }
  }

 private:
  ZSTD_CCtx* context_ = nullptr;
};

class ZstdDecoder final : public Decoder {
 public:
  ~ZstdDecoder() override { ZSTD_freeDCtx(context_); }

  bool Start(const DecoderOptions& options) {
    context_ = ZSTD_createDCtx();
    if (context_ == nullptr) return false;
    if (options.from_http) ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, kHttpWindow);
    return true;
  }

 private:
  base::Result<Progress> Step(std::string_view* input, std::span<char>* room) override {
    for (;;) {
      size_t left;
      {
        Buffers buffers(input, room);
        left = ZSTD_decompressStream(context_, &buffers.out, &buffers.in);
      }
      if (ZSTD_isError(left)) return Malformed(ZSTD_getErrorName(left));
      if (left == 0) return Progress::kEnded;
      if (room->empty()) return Progress::kFull;
      if (input->empty()) return Progress::kHungry;
    }
  }
  // A frame, or one that is to be skipped. What older libraries wrote before there was a standard
  // is no zstd here: it would be read by as many old decoders.
  bool Begins(char first) const override { return first == '\x28' || (first & 0xf0) == 0x50; }
  // Frames may follow one another.
  Next NextOf(char first) const override { return Begins(first) ? Next::kStream : Next::kNothing; }

  ZSTD_DCtx* context_ = nullptr;
};

}  // namespace

std::unique_ptr<Coder> NewZstdEncoder(const EncoderOptions& options) {
  auto encoder = std::make_unique<ZstdEncoder>();
  if (!encoder->Start(options)) return nullptr;
  return encoder;
}

std::unique_ptr<Coder> NewZstdDecoder(const DecoderOptions& options) {
  auto decoder = std::make_unique<ZstdDecoder>();
  if (!decoder->Start(options)) return nullptr;
  return decoder;
}

}  // namespace compress
