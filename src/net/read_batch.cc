#include "net/read_batch.h"

#include <span>
#include <utility>

#include "base/out_of_memory.h"
#include "net/stream.h"

namespace net {

// So that two streams' bytes share no line of the cache.
static constexpr size_t kLine = 64;

ReadBatch& ReadBatch::Get() {
  // Never destroyed, as the loop.
  static ReadBatch* const batch = new ReadBatch;
  return *batch;
}

ReadBatch::ReadBatch() : block_(blocks_.Take(nullptr)) {
  static_assert(kBytes + loop::ReadBuffer::kSize <= ReadBlock::kSize && kBytes % kLine == 0);
  if (block_ == nullptr) base::OutOfMemory();
  after_events_.Bind<&ReadBatch::Tell>(this);
}

void ReadBatch::Add(Stream* stream, size_t size) {
  entries_[count_++] = {stream, {Room(), size}};
  used_ += (size + kLine - 1) / kLine * kLine;
  if (count_ == kStreams || used_ > kBytes) return Tell();
  after_events_.Request();
}

void ReadBatch::Forget(const Stream* stream) {
  for (size_t i = 0; i < count_; ++i) {
    if (entries_[i].stream == stream) entries_[i].stream = nullptr;
  }
}

void ReadBatch::Tell() {
  if (telling_) return TellRest();  // a nested loop
  telling_ = true;
  TellRest();
  after_events_.Cancel();
  for (const Entry& entry : std::span(entries_).first(count_)) {
    if (entry.stream != nullptr) entry.stream->LeaveBatch();
  }
  if (block_->kept()) block_ = std::exchange(next_, nullptr);
  count_ = told_ = used_ = 0;
  telling_ = false;
}

ReadBlock* ReadBatch::Keep(std::string_view bytes) {
  // A block of which little was used is not worth another.
  if (!telling_ || used_ <= kBytes) return nullptr;
  if (next_ == nullptr) next_ = blocks_.Take(block_);
  return next_ != nullptr && block_->Keep(bytes) ? block_ : nullptr;
}

void ReadBatch::TellRest() {
  double now = loop::Loop::Now();
  const double began = now;
  while (told_ < count_) {
    const Entry& entry = entries_[told_++];
    if (told_ < count_) after_events_.Request();  // a nested loop tells the rest first
    if (entry.stream != nullptr) entry.stream->TellRead(entry.bytes, now);
    now = loop::Loop::Now();
    if (now - began > kPatience) Write(now);
  }
  Write(now);
}

// What those that were told have answered.
void ReadBatch::Write(double now) {
  for (const Entry& entry : std::span(entries_).first(told_)) {
    if (entry.stream != nullptr) entry.stream->FlushIfWritable(now);
  }
}

}  // namespace net
