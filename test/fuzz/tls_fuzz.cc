// Fuzzes a server's tls::Filter under a net::Stream against a scripted kernel: the input says how a client's handshake, its bytes
// and its end are cut, where the network flips a bit or ends, and what `send` takes.
//
// What is required: the server hears what the client wrote, in order and nothing else, whatever comes; an end only where the
// client has ended in order; and both sides all, where nothing was harmed. OpenSSL's random numbers are its own, so a run
// is repeated but for these.
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "fuzz_input.h"
#include "loop/loop.h"
#include "net/stream.h"
#include "scripted_kernel.h"
#include "tls/filter.h"

namespace {

using Kind = net::Transfer::Kind;

constexpr size_t kReply = 40'000;  // some records

std::string Pem(const char* name) {
  std::ifstream file(std::string("test/tls/fixtures/") + name);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Both {
  std::unique_ptr<tls::Credentials> server, client;
};

const Both& Credentials() {
  static const Both both = [] {
    base::Error error;
    const char* setting;
    Both made;
    tls::Settings settings;
    settings.side = tls::Side::kServer;
    settings.certificate = Pem("localhost.pem");
    settings.key = Pem("localhost.key");
    made.server = tls::Credentials::Make(settings, &error, &setting);
    made.client = tls::Credentials::Make(tls::Settings(), &error, &setting);
    Require(made.server != nullptr && made.client != nullptr, "there are credentials");
    return made;
  }();
  return both;
}

class Run final : private ScriptedKernel, private net::StreamListener {
 public:
  Run(const uint8_t* data, size_t size) : input_(data, size), most_turns_(1000 + 2 * size) {
    int ends[2];
    Require(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) == 0, "there is a pair");
    near_ = net::Descriptor(base::UniqueFd(ends[0]));
    far_.reset(ends[1]);
    const int choice = input_.Byte();
    asked_.assign(static_cast<size_t>(input_.Byte()) * (choice & 1 ? 200 : 1), 'q');
    harmed_at_ = choice & 2 ? input_.Byte() * 16 + (input_.Byte() & 15) : SIZE_MAX;
    ends_at_ = choice & 4 ? input_.Byte() * 16 + (input_.Byte() & 15) : SIZE_MAX;
  }

  void Play() {
    tls::Filter* const filter = new tls::Filter(*Credentials().server, (input_.Byte() & 1) != 0);
    server_ = filter;
    stream_.OpenAndReport(net::Transport(Connect(), std::unique_ptr<net::Filter>(filter)));
    for (size_t turns = 0; turns < most_turns_ && !closed_; ++turns) {
      Client();
      loop::Loop::Get().RunOnce();
    }
    Client();  // what is on its way
    const bool whole = !was_harmed_ && !was_cut_;
    Require(closed_ || !whole, "a connection that nobody harms ends");
    if (whole) {
      Require(!error_ && heard_ == asked_.size() && eof_, "the server has heard all");
      Require(replied_ == kReply, "the client has heard all");
    }
    Require(!eof_ || heard_ == asked_.size(), "an end comes behind all that was written");
    was_given_up_ = !closed_;
    if (was_given_up_) stream_.Abort();
    while (!closed_) loop::Loop::Get().RunOnce();
  }

 private:
  // ---- the client, in real time between the turns ----

  void Client() {
    if (client_failed_) return;
    if (!shaken_) {
      const net::Transfer done = client_.Handshake(&near_);
      shaken_ = done.kind == Kind::kBytes;
      client_failed_ = done.kind == Kind::kError || done.kind == Kind::kEnd;
      if (!shaken_) return;
    }
    while (sent_ < asked_.size()) {
      const net::Transfer sent = client_.Transmit(&near_, std::string_view(asked_).substr(sent_));
      if (sent.kind != Kind::kBytes) break;
      sent_ += sent.size;
    }
    if (sent_ == asked_.size()) said_end_ = client_.FinishWriting(&near_).kind == Kind::kBytes;
    char bytes[20'000];
    for (;;) {
      const net::Transfer got = client_.Receive(&near_, bytes, sizeof bytes);
      if (got.kind != Kind::kBytes) break;
      Require(std::string_view(bytes, got.size).find_first_not_of('r') == std::string_view::npos,
              "the client hears what the server wrote");
      replied_ += got.size;
    }
  }

  // ---- the network ----

  ssize_t Receive(char* bytes, size_t size) override {
    const uint8_t answer = input_.empty() ? 3 : input_.Byte();
    if ((answer & 7) == 0) return Fail(EAGAIN);
    if ((answer & 7) == 1) size = 1;
    if ((answer & 7) == 2) size = std::min<size_t>(size, 2 + (answer >> 3));
    if (given_ >= ends_at_) return was_cut_ = true, 0;
    const ssize_t got = ::read(far_.get(), bytes, std::min(size, ends_at_ - given_));
    if (got <= 0) return said_end_ && got == 0 ? 0 : Fail(EAGAIN);
    if (harmed_at_ >= given_ && harmed_at_ < given_ + static_cast<size_t>(got)) {
      bytes[harmed_at_ - given_] ^= 0x10;
      was_harmed_ = true;
    }
    given_ += static_cast<size_t>(got);
    return got;
  }

  ssize_t Send(std::string_view bytes) override {
    const uint8_t answer = input_.empty() ? 3 : input_.Byte();
    if ((answer & 7) == 0) return Fail(EAGAIN);
    if ((answer & 7) == 1) bytes = bytes.substr(0, 1);
    if ((answer & 7) == 2) bytes = bytes.substr(0, 2 + (answer >> 3));
    const ssize_t sent = ::write(far_.get(), bytes.data(), bytes.size());
    return sent < 0 ? Fail(EAGAIN) : sent;
  }

  void Shutdown() override {}

  // ---- the server ----

  void OnOpen() override {
    Require(shaken_ || was_harmed_ || given_ > 0, "a handshake takes two");
    stream_.Write(std::string(kReply, 'r'));
  }
  void OnHandshakeWaits() override {
    if (input_.Byte() & 1)
      server_->ChooseCertificate(*Credentials().server);
    else
      server_->RefuseName(), was_harmed_ = true;
    stream_.ContinueHandshake();
  }
  void OnRead(std::string_view bytes) override {
    Require(bytes.find_first_not_of('q') == std::string_view::npos, "the server hears the client");
    heard_ += bytes.size();
    Require(heard_ <= asked_.size(), "the server hears no more than was said");
  }
  void OnEof() override {
    eof_ = true;
    stream_.CloseWrite();
  }
  void OnClose(const base::Error& error) override {
    error_ = error;
    closed_ = true;
    Require(eof_ || was_given_up_ || error, "an end that was not said is an error");
  }

  FuzzInput input_;
  const size_t most_turns_;  // each turn makes a choice, as long as there are some
  net::Descriptor near_;
  base::UniqueFd far_;
  tls::Filter client_{*Credentials().client, tls::Server{"localhost", "fuzz"}};
  net::Stream stream_{this};
  tls::Filter* server_ = nullptr;
  std::string asked_;
  base::Error error_;
  size_t harmed_at_, ends_at_;
  size_t sent_ = 0, given_ = 0, heard_ = 0, replied_ = 0;
  bool shaken_ = false, said_end_ = false, client_failed_ = false;
  bool was_harmed_ = false, was_cut_ = false;
  bool closed_ = false, eof_ = false, was_given_up_ = false;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Run(data, size).Play();
  return 0;
}
