// Seat: a place among the connections that a server has accepted. It goes with the connection, whatever
// protocol follows, and is given back when that is closed.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <utility>

namespace net {

class Seat {
 public:
  // The number of seats that are taken of one server. It may outlive the server.
  using Count = std::shared_ptr<size_t>;

  Seat() = default;
  explicit Seat(Count count) : count_(std::move(count)) {
    ++*count_;
    ++all_;
  }
  Seat(Seat&& other) noexcept = default;
  Seat& operator=(Seat&& other) noexcept {
    GiveBack();
    count_ = std::move(other.count_);
    return *this;
  }
  ~Seat() { GiveBack(); }

  void GiveBack() {
    if (count_ == nullptr) return;
    --*count_;
    count_.reset();
    if (--all_ == 0 && on_empty_) on_empty_();
  }

  // Of all servers of the process.
  static size_t all() { return all_; }
  // From now on `on_empty` is called each time the last seat is given back, from wherever that is.
  static void OnEmpty(std::function<void()> on_empty) { on_empty_ = std::move(on_empty); }

 private:
  inline static size_t all_ = 0;
  inline static std::function<void()> on_empty_;

  Count count_;
};

}  // namespace net
