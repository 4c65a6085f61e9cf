#include "js/wrap.h"

#include "base/check.h"
#include "js/environment.h"

namespace js {

Wrap::Wrap(Environment& env, v8::Local<v8::Object> object)
    : env_(env), object_(env.isolate(), object) {
  CHECK(object->InternalFieldCount() >= kFieldCount);
  object->SetAlignedPointerInInternalField(kPointerField, this);
  object_.SetWeak(this, OnCollected, v8::WeakCallbackType::kParameter);
  env.wraps_.PushBack(this);
}

Wrap::~Wrap() = default;

v8::Local<v8::Object> Wrap::object() const { return object_.Get(env_.isolate()); }

v8::Local<v8::Object> Wrap::owner() const {
  v8::Local<v8::Object> self = object();
  v8::Local<v8::Data> owner = self->GetInternalField(kOwnerField);
  v8::Local<v8::Value> value = owner.As<v8::Value>();
  return value->IsObject() ? value.As<v8::Object>() : self;
}

void Wrap::SetOwner(v8::Local<v8::Value> owner) { object()->SetInternalField(kOwnerField, owner); }

void Wrap::Pin() {
  if (pinned_) return;
  pinned_ = true;
  object_.ClearWeak();
}

void Wrap::Unpin() {
  if (!pinned_) return;
  pinned_ = false;
  object_.SetWeak(this, OnCollected, v8::WeakCallbackType::kParameter);
}

// The first pass may only reset the handle. C++ destructors may do anything, so they run in the
// second.
void Wrap::OnCollected(const v8::WeakCallbackInfo<Wrap>& info) {
  info.GetParameter()->object_.Reset();
  info.SetSecondPassCallback(
      [](const v8::WeakCallbackInfo<Wrap>& info) { delete info.GetParameter(); });
}

}  // namespace js
