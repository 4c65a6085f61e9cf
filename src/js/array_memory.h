// ArrayMemory: the memory of JavaScript's byte arrays, and when those that nobody uses are looked for.
//
// V8 does that for young arrays after 32 MB of them. A server that passes bytes on then touches
// memory that no cache holds with every byte, and holds those 32 MB. So V8 is asked for a collection
// of the young before the loop sleeps, once CollectionPace says so.
#pragma once

#include <v8.h>

#include <atomic>
#include <memory>
#include <string_view>

#include "js/collection_pace.h"
#include "loop/loop.h"

namespace js {

class ArrayMemory final : public v8::ArrayBuffer::Allocator, private loop::BeforeSleep {
 public:
  // The isolate that has this for its allocator, once it has its context.
  void Attach(v8::Isolate* isolate);

  // Memory for an array whose every byte the caller writes at once.
  std::unique_ptr<v8::BackingStore> NewStore(size_t size);

  // `bytes` where they are, for which owner->GiveBack(data, size) is called, on any thread, when no
  // array has them any more.
  template <class Owner>
  std::unique_ptr<v8::BackingStore> StoreOver(std::string_view bytes, Owner* owner);

  // v8::ArrayBuffer::Allocator, called by V8. Memory is taken on the loop's thread and freed
  // on any.
  void* Allocate(size_t size) override;
  void* AllocateUninitialized(size_t size) override;
  void Free(void* data, size_t size) override;

 private:
  static void OnCollecting(v8::Isolate* isolate, v8::GCType, v8::GCCallbackFlags, void* memory);
  void* Count(void* data, size_t size);
  void OnBeforeSleep() override;

  v8::Isolate* isolate_ = nullptr;
  bool all_is_written_ = false;  // of what V8 asks memory for now: it need not be zero
  CollectionPace pace_;
  size_t made_ = 0;                             // bytes since the last collection of the young
  static inline std::atomic<size_t> live_ = 0;  // static: who gives back has nothing but the owner
};

template <class Owner>
std::unique_ptr<v8::BackingStore> ArrayMemory::StoreOver(std::string_view bytes, Owner* owner) {
  char* const data = const_cast<char*>(bytes.data());
  Count(data, bytes.size());
  return v8::ArrayBuffer::NewBackingStore(
      data, bytes.size(),
      [](void* data, size_t size, void* owner) {
        live_.fetch_sub(size, std::memory_order_relaxed);
        static_cast<Owner*>(owner)->GiveBack(data, size);
      },
      owner);
}

}  // namespace js
