// FileWatch: its life, beside what test/api/fs/watch*.js have.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "base/file_tree.h"
#include "base/unique_fd.h"
#include "loop/file_watch.h"
#include "loop_helpers.h"

namespace {

using loop::FileChange;
using loop::FileWatch;

class Recorder final : public loop::FileWatchListener {
 public:
  void OnChange(const FileChange& change) override {
    log += std::to_string(static_cast<int>(change.kind)) + ":" + change.name + " ";
    if (on_change) on_change();
  }
  void OnClosed(const base::Error& error) override {
    log += error ? base::ErrorName(error) : "closed";
    ++closes;
    if (on_closed) on_closed();
  }

  std::string log;
  int closes = 0;
  std::function<void()> on_change, on_closed;
};

class FileWatchTest : public testing::Test {
 protected:
  FileWatchTest() { EXPECT_NE(mkdtemp(folder.data()), nullptr); }
  ~FileWatchTest() override {
    watch.reset();
    std::string path = folder;
    EXPECT_FALSE(base::Remove(&path, true));
  }
  void Make(const std::string& name) {
    base::UniqueFd made(open((folder + "/" + name).c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
    EXPECT_TRUE(made);
  }
  static int Descriptors() {
    const base::UniqueFd next(dup(0));
    return next.get();
  }

  std::string folder = "/tmp/file-watch-XXXXXX";
  Recorder recorder;
  std::unique_ptr<FileWatch> watch = std::make_unique<FileWatch>(&recorder);
};

TEST_F(FileWatchTest, ClosedTwiceItReportsOneEndAndNothingBehindIt) {
  const int before = Descriptors();
  ASSERT_FALSE(watch->Open(folder));
  Make("a");
  watch->Close();
  watch->Close();
  EXPECT_TRUE(RunUntil([&] { return recorder.closes > 0; }));
  RunFor(0.01);
  EXPECT_EQ(recorder.log, "closed");
  EXPECT_EQ(Descriptors(), before);
}

TEST_F(FileWatchTest, DestroyedLiveItIsGone) {
  const int before = Descriptors();
  ASSERT_FALSE(watch->Open(folder));
  FileWatch other(&recorder);
  ASSERT_FALSE(other.Open(folder));
  Make("a");
  watch.reset();
  EXPECT_TRUE(RunUntil([&] { return !recorder.log.empty(); }));
  EXPECT_EQ(recorder.log, "0:a ");
  other.Close();
  EXPECT_TRUE(RunUntil([&] { return recorder.closes == 1; }));
  EXPECT_EQ(Descriptors(), before);
}

TEST_F(FileWatchTest, OpensAgainInItsEnd) {
  ASSERT_FALSE(watch->Open(folder));
  recorder.on_closed = [&] {
    recorder.on_closed = nullptr;
    EXPECT_FALSE(watch->Open(folder));
    Make("again");
  };
  watch->Close();
  EXPECT_TRUE(RunUntil([&] { return recorder.log.ends_with("again "); }));
  EXPECT_EQ(recorder.log, "closed0:again ");
}

TEST_F(FileWatchTest, ItsEndMayDestroyIt) {
  ASSERT_FALSE(watch->Open(folder));
  recorder.on_closed = [&] { watch.reset(); };
  watch->Close();
  EXPECT_TRUE(RunUntil([&] { return watch == nullptr; }));
}

TEST_F(FileWatchTest, FailingToOpenItHoldsNothing) {
  const int before = Descriptors();
  EXPECT_EQ(watch->Open(folder + "/none").code, ENOENT);
  EXPECT_EQ(watch->Open("").code, ENOENT);
  EXPECT_FALSE(watch->open());
  EXPECT_EQ(Descriptors(), before);
  EXPECT_FALSE(loop::Loop::Get().RunOnce());
}

TEST_F(FileWatchTest, WhileAChangeIsReportedNoOtherIs) {
  ASSERT_FALSE(watch->Open(folder));
  bool inside = false;
  recorder.on_change = [&] {
    EXPECT_FALSE(inside);
    if (recorder.log != "0:a ") return;
    inside = true;
    Make("b");
    RunFor(0.02);
    inside = false;
    EXPECT_EQ(recorder.log, "0:a ");
  };
  Make("a");
  EXPECT_TRUE(RunUntil([&] { return recorder.log == "0:a 0:b "; })) << recorder.log;
}

TEST_F(FileWatchTest, UnreferencedItDoesNotKeepTheLoopAlive) {
  ASSERT_FALSE(watch->Open(folder));
  watch->SetKeepsLoopAlive(false);
  EXPECT_FALSE(loop::Loop::Get().RunOnce());
}

}  // namespace
