#include "compress/whole.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>

#include "compress/codec.h"
#include "compress/libdeflate.h"

namespace compress {

using base::Error;
using base::Result;

Buffer::~Buffer() { std::free(data_); }

bool Buffer::Grow(size_t capacity) {
  if (capacity <= capacity_) return true;
  void* const data = std::realloc(data_, capacity);
  if (data == nullptr) return false;
  data_ = static_cast<char*>(data);
  capacity_ = capacity;
  return true;
}

char* Buffer::Release() {
  void* const trimmed = size_ < capacity_ && size_ > 0 ? std::realloc(data_, size_) : nullptr;
  if (trimmed != nullptr) data_ = static_cast<char*>(trimmed);
  size_ = capacity_ = 0;
  return std::exchange(data_, nullptr);
}

bool CompressesQuickly(Format format, int level, size_t size) {
  constexpr size_t kQuick = 16 * 1024;
  // The levels up to which 10 ns a byte are enough, and up to which 40 are.
  constexpr struct { int quick, moderate; } kPaces[kFormats] = {{7, 9}, {7, 9}, {5, 8}, {5, 10}};
  const auto pace = kPaces[static_cast<int>(format)];
  if (level <= pace.quick) return size <= kQuick;
  return level <= pace.moderate && size <= kQuick / 4;
}

static Error TooLong() {
  return Error::Named("EMSGSIZE", "what the compressed data stands for is longer than maxBytes");
}

// Everything through a coder, max_bytes at most; `out` has some room.
static Error RunWhole(Coder* coder, std::string_view data, size_t max_bytes, Buffer* out) {
  for (;;) {
    std::span<char> room = out->room();
    const size_t before = room.size();
    Result<Progress> progress = coder->Run(&data, &room, Flow::kFinish);
    out->Add(before - room.size());
    if (!progress.ok()) return progress.error();
    if (out->view().size() > max_bytes) return TooLong();
    if (progress.value() == Progress::kEnded) return {};
    // One byte above the limit shows that there is more.
    if (!out->Grow(std::min(out->capacity() * 2, max_bytes + 1))) return OutOfMemory();
  }
}

Error Compress(Format format, int level, std::string_view data, Buffer* out) {
  constexpr size_t kOverhead = 1024;  // beside a 64th, for data that cannot be compressed
  if (format <= Format::kDeflate) return DeflateWhole(format, level, data, out);
  Result<std::unique_ptr<Coder>> coder = MakeEncoder(format, {level});
  if (!coder.ok()) return coder.error();
  if (!out->Grow(data.size() + data.size() / 64 + kOverhead)) return OutOfMemory();
  return RunWhole(coder.value().get(), data, SIZE_MAX - 1, out);
}

// By a decoder, which says in which way data is broken, and takes streams that follow one another.
static Error DecompressByCoder(Format format, std::string_view data, size_t max_bytes,
                               Buffer* out) {
  constexpr size_t kLeast = 1024;
  constexpr size_t kUsualToOne = 4;
  Result<std::unique_ptr<Coder>> coder = MakeDecoder(format, {});
  if (!coder.ok()) return coder.error();
  if (!out->Grow(std::min(std::max(data.size() * kUsualToOne, kLeast), max_bytes + 1)))
    return OutOfMemory();
  return RunWhole(coder.value().get(), data, max_bytes, out);
}

Error Decompress(Format format, std::string_view data, size_t max_bytes, Buffer* out) {
  if (format > Format::kDeflate) return DecompressByCoder(format, data, max_bytes, out);
  if (const Error error = OpenFormat(format)) return error;
  switch (InflateWhole(format, data, max_bytes, out)) {
    case Inflated::kDone:
      return {};
    case Inflated::kNoMemory:
      return OutOfMemory();
    case Inflated::kTooLong:
      return TooLong();
    case Inflated::kUnclear:
      break;
  }
  return DecompressByCoder(format, data, max_bytes, out);
}

}  // namespace compress
