// Brotli (RFC 7932), by Google's libraries.

#include <brotli/decode.h>
#include <brotli/encode.h>

#include "compress/codec.h"

namespace compress {

#define BROTLI_DECODER_FUNCTIONS(F) \
  F(BrotliDecoderCreateInstance)    \
  F(BrotliDecoderDecompressStream)  \
  F(BrotliDecoderDestroyInstance)   \
  F(BrotliDecoderErrorString)       \
  F(BrotliDecoderGetErrorCode)
#define BROTLI_ENCODER_FUNCTIONS(F) \
  F(BrotliEncoderCompressStream)    \
  F(BrotliEncoderCreateInstance)    \
  F(BrotliEncoderDestroyInstance)   \
  F(BrotliEncoderHasMoreOutput)     \
  F(BrotliEncoderIsFinished)        \
  F(BrotliEncoderSetParameter)

BROTLI_DECODER_FUNCTIONS(COMPRESS_POINTER)
BROTLI_ENCODER_FUNCTIONS(COMPRESS_POINTER)

static base::Error Open() {
  static constexpr base::LibrarySymbol kDecoder[] = {BROTLI_DECODER_FUNCTIONS(COMPRESS_SYMBOL)};
  static constexpr base::LibrarySymbol kEncoder[] = {BROTLI_ENCODER_FUNCTIONS(COMPRESS_SYMBOL)};
  constexpr char kPackage[] = "libbrotli1";
  if (const base::Error error = OpenLibrary("libbrotlidec.so.1", kPackage, kDecoder)) return error;
  return OpenLibrary("libbrotlienc.so.1", kPackage, kEncoder);
}

base::Error OpenBrotli() {
  static const base::Error error = Open();
  return error;
}

namespace {

// What the library counts as it goes; afterwards input and room begin where it stopped.
struct Cursor {
  Cursor(std::string_view* input, std::span<char>* room)
      : in_size(input->size()),
        in(reinterpret_cast<const uint8_t*>(input->data())),
        out_size(room->size()),
        out(reinterpret_cast<uint8_t*>(room->data())),
        input_(input),
        room_(room) {}
  ~Cursor() {
    input_->remove_prefix(input_->size() - in_size);
    *room_ = room_->last(out_size);
  }
  size_t in_size;
  const uint8_t* in;
  size_t out_size;
  uint8_t* out;

 private:
  std::string_view* const input_;
  std::span<char>* const room_;
};

class BrotliEncoder final : public Coder {
 public:
  ~BrotliEncoder() override {
    if (state_ != nullptr) BrotliEncoderDestroyInstance(state_);
  }

  bool Start(const EncoderOptions& options) {
    constexpr uint32_t kUsualWindow = 20;
    constexpr uint32_t kFrugalWindow = 17;
    state_ = BrotliEncoderCreateInstance(nullptr, nullptr, nullptr);
    return state_ != nullptr &&
           BrotliEncoderSetParameter(state_, BROTLI_PARAM_QUALITY,
                                     static_cast<uint32_t>(options.level)) &&
           BrotliEncoderSetParameter(state_, BROTLI_PARAM_LGWIN,
                                     options.frugal ? kFrugalWindow : kUsualWindow);
  }

  base::Result<Progress> Run(std::string_view* input, std::span<char>* room, Flow flow) override {
    constexpr BrotliEncoderOperation kFlows[] = {BROTLI_OPERATION_PROCESS, BROTLI_OPERATION_FLUSH,
                                                 BROTLI_OPERATION_FINISH};
    for (;;) {
      {
        Cursor at(input, room);
        if (!BrotliEncoderCompressStream(state_, kFlows[static_cast<int>(flow)], &at.in_size,
                                         &at.in, &at.out_size, &at.out, nullptr)) {
          return OutOfMemory();
        }
      }
      if (BrotliEncoderIsFinished(state_)) return Progress::kEnded;
      if (!input->empty() || BrotliEncoderHasMoreOutput(state_)) {
        if (room->empty()) return Progress::kFull;
        continue;
      }
      return Progress::kHungry;
    }
  }

 private:
  BrotliEncoderState* state_ = nullptr;
};

class BrotliDecoder final : public Decoder {
 public:
  BrotliDecoder() : state_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {}
  ~BrotliDecoder() override {
    if (state_ != nullptr) BrotliDecoderDestroyInstance(state_);
  }
  bool ok() const { return state_ != nullptr; }

 private:
  base::Result<Progress> Step(std::string_view* input, std::span<char>* room) override {
    Cursor at(input, room);
    switch (BrotliDecoderDecompressStream(state_, &at.in_size, &at.in, &at.out_size, &at.out,
                                          nullptr)) {
      case BROTLI_DECODER_RESULT_SUCCESS:
        return Progress::kEnded;
      case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT:
        return Progress::kHungry;
      case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT:
        return Progress::kFull;
      case BROTLI_DECODER_RESULT_ERROR:
        break;
    }
    return Malformed(BrotliDecoderErrorString(BrotliDecoderGetErrorCode(state_)));
  }

  BrotliDecoderState* const state_;
};

}  // namespace

std::unique_ptr<Coder> NewBrotliEncoder(const EncoderOptions& options) {
  auto encoder = std::make_unique<BrotliEncoder>();
  if (!encoder->Start(options)) return nullptr;
  return encoder;
}

std::unique_ptr<Coder> NewBrotliDecoder() {
  auto decoder = std::make_unique<BrotliDecoder>();
  if (!decoder->ok()) return nullptr;
  return decoder;
}

}  // namespace compress
