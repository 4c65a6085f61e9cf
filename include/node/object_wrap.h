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
    v8_today::HandleScope handles(v8_today::Isolate::GetCurrent());
    node_0_1_9::SetWrapped(handle(), nullptr);
    Release();
  }

  // The C++ object of a JavaScript object; NULL for one that has none (a prototype, a plain
  // object). That it is a T, and not another module's class, is for the caller to know: methods set
  // with NODE_SET_PROTOTYPE_METHOD do, accessors ask their template's HasInstance(info.This()).
  template <class T>
  static T* Unwrap(v8::Local<v8::Object> object) {
    static_assert(sizeof(T) > 0, "the class must be complete");
    // T may inherit privately, which only this cast goes past.
    return (T*)static_cast<ObjectWrap*>(node_0_1_9::Wrapped(object));  // NOLINT
  }

  // The JavaScript object, empty before Wrap() and once it is collected: `handle_->Set(...)`,
  // `return scope.Close(handle_)`.
#ifdef NODE_MODERN_V8
  v8::Global<v8::Object> handle_;
#else
  v8::Persistent<v8::Object> handle_;
#endif

 protected:
  // Once, on an object made from a template with SetInternalFieldCount(1) or more; the first field
  // is taken.
  void Wrap(v8::Local<v8::Object> object) {
    assert(handle_.IsEmpty() && object->InternalFieldCount() > 0);
    node_0_1_9::SetWrapped(object, this);
    Hold(object);
    if (attached_ == 0) MakeWeak();
  }

  // Attach() as often as there are reasons; as many Detach() end them, and more do nothing. Safe
  // before Wrap().
  virtual void Attach() {
    if (attached_++ == 0 && !handle_.IsEmpty()) handle_.ClearWeak();
  }
  virtual void Detach() {
    if (attached_ > 0) --attached_;
    if (attached_ == 0 && !handle_.IsEmpty()) MakeWeak();
  }
  // The same, as the releases of the winter of 2009 called them.
  virtual void Ref() { Attach(); }
  virtual void Unref() { Detach(); }

  // A handle in the current HandleScope.
  v8::Local<v8::Object> handle() const {
#ifdef NODE_MODERN_V8
    return handle_.Get(v8::Isolate::GetCurrent());
#else
    return v8::Local<v8::Object>::New(handle_);
#endif
  }

  // From now on the collection of the JavaScript object deletes this one.
#ifdef NODE_MODERN_V8
  // The first pass of the collector may only let go of the handle; destructors may do anything, so
  // they wait for the second.
  void MakeWeak() {
    handle_.SetWeak(
        this,
        [](const v8::WeakCallbackInfo<ObjectWrap>& info) {
          info.GetParameter()->handle_.Reset();
          info.SetSecondPassCallback(
              [](const v8::WeakCallbackInfo<ObjectWrap>& info) { delete info.GetParameter(); });
        },
        v8::WeakCallbackType::kParameter);
  }
#else
  void MakeWeak() {
    handle_.MakeWeak(
        this, [](v8::Persistent<v8::Value>, void* wrap) { delete static_cast<ObjectWrap*>(wrap); });
  }
#endif

  int attached_ = 0;

 private:
#ifdef NODE_MODERN_V8
  void Hold(v8::Local<v8::Object> object) { handle_.Reset(v8::Isolate::GetCurrent(), object); }
  void Release() { handle_.Reset(); }
#else
  void Hold(v8::Local<v8::Object> object) { handle_ = v8::Persistent<v8::Object>::New(object); }
  void Release() { handle_.Dispose(); }
#endif
};

}  // namespace NODE_API_NAMESPACE
}  // namespace node
