// Wrap: joins a C++ object to the JavaScript object that scripts hold.
//
// While unpinned, the JavaScript object is held weakly, and its collection destroys the C++ object.
// A wrap pins itself while an event of it may still occur (from open to close), so the collector
// never decides when a resource is closed. At the end of the process the environment destroys the
// wraps that are left.
//
// The JavaScript object has two internal fields: the pointer, and the owner. The owner is the
// public object of lib/*.js that uses this one (undefined if there is none).
#pragma once

#include <v8.h>

#include "base/intrusive_list.h"
#include "js/open_handles.h"

namespace js {

class Environment;

class Wrap {
 public:
  static constexpr int kPointerField = 0;
  static constexpr int kOwnerField = 1;
  static constexpr int kFieldCount = 2;

  Wrap(Environment& env, v8::Local<v8::Object> object);
  virtual ~Wrap();
  Wrap(const Wrap&) = delete;
  Wrap& operator=(const Wrap&) = delete;

  // The C++ object of a JavaScript object made from a ClassBuilder<T> template. The caller must
  // know that it is one.
  template <class T>
  static T* Unwrap(v8::Local<v8::Object> object) {
    return static_cast<T*>(
        static_cast<Wrap*>(object->GetAlignedPointerFromInternalField(kPointerField)));
  }

  Environment& env() const { return env_; }
  v8::Local<v8::Object> object() const;
  // Whether the collector has taken the JavaScript object, and this one is about to follow it.
  bool collected() const { return object_.IsEmpty(); }
  // The public object; the receiver of callbacks.
  v8::Local<v8::Object> owner() const;
  void SetOwner(v8::Local<v8::Value> owner);

  // Adds what this object has open.
  virtual void CountHandles(OpenHandles*) const {}

  // Strong while an event may still occur, weak otherwise. Both are idempotent.
  void Pin();
  void Unpin();

 private:
  friend class Environment;
  static void OnCollected(const v8::WeakCallbackInfo<Wrap>& info);

  Environment& env_;
  v8::Global<v8::Object> object_;
  base::ListLink link_;  // in the environment's list
  bool pinned_ = false;
};

}  // namespace js
