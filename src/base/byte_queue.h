// ByteQueue: a first-in first-out run of bytes in one block of memory.
//
// Writers append (or reserve and commit, to write without a copy), readers look at the front and
// consume. The memory is freed when the queue is empty, so an idle owner holds a pointer and no
// buffer. One block of at most 256 KiB a thread is kept for the next queue that grows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace base {

class ByteQueue {
 public:
  ByteQueue() = default;
  ByteQueue(ByteQueue&& other) noexcept : block_(std::exchange(other.block_, &empty_)) {}
  ByteQueue& operator=(ByteQueue&& other) noexcept {
    std::swap(block_, other.block_);
    return *this;
  }
  ~ByteQueue() { Clear(); }

  size_t size() const { return block_->end - block_->begin; }
  bool empty() const { return block_->begin == block_->end; }
  // All bytes that wait, valid until the next change.
  std::string_view view() const { return {block_->bytes() + block_->begin, size()}; }

  void Append(std::string_view bytes);
  // Room for `size` bytes behind the last one; valid until the next change. Commit() says how many
  // were filled.
  char* Reserve(size_t size);
  void Commit(size_t size) {
    if (size > 0) block_->end += size;
  }
  // Takes back the last bytes, fewer than there are.
  void Uncommit(size_t size) { block_->end -= size; }
  // Drops `size` bytes from the front (at most all).
  void Consume(size_t size);
  void Clear() {
    if (block_ != &empty_) Free();
  }

 private:
  friend class SpareBlock;

  // In front of the bytes.
  struct Block {
    size_t capacity = 0;
    size_t begin = 0;
    size_t end = 0;
    char* bytes() { return reinterpret_cast<char*>(this + 1); }
  };

  void Grow(size_t size);
  void Free();

  static Block empty_;      // of every queue that is empty, of all threads: never written to
  Block* block_ = &empty_;  // never null
};

}  // namespace base
