#include "compress/libdeflate.h"

#include <libdeflate.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "compress/codec.h"

namespace compress {

#define LIBDEFLATE_FUNCTIONS(F)     \
  F(libdeflate_alloc_compressor)    \
  F(libdeflate_alloc_decompressor)  \
  F(libdeflate_free_compressor)     \
  F(libdeflate_free_decompressor)   \
  F(libdeflate_gzip_compress)       \
  F(libdeflate_gzip_compress_bound) \
  F(libdeflate_gzip_decompress_ex)  \
  F(libdeflate_zlib_compress)       \
  F(libdeflate_zlib_compress_bound) \
  F(libdeflate_zlib_decompress_ex)

LIBDEFLATE_FUNCTIONS(COMPRESS_POINTER)

base::Error OpenLibdeflate() {
  static constexpr base::LibrarySymbol kSymbols[] = {LIBDEFLATE_FUNCTIONS(COMPRESS_SYMBOL)};
  static const base::Error error = OpenLibrary("libdeflate.so.0", "libdeflate0", kSymbols);
  return error;
}

namespace {

struct FreeCompressor {
  void operator()(libdeflate_compressor* it) const { libdeflate_free_compressor(it); }
};
struct FreeDecompressor {
  void operator()(libdeflate_decompressor* it) const { libdeflate_free_decompressor(it); }
};

// A thread's: making one costs more than a small answer. A level has a compressor of its own, and
// the last one is kept.
libdeflate_compressor* CompressorOf(int level) {
  static thread_local std::unique_ptr<libdeflate_compressor, FreeCompressor> kept;
  static thread_local int kept_level;
  if (kept == nullptr || kept_level != level) {
    kept.reset(libdeflate_alloc_compressor(level));
    kept_level = level;
  }
  return kept.get();
}

libdeflate_decompressor* Decompressor() {
  static thread_local std::unique_ptr<libdeflate_decompressor, FreeDecompressor> kept;
  if (kept == nullptr) kept.reset(libdeflate_alloc_decompressor());
  return kept.get();
}

// The first guess of what the data decodes to. A gzip stream ends with its length modulo 2^32, which
// is believed as far as deflate can make so much of the data.
size_t GuessOf(Format format, std::string_view data) {
  constexpr size_t kMostToOne = 1032;
  constexpr size_t kUsualToOne = 4;
  if (format != Format::kGzip || data.size() < 18) return data.size() * kUsualToOne;
  uint32_t length;  // little-endian, as the machine is
  std::memcpy(&length, data.data() + data.size() - sizeof length, sizeof length);
  return std::min<size_t>(length, data.size() * kMostToOne);
}

}  // namespace

base::Error DeflateWhole(Format format, int level, std::string_view data, Buffer* out) {
  if (const base::Error error = OpenLibdeflate()) return error;
  libdeflate_compressor* const compressor = CompressorOf(level);
  if (compressor == nullptr) return OutOfMemory();
  const bool is_gzip = format == Format::kGzip;
  const auto bound = is_gzip ? libdeflate_gzip_compress_bound : libdeflate_zlib_compress_bound;
  if (!out->Grow(bound(compressor, data.size()))) return OutOfMemory();
  const auto compress = is_gzip ? libdeflate_gzip_compress : libdeflate_zlib_compress;
  out->Add(compress(compressor, data.data(), data.size(), out->room().data(), out->room().size()));
  return {};
}

Inflated InflateWhole(Format format, std::string_view data, size_t max_bytes, Buffer* out) {
  libdeflate_decompressor* const decompressor = Decompressor();
  if (decompressor == nullptr) return Inflated::kNoMemory;
  const auto decompress =
      format == Format::kGzip ? libdeflate_gzip_decompress_ex : libdeflate_zlib_decompress_ex;
  size_t capacity = std::clamp<size_t>(GuessOf(format, data), 1, max_bytes);
  for (;;) {
    if (!out->Grow(capacity)) return Inflated::kNoMemory;
    size_t taken = 0, made = 0;
    switch (decompress(decompressor, data.data(), data.size(), out->room().data(), capacity, &taken,
                       &made)) {
      case LIBDEFLATE_SUCCESS:
        if (taken != data.size()) return Inflated::kUnclear;
        out->Add(made);
        return Inflated::kDone;
      case LIBDEFLATE_INSUFFICIENT_SPACE:
        if (capacity == max_bytes) return Inflated::kTooLong;
        capacity = capacity > max_bytes / 4 ? max_bytes : capacity * 4;
        break;
      default:
        return Inflated::kUnclear;
    }
  }
}

}  // namespace compress
