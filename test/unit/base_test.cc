// ByteQueue, IntrusiveList, UniqueFd, Result and Error: the ground everything stands on.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <netdb.h>

#include <cstring>
#include <string>

#include "base/byte_queue.h"
#include "base/error.h"
#include "base/intrusive_list.h"
#include "base/result.h"
#include "base/unique_fd.h"

namespace {

TEST(ByteQueueTest, GivesBackWhatWasPutIn) {
  base::ByteQueue queue;
  EXPECT_TRUE(queue.empty());
  queue.Append("");
  EXPECT_TRUE(queue.empty());
  queue.Append("hello ");
  queue.Append("world");
  EXPECT_EQ(queue.view(), "hello world");
  queue.Consume(6);
  EXPECT_EQ(queue.view(), "world");
  std::memcpy(queue.Reserve(1), "!", 1);
  EXPECT_EQ(queue.view(), "world");
  queue.Commit(1);
  EXPECT_EQ(queue.view(), "world!");
  queue.Consume(1000);
  EXPECT_TRUE(queue.empty());
  queue.Append("again");
  EXPECT_EQ(queue.view(), "again");
  queue.Clear();
  EXPECT_EQ(queue.size(), 0u);
}

TEST(ByteQueueTest, KeepsTheOrderThroughAnyGrowth) {
  base::ByteQueue queue;
  std::string expected, got;
  unsigned seed = 7;
  for (int i = 0; i < 5000; ++i) {
    seed = seed * 1103515245 + 12345;
    const std::string bytes(seed % 700, static_cast<char>('a' + i % 26));
    queue.Append(bytes);
    expected += bytes;
    const size_t taken = std::min<size_t>(queue.size(), (seed >> 16) % 720);
    got += queue.view().substr(0, taken);
    queue.Consume(taken);
  }
  got += queue.view();
  EXPECT_EQ(got, expected);
}

TEST(ByteQueueTest, AQueueThatGrowsTakesTheBlockThatAnotherGaveUp) {
  const std::string bytes(64 * 1024, 'x');
  const char* block;
  {
    base::ByteQueue first;
    first.Append(bytes);
    block = first.view().data();
  }
  base::ByteQueue second, third;
  second.Append(bytes.substr(0, 8 * 1024));
  third.Append(bytes);
  EXPECT_EQ(second.view().data(), block);
  EXPECT_NE(third.view().data(), block);
  EXPECT_EQ(third.view(), bytes);
  second.Append(bytes);  // outgrows the block
  second.Consume(8 * 1024);
  EXPECT_EQ(second.view(), bytes);
}

TEST(ByteQueueTest, Moves) {
  base::ByteQueue a;
  a.Append("bytes");
  base::ByteQueue b(std::move(a));
  EXPECT_EQ(b.view(), "bytes");
  base::ByteQueue c;
  c = std::move(b);
  EXPECT_EQ(c.view(), "bytes");
}

struct Element {
  explicit Element(char name) : name(name) {}
  char name;
  base::ListLink link;
};
using List = base::IntrusiveList<Element, &Element::link>;

std::string Names(List* list) {
  std::string names;
  while (Element* element = list->PopFront()) names += element->name;
  return names;
}

TEST(IntrusiveListTest, KeepsOrderMovesAndForgets) {
  List list;
  EXPECT_TRUE(list.empty());
  EXPECT_EQ(list.front(), nullptr);
  Element a('a'), b('b');
  {
    Element gone('g');
    list.PushBack(&a);
    list.PushBack(&gone);
    list.PushBack(&b);
    list.PushBack(&a);  // to the end
    EXPECT_EQ(list.front(), &gone);
  }
  EXPECT_EQ(Names(&list), "ba");
  EXPECT_FALSE(a.link.linked());
  a.link.Unlink();  // twice is nothing
}

TEST(IntrusiveListTest, TakeAllSplices) {
  Element a('a'), b('b');
  List from, to;
  from.PushBack(&a);
  from.PushBack(&b);
  from.TakeAll(&to);
  EXPECT_TRUE(from.empty());
  EXPECT_EQ(Names(&to), "ab");
}

TEST(IntrusiveListTest, ADestroyedListLeavesItsElementsFree) {
  Element a('a');
  {
    List list;
    list.PushBack(&a);
  }
  EXPECT_FALSE(a.link.linked());
}

TEST(UniqueFdTest, OwnsAndCloses) {
  const int raw = open("/dev/null", O_RDONLY);
  {
    base::UniqueFd fd(raw);
    EXPECT_TRUE(fd);
    base::UniqueFd other(std::move(fd));
    EXPECT_FALSE(fd);
    EXPECT_EQ(other.get(), raw);
    EXPECT_NE(fcntl(raw, F_GETFD), -1);
  }
  EXPECT_EQ(fcntl(raw, F_GETFD), -1);
}

TEST(ErrorTest, NamesAndSaysWhatHappened) {
  EXPECT_FALSE(base::Error());
  errno = ECONNREFUSED;
  const base::Error error = base::Error::System("connect");
  EXPECT_TRUE(error);
  EXPECT_STREQ(base::ErrorName(error), "ECONNREFUSED");
  EXPECT_EQ(base::ErrorMessage(error), "connect: Connection refused");
  // The system's words would have the address look wrong that was connected to.
  EXPECT_EQ(base::ErrorMessage(base::Error::System("connect", EADDRNOTAVAIL)),
            "connect: no free local port, or no local address for it");
  EXPECT_STREQ(base::ErrorName(base::Error::Resolver(EAI_NONAME)), "EAI_NONAME");
  EXPECT_EQ(base::ErrorMessage(base::Error::Resolver(EAI_NONAME)),
            "getaddrinfo: Name or service not known");
  EXPECT_STREQ(base::ErrorName(base::Error::Protocol("bad")), "EPROTO");
}

TEST(ResultTest, IsAValueOrAnError) {
  base::Result<int> value(5);
  EXPECT_TRUE(value.ok());
  EXPECT_EQ(value.value(), 5);
  base::Result<int> error(base::Error::System("x", EIO));
  EXPECT_FALSE(error.ok());
  EXPECT_EQ(error.error().code, EIO);
}

}  // namespace
