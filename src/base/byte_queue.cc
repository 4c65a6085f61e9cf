#include "base/byte_queue.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/out_of_memory.h"

namespace base {

// The first block. A typical response of a server fits.
static constexpr size_t kFirstCapacity = 512;

// The largest block that a queue of this thread has freed recently, for the next queue that grows.
// Otherwise a server that passes 64 KB messages on would copy them at each doubling, into memory
// that is not in a cache.
class SpareBlock {
 public:
  using Block = ByteQueue::Block;

  // Queues of less than the first size need no spare. No spare of more than the second size is
  // kept.
  static constexpr size_t kLeastTaken = 4 * 1024;
  static constexpr size_t kMostKept = 256 * 1024;

  ~SpareBlock() { std::free(block_); }

  // A block of at least `size` bytes, or null.
  Block* Take(size_t size) {
    if (size < kLeastTaken || block_ == nullptr || size > block_->capacity) return nullptr;
    return std::exchange(block_, nullptr);
  }
  // Keeps the block or frees it.
  void Give(Block* block) {
    const size_t kept = block_ == nullptr ? kLeastTaken - 1 : block_->capacity;
    if (block->capacity > kept && block->capacity <= kMostKept) std::swap(block, block_);
    std::free(block);
  }

 private:
  Block* block_ = nullptr;
};

static thread_local SpareBlock spare;

ByteQueue::Block ByteQueue::empty_;

void ByteQueue::Append(std::string_view bytes) {
  if (bytes.empty()) return;
  std::memcpy(Reserve(bytes.size()), bytes.data(), bytes.size());
  Commit(bytes.size());
}

char* ByteQueue::Reserve(size_t size) {
  if (block_->capacity - block_->end < size) Grow(size);
  return block_->bytes() + block_->end;
}

void ByteQueue::Grow(size_t size) {
  const size_t used = this->size();
  const size_t capacity = block_->capacity;
  char* const bytes = block_->bytes() + block_->begin;
  if (block_->begin > 0 && capacity - used >= size && block_->begin >= used) {
    // At least half was consumed: sliding costs less than it frees.
    std::memmove(block_->bytes(), bytes, used);
  } else {
    const size_t wanted = std::max({kFirstCapacity, capacity * 2, used + size});
    Block* block = spare.Take(used + size);
    if (block == nullptr) {
      block = static_cast<Block*>(std::malloc(sizeof(Block) + wanted));
      if (block == nullptr) OutOfMemory();
      block->capacity = wanted;
    }
    if (used > 0) std::memcpy(block->bytes(), bytes, used);
    Clear();
    block_ = block;
  }
  block_->begin = 0;
  block_->end = used;
}

void ByteQueue::Consume(size_t size) {
  if (size >= this->size()) return Clear();
  block_->begin += size;
}

void ByteQueue::Free() {
  Block* const block = std::exchange(block_, &empty_);
  if (block->capacity < SpareBlock::kLeastTaken) return std::free(block);
  spare.Give(block);
}

}  // namespace base
