// IntrusiveList: a doubly linked list whose links are members of its elements.
//
// Linking and unlinking never allocate and take constant time. An element unlinks itself when
// destroyed. It is in at most one list through one link. A list must be spliced (TakeAll) before
// its elements are called.
#pragma once

#include "base/check.h"

namespace base {

class ListLink {
 public:
  ListLink() = default;
  ListLink(const ListLink&) = delete;
  ListLink& operator=(const ListLink&) = delete;
  ~ListLink() { Unlink(); }

  bool linked() const { return next_ != nullptr; }
  void Unlink() {
    if (next_ == nullptr) return;
    next_->previous_ = previous_;
    previous_->next_ = next_;
    next_ = previous_ = nullptr;
  }

 private:
  template <class T, ListLink T::*kLink>
  friend class IntrusiveList;

  void InsertBefore(ListLink* position) {
    Unlink();
    next_ = position;
    previous_ = position->previous_;
    previous_->next_ = this;
    position->previous_ = this;
  }

  ListLink* next_ = nullptr;
  ListLink* previous_ = nullptr;
};

template <class T, ListLink T::*kLink>
class IntrusiveList {
 public:
  IntrusiveList() { head_.next_ = head_.previous_ = &head_; }
  ~IntrusiveList() {
    while (!empty()) head_.next_->Unlink();
    head_.next_ = head_.previous_ = nullptr;
  }

  bool empty() const { return head_.next_ == &head_; }
  // Moves the element to the end, from wherever it was linked through kLink.
  void PushBack(T* element) { (element->*kLink).InsertBefore(&head_); }
  T* front() { return empty() ? nullptr : Element(head_.next_); }
  T* PopFront() {
    T* element = front();
    if (element != nullptr) (element->*kLink).Unlink();
    return element;
  }
  // Calls visit(element) for each; visit() must change nothing about the list.
  template <class F>
  void ForEach(F visit) const {
    for (ListLink* link = head_.next_; link != &head_; link = link->next_) visit(Element(link));
  }
  // Moves all elements of this list into `other`, which must be empty.
  void TakeAll(IntrusiveList* other) {
    CHECK(other->empty());
    while (!empty()) other->PushBack(PopFront());
  }

 private:
  static T* Element(ListLink* link) {
    // The distance from a T to its link, worked out on an aligned address that is never read.
    alignas(T) static char probe[sizeof(T)];
    auto* at = reinterpret_cast<T*>(probe);
    const auto offset = reinterpret_cast<char*>(&(at->*kLink)) - probe;
    return reinterpret_cast<T*>(reinterpret_cast<char*>(link) - offset);
  }

  ListLink head_;
};

}  // namespace base
