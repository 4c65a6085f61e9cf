#include "net/read_batch.h"

#include <utility>

#include "base/out_of_memory.h"
#include "net/stream.h"

namespace net {

// A cache line of the processor. No two streams have bytes in the same one.
static constexpr size_t kLine = 64;

ReadBatch& ReadBatch::Get() {
  // Never destroyed, as the loop.
  static ReadBatch* const batch = new ReadBatch;
  return *batch;
}

ReadBatch::ReadBatch() : block_(blocks_.Take(nullptr)) {
  static_assert(kBytes + loop::ReadBuffer::kSize <= ReadBlock::kSize && kBytes % kLine == 0);
  if (block_ == nullptr) base::OutOfMemory();
  after_events_.Bind<&ReadBatch::Deliver>(this);
}

void ReadBatch::Add(Entry* entry, Stream* stream, size_t size) {
  *entry = {stream, {Room(), size}};
  used_ += (size + kLine - 1) / kLine * kLine;
  if (last_ - first_ == kStreams || used_ > kBytes) return Deliver();
  after_events_.Request();
}

std::string_view ReadBatch::Forget(const Stream* stream) {
  std::string_view undelivered;
  for (size_t i = first_; i < last_; ++i) {
    if (entries_[i].stream != stream) continue;
    entries_[i].stream = nullptr;
    if (i >= first_ + delivered_) undelivered = entries_[i].bytes;
  }
  return undelivered;
}

void ReadBatch::Deliver() {
  if (delivering_) return DeliverRest();  // a nested loop
  delivering_ = true;
  DeliverRest();
  after_events_.Cancel();
  for (const Entry& entry : entries()) {
    if (entry.stream != nullptr) entry.stream->LeaveBatch();
  }
  if (block_->kept()) block_ = std::exchange(next_, nullptr);
  first_ = last_ = kStreams;
  delivered_ = used_ = 0;
  delivering_ = false;
}

ReadBlock* ReadBatch::Keep(std::string_view bytes) {
  // A block of which little was used is copied: it is not worth another block.
  if (!delivering_ || used_ <= kBytes) return nullptr;
  if (next_ == nullptr) next_ = blocks_.Take(block_);
  return next_ != nullptr && block_->Keep(bytes) ? block_ : nullptr;
}

void ReadBatch::DeliverRest() {
  double now = loop::Loop::Now();
  const double began = now;
  const size_t count = entries().size();
  while (delivered_ < count) {
    const Entry& entry = entries()[delivered_++];
    if (delivered_ < count) after_events_.Request();  // a nested loop delivers the rest first
    if (entry.stream != nullptr) entry.stream->DeliverFromBatch(entry.bytes, now);
    now = loop::Loop::Now();
    if (now - began > kPatience) WriteAnswers(now);
  }
  WriteAnswers(now);
}

// Writes the answers of the streams that were delivered to.
void ReadBatch::WriteAnswers(double now) {
  for (const Entry& entry : entries().first(delivered_)) {
    if (entry.stream != nullptr) entry.stream->FlushIfWritable(now);
  }
}

}  // namespace net
