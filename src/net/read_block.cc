#include "net/read_block.h"

#include <sys/mman.h>

#include <new>

namespace net {

ReadBlock* ReadBlock::New() {
  void* const data =
      ::mmap(nullptr, kSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (data == MAP_FAILED) return nullptr;
  return new ReadBlock(static_cast<char*>(data));
}

ReadBlock::~ReadBlock() { ::munmap(data_, kSize); }

uint64_t ReadBlock::PagesOf(const void* part, size_t size) const {
  const size_t first = (static_cast<const char*>(part) - data_) / kPage;
  const size_t count = (size + kPage - 1) / kPage;
  return ((uint64_t{1} << count) - 1) << first;
}

bool ReadBlock::Keep(std::string_view part) {
  const auto offset = reinterpret_cast<uintptr_t>(part.data()) - reinterpret_cast<uintptr_t>(data_);
  if (offset >= kSize || offset % kPage != 0 || part.size() < kLeastPart) return false;
  state_.fetch_or(PagesOf(part.data(), part.size()), std::memory_order_relaxed);
  return true;
}

void ReadBlock::GiveBack(const void* part, size_t size) {
  const uint64_t pages = PagesOf(part, size);
  // Only while they are still kept: afterwards another thread may use them.
  if ((state_.load(std::memory_order_relaxed) & kLetGo) != 0) ReturnPages(pages);
  Clear(pages);
}

void ReadBlock::LetGo() {
  const uint64_t kept = state_.fetch_or(kLetGo, std::memory_order_acq_rel);
  ReturnPages(kPages & ~kept);
  Clear(kHeld);
}

// The call that clears the last bit destroys the block.
void ReadBlock::Clear(uint64_t bits) {
  const uint64_t before = state_.fetch_and(~bits, std::memory_order_acq_rel);
  if ((before & ~bits & ~kLetGo) == 0) delete this;
}

void ReadBlock::ReturnPages(uint64_t pages) {
  while (pages != 0) {
    const int first = __builtin_ctzll(pages);
    const int count = __builtin_ctzll(~(pages >> first));
    ::madvise(data_ + first * kPage, count * kPage, MADV_DONTNEED);
    pages &= ~(((uint64_t{1} << count) - 1) << first);
  }
}

ReadBlocks::~ReadBlocks() {
  for (ReadBlock* block : blocks_) {
    if (block != nullptr) block->LetGo();
  }
}

ReadBlock* ReadBlocks::Take(const ReadBlock* current) {
  // The first free one, so that few blocks are in use and they stay in the processor's cache.
  for (ReadBlock*& block : blocks_) {
    if (block == nullptr) return block = ReadBlock::New();
    if (block != current && !block->kept()) return block;
  }
  if (blocks_[next_to_go_] == current) next_to_go_ = (next_to_go_ + 1) % kBlocks;
  ReadBlock*& block = blocks_[next_to_go_];
  next_to_go_ = (next_to_go_ + 1) % kBlocks;
  block->LetGo();
  return block = ReadBlock::New();
}

}  // namespace net
