// Streams whose listeners do at random what listeners may do to each other hear their own bytes, in order, once, and
// all.

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <random>
#include <vector>

#include "net/read_batch.h"
#include "net_helpers.h"

namespace {

using net::Stream;

constexpr int kMembers = 2 * net::ReadBatch::kStreams + 3;
constexpr int kTurns = 60;
constexpr int kDeepest = 3;  // nested loops

class Crowd {
 public:
  explicit Crowd(unsigned seed) : random_(seed) {
    awake_.Bind<&Crowd::Nothing>(this);
    awake_.Start();
    for (Member& member : members_) {
      member.crowd = this;
      member.Open();
    }
  }

  void Play() {
    for (int turn = 0; turn < kTurns; ++turn) {
      for (Member& member : members_) {
        if (member.open && Below(3) > 0) member.Send(1 + Below(Below(20) == 0 ? 90'000 : 300));
        if (!member.open && Below(2) == 0) member.Open();
      }
      loop::Loop::Get().RunOnce();
    }
    acting_ = false;
    for (Member& member : members_) member.stream.ResumeReading(), member.paused = false;
    for (int turn = 0; turn < 50; ++turn) loop::Loop::Get().RunOnce();
    for (Member& member : members_) {
      if (!member.open) continue;
      EXPECT_EQ(member.heard, member.given);
      member.Abort();
    }
    for (int turn = 0; turn < 5; ++turn) loop::Loop::Get().RunOnce();
    while (!kept_.empty()) GiveBack(0);
    EXPECT_GT(told_, kTurns);
  }

 private:
  struct Member final : net::StreamListener {
    Crowd* crowd = nullptr;
    Stream stream{this};
    base::UniqueFd far;
    size_t given = 0, heard = 0;  // bytes, of this connection
    bool open = false, paused = false, ended = false, in_event = false;

    static char ByteAt(size_t position) { return static_cast<char>(position * 2654435761u >> 13); }

    void Open() {
      int ends[2];
      ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends), 0);
      far.reset(ends[1]);
      given = heard = 0;
      open = true;
      ended = false;
      stream.Open(base::UniqueFd(ends[0]));
    }
    void Send(size_t size) {
      std::string bytes(size, '\0');
      for (size_t i = 0; i < size; ++i) bytes[i] = ByteAt(given + i);
      const ssize_t sent = send(far.get(), bytes.data(), size, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent > 0) given += static_cast<size_t>(sent);
    }
    void Abort() {
      ended = true;
      stream.Abort();
    }

    void OnRead(std::string_view bytes) override {
      Hear(bytes);
      if (crowd->Below(2) == 0) return;
      while (!(bytes = stream.NextPiece()).empty()) Hear(bytes);
    }
    void Hear(std::string_view bytes) {
      EXPECT_TRUE(open && !paused && !ended && !in_event);
      for (const char byte : bytes) {
        if (byte == ByteAt(heard++)) continue;
        ADD_FAILURE() << "byte " << heard - 1 << " is another";
        break;
      }
      ++crowd->told_;
      crowd->MayKeep(bytes);
      in_event = true;
      crowd->Act();
      in_event = false;
    }
    void OnEof() override { ADD_FAILURE() << "no end was sent"; }
    void OnClose(const base::Error& error) override {
      EXPECT_TRUE(open && ended && !in_event && !error);
      open = paused = false;
    }
  };

  // What somebody keeps, and what it was.
  struct Kept {
    net::ReadBlock* block;
    std::string_view bytes;
    std::string copy;
  };

  size_t Below(size_t limit) { return random_() % limit; }

  void MayKeep(std::string_view bytes) {
    if (!kept_.empty() && Below(2) == 0) GiveBack(Below(kept_.size()));
    net::ReadBlock* const block = Below(2) == 0 ? net::ReadBatch::Get().Keep(bytes) : nullptr;
    if (block != nullptr) kept_.push_back({block, bytes, std::string(bytes)});
  }

  void GiveBack(size_t index) {
    const Kept kept = std::exchange(kept_[index], kept_.back());
    kept_.pop_back();
    EXPECT_EQ(kept.bytes, kept.copy);
    kept.block->GiveBack(kept.bytes.data(), kept.bytes.size());
  }

  // What the listener of one does, mostly to others.
  void Act() {
    if (!acting_) return;
    Member& other = members_[Below(kMembers)];
    switch (Below(12)) {
      case 0:
      case 1:
        if (!other.open) return;
        other.paused = true;
        return other.stream.PauseReading();
      case 2:
      case 3:
      case 4:
        other.paused = false;
        return other.stream.ResumeReading();
      case 5:
        if (other.open) other.Abort();
        return;
      case 6:
      case 7:
        other.stream.Write("an answer");
        recv(other.far.get(), drain_, sizeof drain_, MSG_DONTWAIT);
        return;
      case 8:
        if (other.open) other.Send(1 + Below(2'000));
        return;
      case 9:
        if (++depth_ <= kDeepest) loop::Loop::Get().RunOnce();
        --depth_;
        return;
      default:
        return;
    }
  }

  void Nothing() {}

  std::mt19937 random_;
  loop::IdleWatcher awake_;  // a turn never sleeps
  std::array<Member, kMembers> members_;
  std::vector<Kept> kept_;
  char drain_[1024];
  int depth_ = 0;
  int told_ = 0;
  bool acting_ = true;
};

TEST(ReadBatchRandomTest, WhateverListenersDoToEachOtherEachHearsItsBytesInOrderOnce) {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Crowd(seed).Play();
    if (testing::Test::HasFailure()) break;
  }
}

}  // namespace
