// ReadBlock: what is kept of a block stays as it is until it is given back, and costs no more memory than it is large.

#include <gtest/gtest.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "net/read_batch.h"
#include "net/read_block.h"
#include "net_helpers.h"

namespace {

using net::ReadBlock;
using net::ReadBlocks;

std::string_view Part(ReadBlock* block, size_t page, size_t size) {
  return {block->data() + page * ReadBlock::kPage, size};
}

void Fill(ReadBlock* block, char byte) { std::memset(block->data(), byte, ReadBlock::kSize); }

// How many of its pages take memory.
size_t ResidentPages(ReadBlock* block) {
  unsigned char resident[ReadBlock::kSize / ReadBlock::kPage];
  EXPECT_EQ(::mincore(block->data(), ReadBlock::kSize, resident), 0);
  return std::count_if(std::begin(resident), std::end(resident),
                       [](auto page) { return page & 1; });
}

TEST(ReadBlockTest, ABlockIsTakenAgainWhenAllIsGivenBack) {
  ReadBlocks blocks;
  ReadBlock* const first = blocks.Take(nullptr);
  ASSERT_TRUE(first->Keep(Part(first, 0, 8192)));
  ASSERT_TRUE(first->Keep(Part(first, 2, 10000)));
  EXPECT_NE(blocks.Take(nullptr), first);
  first->GiveBack(Part(first, 0, 8192).data(), 8192);
  EXPECT_NE(blocks.Take(nullptr), first);
  first->GiveBack(Part(first, 2, 10000).data(), 10000);
  EXPECT_EQ(blocks.Take(nullptr), first);
  EXPECT_NE(blocks.Take(first), first);
}

TEST(ReadBlockTest, OnlyWholePagesOfItsOwnAreKept) {
  ReadBlocks blocks;
  ReadBlock* const block = blocks.Take(nullptr);
  Fill(block, 'x');
  const std::string elsewhere(100000, 'x');
  EXPECT_FALSE(block->Keep({block->data() + 64, 8192}));
  EXPECT_FALSE(block->Keep(Part(block, 1, ReadBlock::kLeastPart - 1)));
  EXPECT_FALSE(block->Keep(elsewhere));
  EXPECT_FALSE(block->Keep({block->data() + ReadBlock::kSize, 8192}));
  EXPECT_FALSE(block->kept());
  EXPECT_TRUE(block->Keep(Part(block, 0, ReadBlock::kSize)));
  block->GiveBack(block->data(), ReadBlock::kSize);
}

TEST(ReadBlockTest, WhoKeepsLittleOfManyBlocksKeepsLittle) {
  constexpr size_t kCount = 1000;
  constexpr size_t kKept = 2 * ReadBlock::kPage;
  std::vector<ReadBlock*> kept;
  ReadBlocks blocks;
  for (size_t i = 0; i < kCount; ++i) {
    ReadBlock* const block = blocks.Take(nullptr);
    Fill(block, static_cast<char>(i));
    ASSERT_TRUE(block->Keep(Part(block, i % 30, kKept)));
    kept.push_back(block);
  }
  for (size_t i = 0; i < kCount; ++i) {
    if (i < kCount - ReadBlocks::kBlocks) {
      EXPECT_EQ(ResidentPages(kept[i]), 2u);
    }
    const std::string_view part = Part(kept[i], i % 30, kKept);
    EXPECT_EQ(part, std::string(kKept, static_cast<char>(i)));
    kept[i]->GiveBack(part.data(), part.size());
  }
}

TEST(ReadBlockTest, WhatIsGivenBackOfABlockThatWasLetGoTakesNoMemory) {
  ReadBlock* const block = ReadBlock::New();
  Fill(block, 'x');
  const std::string_view first = Part(block, 0, 8192), second = Part(block, 10, 20000);
  ASSERT_TRUE(block->Keep(first) && block->Keep(second));
  block->LetGo();
  EXPECT_EQ(ResidentPages(block), 2u + 5u);
  block->GiveBack(first.data(), first.size());
  EXPECT_EQ(ResidentPages(block), 5u);
  EXPECT_EQ(second, std::string(20000, 'x'));
  block->GiveBack(second.data(), second.size());
}

TEST(ReadBlockTest, PartsAreGivenBackOnAnyThread) {
  for (int round = 0; round < 200; ++round) {
    ReadBlock* const block = ReadBlock::New();
    std::vector<std::thread> threads;
    for (size_t page = 0; page < 12; page += 3) {
      const std::string_view part = Part(block, page, 3 * ReadBlock::kPage);
      ASSERT_TRUE(block->Keep(part));
      threads.emplace_back([=] { block->GiveBack(part.data(), part.size()); });
    }
    block->LetGo();  // the last of the five destroys it
    for (std::thread& thread : threads) thread.join();
  }
}

// All of it is there to be read.
void SendAndWait(const Pair& pair, int near, std::string_view bytes) {
  Send(pair.far, bytes);
  for (int there = 0; there < static_cast<int>(bytes.size());) ioctl(near, FIONREAD, &there);
}

TEST(ReadBlockTest, AListenerMayKeepWhatItIsToldOfManyBytes) {
  Pair pair = TcpPair();
  Recorder recorder;
  net::Stream stream(&recorder);
  stream.Open(std::move(pair.near));
  const std::string message(60000, 'm'), next(60000, 'n');
  std::vector<std::pair<ReadBlock*, std::string_view>> kept;
  size_t copied = 0;
  recorder.on_read = [&](std::string_view bytes) {
    ReadBlock* const block = net::ReadBatch::Get().Keep(bytes);
    if (block != nullptr)
      kept.emplace_back(block, bytes);
    else
      copied += bytes.size();
  };
  SendAndWait(pair, stream.fd(), message);
  size_t heard = 0;
  auto all = [&] {
    heard = copied;
    for (const auto& part : kept) heard += part.second.size();
    return heard >= message.size();
  };
  ASSERT_TRUE(RunUntil(all));
  EXPECT_GT(kept.size(), 0u);
  const size_t first = kept.size();
  SendAndWait(pair, stream.fd(), next);
  ASSERT_TRUE(RunUntil([&] { return all(), heard >= message.size() + next.size(); }));
  for (size_t i = 0; i < kept.size(); ++i) {
    const auto& [block, bytes] = kept[i];
    EXPECT_EQ(bytes, std::string(bytes.size(), i < first ? 'm' : 'n'));
    block->GiveBack(bytes.data(), bytes.size());
  }
}

TEST(ReadBlockTest, NothingIsKeptOfWhatIsNotBeingTold) {
  const std::string bytes(100000, 'x');
  EXPECT_EQ(net::ReadBatch::Get().Keep(bytes), nullptr);
}

}  // namespace
