// ReadBlock: the memory that reads go into, and of which a byte array may keep a part, so that what
// passes through is copied once less.
//
// A part is made of whole pages that nobody else has. A block of which nothing is kept is read into
// again. Who keeps little for long keeps little: where all kBlocks have parts that are kept, one of
// them, each in its turn, gives its other pages back to the system, and a new one takes its place.
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
  static constexpr size_t kPage = 4096;  // where the system's are larger, less goes back to it
  static constexpr size_t kLeastPart = 2 * kPage;  // less is as cheap to copy

  // Null where there is no memory.
  static ReadBlock* New();

  char* data() { return data_; }
  bool kept() const { return (state_.load(std::memory_order_acquire) & kPages) != 0; }

  // Loop thread: `part` of it is kept from now on, until GiveBack(). False for what is too little or
  // lies so that a page would be shared.
  bool Keep(std::string_view part);
  // Any thread, with what Keep() was given. The block may be gone afterwards.
  void GiveBack(const void* part, size_t size);
  // Loop thread, which has no further use for it: what is not kept goes back to the system now, the
  // rest when it is given back.
  void LetGo();

 private:
  // The state: a bit for each page that is kept, and
  static constexpr uint64_t kPages = (uint64_t{1} << (kSize / kPage)) - 1;
  static constexpr uint64_t kHeld = uint64_t{1} << 63;   // the loop thread has it
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

// The blocks that the loop thread has: each is being read into, or told of, or kept in part, or free.
class ReadBlocks {
 public:
  static constexpr size_t kBlocks = 64;

  ReadBlocks() = default;
  ReadBlocks(const ReadBlocks&) = delete;
  ~ReadBlocks();

  // One of which nothing is kept, other than `current`. Null where there is no memory.
  ReadBlock* Take(const ReadBlock* current);

 private:
  std::array<ReadBlock*, kBlocks> blocks_ = {};
  size_t next_to_go_ = 0;  // of blocks_, where all are kept in part
};

}  // namespace net
