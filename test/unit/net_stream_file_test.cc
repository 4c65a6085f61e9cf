// Stream: pieces of files that the kernel sends.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include "net_helpers.h"

namespace {

using net::Stream;

class StreamFileTest : public testing::Test {
 protected:
  StreamFileTest() : pair(TcpPair()), file(memfd_create("file", MFD_CLOEXEC)) {
    EXPECT_EQ(write(file.get(), "0123456789", 10), 10);
    stream->Open(std::move(pair.near));
  }

  Pair pair;
  base::UniqueFd file;
  Recorder recorder;
  std::unique_ptr<Stream> stream = std::make_unique<Stream>(&recorder);
};

TEST_F(StreamFileTest, APieceGoesBehindWhatWasWrittenBefore) {
  stream->Write("before ");
  EXPECT_EQ(stream->SendFile(file.get(), 2, 3), 3);
  stream->Write(" after");
  stream->Flush();
  EXPECT_EQ(Receive(pair.far), "before 234 after");
}

TEST_F(StreamFileTest, BehindTheEndOfTheFileAndOfNoFileTheCallerWrites) {
  EXPECT_EQ(stream->SendFile(file.get(), 7, 100), 3);
  EXPECT_EQ(stream->SendFile(file.get(), 10, 100), -1);
  EXPECT_EQ(stream->SendFile(1234567, 0, 1), -1);
  EXPECT_TRUE(stream->open());
  EXPECT_EQ(Receive(pair.far), "789");
}

TEST_F(StreamFileTest, WhereTheKernelTakesNoneDrainFollows) {
  const int small = 16 * 1024;
  setsockopt(stream->fd(), SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
  ASSERT_EQ(ftruncate(file.get(), 100 << 20), 0);
  size_t sent = 0;
  ssize_t count;
  while ((count = stream->SendFile(file.get(), static_cast<off_t>(sent), 1 << 20)) > 0)
    sent += count;
  ASSERT_EQ(count, 0);
  EXPECT_EQ(recorder.log, "");
  EXPECT_EQ(stream->SendFile(file.get(), static_cast<off_t>(sent), 1), 0);
  for (size_t left = sent; left > 0;)
    left -= Receive(pair.far, std::min<size_t>(left, 65536)).size();
  EXPECT_TRUE(RunUntil([&] { return recorder.log == "drain"; })) << recorder.log;
  EXPECT_EQ(stream->SendFile(file.get(), 0, 1), 1);
}

TEST_F(StreamFileTest, WhatWasWrittenMeanwhileComesBeforeTheDrain) {
  const int small = 16 * 1024;
  setsockopt(stream->fd(), SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
  ASSERT_EQ(ftruncate(file.get(), 100 << 20), 0);
  size_t sent = 0;
  while (const ssize_t count = stream->SendFile(file.get(), static_cast<off_t>(sent), 1 << 20))
    sent += count;
  EXPECT_TRUE(stream->Write("more"));
  for (size_t left = sent; left > 0;)
    left -= Receive(pair.far, std::min<size_t>(left, 65536)).size();
  EXPECT_TRUE(RunUntil([&] { return recorder.log == "drain"; })) << recorder.log;
  EXPECT_EQ(Receive(pair.far), "more");
}

TEST_F(StreamFileTest, APeerThatIsGoneIsTheEnd) {
  Reset(std::move(pair.far));
  while (stream->SendFile(file.get(), 0, 10) > 0) continue;
  EXPECT_TRUE(RunUntil([&] { return recorder.closes == 1; }));
  EXPECT_EQ(recorder.log, "close(ECONNRESET)");
  EXPECT_EQ(stream->SendFile(file.get(), 0, 10), -1);
}

TEST(StreamFileFilterTest, ThroughAFilterTheCallerWrites) {
  Pair pair = TcpPair();
  Recorder recorder;
  Stream stream(&recorder);
  net::Transport transport(std::move(pair.near), std::make_unique<CopyingFilter>());
  transport.Handshake();
  stream.Open(std::move(transport));
  const base::UniqueFd file(memfd_create("file", MFD_CLOEXEC));
  EXPECT_EQ(write(file.get(), "x", 1), 1);
  EXPECT_EQ(stream.SendFile(file.get(), 0, 1), -1);
}

}  // namespace
