// Signals by name: known, real-time and nameless ones.

#include <gtest/gtest.h>

#include <csignal>

#include "base/signal_names.h"

namespace base {

TEST(SignalNames, TellsTheUsualNameOfANumber) {
  EXPECT_EQ(DescribeSignal(SIGTERM), "SIGTERM");
  EXPECT_EQ(DescribeSignal(SIGABRT), "SIGABRT");
  EXPECT_EQ(DescribeSignal(SIGIO), "SIGIO");
}

TEST(SignalNames, CountsRealTimeSignalsFromTheFirst) {
  EXPECT_EQ(DescribeSignal(SIGRTMIN), "SIGRTMIN");
  EXPECT_EQ(DescribeSignal(SIGRTMIN + 3), "SIGRTMIN+3");
}

TEST(SignalNames, GivesTheNumberOfOneWithoutAName) { EXPECT_EQ(DescribeSignal(126), "SIG126"); }

}  // namespace base
