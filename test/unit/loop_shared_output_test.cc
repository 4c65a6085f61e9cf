// SharedOutput: everything in order, nothing blocks but Flush(), whatever the descriptor is.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <string>
#include <thread>

#include "base/unique_fd.h"
#include "loop/shared_output.h"
#include "loop_helpers.h"

namespace {

using loop::Loop;
using loop::SharedOutput;

struct Listener final : loop::SharedOutputListener {
  void OnOutputError(const base::Error& error) override { errors.push_back(error.code); }
  void OnOutputDrain() override { ++drains; }
  std::vector<int> errors;
  int drains = 0;
};

struct Pipe {
  Pipe() {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    reading.reset(ends[0]);
    writing.reset(ends[1]);
  }
  std::string ReadAvailable() {
    std::string text(1 << 20, '\0');
    const ssize_t got = ::read(reading.get(), text.data(), text.size());
    text.resize(got > 0 ? got : 0);
    return text;
  }
  base::UniqueFd reading, writing;
};

bool Put(SharedOutput* output, std::string_view text) {
  output->queue()->Append(text);
  return output->Queued();
}

TEST(SharedOutputTest, WritesBeforeTheLoopSleeps) {
  Pipe pipe;
  Listener listener;
  SharedOutput output(pipe.writing.get(), &listener);
  Put(&output, "one ");
  Put(&output, "two");
  Loop::Get().RunOnce();
  EXPECT_EQ(pipe.ReadAvailable(), "one two");
}

TEST(SharedOutputTest, AFullPipeDoesNotBlockTheLoopAndKeepsTheOrder) {
  Pipe pipe;
  Listener listener;
  SharedOutput output(pipe.writing.get(), &listener);
  std::string wanted;
  for (int i = 0; i < 100000; ++i) {
    const std::string line = std::to_string(i) + "\n";
    Put(&output, line);
    wanted += line;
  }
  RunFor(0.01);  // returns, though nobody reads
  Put(&output, "last");
  wanted += "last";
  std::string got;
  std::thread reader([&] {
    while (got.size() < wanted.size()) got += pipe.ReadAvailable();
  });
  RunUntil([&] { return Loop::Get().pool().pending() == 0; });
  output.Flush();
  reader.join();
  EXPECT_EQ(got, wanted);
}

// Above kEager bytes that wait, and once for however many that say so; the loop stays for it.
TEST(SharedOutputTest, SaysThatMuchWaitsAndThatItHasGone) {
  Pipe pipe;
  Listener listener;
  SharedOutput output(pipe.writing.get(), &listener);
  const std::string piece(SharedOutput::kEager, 'x');
  size_t put = 0;
  while (Put(&output, piece)) put += piece.size();
  EXPECT_FALSE(Put(&output, piece));
  put += 2 * piece.size();
  RunFor(0.01);
  EXPECT_EQ(listener.drains, 0);
  std::thread reader([&] {
    for (size_t got = 0; got < put;) got += pipe.ReadAvailable().size();
  });
  Loop::Get().Run();
  reader.join();
  EXPECT_EQ(listener.drains, 1);
  EXPECT_TRUE(Put(&output, "more"));
  Loop::Get().RunOnce();
  EXPECT_EQ(listener.drains, 1);
}

TEST(SharedOutputTest, AFlushDrains) {
  Pipe pipe;
  Listener listener;
  SharedOutput output(pipe.writing.get(), &listener);
  const std::string piece(SharedOutput::kEager, 'x');
  while (Put(&output, piece)) continue;
  std::thread reader([&] {
    while (!pipe.ReadAvailable().empty()) continue;
  });
  output.Flush();
  EXPECT_EQ(listener.drains, 0);  // in a turn of its own
  pipe.writing.reset();
  reader.join();
  RunUntil([&] { return listener.drains == 1; });
}

TEST(SharedOutputTest, AFileGoesThroughThePool) {
  char path[] = "/tmp/shared-output-XXXXXX";
  base::UniqueFd file(::mkstemp(path));
  ::unlink(path);
  Listener listener;
  SharedOutput output(file.get(), &listener);
  std::string wanted;
  for (int i = 0; i < 50; ++i) {
    Put(&output, "line\n");
    wanted += "line\n";
    Loop::Get().RunOnce();
  }
  Loop::Get().Run();
  output.Flush();
  std::string got(1000, '\0');
  got.resize(::pread(file.get(), got.data(), got.size(), 0));
  EXPECT_EQ(got, wanted);
}

TEST(SharedOutputTest, FlushTakesBackWhatThePoolHasNotBegun) {
  std::atomic<bool> go = false;
  std::atomic<int> held = 0;
  struct Hold final : loop::PoolRequest {
    Hold(std::atomic<bool>* go, std::atomic<int>* held) : go(go), held(held) {}
    void Work() override {
      for (++*held; !*go;) usleep(100);
    }
    void Done() override {}
    std::atomic<bool>* go;
    std::atomic<int>* held;
  };
  for (int i = 0; i < loop::ThreadPool::kThreads; ++i) {
    Loop::Get().pool().Submit(std::make_unique<Hold>(&go, &held));
  }
  while (held < loop::ThreadPool::kThreads) usleep(100);
  char path[] = "/tmp/shared-output-XXXXXX";
  base::UniqueFd file(::mkstemp(path));
  ::unlink(path);
  Listener listener;
  SharedOutput output(file.get(), &listener);
  Put(&output, std::string(SharedOutput::kEager, 'x'));  // handed over at once
  Put(&output, "end");
  output.Flush();
  EXPECT_EQ(::lseek(file.get(), 0, SEEK_END), static_cast<off_t>(SharedOutput::kEager) + 3);
  Put(&output, "more");
  go = true;
  Loop::Get().Run();  // the request that came too late does no harm
  EXPECT_EQ(::lseek(file.get(), 0, SEEK_END), static_cast<off_t>(SharedOutput::kEager) + 7);
}

TEST(SharedOutputTest, TellsWhatIsLost) {
  base::UniqueFd full(::open("/dev/full", O_WRONLY));
  Listener listener;
  SharedOutput output(full.get(), &listener);
  Put(&output, "x");
  Loop::Get().Run();
  EXPECT_EQ(listener.errors, std::vector<int>{ENOSPC});
  Put(&output, "y");
  output.Flush();
  EXPECT_EQ(listener.errors, (std::vector<int>{ENOSPC, ENOSPC}));

  Pipe pipe;
  Listener broken;
  SharedOutput nobody(pipe.writing.get(), &broken);
  pipe.reading.reset();
  Put(&nobody, "x");
  Loop::Get().RunOnce();
  EXPECT_EQ(broken.errors, std::vector<int>{EPIPE});
}

TEST(SharedOutputTest, WaitsForTheReaderAboveTheLimit) {
  Pipe pipe;
  Listener listener;
  SharedOutput output(pipe.writing.get(), &listener);
  std::atomic<size_t> read = 0;
  const std::string piece(100000, 'x');
  const size_t wanted = SharedOutput::kLimit * 2;
  std::thread reader([&] {
    while (read < wanted) read += pipe.ReadAvailable().size();
  });
  for (size_t put = 0; put < wanted; put += piece.size()) {
    Put(&output, piece);
    EXPECT_LE(output.queue()->size(), SharedOutput::kLimit);
  }
  output.Flush();
  reader.join();
  Loop::Get().Run();
}

}  // namespace
