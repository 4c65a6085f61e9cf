// ReadBatch: what was read from several streams and is not told yet.
//
// The kernel's half of a message and the engine's each fill the processor's caches, so who goes from
// one to the other for each message finds its code in neither. The streams that the loop finds
// readable are therefore read one after another, then told one after another, then what they
// answered is written: kStreams of them, or fewer when much came.
//
// Nobody waits for long: when telling takes more than kPatience, what was answered so far is written
// before the next is told. A nested loop in a listener tells the rest first, as the events that an
// outer loop has found.
//
// Who is told of much may keep it where it is (Keep).
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "loop/loop.h"
#include "net/read_block.h"

namespace net {

class Stream;

class ReadBatch {
 public:
  static constexpr size_t kStreams = 8;
  static constexpr size_t kBytes = 32 * 1024;  // a batch that has more is told at once
  static constexpr double kPatience = 0.0002;  // seconds

  static ReadBatch& Get();

  // Where to read to: ReadBuffer::kSize bytes. Null while a batch is being told (in a nested loop).
  char* Room() { return telling_ ? nullptr : block_->data() + used_; }
  // So many bytes are there for `stream`. Stream::TellRead() tells of them once the loop has handled
  // the other events that it found, or here and now, when the batch is full: the stream may be gone
  // afterwards.
  void Add(Stream* stream, size_t size);
  // The stream ended: what was read for it is dropped.
  void Forget(const Stream* stream);
  // For who is being told of `bytes` and wants to have them for longer: the block that they stay in
  // until they are given back to it. Null where they are to be copied.
  ReadBlock* Keep(std::string_view bytes);

 private:
  struct Entry {
    Stream* stream;  // null once it was forgotten
    std::string_view bytes;
  };

  ReadBatch();
  void Tell();
  void TellRest();
  void Write(double now);

  std::array<Entry, kStreams> entries_;
  size_t count_ = 0;
  size_t told_ = 0;  // entries_[0] to here
  bool telling_ = false;
  loop::AfterEvents after_events_;
  ReadBlocks blocks_;
  ReadBlock* block_;
  ReadBlock* next_ = nullptr;  // for the next batch, where something of block_ is kept
  size_t used_ = 0;            // of block_
};

}  // namespace net
