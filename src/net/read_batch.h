// ReadBatch: what was received from several streams and is not delivered yet.
//
// The kernel's half of a message and the engine's half each fill the processor's caches. A program
// that alternates between them for every message finds neither code in the caches. So the streams
// that the loop finds readable are first read one after another, then delivered one after another,
// then the answers are written: kStreams of them, or fewer when many bytes came.
//
// No client waits for long. When delivering takes more than kPatience, the answers so far are
// written before the next delivery. A nested loop in a listener delivers the rest first, before the
// events that it finds itself.
//
// A listener that gets many bytes may keep them in place (Keep).
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "loop/loop.h"
#include "net/read_block.h"

namespace net {

class Stream;

class ReadBatch {
 public:
  static constexpr size_t kStreams = 8;
  static constexpr size_t kBytes = 32 * 1024;  // a batch with more is delivered at once
  static constexpr double kPatience = 0.0002;  // seconds

  static ReadBatch& Get();

  // Where to read to: ReadBuffer::kSize bytes. Null while a batch is being delivered (in a nested
  // loop).
  char* Room() { return delivering_ ? nullptr : block_->data() + used_; }
  // `size` bytes have come for `stream`. Stream::DeliverFromBatch() gets them once the loop has
  // handled the other events that it found. If the batch is full it gets them at once: then the
  // stream may be gone afterwards. What an event brought is delivered before what the batch has:
  // libev reports last what it found first. What was read without one goes behind all.
  void AddFirst(Stream* stream, size_t size) { Add(&entries_[--first_], stream, size); }
  void AddLast(Stream* stream, size_t size) { Add(&entries_[last_++], stream, size); }
  // Delivers nothing to `stream` any more. Returns the bytes that were not delivered yet, valid
  // until the next batch.
  std::string_view Forget(const Stream* stream);
  // For a listener that wants to keep the `bytes` that are being delivered to it. Returns the block
  // in which they stay until they are given back to it. Null if the listener must copy them.
  ReadBlock* Keep(std::string_view bytes);

 private:
  struct Entry {
    Stream* stream;  // null after Forget()
    std::string_view bytes;
  };

  ReadBatch();
  void Add(Entry* entry, Stream* stream, size_t size);
  std::span<const Entry> entries() const { return {&entries_[first_], &entries_[last_]}; }
  void Deliver();
  void DeliverRest();
  void WriteAnswers(double now);

  std::array<Entry, 2 * kStreams + 1> entries_;  // those of the batch are in the middle, in order
  size_t first_ = kStreams;
  size_t last_ = kStreams;  // one behind
  size_t delivered_ = 0;    // of them, from the first
  bool delivering_ = false;
  loop::AfterEvents after_events_;
  ReadBlocks blocks_;
  ReadBlock* block_;
  ReadBlock* next_ = nullptr;  // for the next batch, if a part of block_ is kept
  size_t used_ = 0;            // of block_
};

}  // namespace net
