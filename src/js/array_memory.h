// ArrayMemory: allocates the memory of JavaScript's byte arrays, and has V8 look for unused ones.
//
// V8 looks for unused young arrays after 32 MB of them. A server that passes bytes on would then
// touch uncached memory with every byte, and hold those 32 MB. So V8 is asked for a collection of
// the young generation before the loop sleeps, when CollectionPace says so.
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
  // The isolate that uses this allocator, once it has its context.
  void Attach(v8::Isolate* isolate);

  // The bytes of all arrays.
  static size_t live() { return live_.load(std::memory_order_relaxed); }

  // Memory for an array. The caller must write every byte of it at once.
  std::unique_ptr<v8::BackingStore> NewStore(size_t size);

  // A store over `bytes` in place. When no array uses them any more, owner->GiveBack(data, size) is
  // called, on any thread.
  template <class Owner>
  std::unique_ptr<v8::BackingStore> StoreOver(std::string_view bytes, Owner* owner);

  // v8::ArrayBuffer::Allocator, called by V8. Memory is allocated on the loop's thread and freed on
  // any.
  void* Allocate(size_t size) override;
  void* AllocateUninitialized(size_t size) override;
  void Free(void* data, size_t size) override;

 private:
  static void OnCollecting(v8::Isolate* isolate, v8::GCType, v8::GCCallbackFlags, void* memory);
  void* Count(void* data, size_t size);
  void OnBeforeSleep() override;

  v8::Isolate* isolate_ = nullptr;
  bool all_is_written_ = false;  // the memory that V8 asks for now need not be zero
  CollectionPace pace_;
  size_t made_ = 0;  // bytes since the last collection of the young generation
  static inline std::atomic<size_t> live_ =
      0;  // static, since the code that frees memory has only its owner
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
