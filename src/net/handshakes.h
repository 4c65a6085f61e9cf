// Handshakes: the unfinished handshakes of one server. Their number is limited. One more ends the
// oldest of them, so that silent clients do not keep others out.
#pragma once

#include <cstdint>
#include <memory>

#include "base/error.h"
#include "base/intrusive_list.h"
#include "net/stream.h"

namespace net {

struct HandshakeLimits {
  uint32_t timeout = 10'000;  // ms; 0: never
  uint32_t most = 4096;       // at once; 0: any number
};

class Handshakes {
 public:
  // One of them, while it lasts. The stream outlives it.
  class Entry {
   public:
    Entry(std::shared_ptr<Handshakes> all, Stream* stream) : all_(std::move(all)), stream_(stream) {
      all_->Add(this);
    }
    ~Entry() { --all_->count_; }
    Entry(const Entry&) = delete;

   private:
    friend class Handshakes;
    const std::shared_ptr<Handshakes> all_;
    Stream* const stream_;
    base::ListLink link_;
  };

  HandshakeLimits limits;

 private:
  void Add(Entry* entry) {
    entries_.PushBack(entry);
    if (++count_ <= limits.most || limits.most == 0) return;
    entries_.PopFront()->stream_->Abort(
        base::Error::Named("TOO_MANY_HANDSHAKES",
                           "the handshake made room for a newer one: see secure.maxHandshakes"));
  }

  base::IntrusiveList<Entry, &Entry::link_> entries_;  // the oldest first
  size_t count_ = 0;                                   // with those that end
};

}  // namespace net
