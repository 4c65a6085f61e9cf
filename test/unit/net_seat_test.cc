// Seats: a server's count goes up and down with the connections that it has accepted, and they may outlive it.

#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include "net/seat.h"

namespace net {
namespace {

TEST(Seat, IsCountedUntilItIsGivenBack) {
  const Seat::Count count;
  Seat first(count);
  {
    const Seat second(count);
    EXPECT_EQ(count.taken(), 2u);
  }
  EXPECT_EQ(count.taken(), 1u);
  first.GiveBack();
  first.GiveBack();
  EXPECT_EQ(count.taken(), 0u);
}

TEST(Seat, MovesWithTheConnection) {
  const Seat::Count count;
  Seat first(count);
  Seat other(std::move(first));
  EXPECT_EQ(count.taken(), 1u);
  other = Seat();
  EXPECT_EQ(count.taken(), 0u);
}

TEST(Seat, MayOutliveItsServer) {
  auto gone = std::make_unique<Seat::Count>();
  Seat seat(*gone);
  gone.reset();
  const Seat::Count next;
  EXPECT_EQ(next.taken(), 0u);
  const size_t before = Seat::all();
  seat.GiveBack();
  EXPECT_EQ(Seat::all(), before - 1);
  EXPECT_EQ(next.taken(), 0u);
}

TEST(Seat, ReportsThatTheLastOneIsFree) {
  int calls = 0;
  Seat::OnEmpty([&] { ++calls; });
  const Seat::Count one, other;
  Seat first(one), second(other);
  first.GiveBack();
  EXPECT_EQ(calls, 0);
  second.GiveBack();
  EXPECT_EQ(calls, 1);
  Seat::OnEmpty({});
}

}  // namespace
}  // namespace net
