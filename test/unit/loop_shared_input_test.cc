// SharedInput: reads what is there and not more, from every kind of descriptor.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <functional>
#include <string>

#include "base/unique_fd.h"
#include "loop/shared_input.h"
#include "loop_helpers.h"

namespace {

using loop::Loop;
using loop::SharedInput;

struct Listener final : loop::SharedInputListener {
  void OnInput(std::string_view bytes) override {
    got += bytes;
    if (on_input) on_input();
  }
  void OnInputEnd(const base::Error& error) override {
    ++ends;
    code = error.code;
  }
  std::string got;
  int ends = 0;
  int code = 0;
  std::function<void()> on_input;
};

// A pipe, a socket, or a named pipe (which ReadNow() does not know), by number.
struct Ends {
  explicit Ends(int kind) {
    int ends[2] = {-1, -1};
    if (kind == 0) {
      EXPECT_EQ(::pipe(ends), 0);
    } else if (kind == 1) {
      EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    } else {
      const std::string path = "/tmp/shared-input-" + std::to_string(::getpid());
      EXPECT_EQ(::mkfifo(path.c_str(), 0600), 0);
      const int both = ::open(path.c_str(), O_RDWR);
      ends[0] = ::open(path.c_str(), O_RDONLY);
      ends[1] = ::open(path.c_str(), O_WRONLY);
      ::close(both);
      ::unlink(path.c_str());
    }
    reading.reset(ends[0]);
    writing.reset(ends[1]);
  }
  void Write(std::string_view text) {
    EXPECT_EQ(::write(writing.get(), text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }
  base::UniqueFd reading, writing;
};

class SharedInputTest : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Kinds, SharedInputTest, testing::Values(0, 1, 2));

TEST_P(SharedInputTest, ReadsWhatComesUntilTheEnd) {
  Ends ends(GetParam());
  Listener listener;
  SharedInput input(ends.reading.get(), &listener);
  input.Open();
  ends.Write("one");
  EXPECT_TRUE(RunUntil([&] { return listener.got == "one"; }));
  ends.Write("two");
  EXPECT_TRUE(RunUntil([&] { return listener.got == "onetwo"; }));
  EXPECT_TRUE(input.is_open());
  ends.writing.reset();
  Loop::Get().Run();  // ends with the input
  EXPECT_EQ(listener.ends, 1);
  EXPECT_EQ(listener.code, 0);
  EXPECT_FALSE(input.is_open());
}

TEST_P(SharedInputTest, WhileItWaitsNoThreadIsBlocked) {
  Ends ends(GetParam());
  Listener listener;
  SharedInput input(ends.reading.get(), &listener);
  input.Open();
  RunFor(0.01);
  EXPECT_EQ(Loop::Get().pool().pending(), 0u);
  input.Close();
  Loop::Get().Run();  // nothing keeps it
}

TEST_P(SharedInputTest, ClosedItReadsNothing) {
  Ends ends(GetParam());
  Listener listener;
  SharedInput input(ends.reading.get(), &listener);
  input.Open();
  RunFor(0.002);
  input.Close();
  ends.Write("for another");
  RunFor(0.01);
  EXPECT_EQ(listener.got, "");
  EXPECT_EQ(listener.ends, 0);
  char text[20];
  EXPECT_EQ(::read(ends.reading.get(), text, sizeof text), 11);
}

TEST_P(SharedInputTest, OpenedAgainItLosesNothing) {
  Ends ends(GetParam());
  Listener listener;
  SharedInput input(ends.reading.get(), &listener);
  std::string wanted;
  for (int i = 0; i < 200; ++i) {
    input.Open();
    const std::string piece = std::to_string(i) + ",";
    ends.Write(piece);
    wanted += piece;
    if (i % 3 != 0) Loop::Get().RunOnce();
    input.Close();
    if (i % 5 == 0) RunFor(0.0005);
  }
  input.Open();
  EXPECT_TRUE(RunUntil([&] { return listener.got.size() == wanted.size(); }));
  EXPECT_EQ(listener.got, wanted);
  input.Close();
  Loop::Get().Run();
}

TEST_P(SharedInputTest, IsNotCalledWhileItsListenerRuns) {
  Ends ends(GetParam());
  Listener listener;
  SharedInput input(ends.reading.get(), &listener);
  int depth = 0;
  listener.on_input = [&] {
    EXPECT_EQ(++depth, 1);
    ends.Write("more");
    RunFor(0.003);
    --depth;
    if (listener.got.size() > 40) input.Close();
  };
  input.Open();
  ends.Write("first");
  Loop::Get().Run();
  EXPECT_FALSE(input.is_open());
}

TEST_P(SharedInputTest, MayBeClosedAndOpenedByItsListener) {
  Ends ends(GetParam());
  Listener listener;
  SharedInput input(ends.reading.get(), &listener);
  listener.on_input = [&] {
    input.Close();
    input.Open();
    if (listener.got.size() < 50)
      ends.Write("more");
    else
      input.Close();
  };
  input.Open();
  ends.Write("first");
  Loop::Get().Run();
  EXPECT_GE(listener.got.size(), 50u);
}

TEST(SharedInputFileTest, ReadsAFileToItsEnd) {
  char path[] = "/tmp/shared-input-XXXXXX";
  base::UniqueFd file(::mkstemp(path));
  ::unlink(path);
  const std::string text(1000001, 't');
  ASSERT_EQ(::pwrite(file.get(), text.data(), text.size(), 0), static_cast<ssize_t>(text.size()));
  Listener listener;
  SharedInput input(file.get(), &listener);
  input.Open();
  Loop::Get().Run();
  EXPECT_EQ(listener.got, text);
  EXPECT_EQ(listener.ends, 1);
}

TEST(SharedInputFileTest, WhatCannotBeReadEndsWithAnError) {
  for (const char* path : {"/tmp", "/proc/self/mem"}) {
    base::UniqueFd file(::open(path, O_RDONLY));
    Listener listener;
    SharedInput input(file.get(), &listener);
    input.Open();
    Loop::Get().Run();
    EXPECT_EQ(listener.ends, 1);
    EXPECT_NE(listener.code, 0);
  }
  Listener listener;
  SharedInput input(1000, &listener);
  input.Open();
  Loop::Get().Run();
  EXPECT_EQ(listener.code, EBADF);
}

}  // namespace
