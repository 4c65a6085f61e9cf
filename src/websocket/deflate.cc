#include "websocket/deflate.h"

#include <array>
#include <utility>

namespace websocket {

using compress::MessageDeflater;
using compress::MessageInflater;

static constexpr int kLevels = 10;
static constexpr int kWindows =
    MessageDeflater::kMostWindowBits - MessageDeflater::kLeastWindowBits + 1;

// The compressor that connections of this thread share.
static MessageDeflater* SharedDeflater(int window_bits, int level) {
  static thread_local std::array<std::unique_ptr<MessageDeflater>, kLevels * kWindows> shared;
  auto& deflater = shared[(window_bits - MessageDeflater::kLeastWindowBits) * kLevels + level];
  if (deflater == nullptr) {
    deflater = MessageDeflater::New(window_bits, level);
  } else {
    deflater->Reset();
  }
  return deflater.get();
}

// A decompressor that no message is using; several come at a time where they are in pieces.
static thread_local std::unique_ptr<MessageInflater> spare_inflater;

bool Deflate::wants(size_t size) const {
  return size > 0 && size >= parameters_.least_bytes &&
         parameters_.window_bits >= MessageDeflater::kLeastWindowBits;
}

bool Deflate::Compress(std::string_view message, base::ByteQueue* output) {
  if (!parameters_.keeps_out) {
    MessageDeflater* const shared = SharedDeflater(parameters_.window_bits, parameters_.level);
    if (shared != nullptr) shared->Deflate(message, output);
    return shared != nullptr;
  }
  if (deflater_ == nullptr)
    deflater_ = MessageDeflater::New(parameters_.window_bits, parameters_.level);
  if (deflater_ == nullptr) return false;
  deflater_->Deflate(message, output);
  return true;
}

bool CompressAlone(std::string_view message, int level, base::ByteQueue* output) {
  MessageDeflater* const shared = SharedDeflater(MessageDeflater::kMostWindowBits, level);
  if (shared != nullptr) shared->Deflate(message, output);
  return shared != nullptr;
}

MessageInflater* Deflate::Inflater() {
  if (inflater_ != nullptr) return inflater_.get();
  if (!parameters_.keeps_in) inflater_ = std::move(spare_inflater);
  if (inflater_ != nullptr) {
    inflater_->Reset();
  } else {
    inflater_ = MessageInflater::New();
  }
  return inflater_.get();
}

Deflate::Outcome Deflate::Add(std::string_view piece, size_t limit, base::ByteQueue* output) {
  MessageInflater* const inflater = Inflater();
  return inflater != nullptr ? inflater->Add(piece, limit, output) : Outcome::kTooLarge;
}

Deflate::Outcome Deflate::End(size_t limit, base::ByteQueue* output) {
  MessageInflater* const inflater = Inflater();
  if (inflater == nullptr) return Outcome::kTooLarge;
  const Outcome outcome = inflater->End(limit, output);
  if (!parameters_.keeps_in) spare_inflater = std::move(inflater_);
  return outcome;
}

}  // namespace websocket
