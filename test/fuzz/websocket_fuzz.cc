// Fuzzes WebSocket connections: what a peer sends behind the handshake, to a server or to a client, with and without compression.
//
// What is required: cutting the bytes changes nothing, neither what the owner hears nor what is sent; a text is UTF-8; what is sent
// is frames of the right kind; a whole Connection on a scripted kernel hears the same, and ends within a bounded number of turns.
#include <memory>
#include <string>

#include "fuzz_input.h"
#include "loop/loop.h"
#include "scripted_kernel.h"
#include "websocket/connection.h"

namespace {

using websocket::Message;
using websocket::Session;

constexpr size_t kMaxMessage = 1000;

websocket::SessionOptions OptionsOf(uint8_t choice) {
  websocket::SessionOptions options;
  options.is_client = choice & 1;
  options.deflate.on = choice & 2;
  options.deflate.keeps_in = choice & 4;
  options.max_message_bytes = kMaxMessage;
  return options;
}

void Log(std::string* log, const char* what, std::string_view bytes) {
  log->append(what).append(std::to_string(bytes.size())).append(":").append(bytes).append("\n");
}

void LogMessage(std::string* log, const Message& message) {
  Require(message.payload.size() <= kMaxMessage, "a message is as long as may be");
  if (message.is_text) {
    websocket::Utf8Check check;
    Require(check.Add(message.payload) && check.complete(), "a text is UTF-8");
    Require(message.is_ascii == websocket::IsAscii(message.payload), "ASCII is known");
  }
  Log(log, message.is_text ? "text " : "bytes ", message.payload);
}

void LogEnding(std::string* log, const websocket::Ending& ending) {
  Log(log, ending.is_clean ? "clean " : "broken ", std::to_string(ending.code));
}

// What a session reads in pieces; in one where there is no splitter. `sent` gets what it sends.
std::string Read(const websocket::SessionOptions& options, std::string_view bytes,
                 Splitter* splitter, std::string* sent) {
  Session session(options);
  std::string log;
  base::ByteQueue output;
  while (!bytes.empty()) {
    std::string piece(splitter != nullptr ? splitter->Next(&bytes) : std::exchange(bytes, {}));
    std::string_view input = piece;
    Message message;
    for (Session::Event event = session.Next(&input, &message, &output);
         event != Session::Event::kMore; event = session.Next(&input, &message, &output)) {
      if (event == Session::Event::kMessage) LogMessage(&log, message);
      if (event == Session::Event::kPong) Log(&log, "pong ", message.payload);
      if (event == Session::Event::kClosed) LogEnding(&log, session.ending());
    }
    Require(input.empty(), "all input is taken");
  }
  *sent = output.view();
  return log;
}

// Frames with masks that are no two times the same: only what the peer would make of them is compared.
std::string Frames(std::string_view sent, bool masked) {
  std::string text;
  while (!sent.empty()) {
    websocket::FrameHeader header;
    const char* problem;
    Require(websocket::ReadFrameHeader(sent, masked, &header, &problem) ==
                    websocket::HeaderOutcome::kWhole &&
                header.length <= sent.size() - header.size,
            "frames are sent");
    Require(header.is_control(), "only answers are sent");
    std::string payload(sent.substr(header.size, header.length));
    if (masked) websocket::ApplyMask(header.mask, 0, payload.data(), payload.size());
    Log(&text, "frame ", payload);
    sent.remove_prefix(header.size + header.length);
  }
  return text;
}

// The same bytes by way of a Connection.
class Run final : private ScriptedKernel, private websocket::ConnectionListener {
 public:
  Run(std::string_view bytes, Splitter splitter, uint8_t choice)
      : bytes_(bytes), splitter_(splitter), choice_(choice) {}

  void Play() {
    websocket::ConnectionOptions options;
    options.session = OptionsOf(choice_);
    websocket::Connection connection(this, options);
    connection_ = &connection;
    connection.Open(net::Transport(Connect()));
    for (int turns = 0; !is_closed && turns < 10'000; ++turns) {
      loop::Loop::Get().RunOnce();
      if (bytes_.empty()) Advance(1);
    }
    Require(is_closed, "a connection ends");
  }

  std::string log;
  std::string sent;
  bool is_closed = false;

 private:
  ssize_t Receive(char* bytes, size_t size) override {
    if (bytes_.empty()) return 0;
    std::string_view piece = splitter_.Next(&bytes_);
    if (piece.size() > size) {
      bytes_ = {piece.data() + size, bytes_.size() + piece.size() - size};
      piece = piece.substr(0, size);
    }
    piece.copy(bytes, piece.size());
    return static_cast<ssize_t>(piece.size());
  }
  ssize_t Send(std::string_view bytes) override {
    sent += bytes;
    return static_cast<ssize_t>(bytes.size());
  }
  void Shutdown() override {}

  void OnOpen() override {
    Require(log.empty() && !is_open_, "it opens once, and first");
    is_open_ = true;
  }
  void OnMessage(const Message& given) override {
    Require(is_open_, "it is open");
    LogMessage(&log, given);
    Message message;
    while (choice_ & 8 && connection_->NextMessage(&message)) LogMessage(&log, message);
    if (!(choice_ & 16)) return;
    connection_->PauseReading();
    connection_->ResumeReading();
  }
  void OnPong(std::string_view payload) override { Log(&log, "pong ", payload); }
  void OnDrain() override {}
  void OnClose(const websocket::Ending& ending) override {
    Require(!is_closed, "it ends once");
    is_closed = true;
    if (ending.code != websocket::kAbnormal) LogEnding(&log, ending);
  }

  std::string_view bytes_;
  Splitter splitter_;
  const uint8_t choice_;
  websocket::Connection* connection_ = nullptr;
  bool is_open_ = false;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  FuzzInput input(data, size);
  const uint8_t choice = input.Byte(), seed = input.Byte();
  const std::string_view bytes = input.Rest();
  const websocket::SessionOptions options = OptionsOf(choice);
  std::string sent, sent_of_cut;
  const std::string whole = Read(options, bytes, nullptr, &sent);
  Splitter splitter(seed);
  const std::string cut = Read(options, bytes, &splitter, &sent_of_cut);
  RequireEqual(whole, cut, "cutting changes nothing of what is heard");
  const std::string frames = Frames(sent, options.is_client);
  RequireEqual(frames, Frames(sent_of_cut, options.is_client), "nor of what is sent");
  Run run(bytes, Splitter(seed), choice);
  run.Play();
  RequireEqual(whole, run.log, "a connection hears the same");
  RequireEqual(frames, Frames(run.sent, options.is_client), "and sends the same");
  return 0;
}
