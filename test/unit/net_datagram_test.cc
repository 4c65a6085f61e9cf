// DatagramSocket: datagrams arrive whole and in order, what is sent is reported in order, and a
// closed socket reports nothing more.

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "loop/loop.h"
#include "net/datagram.h"

namespace net {

namespace {

class Recorder final : public DatagramListener {
 public:
  void OnMessage(std::string_view bytes, const Address& from) override {
    messages.emplace_back(bytes);
    sender = from.ToString();
    if (on_message) on_message();
  }
  void OnSent(size_t count, const base::Error& error) override {
    sent += count;
    if (error) errors.push_back(base::ErrorName(error));
    if (on_sent) on_sent();
  }
  void OnError(const base::Error& error) override { errors.push_back(base::ErrorName(error)); }

  std::vector<std::string> messages, errors;
  std::string sender;
  size_t sent = 0;
  std::function<void()> on_message, on_sent;
};

std::optional<Address> Local(uint16_t port = 0) { return Address::Parse("127.0.0.1", port); }

uint16_t PortOf(const DatagramSocket& socket) { return Address::LocalOf(socket.fd())->port(); }

void Send(DatagramSocket* socket, std::string_view text, const std::optional<Address>& to) {
  socket->output()->Append(text);
  socket->Send(text.size(), to);
}

}  // namespace

TEST(DatagramSocket, DeliversEachDatagramWholeAndInOrder) {
  Recorder heard, told;
  DatagramSocket receiver(&heard), sender(&told);
  ASSERT_FALSE(receiver.Bind(Local(), 0, {}));
  ASSERT_FALSE(sender.Bind({}, 0, {}));
  const auto to = Local(PortOf(receiver));
  std::vector<std::string> texts;
  for (int i = 0; i < 150; ++i) texts.push_back(std::to_string(i));
  texts.insert(texts.begin() + 5, "");
  heard.on_message = [&] {
    if (heard.messages.size() == texts.size()) receiver.Close();
  };
  told.on_sent = [&] {
    if (told.sent == texts.size()) sender.Close();
  };
  for (const std::string& text : texts) Send(&sender, text, to);
  loop::Loop::Get().Run();
  EXPECT_EQ(heard.messages, texts);
  EXPECT_EQ(heard.sender, "127.0.0.1");
  EXPECT_EQ(told.sent, texts.size());
}

TEST(DatagramSocket, ReportsTheDatagramThatIsTooLarge) {
  Recorder told;
  DatagramSocket socket(&told);
  ASSERT_FALSE(socket.Bind(Local(), 0, {}));
  const auto to = Local(PortOf(socket));
  Send(&socket, "one", to);
  Send(&socket, std::string(DatagramSocket::kMaxSize + 1, 'x'), to);
  Send(&socket, "two", to);
  told.on_sent = [&] {
    if (told.sent == 2) socket.Close();
  };
  loop::Loop::Get().Run();
  EXPECT_EQ(told.errors, std::vector<std::string>{"EMSGSIZE"});
}

TEST(DatagramSocket, MayBeClosedInAReportAndBoundAgain) {
  Recorder heard;
  DatagramSocket socket(&heard);
  for (int round = 0; round < 2; ++round) {
    ASSERT_FALSE(socket.Bind(Local(), 0, {}));
    const auto to = Local(PortOf(socket));
    for (int i = 0; i < 10; ++i) Send(&socket, "again", to);
    heard.messages.clear();
    heard.on_message = [&] { socket.Close(); };
    loop::Loop::Get().Run();
    EXPECT_EQ(heard.messages.size(), 1u);
  }
}

TEST(DatagramSocket, UnreferencedDoesNotKeepTheLoop) {
  Recorder heard;
  DatagramSocket socket(&heard);
  socket.SetKeepsLoopAlive(false);
  ASSERT_FALSE(socket.Bind(Local(), 0, {}));
  loop::Loop::Get().Run();
  EXPECT_TRUE(socket.open());
}

}  // namespace net
