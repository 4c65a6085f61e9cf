// The pure half of WebSockets: frames, messages, the close handshake, compression.

#include <gtest/gtest.h>

#include <chrono>

#include "websocket/session.h"
#include "websocket_helpers.h"

namespace {

using websocket::Session;
using websocket::SessionOptions;
using Event = Session::Event;

// The table, in pieces of the sizes that `cut` gives.
void Check(const FrameRow& row, std::string_view bytes, const std::vector<size_t>& cuts) {
  SessionRun run(SessionRun::OptionsOf(row.options));
  size_t at = 0;
  for (const size_t cut : cuts) {
    run.Receive(bytes.substr(at, cut - at));
    at = cut;
  }
  run.Receive(bytes.substr(at));
  ASSERT_EQ(run.heard, row.heard) << row.name << ", cut at " << (cuts.empty() ? 0 : cuts[0]);
  ASSERT_EQ(run.Answers(), row.answers) << row.name << ", cut at " << (cuts.empty() ? 0 : cuts[0]);
}

TEST(WebsocketSession, EveryRowOfTheTableWhole) {
  const std::vector<FrameRow> rows = ReadFrameRows();
  ASSERT_GE(rows.size(), 150u);
  for (const FrameRow& row : rows) Check(row, BytesSent(row.sent), {});
}

TEST(WebsocketSession, EveryRowOfTheTableCutAtEveryByte) {
  for (const FrameRow& row : ReadFrameRows()) {
    const std::string bytes = BytesSent(row.sent);
    const size_t step = bytes.size() > 10'000 ? bytes.size() / 97 : 1;
    for (size_t at = 1; at < bytes.size(); at += at < 20 ? 1 : step) Check(row, bytes, {at});
  }
}

TEST(WebsocketSession, EveryRowOfTheTableByteByByte) {
  for (const FrameRow& row : ReadFrameRows()) {
    const std::string bytes = BytesSent(row.sent);
    if (bytes.size() > 100'000) continue;
    std::vector<size_t> cuts(bytes.size());
    for (size_t i = 0; i < cuts.size(); ++i) cuts[i] = i + 1;
    Check(row, bytes, cuts);
  }
}

// ---- what is sent ----

SessionOptions Client() {
  SessionOptions options;
  options.is_client = true;
  return options;
}

TEST(WebsocketSession, EachSideReadsWhatTheOtherSends) {
  for (const size_t size : {0, 1, 125, 126, 127, 65'535, 65'536, 200'000}) {
    for (const bool from_client : {true, false}) {
      SessionRun from(from_client ? Client() : SessionOptions()),
          to(from_client ? SessionOptions() : Client());
      const std::string payload(size, 'x');
      from.session.Send(payload, true, &from.output);
      to.Receive(from.output.view());
      EXPECT_EQ(to.heard, "text" + Quoted(payload));
    }
  }
}

TEST(WebsocketSession, AMessageWrittenInPlaceMayBeShorterOrLongerThanExpected) {
  for (const size_t expected : {0, 10, 125, 126, 65'535, 65'536, 70'000}) {
    for (const size_t size : {0, 10, 125, 126, 65'535, 65'536, 70'000}) {
      for (const bool from_client : {true, false}) {
        SessionRun from(from_client ? Client() : SessionOptions()),
            to(from_client ? SessionOptions() : Client());
        from.session.Send("before", true, &from.output);
        const size_t begin = from.session.Begin(expected, &from.output);
        from.output.Append(std::string(size, 'x'));
        from.session.Finish(begin, true, &from.output);
        from.session.Send("after", true, &from.output);
        to.Receive(from.output.view());
        ASSERT_EQ(to.heard, "text'before' text" + Quoted(std::string(size, 'x')) + " text'after'")
            << expected << " expected, " << size << " written";
      }
    }
  }
}

TEST(WebsocketSession, AClientMasksEachFrameAnew) {
  SessionRun client(Client());
  client.session.Send("hello", true, &client.output);
  const std::string first(client.output.view());
  client.output.Clear();
  client.session.Send("hello", true, &client.output);
  EXPECT_NE(client.output.view(), first);
}

TEST(WebsocketSession, APreparedMessageIsTheSameToAllServersAndMaskedByClients) {
  websocket::PreparedMessage message("to all of you", true);
  SessionRun server({}), other({}), client(Client());
  server.session.Send(&message, &server.output);
  other.session.Send(&message, &other.output);
  EXPECT_EQ(server.output.view(), other.output.view());
  client.Receive(server.output.view());
  EXPECT_EQ(client.heard, "text'to all of you'");
  client.session.Send(&message, &client.output);
  SessionRun receiver({});
  receiver.Receive(client.output.view());
  EXPECT_EQ(receiver.heard, "text'to all of you'");
}

TEST(WebsocketSession, CompressionIsReadByTheOtherSideWithAndWithoutContext) {
  for (const bool keeps : {false, true}) {
    for (const int window : {9, 12, 15}) {
      SessionOptions options;
      options.deflate.on = true;
      options.deflate.keeps_in = options.deflate.keeps_out = keeps;
      options.deflate.window_bits = static_cast<uint8_t>(window);
      options.deflate.least_bytes = 10;
      SessionRun server(options), client([&] {
        SessionOptions same = options;
        same.is_client = true;
        return same;
      }());
      std::string text;
      for (int i = 0; i < 3000; ++i) text += "line " + std::to_string(i % 50) + "\n";
      std::string expected;
      size_t sizes[3];
      for (size_t& size : sizes) {
        const size_t before = server.output.size();
        server.session.Send(text, true, &server.output);
        size = server.output.size() - before;
        expected += (expected.empty() ? "" : " ") + ("text" + Quoted(text));
      }
      server.session.Send("short", true, &server.output);
      client.Receive(server.output.view());
      EXPECT_TRUE(client.heard == expected + " text'short'") << keeps << window;
      EXPECT_LT(sizes[0], text.size() / 4);
      if (window == 15) {
        EXPECT_EQ(sizes[1] < sizes[0], keeps);
      }
    }
  }
}

TEST(WebsocketSession, APreparedMessageIsCompressedOnce) {
  SessionOptions options;
  options.deflate.on = true;
  websocket::PreparedMessage message(std::string(5000, 'y'), true);
  SessionRun one(options), other(options), plain({});
  one.session.Send(&message, &one.output);
  other.session.Send(&message, &other.output);
  plain.session.Send(&message, &plain.output);
  EXPECT_EQ(one.output.view(), other.output.view());
  EXPECT_LT(one.output.size(), 100u);
  EXPECT_GT(plain.output.size(), 5000u);
  SessionOptions of_client = options;
  of_client.is_client = true;
  SessionRun client(of_client);
  client.Receive(one.output.view());
  EXPECT_EQ(client.heard, "text" + Quoted(std::string(5000, 'y')));
}

// ---- the close handshake, and pings ----

TEST(WebsocketSession, ACloseIsAnsweredByTheOtherSideAndEndsBoth) {
  SessionRun server({}), client(Client());
  client.session.Close(4000, "enough", &client.output);
  EXPECT_EQ(client.session.state(), Session::State::kClosing);
  server.Receive(client.output.view());
  EXPECT_EQ(server.heard, "end 4000 clean 'enough'");
  client.Receive(server.output.view());
  EXPECT_EQ(client.heard, "end 4000 clean 'enough'");
  EXPECT_EQ(client.session.state(), Session::State::kClosed);
}

TEST(WebsocketSession, MessagesAreReportedBetweenOurCloseAndThePeers) {
  SessionRun server({});
  server.session.Close(1001, "", &server.output);
  server.Receive(Frame(0x81, "one more") + Frame(0x89, "ping") + Frame(0x88, "\x03\xe9"));
  EXPECT_EQ(server.heard, "text'one more' end 1001 clean");
  EXPECT_EQ(server.Answers(), "close 1001");  // and no pong behind it
}

TEST(WebsocketSession, ABreachBehindOurCloseSendsNoSecondOne) {
  SessionRun server({});
  server.session.Close(1000, "", &server.output);
  server.Receive(Frame(0x83, ""));
  EXPECT_EQ(server.heard, "end 1002");
  EXPECT_EQ(server.Answers(), "close 1000");
}

TEST(WebsocketSession, OnlyTheLastPingIsAnsweredToAPeerThatDoesNotRead) {
  SessionRun server({});
  server.session.Send(std::string(Session::kMostUnsent + 1, 'x'), true, &server.output);
  const size_t before = server.output.size();
  for (int i = 0; i < 1000; ++i) server.Receive(Frame(0x89, "ping " + std::to_string(i)));
  EXPECT_EQ(server.output.size(), before);
  server.output.Clear();
  server.Receive(Frame(0x81, "a"));
  EXPECT_EQ(server.Answers(), "pong'ping 999'");
}

TEST(WebsocketSession, AClientRefusesFramesThatAreMasked) {
  SessionRun client(Client());
  client.Receive(Frame(0x81, "a", true));
  EXPECT_EQ(client.heard, "end 1002");
}

TEST(WebsocketSession, ALongFragmentedMessageTakesMemoryAsItComesOnly) {
  SessionRun server({});
  server.Receive(std::string("\x82\xff\0\0\0\0\0\x0f\xff\xff\x01\x02\x03\x04", 14));
  EXPECT_EQ(server.heard, "");
  EXPECT_EQ(server.session.state(), Session::State::kOpen);
}

}  // namespace
