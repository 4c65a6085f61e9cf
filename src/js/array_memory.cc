#include "js/array_memory.h"

#include <cstdlib>

namespace js {

void ArrayMemory::Attach(v8::Isolate* isolate) {
  isolate_ = isolate;
  isolate->AddGCPrologueCallback(OnCollecting, this, v8::kGCTypeScavenge);
  // V8 collects the young generation on request only with this flag. Set after the context was
  // made, it gives scripts no gc().
  v8::V8::SetFlagsFromString("--expose-gc");
}

std::unique_ptr<v8::BackingStore> ArrayMemory::NewStore(size_t size) {
  all_is_written_ = true;
  std::unique_ptr<v8::BackingStore> store = v8::ArrayBuffer::NewBackingStore(isolate_, size);
  all_is_written_ = false;
  return store;
}

void* ArrayMemory::Allocate(size_t size) {
  return Count(all_is_written_ ? std::malloc(size) : std::calloc(size, 1), size);
}

void* ArrayMemory::AllocateUninitialized(size_t size) { return Count(std::malloc(size), size); }

void* ArrayMemory::Count(void* data, size_t size) {
  if (data == nullptr) return nullptr;
  live_.fetch_add(size, std::memory_order_relaxed);
  made_ += size;
  if (made_ >= pace_.interval() && isolate_ != nullptr) loop::Loop::Get().RequestBeforeSleep(this);
  return data;
}

void ArrayMemory::Free(void* data, size_t size) {
  live_.fetch_sub(size, std::memory_order_relaxed);
  std::free(data);
}

// Called at every such collection, whatever its cause.
void ArrayMemory::OnCollecting(v8::Isolate*, v8::GCType, v8::GCCallbackFlags, void* memory) {
  auto* self = static_cast<ArrayMemory*>(memory);
  self->pace_.Collecting(self->made_, self->live_.load(std::memory_order_relaxed));
  self->made_ = 0;
  loop::Loop::CancelBeforeSleep(self);
}

void ArrayMemory::OnBeforeSleep() {
  isolate_->RequestGarbageCollectionForTesting(v8::Isolate::kMinorGarbageCollection);
}

}  // namespace js
