// Handles as V8 had them in 2009: Local (alias Handle) and HandleScope without an isolate.
//
// Part of the compatibility layer that <v8.h> explains.
#pragma once

#include <optional>
#include <type_traits>

#include "classes.h"
#include "v8_version.h"

namespace v8_layer::v8_2009 {

// A handle that lives as long as the innermost HandleScope that was open when it was made.
template <class T>
class Local : public v8::Local<Modern<T>> {
  using Base = v8::Local<Modern<T>>;
  template <class S>
  using IfSubclass = std::enable_if_t<std::is_convertible_v<S*, Modern<T>*>>;

 public:
  Local() = default;
  // From a handle of the same class or of a subclass, of this layer's or of today's.
  template <class S, class = IfSubclass<S>>
  Local(v8::Local<S> that) : Base(that) {}
  // From what `*handle` gave.
  template <class S, class = IfSubclass<Modern<S>>>
  Local(S* that) : Base(Reinterpret<Modern<T>>(that)) {}
  explicit Local(T* that) : Base(Reinterpret<Modern<T>>(that)) {}  // NULL as well

  T* operator->() const { return static_cast<T*>(Base::operator->()); }
  T* operator*() const { return static_cast<T*>(Base::operator*()); }

  // A handle of its own, in the current scope; also from a Persistent.
  static Local New(Base that) { return Base::New(v8::Isolate::GetCurrent(), that); }
  static Local New(v8::Isolate* isolate, Base that) { return Base::New(isolate, that); }
  static Local New(v8::Isolate* isolate, const v8::PersistentBase<Modern<T>>& that) {
    return Base::New(isolate, that);
  }

  // Down to a subclass; the value must be one.
  template <class S>
  static Local Cast(v8::Local<S> that) {
    return Base::Cast(that);
  }
  template <class S>
  static Local Cast(const Persistent<S>& that) {
    return Cast(v8::Local<Modern<S>>(that));
  }
  template <class S>
  Local<S> As() const {
    return Local<S>::Cast(*this);
  }
};

template <class T>
using Handle = Local<T>;

// Governs the handles made while it stands, on the stack.
class HandleScope {
 public:
  HandleScope() : HandleScope(CurrentIsolate()) {}
  explicit HandleScope(v8::Isolate* isolate) : isolate_(isolate) { scope_.emplace(isolate); }
  HandleScope(const HandleScope&) = delete;
  HandleScope& operator=(const HandleScope&) = delete;

  // Ends the scope, and gives one of its handles to the scope around it: `return
  // scope.Close(value)`.
  template <class T>
  Local<T> Close(Local<T> value) {
    v8::Global<Modern<T>> kept(isolate_, value);
    scope_.reset();
    return kept.Get(isolate_);
  }
  template <class T>
  Local<T> Close(const Persistent<T>& value) {
    return Close(Local<T>(value));
  }

  static int NumberOfHandles() { return v8::HandleScope::NumberOfHandles(CurrentIsolate()); }
  v8::Isolate* GetIsolate() const { return isolate_; }

 private:
  v8::Isolate* isolate_;
  std::optional<v8::HandleScope> scope_;
};

}  // namespace v8_layer::v8_2009
