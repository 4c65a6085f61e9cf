// ByteQueue: a first-in first-out run of bytes in one block of memory.
//
// Writers append (or reserve and commit, to write without a copy), readers look at the front and
// consume. The memory is freed when the queue is empty, so an idle owner holds 32 bytes and no
// buffer. One block of at most 256 KiB a thread is kept for the next queue that grows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace base {

class ByteQueue {
 public:
  ByteQueue() = default;
  ByteQueue(ByteQueue&& other) noexcept;
  ByteQueue& operator=(ByteQueue&& other) noexcept;
  ~ByteQueue();

  size_t size() const { return end_ - begin_; }
  bool empty() const { return begin_ == end_; }
  // All bytes that wait, valid until the next change.
  std::string_view view() const { return {data_ + begin_, size()}; }

  void Append(std::string_view bytes);
  // Room for `size` bytes behind the last one; valid until the next change. Commit() says how many
  // were filled.
  char* Reserve(size_t size);
  void Commit(size_t size) { end_ += size; }
  // Takes back the last bytes, fewer than there are.
  void Uncommit(size_t size) { end_ -= size; }
  // Drops `size` bytes from the front (at most all).
  void Consume(size_t size);
  void Clear();

 private:
  void Grow(size_t size);
  void Release();

  char* data_ = nullptr;
  size_t begin_ = 0;
  size_t end_ = 0;
  size_t capacity_ = 0;
};

}  // namespace base
