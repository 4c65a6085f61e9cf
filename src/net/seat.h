// Seat: a place among the connections that a server has accepted. It goes with the connection, whatever
// protocol follows, and is given back when that is closed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace net {

class Seat {
 public:
  // The number of seats that are taken of one server, which may go before they are given back. In a
  // table, since a connection has two bytes for it: of more than 65,535 servers at a time, those
  // behind are not counted.
  class Count {
   public:
    Count();
    ~Count();
    Count(const Count&) = delete;
    Count& operator=(const Count&) = delete;
    size_t taken() const { return index_ == kShared ? 0 : entries_[index_].taken; }

   private:
    friend class Seat;
    uint16_t index_;
  };

  Seat() = default;
  explicit Seat(const Count& count) : index_(count.index_) {
    ++entries_[index_].taken;
    ++all_;
  }
  Seat(Seat&& other) noexcept : index_(std::exchange(other.index_, kNone)) {}
  Seat& operator=(Seat&& other) noexcept {
    GiveBack();
    index_ = std::exchange(other.index_, kNone);
    return *this;
  }
  ~Seat() { GiveBack(); }

  void GiveBack();

  // Of all servers of the process.
  static size_t all() { return all_; }
  // From now on `on_empty` is called each time the last seat is given back, from wherever that is.
  static void OnEmpty(std::function<void()> on_empty) { on_empty_ = std::move(on_empty); }

 private:
  struct Entry {
    size_t taken = 0;
    bool has_server = false;
  };
  static constexpr uint16_t kNone = 0xffff;
  static constexpr uint16_t kShared = 0xfffe;  // of all servers behind the others

  static void FreeIfUnused(uint16_t index);

  inline static size_t all_ = 0;
  inline static std::function<void()> on_empty_;
  inline static std::vector<Entry> entries_;
  inline static std::vector<uint16_t> free_;

  uint16_t index_ = kNone;
};

}  // namespace net
