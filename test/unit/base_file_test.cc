// File: whole contents and whole writes, with limits, whatever the calls below do.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <cstdio>
#include <string>
#include <thread>

#include "base/file.h"
#include "base/unique_fd.h"

namespace {

using base::FileContent;

// A file that is gone when the test is over.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view content) : fd_(::mkstemp(path_)) {
    EXPECT_EQ(::write(fd_.get(), content.data(), content.size()),
              static_cast<ssize_t>(content.size()));
  }
  ~TemporaryFile() { ::unlink(path_); }
  const char* path() const { return path_; }
  int fd() const { return fd_.get(); }

 private:
  char path_[32] = "/tmp/base-file-test-XXXXXX";
  base::UniqueFd fd_;
};

TEST(FileTest, ReadsAFileOfAnySize) {
  for (size_t size : {0, 1, 4096, 65535, 65536, 65537, 1000000}) {
    const std::string text(size, 'x');
    TemporaryFile file(text);
    FileContent content;
    EXPECT_FALSE(content.ReadFrom(file.path(), size));
    EXPECT_EQ(content.view(), text);
  }
}

TEST(FileTest, ReadsWhatDoesNotTellItsSize) {
  FileContent content;
  EXPECT_FALSE(content.ReadFrom("/proc/self/smaps", 1 << 24));
  EXPECT_GT(content.view().size(), 4096u);
  EXPECT_EQ(content.view().back(), '\n');
}

TEST(FileTest, ReadsAPipeToItsEnd) {
  for (size_t size : {0, 65536, 300000}) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    base::UniqueFd reading(ends[0]), writing(ends[1]);
    const std::string text(size, 'p');
    std::thread writer([&] {
      size_t written = 0;
      EXPECT_FALSE(base::WriteAll(writing.get(), text, {}, &written));
      writing.reset();
    });
    FileContent content;
    EXPECT_FALSE(
        content.ReadFrom(("/proc/self/fd/" + std::to_string(reading.get())).c_str(), size));
    writer.join();
    EXPECT_EQ(content.view(), text);
  }
}

TEST(FileTest, AFileAboveTheLimitIsAnError) {
  for (size_t size : {5, 65536, 100000}) {
    TemporaryFile file(std::string(size, 'x'));
    FileContent content;
    EXPECT_EQ(content.ReadFrom(file.path(), size - 1).code, EFBIG);
  }
}

TEST(FileTest, WhatNeverEndsStopsAtTheLimit) {
  FileContent content;
  EXPECT_EQ(content.ReadFrom("/dev/zero", 100000).code, EFBIG);
}

TEST(FileTest, WhatCannotBeReadIsAnError) {
  FileContent content;
  const base::Error missing = content.ReadFrom("/no/such/file", 10);
  EXPECT_EQ(missing.code, ENOENT);
  EXPECT_STREQ(missing.syscall, "open");
  const base::Error folder = content.ReadFrom("/", 10);
  EXPECT_EQ(folder.code, EISDIR);
  EXPECT_STREQ(folder.syscall, "read");
}

TEST(FileTest, WritesAllThroughANarrowSocket) {
  int ends[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  base::UniqueFd writing(ends[0]), reading(ends[1]);
  const std::string text(3000000, 'y');
  size_t read = 0;
  std::thread reader([&] {
    char buffer[5000];
    while (read < text.size()) read += base::ReadOnce(reading.get(), buffer, sizeof buffer);
  });
  size_t written = 0;
  EXPECT_FALSE(base::WriteAll(writing.get(), text, {}, &written));
  reader.join();
  EXPECT_EQ(written, text.size());
  EXPECT_EQ(read, text.size());
}

TEST(FileTest, WritesAndReadsAtAPosition) {
  TemporaryFile file("....");
  size_t written = 0;
  EXPECT_FALSE(base::WriteAll(file.fd(), "ab", 1, &written));
  EXPECT_EQ(written, 2u);
  char buffer[10];
  EXPECT_EQ(base::ReadOnce(file.fd(), buffer, sizeof buffer, 1), 3);
  EXPECT_EQ(std::string(buffer, 3), "ab.");
}

TEST(FileTest, APartThatWasWrittenIsNoError) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_NONBLOCK), 0);
  base::UniqueFd reading(ends[0]), writing(ends[1]);
  const std::string text(1000000, 'z');
  size_t written = 0;
  EXPECT_FALSE(base::WriteAll(writing.get(), text, {}, &written));
  EXPECT_GT(written, 0u);
  EXPECT_LT(written, text.size());
  EXPECT_EQ(base::WriteAll(writing.get(), text, {}, &written).code, EAGAIN);
  EXPECT_EQ(written, 0u);
}

}  // namespace
