// cached_file: what the kernel has in memory of a file is told at once, and whatever would wait, or is not sure, is given up.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <string>

#include "base/cached_file.h"
#include "base/unique_fd.h"

namespace {

namespace cached_file = base::cached_file;

std::string MakeFolder() {
  char path[] = "/tmp/cached-file-test-XXXXXX";
  EXPECT_NE(::mkdtemp(path), nullptr);
  return path;
}

// A folder with a file of five bytes, on a file system that has been learned.
class CachedFileTest : public testing::Test {
 protected:
  CachedFileTest() {
    const base::UniqueFd fd(::open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    EXPECT_EQ(::write(fd.get(), "12345", 5), 5);
    struct stat stats;
    EXPECT_EQ(::stat(file_.c_str(), &stats), 0);
    cached_file::Learn(file_.c_str(), stats.st_dev);
  }
  ~CachedFileTest() override {
    for (const std::string& path : {file_, link_, pipe_}) ::unlink(path.c_str());
    ::rmdir(folder_.c_str());
  }
  void SetUp() override {
    struct stat stats;
    if (!cached_file::Stat(file_.c_str(), true, &stats))
      GTEST_SKIP() << "/tmp is on a file system, or this is a kernel, that does not tell";
  }

  const std::string folder_ = MakeFolder();
  const std::string file_ = folder_ + "/file", link_ = folder_ + "/link", pipe_ = folder_ + "/pipe";
};

TEST_F(CachedFileTest, StatSaysWhatTheSystemSays) {
  ASSERT_EQ(::symlink(file_.c_str(), link_.c_str()), 0);
  struct stat told, wanted;
  ASSERT_TRUE(cached_file::Stat(link_.c_str(), true, &told));
  ASSERT_EQ(::stat(link_.c_str(), &wanted), 0);
  EXPECT_EQ(std::memcmp(&told, &wanted, sizeof told), 0);
  EXPECT_EQ(told.st_size, 5);
  ASSERT_TRUE(cached_file::Stat(link_.c_str(), false, &told));
  EXPECT_TRUE(S_ISLNK(told.st_mode));
}

TEST_F(CachedFileTest, ErrorsAndOtherFileSystemsAreGivenUp) {
  struct stat stats;
  EXPECT_FALSE(cached_file::Stat((file_ + "x").c_str(), true, &stats));
  EXPECT_FALSE(cached_file::Stat((file_ + "/").c_str(), true, &stats));
  ASSERT_EQ(::stat("/proc/self/stat", &stats), 0);
  EXPECT_FALSE(cached_file::Stat("/proc/self/stat", true, &stats));
  cached_file::Learn("/proc/self/stat", stats.st_dev);
  EXPECT_FALSE(cached_file::Stat("/proc/self/stat", true, &stats));
}

TEST_F(CachedFileTest, ARegularFileIsOpenedForReading) {
  off_t size = 0;
  const base::UniqueFd fd(cached_file::Open(file_.c_str(), &size));
  ASSERT_TRUE(fd);
  EXPECT_EQ(size, 5);
  char bytes[8];
  EXPECT_EQ(::read(fd.get(), bytes, sizeof bytes), 5);
  EXPECT_EQ(::fcntl(fd.get(), F_GETFD), FD_CLOEXEC);
}

TEST_F(CachedFileTest, NothingElseIsOpened) {
  ASSERT_EQ(::mkfifo(pipe_.c_str(), 0600), 0);
  off_t size;
  EXPECT_LT(cached_file::Open(pipe_.c_str(), &size), 0);
  EXPECT_LT(cached_file::Open(folder_.c_str(), &size), 0);
  EXPECT_LT(cached_file::Open("/dev/null", &size), 0);
  EXPECT_LT(cached_file::Open((file_ + "x").c_str(), &size), 0);
}

TEST_F(CachedFileTest, WhatIsReadIsClosedAndWhatMayTakeLongIsNot) {
  off_t size;
  const int read = cached_file::Open(file_.c_str(), &size);
  EXPECT_TRUE(cached_file::Close(read));
  EXPECT_LT(::fcntl(read, F_GETFD), 0);

  const base::UniqueFd written(::open(file_.c_str(), O_WRONLY | O_CLOEXEC));
  EXPECT_FALSE(cached_file::Close(written.get()));
  EXPECT_GE(::fcntl(written.get(), F_GETFD), 0);

  const base::UniqueFd removed(::open(file_.c_str(), O_RDONLY | O_CLOEXEC));
  ASSERT_EQ(::unlink(file_.c_str()), 0);
  EXPECT_FALSE(cached_file::Close(removed.get()));
  EXPECT_GE(::fcntl(removed.get(), F_GETFD), 0);

  EXPECT_FALSE(cached_file::Close(-1));
}

}  // namespace
