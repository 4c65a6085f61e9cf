// Fuzzes the server's side of a connection, from the bytes that recv gives to those that send
// takes: the first bytes choose limits, pieces, and what the script does with each request; the
// rest is what the client sends.
//
// However the bytes come, the script hears the same, the wire carries the same, and that is a row
// of well-formed responses. Every request that the script hears of ends, and so does the
// connection.
#include <optional>
#include <string>
#include <vector>

#include "fuzz_input.h"
#include "http/message_reader.h"
#include "http/server.h"
#include "http/server_connection.h"
#include "loop/loop.h"
#include "scripted_kernel.h"

namespace {

using http::Exchange;

// What is done with the requests of a connection, the same for all of them.
enum class Manner : uint8_t {
  kAtOnce,     // answered within OnRequest
  kComplete,   // when the request is complete
  kHeadFirst,  // the first half of the answer within OnRequest, the second when complete
  kBackwards,  // in a later turn, the last request first
  kPausing,    // paused and resumed a turn later; answered when complete
  kDeclared,   // as kHeadFirst, with its length declared
};

struct Request : http::Attachment {
  explicit Request(size_t line) : line(line) {}
  size_t line;  // in the log
};

struct Outcome {
  std::vector<std::string> log;  // what the script heard, a line a request
  std::string wire;              // what the client received
};

// One run over the client's bytes, whole or in the pieces of `seed`.
class Run final : private ScriptedKernel, private http::ServerDelegate {
 public:
  Run(const http::ServerOptions& options, Manner manner)
      : server_(this, options), manner_(manner) {}

  Outcome Play(std::string_view bytes, std::optional<uint8_t> seed) {
    bytes_ = bytes;
    if (seed) splitter_.emplace(*seed);
    server_.Adopt(Connect());
    for (size_t turns = 0; server_.connection_count() > 0; ++turns) {
      Require(turns < 200 + 4 * bytes.size(), "a connection ends");
      loop::Loop::Get().RunOnce();
      TakeTurn();
      // The client goes when it has sent all and heard all: a server that lingers is left.
      if (turns > 50 + 2 * bytes.size() && fin_received_) ScriptedKernel::Advance(3);
    }
    CheckWire();
    return std::move(outcome_);
  }

 private:
  // ---- the client ----

  ssize_t Receive(char* bytes, size_t size) override {
    if (piece_.empty()) {
      if (splitter_ && !bytes_.empty() && (turn_ = !turn_)) return ScriptedKernel::Fail(EAGAIN);
      piece_ = splitter_ ? splitter_->Next(&bytes_) : std::exchange(bytes_, {});
    }
    const size_t given = piece_.copy(bytes, size);
    piece_.remove_prefix(given);
    return static_cast<ssize_t>(given);
  }
  ssize_t Send(std::string_view bytes) override {
    outcome_.wire += bytes;
    return static_cast<ssize_t>(bytes.size());
  }
  void Shutdown() override { fin_received_ = true; }

  // Responses follow one another, each complete, but for the last where the server broke it off.
  // None follows the one that ends the connection.
  void CheckWire() {
    std::string_view rest = outcome_.wire;
    for (size_t i = 0; !rest.empty(); ++i) {
      const std::string_view request =
          i < outcome_.log.size() ? outcome_.log[i] : std::string_view();
      const bool head = request.starts_with("HEAD "), tunnel = request.starts_with("CONNECT ");
      http::MessageReader reader(head ? http::kHeadMethod : http::kOtherMethod);
      http::ResponseHead response;
      http::MessageReader::Event event;
      do {
        std::string_view piece;
        event = reader.Next(&rest, {}, &response, &piece);
        Require(event != http::MessageReader::Event::kBad, "a response is well-formed");
        const bool tunnel_begins =
            tunnel && event == http::MessageReader::Event::kHead && response.status < 300;
        Require(!tunnel_begins || rest.empty(), "no response is sent into a tunnel");
        if (event == http::MessageReader::Event::kMore) return;
      } while (event != http::MessageReader::Event::kEnd);
      Require(response.keep_alive || rest.empty(),
              "the response that ends the connection is the last");
      ++responses_;
    }
    Require(responses_ <= outcome_.log.size() + 1,
            "there are no more responses than requests and a refusal");
  }

  // ---- the script ----

  std::string& LineOf(Exchange* exchange) {
    return outcome_.log[static_cast<Request*>(exchange->attachment.get())->line];
  }

  void OnRequest(Exchange* exchange, const http::RequestHead& head) override {
    outcome_.log.push_back(std::string(head.method_name) + " " + std::string(head.target) + "\n" +
                           std::string(head.lines));
    exchange->attachment = std::make_unique<Request>(outcome_.log.size() - 1);
    const bool complete = head.body == http::BodyKind::kNone;
    Require(!switches_ || responses_written_ == outcome_.log.size() - 1,
            "no request is heard behind one that may change the protocol, before its answer");
    switches_ = head.switches && complete;
    switch (manner_) {
      case Manner::kAtOnce:
        return Answer(exchange, {}, "a\r\n", true);
      case Manner::kHeadFirst:
        Answer(exchange, {}, "first", false);
        break;
      case Manner::kDeclared: {
        http::ResponseStart start;
        start.has_length = true;
        start.content_length = 11;
        Answer(exchange, start, "first", false);
        break;
      }
      case Manner::kPausing:
        if (complete) break;
        exchange->connection->PauseBody(exchange);
        waiting_.push_back(exchange);
        break;
      case Manner::kComplete:
      case Manner::kBackwards:
        break;
    }
    if (complete) Complete(exchange);
  }

  void OnBody(Exchange* exchange, std::string_view piece) override {
    Require(!piece.empty() && !exchange->paused, "a piece of a body is wanted");
    LineOf(exchange) += piece;
  }

  void OnComplete(Exchange* exchange) override { Complete(exchange); }

  void Complete(Exchange* exchange) {
    LineOf(exchange) += "(complete)";
    switch (manner_) {
      case Manner::kAtOnce:
        return;
      case Manner::kHeadFirst:
      case Manner::kDeclared:
        exchange->connection->Send(exchange, http::ViewPayload("second"), true);
        return;
      case Manner::kBackwards:
        waiting_.push_back(exchange);
        return;
      case Manner::kComplete:
      case Manner::kPausing:
        return Answer(exchange, {}, "all", true);
    }
  }

  void OnDrain(Exchange*) override {}
  void OnExchangeClosed(Exchange* exchange) override {
    LineOf(exchange) += "(closed)";
    std::erase(waiting_, exchange);
  }
  void OnConnection(http::ServerConnection*) override {}
  void OnHandshakeWaits(http::ServerConnection*) override {}
  void OnHandshakeFailed(const net::Address&, const base::Error&) override {}
  void OnConnectionEof(http::ServerConnection*) override {}
  void OnConnectionTimeout(http::ServerConnection*) override {}
  void OnConnectionClosed(http::ServerConnection*, const base::Error& error) override {
    Require(!error, "a connection without faults ends without an error");
    Require(waiting_.empty(), "no request outlives its connection");
  }

  void Answer(Exchange* exchange, http::ResponseStart start, std::string_view body, bool finished) {
    ++responses_written_;
    start.has_date = true;
    exchange->connection->Respond(exchange, start, http::ViewPayload({}), http::ViewPayload(body),
                                  finished);
  }

  // What the script does between callbacks, once all that can come has come.
  void TakeTurn() {
    const bool stuck = !waiting_.empty() && waiting_[0]->connection->stream().reading_paused();
    const bool more_comes = !bytes_.empty() && !switches_ && !stuck;
    if (manner_ == Manner::kBackwards && more_comes && waiting_.size() < 3) return;
    while (!waiting_.empty()) {
      Exchange* exchange = waiting_.back();
      waiting_.pop_back();
      if (manner_ == Manner::kPausing) {
        exchange->connection->ResumeBody(exchange);
      } else {
        Answer(exchange, {}, "later", true);
      }
    }
  }

  http::Server server_;
  const Manner manner_;
  Outcome outcome_;
  std::string_view bytes_, piece_;  // still to be sent; of that, what comes next
  std::optional<Splitter> splitter_;
  std::vector<Exchange*> waiting_;
  size_t responses_ = 0;
  size_t responses_written_ = 0;  // their heads
  bool switches_ = false;         // the last request may change the protocol
  bool turn_ = false;
  bool fin_received_ = false;
};

std::string Comparable(const std::vector<std::string>& log) {
  std::string text;
  for (const std::string& line : log) text += line + "\n";
  return text;
}

// Without what the refusal at the end says (of several faults it names the one seen first), and
// without what tells a client to go on, which one that has gone on already is not told.
std::string Comparable(std::string wire) {
  constexpr std::string_view kVersion = "HTTP/1.1 ", kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
  for (size_t at; (at = wire.find(kContinue)) != wire.npos;) wire.erase(at, kContinue.size());
  const size_t at = std::min(wire.find("HTTP/1.1 4"), wire.find("HTTP/1.1 5"));
  return at == wire.npos ? wire : wire.substr(0, at + kVersion.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  FuzzInput input(data, size);
  const uint8_t choice = input.Byte(), seed = input.Byte();
  http::ServerOptions options;
  options.head.head_bytes = 512;
  options.head.headers = 16;
  options.head.target_bytes = 128;
  options.max_requests = choice & 8 ? 3 : 0;
  const auto manner = static_cast<Manner>((choice & 7) % 6);
  const std::string_view bytes = input.Rest();
  const Outcome whole = Run(options, manner).Play(bytes, std::nullopt);
  const Outcome pieces = Run(options, manner).Play(bytes, seed);
  RequireEqual(Comparable(whole.log), Comparable(pieces.log), "the script hears the same");
  RequireEqual(Comparable(whole.wire), Comparable(pieces.wire), "the wire carries the same");
  return 0;
}
