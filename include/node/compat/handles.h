// Handles as V8 had them in 2009: Local (alias Handle), Persistent and HandleScope without an
// isolate.
//
// Part of the compatibility layer that <v8.h> explains. `v8` is today's V8 in this file; the
// layer's classes stand in `v8_2009` and extend today's, so a handle of one is a handle of the
// other: a v8_2009::Local<Object> *is* a v8::Local<v8::Object> whose `->` offers more.
#pragma once

#include <cstring>
#include <optional>
#include <type_traits>

#include "v8_version.h"

namespace v8_2009 {

class AccessorInfo;
class Arguments;
class Array;
class Boolean;
class Context;
class Date;
class External;
class Function;
class FunctionTemplate;
class Int32;
class Integer;
class Message;
class Number;
class Object;
class ObjectTemplate;
class Primitive;
class Script;
class Signature;
class String;
class Template;
class Uint32;
class Value;

// The class of today's V8 that a class of this layer extends; those without one are today's own.
template <class T>
struct Extends {
  using Type = T;
};
template <>
struct Extends<Array> {
  using Type = v8::Array;
};
template <>
struct Extends<Boolean> {
  using Type = v8::Boolean;
};
template <>
struct Extends<Context> {
  using Type = v8::Context;
};
template <>
struct Extends<Date> {
  using Type = v8::Date;
};
template <>
struct Extends<External> {
  using Type = v8::External;
};
template <>
struct Extends<Function> {
  using Type = v8::Function;
};
template <>
struct Extends<FunctionTemplate> {
  using Type = v8::FunctionTemplate;
};
template <>
struct Extends<Int32> {
  using Type = v8::Int32;
};
template <>
struct Extends<Integer> {
  using Type = v8::Integer;
};
template <>
struct Extends<Message> {
  using Type = v8::Message;
};
template <>
struct Extends<Number> {
  using Type = v8::Number;
};
template <>
struct Extends<Object> {
  using Type = v8::Object;
};
template <>
struct Extends<ObjectTemplate> {
  using Type = v8::ObjectTemplate;
};
template <>
struct Extends<Primitive> {
  using Type = v8::Primitive;
};
template <>
struct Extends<Script> {
  using Type = v8::Script;
};
template <>
struct Extends<Signature> {
  using Type = v8::Signature;
};
template <>
struct Extends<String> {
  using Type = v8::String;
};
template <>
struct Extends<Template> {
  using Type = v8::Template;
};
template <>
struct Extends<Uint32> {
  using Type = v8::Uint32;
};
template <>
struct Extends<Value> {
  using Type = v8::Value;
};
template <class T>
using Modern = typename Extends<T>::Type;

// The same handle under another type, which the caller knows to be right. A handle of V8 is one
// pointer.
template <class To, class From>
v8::Local<To> Reinterpret(const From& handle) {
  static_assert(sizeof(From) == sizeof(v8::Local<To>), "both are one pointer");
  v8::Local<To> result;
  std::memcpy(static_cast<void*>(&result), static_cast<const void*>(&handle), sizeof result);
  return result;
}

template <class T>
class Persistent;

// A handle that lives as long as the innermost HandleScope that was open when it was made.
template <class T>
class Local : public v8::Local<Modern<T>> {
  using Base = v8::Local<Modern<T>>;
  template <class S>
  using IfSubclass = std::enable_if_t<std::is_base_of_v<Modern<T>, S>>;

 public:
  Local() = default;
  // From a handle of the same class or of a subclass, of this layer's or of today's.
  template <class S, class = IfSubclass<S>>
  Local(v8::Local<S> that) : Base(that) {}
  // From what `*handle` gave.
  template <class S, class = IfSubclass<Modern<S>>>
  explicit Local(S* that) : Base(Reinterpret<Modern<T>>(that)) {}

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

// Called after the object of a weak Persistent was collected. The object is gone: `object` is empty
// (it cannot be revived, as it could in 2009) and need not be disposed of. Runs on the loop's
// thread; `parameter` is MakeWeak's.
using WeakReferenceCallback = void (*)(Persistent<Value> object, void* parameter);

// What all copies of one Persistent share. It lives while a copy exists or V8 may still call back
// about it.
class PersistentCell {
 public:
  PersistentCell(v8::Isolate* isolate, v8::Local<v8::Value> value) : handle(isolate, value) {}
  void AddCopy() { ++copies_; }
  void DropCopy() {
    --copies_;
    MaybeDelete();
  }
  void MakeWeak(void* parameter, WeakReferenceCallback callback);
  void Dispose() {
    handle.Reset();
    MaybeDelete();
  }

  v8::Global<v8::Value> handle;  // a template or a context as well: V8 does not look
  bool near_death = false;       // inside the weak callback, and after it

 private:
  // A strong handle that nobody can name any more keeps its object, as it did in 2009.
  void MaybeDelete() {
    if (copies_ == 0 && handle.IsEmpty() && !collected_) delete this;
  }

  int copies_ = 0;
  bool collected_ = false;  // between the two passes of the collector
  void* parameter_ = nullptr;
  WeakReferenceCallback callback_ = nullptr;
};

// A handle that lives until Dispose(). Copies name the same one: disposing of one empties them all.
template <class T>
class Persistent {
  template <class S>
  using IfBase = std::enable_if_t<std::is_base_of_v<S, Modern<T>>>;

 public:
  Persistent() = default;
  ~Persistent() { Clear(); }
  Persistent(const Persistent& that) { Adopt(that.cell_); }
  template <class S, class = std::enable_if_t<std::is_base_of_v<Modern<T>, Modern<S>>>>
  Persistent(const Persistent<S>& that) {
    Adopt(that.cell_);
  }
  Persistent& operator=(const Persistent& that) {
    PersistentCell* const cell = that.cell_;
    if (cell != nullptr) cell->AddCopy();
    Clear();
    cell_ = cell;
    return *this;
  }

  static Persistent New(v8::Local<Modern<T>> value) {
    Persistent result;
    if (value.IsEmpty()) return result;
    result.Adopt(new PersistentCell(v8::Isolate::GetCurrent(), Reinterpret<v8::Value>(value)));
    return result;
  }
  template <class S>
  static Persistent Cast(const Persistent<S>& that) {
    Persistent result;
    result.Adopt(that.cell_);
    return result;
  }

  bool IsEmpty() const { return cell_ == nullptr || cell_->handle.IsEmpty(); }
  // This copy names nothing any more; the others still do.
  void Clear() {
    PersistentCell* const cell = cell_;
    cell_ = nullptr;
    if (cell != nullptr) cell->DropCopy();
  }
  // Ends the handle. Safe on an empty one.
  void Dispose() {
    if (cell_ != nullptr) cell_->Dispose();
  }
  // From now on the handle does not keep its object alive.
  void MakeWeak(void* parameter, WeakReferenceCallback callback) {
    if (!IsEmpty()) cell_->MakeWeak(parameter, callback);
  }
  void ClearWeak() {
    if (!IsEmpty()) cell_->handle.ClearWeak();
  }
  bool IsWeak() const { return !IsEmpty() && cell_->handle.IsWeak(); }
  bool IsNearDeath() const { return cell_ != nullptr && cell_->near_death; }

  // As a handle to pass on. It names the Persistent itself, so it needs no scope and ends with
  // Dispose().
  template <class S, class = IfBase<S>>
  operator v8::Local<S>() const {
    return Borrow();
  }
  template <class S, class = IfBase<Modern<S>>>
  operator Local<S>() const {
    return Local<S>(Borrow());
  }
  T* operator->() const { return static_cast<T*>(*Borrow()); }
  T* operator*() const { return static_cast<T*>(*Borrow()); }

  template <class S>
  bool operator==(const Persistent<S>& that) const {
    return Borrow() == that.Borrow();
  }
  template <class S>
  bool operator!=(const Persistent<S>& that) const {
    return !(*this == that);
  }
  template <class S>
  bool operator==(const v8::Local<S>& that) const {
    return Borrow() == that;
  }
  template <class S>
  bool operator!=(const v8::Local<S>& that) const {
    return !(*this == that);
  }

 private:
  template <class S>
  friend class Persistent;
  friend class PersistentCell;

  void Adopt(PersistentCell* cell) {
    cell_ = cell;
    if (cell != nullptr) cell->AddCopy();
  }
  v8::Local<Modern<T>> Borrow() const {
    return cell_ == nullptr ? v8::Local<Modern<T>>() : Reinterpret<Modern<T>>(cell_->handle);
  }

  PersistentCell* cell_ = nullptr;
};

template <class S, class T>
bool operator==(const v8::Local<S>& a, const Persistent<T>& b) {
  return b == a;
}
template <class S, class T>
bool operator!=(const v8::Local<S>& a, const Persistent<T>& b) {
  return !(b == a);
}

// V8 collects in two passes: in the first a handle may only be let go of; callbacks run in the
// second.
inline void PersistentCell::MakeWeak(void* parameter, WeakReferenceCallback callback) {
  parameter_ = parameter;
  callback_ = callback;
  handle.SetWeak(
      this,
      [](const v8::WeakCallbackInfo<PersistentCell>& info) {
        PersistentCell* const cell = info.GetParameter();
        cell->handle.Reset();
        cell->collected_ = cell->near_death = true;
        info.SetSecondPassCallback([](const v8::WeakCallbackInfo<PersistentCell>& info) {
          PersistentCell* const cell = info.GetParameter();
          Persistent<Value> object;
          object.Adopt(cell);
          cell->collected_ = false;
          v8::HandleScope handles(info.GetIsolate());
          if (cell->callback_ != nullptr) cell->callback_(object, cell->parameter_);
        });
      },
      v8::WeakCallbackType::kParameter);
}

// Governs the handles made while it stands, on the stack.
class HandleScope {
 public:
  HandleScope() : HandleScope(v8::Isolate::GetCurrent()) {}
  explicit HandleScope(v8::Isolate* isolate) : isolate_(isolate) { scope_.emplace(isolate); }
  HandleScope(const HandleScope&) = delete;
  HandleScope& operator=(const HandleScope&) = delete;

  // Ends the scope, and gives one of its handles to the scope around it: `return
  // scope.Close(value)`. For functions that JavaScript calls; what the loop calls has no scope
  // around it.
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

  static int NumberOfHandles() {
    return v8::HandleScope::NumberOfHandles(v8::Isolate::GetCurrent());
  }
  v8::Isolate* GetIsolate() const { return isolate_; }

 private:
  v8::Isolate* isolate_;
  std::optional<v8::HandleScope> scope_;
};

}  // namespace v8_2009
