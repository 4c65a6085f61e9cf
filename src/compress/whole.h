// Compression of what is at hand as a whole: gzip and the zlib format by libdeflate, which is faster
// than zlib but knows no streams, the others by their coders. Any thread; what an algorithm needs
// to work is kept for the next call of the same thread.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "base/error.h"
#include "compress/coder.h"

namespace compress {

// Bytes that are made one after another, in memory of malloc()'s that can be handed over.
class Buffer {
 public:
  Buffer() = default;
  ~Buffer();
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  std::string_view view() const { return {data_, size_}; }
  // What is not used yet.
  std::span<char> room() { return {data_ + size_, capacity_ - size_}; }
  void Add(size_t size) { size_ += size; }
  void Clear() { size_ = 0; }
  // Makes the capacity at least `capacity`, and keeps what there is. False: no memory.
  bool Grow(size_t capacity);
  size_t capacity() const { return capacity_; }
  // The bytes, for free(), in a block no larger than they are. The buffer is empty afterwards.
  char* Release();

 private:
  char* data_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

// Both fill an empty `out`.
base::Error Compress(Format format, int level, std::string_view data, Buffer* out);
// EMSGSIZE where it would be longer than max_bytes; else the errors of a decoder.
base::Error Decompress(Format format, std::string_view data, size_t max_bytes, Buffer* out);

// Whether a loop should rather compress `size` bytes itself, which takes a tenth of a millisecond or
// two then, than have another thread do it, which takes a fifth of that. As measured for text.
bool CompressesQuickly(Format format, int level, size_t size);
// The same for what is decoded, in bytes of the outcome.
inline constexpr size_t kDecompressesQuickly = 64 * 1024;

}  // namespace compress
