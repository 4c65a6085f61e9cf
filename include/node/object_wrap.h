// node::ObjectWrap: joins a C++ object to the JavaScript object that stands for it.
//
//     class Counter : public node::ObjectWrap {
//       static Handle<Value> New(const Arguments& args) {
//         (new Counter)->Wrap(args.This());    // from a template with one internal field
//         return args.This();
//       }
//       static Handle<Value> Next(const Arguments& args) {
//         Counter* counter = ObjectWrap::Unwrap<Counter>(args.This());
//         ...
//       }
//
// Thread: the loop's. Lifetime: made with `new`; once wrapped, it belongs to its JavaScript object,
// whose collection deletes it. While it is attached the JavaScript object is not collected: attach
// what may still be called back (a started watcher, a pending request), and detach when nothing is
// pending any more. What is alive when the program ends is not deleted. The header holds all of the
// class, so modules may be compiled with RTTI or without.
#pragma once

#include <v8.h>

#include <cassert>

namespace node {
inline namespace NODE_API_NAMESPACE {

class ObjectWrap {
 public:
  ObjectWrap() = default;
  ObjectWrap(const ObjectWrap&) = delete;
  ObjectWrap& operator=(const ObjectWrap&) = delete;

  // Deleted before its JavaScript object (which only its owner may do, and only while nothing is
  // pending), the object stays behind, and unwraps to NULL.
  virtual ~ObjectWrap() {
    if (handle_.IsEmpty()) return;
    v8::HandleScope handles(v8::Isolate::GetCurrent());
    handle()->SetAlignedPointerInInternalField(0, nullptr);
    handle_.object_.Reset();
  }

  // The C++ object of a JavaScript object; NULL for one that has none (a prototype, a plain
  // object). That it is a T, and not another module's class, is for the caller to know: methods set
  // with NODE_SET_PROTOTYPE_METHOD do, accessors ask their template's HasInstance(info.This()).
  template <class T>
  static T* Unwrap(v8::Local<v8::Object> object) {
    if (object.IsEmpty() || object->InternalFieldCount() < 1) return nullptr;
    return static_cast<T*>(static_cast<ObjectWrap*>(object->GetAlignedPointerFromInternalField(0)));
  }

 protected:
  // Once, on an object made from a template with SetInternalFieldCount(1) or more; the first field
  // is taken.
  void Wrap(v8::Local<v8::Object> object) {
    assert(handle_.IsEmpty() && object->InternalFieldCount() > 0);
    object->SetAlignedPointerInInternalField(0, this);
    handle_.object_.Reset(v8::Isolate::GetCurrent(), object);
    if (attached_ == 0) MakeWeak();
  }

  // Attach() as often as there are reasons; as many Detach() end them. Safe before Wrap().
  void Attach() {
    if (attached_++ == 0 && !handle_.IsEmpty()) handle_.object_.ClearWeak();
  }
  void Detach() {
    assert(attached_ > 0);
    if (--attached_ == 0 && !handle_.IsEmpty()) MakeWeak();
  }

  // The JavaScript object, in the current HandleScope; empty before Wrap() and once it is
  // collected.
  v8::Local<v8::Object> handle() const { return handle_.object_.Get(v8::Isolate::GetCurrent()); }

  // The same, as modules of 2009 wrote it: `handle_->Set(...)`, `return handle_;`. It needs a
  // HandleScope, too.
  class WrappedHandle {
   public:
    bool IsEmpty() const { return object_.IsEmpty(); }
    v8::Object* operator->() const { return *v8::Local<v8::Object>(*this); }
    operator v8::Local<v8::Object>() const { return object_.Get(v8::Isolate::GetCurrent()); }
    operator v8::Local<v8::Value>() const { return v8::Local<v8::Object>(*this); }
    template <class T>
    bool operator==(const v8::Local<T>& that) const {
      return object_ == that;
    }
    template <class T>
    bool operator!=(const v8::Local<T>& that) const {
      return object_ != that;
    }

   private:
    friend class ObjectWrap;
    friend class EventEmitter;
    v8::Global<v8::Object> object_;
  };
  WrappedHandle handle_;

 private:
  // The first pass of the collector may only let go of the handle; destructors may do anything, so
  // they wait for the second.
  void MakeWeak() {
    handle_.object_.SetWeak(
        this,
        [](const v8::WeakCallbackInfo<ObjectWrap>& info) {
          info.GetParameter()->handle_.object_.Reset();
          info.SetSecondPassCallback(
              [](const v8::WeakCallbackInfo<ObjectWrap>& info) { delete info.GetParameter(); });
        },
        v8::WeakCallbackType::kParameter);
  }

  int attached_ = 0;
};

}  // namespace NODE_API_NAMESPACE
}  // namespace node
