#include "base/byte_queue.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/out_of_memory.h"

namespace base {

// The first block: a typical answer of a server fits.
static constexpr size_t kFirstCapacity = 512;

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

ByteQueue::~ByteQueue() { std::free(data_); }

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
    const size_t capacity = std::max({kFirstCapacity, capacity_ * 2, used + size});
    char* data = static_cast<char*>(std::malloc(capacity));
    if (data == nullptr) OutOfMemory();
    if (used > 0) std::memcpy(data, data_ + begin_, used);
    std::free(data_);
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

void ByteQueue::Clear() {
  std::free(data_);
  data_ = nullptr;
  begin_ = end_ = capacity_ = 0;
}

}  // namespace base
