// ReadBlock: memory that reads go into. A byte array may keep a part of it, which saves a copy of
// bytes that only pass through.
//
// A part consists of whole pages that no other array uses. A block of which nothing is kept is read
// into again. A script that keeps a little for a long time must not hold a whole block. So when all
// kBlocks have kept parts, one of them, in turn, returns its other pages to the system and is
// replaced by a new one.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace net {

class ReadBlock {
 public:
  static constexpr size_t kSize = 160 * 1024;
  static constexpr size_t kPage = 4096;  // if the system's are larger, fewer are returned to it
  static constexpr size_t kLeastPart = 2 * kPage;  // less is as cheap to copy

  // Null if there is no memory.
  static ReadBlock* New();

  char* data() { return data_; }
  bool kept() const { return (state_.load(std::memory_order_acquire) & kPages) != 0; }

  // Loop thread. Keeps `part` until GiveBack(). False if it is too small or shares a page with
  // another part.
  bool Keep(std::string_view part);
  // Any thread. Takes what Keep() was given. The block may be gone afterwards.
  void GiveBack(const void* part, size_t size);
  // Loop thread, which does not use the block any more. Pages that are not kept return to the
  // system now, the others when they are given back.
  void LetGo();

 private:
  // The state: a bit for each kept page, and these two.
  static constexpr uint64_t kPages = (uint64_t{1} << (kSize / kPage)) - 1;
  static constexpr uint64_t kHeld = uint64_t{1} << 63;   // the loop thread has the block
  static constexpr uint64_t kLetGo = uint64_t{1} << 62;  // LetGo() was called
  static_assert(kSize / kPage < 62);

  explicit ReadBlock(char* data) : data_(data) {}
  ~ReadBlock();
  uint64_t PagesOf(const void* part, size_t size) const;
  void Clear(uint64_t bits);
  void ReturnPages(uint64_t pages);

  char* const data_;
  std::atomic<uint64_t> state_ = kHeld;
};

// The blocks of the loop thread. Each is being read into, being delivered, kept in part, or free.
class ReadBlocks {
 public:
  static constexpr size_t kBlocks = 64;

  ReadBlocks() = default;
  ReadBlocks(const ReadBlocks&) = delete;
  ~ReadBlocks();

  // A block other than `current` of which nothing is kept. Null if there is no memory.
  ReadBlock* Take(const ReadBlock* current);

 private:
  std::array<ReadBlock*, kBlocks> blocks_ = {};
  size_t next_to_go_ = 0;  // index into blocks_: the next to be replaced when all are kept in part
};

}  // namespace net
