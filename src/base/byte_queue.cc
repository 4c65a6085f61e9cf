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
  // Queues of less than the first size need no spare. No spare of more than the second size is
  // kept.
  static constexpr size_t kLeastTaken = 4 * 1024;
  static constexpr size_t kMostKept = 256 * 1024;

  ~SpareBlock() { std::free(data_); }

  // A block of at least `size` bytes, or null. Stores its capacity.
  char* Take(size_t size, size_t* capacity) {
    if (size < kLeastTaken || size > capacity_) return nullptr;
    *capacity = std::exchange(capacity_, 0);
    return std::exchange(data_, nullptr);
  }
  // Keeps the block or frees it. Not for less than kLeastTaken.
  void Give(char* data, size_t capacity) {
    if (capacity > capacity_ && capacity <= kMostKept) {
      std::swap(data, data_);
      capacity_ = capacity;
    }
    std::free(data);
  }

 private:
  char* data_ = nullptr;
  size_t capacity_ = 0;
};

static thread_local SpareBlock spare;

ByteQueue::ByteQueue(ByteQueue&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      begin_(std::exchange(other.begin_, 0)),
      end_(std::exchange(other.end_, 0)),
      capacity_(std::exchange(other.capacity_, 0)) {}

ByteQueue& ByteQueue::operator=(ByteQueue&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(begin_, other.begin_);
  std::swap(end_, other.end_);
  std::swap(capacity_, other.capacity_);
  return *this;
}

ByteQueue::~ByteQueue() { Clear(); }

void ByteQueue::Append(std::string_view bytes) {
  if (bytes.empty()) return;
  std::memcpy(Reserve(bytes.size()), bytes.data(), bytes.size());
  Commit(bytes.size());
}

char* ByteQueue::Reserve(size_t size) {
  if (capacity_ - end_ < size) Grow(size);
  return data_ + end_;
}

void ByteQueue::Grow(size_t size) {
  const size_t used = this->size();
  if (begin_ > 0 && capacity_ - used >= size && begin_ >= used) {
    // At least half was consumed: sliding costs less than it frees.
    std::memmove(data_, data_ + begin_, used);
  } else {
    size_t capacity = std::max({kFirstCapacity, capacity_ * 2, used + size});
    char* data = spare.Take(used + size, &capacity);
    if (data == nullptr) data = static_cast<char*>(std::malloc(capacity));
    if (data == nullptr) OutOfMemory();
    if (used > 0) std::memcpy(data, data_ + begin_, used);
    Release();
    data_ = data;
    capacity_ = capacity;
  }
  begin_ = 0;
  end_ = used;
}

void ByteQueue::Consume(size_t size) {
  begin_ += std::min(size, this->size());
  if (begin_ == end_) Clear();
}

void ByteQueue::Release() {
  if (capacity_ < SpareBlock::kLeastTaken) return std::free(data_);
  spare.Give(data_, capacity_);
}

void ByteQueue::Clear() {
  Release();
  data_ = nullptr;
  begin_ = end_ = capacity_ = 0;
}

}  // namespace base
