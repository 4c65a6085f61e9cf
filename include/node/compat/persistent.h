// Persistent handles as V8 had them in 2009.
//
// Part of the compatibility layer that <v8.h> explains. A Persistent is plain data, as it was: it
// may stand in memory from malloc(), be assigned to there, copied with memcpy() and never
// destroyed; zeros are an empty one. It names a cell and which of the cell's uses in turn it means,
// so a copy of one that was disposed of is empty, and not another's. Cells are used again and never
// freed.
#pragma once

#include <unordered_map>

#include "handles.h"

namespace v8_layer {

namespace v8_2009 {
// Called after the object of a weak Persistent was collected. The object is gone: `object` is empty
// (it cannot be revived, as it could in 2009), looking at it ends the program, and it need not be
// disposed of. Runs on the loop's thread; `parameter` is MakeWeak's.
using WeakReferenceCallback = void (*)(Persistent<Value> object, void* parameter);
}  // namespace v8_2009

class PersistentCell {
 public:
  static PersistentCell* New(v8::Local<v8::Value> value) {
    PersistentCell* cell = free_;
    if (cell == nullptr) {
      cell = new PersistentCell;
    } else {
      free_ = cell->next_free_;
    }
    cell->handle.Reset(CurrentIsolate(), value);
    Cells()[cell->Slot()] = cell;
    return cell;
  }
  // Whose handle a Local borrows, or `*persistent` gave; null where it is none's.
  static PersistentCell* Find(const void* slot) {
    const auto cell = Cells().find(slot);
    return cell == Cells().end() ? nullptr : cell->second;
  }

  void Dispose() {
    Forget();
    callback_ = nullptr;
    if (!near_death) Free();  // else the collector's second pass does so
  }
  void MakeWeak(void* parameter, WeakReferenceCallback callback);

  v8::Global<v8::Value> handle;  // a template or a context as well: V8 does not look
  unsigned use = 1;              // zeros are nobody's
  bool near_death = false;  // between the two passes of the collector, and in the weak callback

 private:
  static std::unordered_map<const void*, PersistentCell*>& Cells() {
    static auto* const cells = new std::unordered_map<const void*, PersistentCell*>;
    return *cells;
  }
  const void* Slot() const { return *Reinterpret<v8::Value>(handle); }
  void Forget() {
    if (handle.IsEmpty()) return;
    Cells().erase(Slot());
    handle.Reset();
  }
  void Free() {
    ++use;
    near_death = false;
    next_free_ = free_;
    free_ = this;
  }
  void Collected();

  inline static PersistentCell* free_ = nullptr;
  PersistentCell* next_free_ = nullptr;
  void* parameter_ = nullptr;
  WeakReferenceCallback callback_ = nullptr;
};

namespace v8_2009 {

// A handle that lives until Dispose(). Copies name the same one: disposing of one empties them all.
template <class T>
class Persistent {
  template <class S>
  using IfBase = std::enable_if_t<std::is_base_of_v<S, Modern<T>>>;
  template <class S>
  using IfSubclass = std::enable_if_t<std::is_convertible_v<Modern<S>*, Modern<T>*>>;

 public:
  Persistent() = default;
  template <class S, class = IfSubclass<S>>
  Persistent(const Persistent<S>& that) : cell_(that.cell_), use_(that.use_) {}
  // The Persistent that the handle, or the pointer from `*persistent`, is one of. Where it is a
  // handle of a scope, which would have ended with that in 2009, a new one.
  template <class S, class = std::enable_if_t<std::is_convertible_v<S*, Modern<T>*>>>
  explicit Persistent(v8::Local<S> that) : Persistent(Of(that)) {}
  template <class S, class = IfSubclass<S>>
  Persistent(S* that) : Persistent(Of(Reinterpret<Modern<S>>(that))) {}

  static Persistent New(v8::Local<Modern<T>> value) {
    if (value.IsEmpty()) return Persistent();
    return Persistent(PersistentCell::New(Reinterpret<v8::Value>(value)));
  }
  template <class S>
  static Persistent Cast(const Persistent<S>& that) {
    Persistent result;
    result.cell_ = that.cell_;
    result.use_ = that.use_;
    return result;
  }
  template <class S>
  Persistent<S> As() const {
    return Persistent<S>::Cast(*this);
  }

  bool IsEmpty() const { return !IsLive() || cell_->handle.IsEmpty(); }
  // This copy names nothing any more; the others still do.
  void Clear() { *this = Persistent(); }
  // Ends the handle. Safe on an empty one.
  void Dispose() {
    if (IsLive()) cell_->Dispose();
  }
  // From now on the handle does not keep its object alive.
  void MakeWeak(void* parameter, WeakReferenceCallback callback) {
    if (!IsEmpty()) cell_->MakeWeak(parameter, callback);
  }
  void ClearWeak() {
    if (!IsEmpty()) cell_->handle.ClearWeak();
  }
  bool IsWeak() const { return !IsEmpty() && cell_->handle.IsWeak(); }
  bool IsNearDeath() const { return IsLive() && cell_->near_death; }

  // As a handle to pass on. It names the Persistent itself, so it needs no scope and ends with
  // Dispose().
  template <class S, class = IfBase<S>>
  operator v8::Local<S>() const {
    return Look();
  }
  template <class S, class = IfBase<Modern<S>>>
  operator Local<S>() const {
    return Local<S>(Look());
  }
  T* operator->() const { return static_cast<T*>(*Look()); }
  T* operator*() const { return static_cast<T*>(*Look()); }

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
  friend class v8_layer::PersistentCell;

  explicit Persistent(PersistentCell* cell) : cell_(cell), use_(cell->use) {}
  static Persistent Of(v8::Local<Modern<T>> that) {
    PersistentCell* const cell = PersistentCell::Find(*that);
    return cell == nullptr ? New(that) : Persistent(cell);
  }

  bool IsLive() const { return cell_ != nullptr && cell_->use == use_; }
  v8::Local<Modern<T>> Borrow() const {
    return IsLive() ? Reinterpret<Modern<T>>(cell_->handle) : v8::Local<Modern<T>>();
  }
  v8::Local<Modern<T>> Look() const {
    if (IsNearDeath()) {
      Refuse(
          "looked at the object of a weak handle that was collected. V8 calls back when the object "
          "is gone: keep what the callback needs in its parameter");
    }
    return Borrow();
  }

  PersistentCell* cell_ = nullptr;
  unsigned use_ = 0;
};

template <class S, class T>
bool operator==(const v8::Local<S>& a, const Persistent<T>& b) {
  return b == a;
}
template <class S, class T>
bool operator!=(const v8::Local<S>& a, const Persistent<T>& b) {
  return !(b == a);
}

}  // namespace v8_2009

// V8 collects in two passes: in the first a handle may only be let go of; callbacks run in the
// second.
inline void PersistentCell::MakeWeak(void* parameter, WeakReferenceCallback callback) {
  parameter_ = parameter;
  callback_ = callback;
  handle.SetWeak(
      this,
      [](const v8::WeakCallbackInfo<PersistentCell>& info) {
        info.GetParameter()->Forget();
        info.GetParameter()->near_death = true;
        info.SetSecondPassCallback([](const v8::WeakCallbackInfo<PersistentCell>& info) {
          v8::HandleScope handles(info.GetIsolate());
          info.GetParameter()->Collected();
        });
      },
      v8::WeakCallbackType::kParameter);
}
inline void PersistentCell::Collected() {
  if (callback_ != nullptr) callback_(Persistent<Value>(this), parameter_);
  Free();
}

}  // namespace v8_layer
