// Fuzzes net::Stream against a scripted kernel: the input says what recv and send answer, and what
// the owner does in each callback and between them: write, pause, half-close, abort, open again,
// destroy, run a nested loop, let time pass.
//
// What is required is what src/net/stream.h promises: bytes in order and once each, no event inside
// a call of the owner's or inside another event, none that was not asked for, OnClose once and
// last, with the error that there was, and the end of an orderly stream within a bounded number of
// turns.
#include <array>
#include <memory>

#include "fuzz_input.h"
#include "loop/loop.h"
#include "net/stream.h"
#include "scripted_kernel.h"

namespace {

using net::Stream;
using Direction = Stream::Direction;
using State = Stream::State;

// Both directions carry this text, from the position that a connection has come to.
constexpr size_t kPeriod = 65521;
constexpr size_t kLongest = 160 * 1024;
const std::array<char, kPeriod + kLongest>& Text() {
  static const auto text = [] {
    std::array<char, kPeriod + kLongest> made;
    for (size_t i = 0; i < made.size(); ++i)
      made[i] = static_cast<char>((i % kPeriod * 2654435761u) >> 13);
    return made;
  }();
  return text;
}
std::string_view TextAt(size_t position, size_t size) {
  return {Text().data() + position % kPeriod, size};
}

constexpr size_t kMostWritten = 512 * 1024;  // by one connection, so that a run ends soon
constexpr int kDeepest = 3;                  // nested loops

// One connection, as the kernel and the owner together know it.
struct Connection {
  Direction direction = Direction::kBoth;
  bool is_socket = true;
  size_t given = 0,
         delivered = 0;          // bytes from recv; bytes that OnRead delivered and the owner used
  size_t put_back = 0;           // bytes behind those that the owner had, and put back
  size_t written = 0, sent = 0;  // bytes that the owner wrote; that send took
  int receive_error = 0, send_error = 0;
  bool eof_given = false, eof_told = false;
  bool write_closed = false;  // by the owner
  bool fin_sent = false;
  bool cut = false;  // Abort(), Reset() or a time-out
  bool paused = false;
  bool drain_owed = false;
  bool open = false;
};

class Run final : private ScriptedKernel, private net::StreamListener {
 public:
  Run(const uint8_t* data, size_t size) : input_(data, size) {}

  void Play() {
    while (!input_.empty()) {
      if (stream_ == nullptr) stream_.reset(new Stream(this));
      Act(input_.Byte());
      Turn();
    }
    if (stream_ != nullptr && connection_.open) Finish();
    stream_.reset();
  }

 private:
  // ---- the kernel ----

  ssize_t Receive(char* bytes, size_t size) override {
    Require(connection_.open && connection_.direction != Direction::kOut, "reads what is open");
    Require(!connection_.paused || connection_.send_error != 0, "does not read when paused");
    Require(!connection_.eof_given && connection_.receive_error == 0, "reads up to the end");
    Require(connection_.delivered + connection_.put_back == connection_.given,
            "reads no more before all was told");
    if (input_.empty()) return connection_.eof_given = true, 0;
    const uint8_t answer = input_.Byte();
    switch (answer & 7) {
      case 0:
        return ScriptedKernel::Fail(EAGAIN);
      case 1:
        size = 1;
        break;
      case 2:
        size = 2 + (answer >> 3);
        break;
      case 3:
        break;
      case 4:
        return connection_.eof_given = true, 0;
      case 5:
        connection_.receive_error = ECONNRESET;
        return ScriptedKernel::Fail(ECONNRESET);
      case 6:
        return ScriptedKernel::Fail(EINTR);
      case 7:
        --size;
    }
    TextAt(connection_.given, size).copy(bytes, size);
    connection_.given += size;
    given_in_turn_ += size;
    Require(given_in_turn_ <= Stream::kBytesPerWakeup, "a turn reads a bounded amount");
    return static_cast<ssize_t>(size);
  }

  ssize_t Send(std::string_view bytes) override {
    Require(connection_.open && connection_.direction != Direction::kIn, "writes what is open");
    Require(!connection_.fin_sent && connection_.send_error == 0, "writes up to the end");
    Require(!bytes.empty() && connection_.sent + bytes.size() == connection_.written,
            "offers all that waits");
    const size_t compared = std::min(bytes.size(), kLongest);
    Require(bytes.substr(0, compared) == TextAt(connection_.sent, compared), "writes in order");
    const uint8_t answer = input_.empty() ? 3 : input_.Byte();
    size_t size = bytes.size();
    switch (answer & 7) {
      case 0:
        return ScriptedKernel::Fail(EAGAIN);
      case 1:
        size = 1;
        break;
      case 2:
        size = std::min<size_t>(2 + (answer >> 3), size);
        break;
      case 4:
        size = (size + 1) / 2;
        break;
      case 5:
        connection_.send_error = EPIPE;
        return ScriptedKernel::Fail(EPIPE);
      case 6:
        return ScriptedKernel::Fail(EINTR);
      default:
        break;
    }
    connection_.sent += size;
    last_activity_ = Now();
    return static_cast<ssize_t>(size);
  }

  void Shutdown() override {
    Require(connection_.open && connection_.write_closed, "FIN is asked for");
    Require(!connection_.fin_sent, "FIN is sent once");
    Require(connection_.send_error != 0 || connection_.sent == connection_.written,
            "FIN comes behind all that was written");
    connection_.fin_sent = true;
  }

  bool IsSocket() const override { return connection_.is_socket; }

  // ---- what the stream reports ----

  // The frame of every event but OnClose.
  class Event {
   public:
    explicit Event(Run* run) : run_(run) {
      Require(!run->in_call_, "no event comes inside a call");
      Require(!run->in_event_, "no event comes inside another");
      Require(run->connection_.open, "no event comes after the end");
      run->in_event_ = true;
    }
    ~Event() {
      run_->Act(run_->input_.Byte());
      run_->in_event_ = false;
    }

   private:
    Run* run_;
  };

  void OnOpen() override {
    Event event(this);
    Require(opening_, "OnOpen is asked for");
    opening_ = false;
  }

  void OnRead(std::string_view bytes) override {
    Hear(bytes);
    if (!stream_->has_next_piece() || (input_.Byte() & 1) == 0) return;
    while (!(bytes = stream_->NextPiece()).empty()) Hear(bytes);
  }

  void Hear(std::string_view bytes) {
    Event event(this);
    last_activity_ = Now();
    Require(!opening_ && !connection_.eof_told, "input is wanted");
    Require(!connection_.paused || connection_.send_error != 0,
            "input waits for the end of a pause");
    const size_t compared = std::min(bytes.size(), kLongest);
    Require(!bytes.empty() && bytes.substr(0, compared) == TextAt(connection_.delivered, compared),
            "bytes come in order");
    connection_.delivered += bytes.size();
    connection_.put_back = 0;
    Require(connection_.delivered <= connection_.given, "no more is told than came");
    const uint8_t unused = input_.Byte();
    if (unused < 240) return;
    connection_.put_back = std::min<size_t>(bytes.size(), (unused - 239) * size_t{4000});
    connection_.delivered -= connection_.put_back;
    stream_->PutBack(connection_.put_back);
  }

  void OnEof() override {
    Event event(this);
    Require(!opening_ && !connection_.paused && connection_.eof_given, "the end is wanted");
    Require(!connection_.eof_told && connection_.send_error == 0, "the end comes once");
    Require(connection_.delivered + connection_.put_back == connection_.given,
            "the end comes behind all that came");
    connection_.eof_told = true;
  }

  void OnDrain() override {
    Event event(this);
    Require(!opening_ && connection_.drain_owed, "a drain is owed");
    Require(connection_.sent == connection_.written, "a drain comes when all has gone");
    connection_.drain_owed = false;
  }

  void OnTimeout() override {
    const unsigned set = timeouts_set_;
    {
      Event event(this);
      Require(!opening_ && timeout_ > 0 && !suspended_ && !connection_.paused, "a time-out is set");
      Require(Now() - last_activity_ >= timeout_ / 1000.0 - 1e-6, "no time-out comes early");
    }
    if (set == timeouts_set_) connection_.cut = true;
  }

  void OnClose(const base::Error& error) override {
    Require(!in_call_ && !in_event_ && !opening_, "OnClose comes from a clean stack");
    Require(connection_.open, "OnClose comes once");
    Require(stream_->state() == State::kClosed && stream_->backlog() == 0, "it is closed");
    Require(connection_.delivered + connection_.put_back == connection_.given || connection_.cut,
            "what came was told");
    CheckEnd(error);
    connection_ = {};
    Act(input_.Byte());
    if (stream_ != nullptr && !connection_.open && (input_.Byte() & 7) == 7) Destroy();
  }

  void CheckEnd(const base::Error& error) const {
    const Connection& c = connection_;
    const bool all_in = c.eof_told || c.direction == Direction::kOut;
    const bool all_out = c.write_closed || c.direction == Direction::kIn;
    if (!error) {
      Require(c.cut || (all_in && all_out && c.sent == c.written && c.send_error == 0),
              "an end without error is orderly");
    } else {
      Require(error.code == c.send_error || error.code == c.receive_error, "an error is real");
    }
  }

  // ---- what the owner does ----

  void Turn() {
    given_in_turn_ = 0;
    ++depth_;
    loop::Loop::Get().RunOnce();
    --depth_;
  }

  // Some actions in a row; the upper bits say how many.
  void Act(uint8_t choice) {
    for (int more = choice >> 5; more > 0 && stream_ != nullptr; --more) ActOnce(input_.Byte());
  }

  void ActOnce(uint8_t choice) {
    const size_t parameter = choice >> 4;
    switch (choice & 15) {
      case 1:
        return Write(1 + parameter);
      case 2:
        return Write((1 + parameter) * 8 * 1024);
      case 3:
        return Write(Stream::kHighWater + parameter);
      case 4:
        return Call([this] { stream_->Flush(); });
      case 5:
        return CloseWrite();
      case 6:
        return End(parameter);
      case 7:
        connection_.paused = true;
        return Call([this] { stream_->PauseReading(); });
      case 8:
        connection_.paused = false;
        return Call([this] { stream_->ResumeReading(); });
      case 9:
        return SetTimeout(static_cast<unsigned>(parameter * 100));
      case 10:
        suspended_ = parameter & 1;
        return Call([this] { stream_->SuspendTimeout(suspended_); });
      case 11:
        return Advance(static_cast<double>(parameter) * 0.07);
      case 12:
        if (depth_ < kDeepest) Turn();
        return;
      case 13:
        return Call([&] { stream_->SetKeepsLoopAlive(parameter & 1); });
      case 14:
      case 15:
        if (!connection_.open) return Open(parameter);
        // From outside any event the stream may just go.
        if (depth_ == 0 && !in_event_ && parameter == 15) Destroy();
        return;
      default:
        return;
    }
  }

  template <class F>
  void Call(F call) {
    const bool before = std::exchange(in_call_, true);
    call();
    in_call_ = before;
  }

  void Open(size_t parameter) {
    if (stream_->state() != State::kClosed) return;
    const bool paused = connection_.paused;
    connection_ = {};
    connection_.paused = paused;
    connection_.open = true;
    if (parameter >= 12) connection_.direction = parameter & 1 ? Direction::kIn : Direction::kOut;
    connection_.is_socket = connection_.direction == Direction::kBoth;
    last_activity_ = Now();
    if (parameter & 2 && connection_.direction != Direction::kIn) {  // output from before
      stream_->output()->Append(TextAt(0, 70'000));
      connection_.written = 70'000;
      connection_.drain_owed = true;
    }
    if (depth_ == 0 && connection_.is_socket && parameter & 1) {
      opening_ = true;
      return stream_->OpenAndReport(Connect());
    }
    Call([this] { stream_->Open(Connect(), connection_.direction); });
  }

  void Destroy() {
    stream_.reset();
    connection_ = {};
    timeout_ = 0;
    suspended_ = false;
  }

  bool writable() const {
    return stream_->state() == State::kOpen || stream_->state() == State::kWriteOnly;
  }

  void Write(size_t size) {
    if (connection_.written + size > kMostWritten) return;
    const bool writes = writable() && connection_.send_error == 0;
    const std::string_view bytes = TextAt(connection_.written, size);
    if (writes) connection_.written += size;
    bool flows = false;
    Call([&] { flows = stream_->Write(bytes); });
    Require(!flows || (writes && stream_->backlog() <= Stream::kHighWater), "true means it flows");
    Require(flows || !writable() || connection_.send_error != 0 ||
                stream_->backlog() > Stream::kHighWater,
            "false means it does not");
    if (!flows && writable() && connection_.send_error == 0) connection_.drain_owed = true;
  }

  void CloseWrite() {
    if (writable()) connection_.write_closed = true;
    Call([this] { stream_->CloseWrite(); });
  }

  void End(size_t parameter) {
    if (!connection_.open) return;
    connection_.cut = true;
    Call([&] { parameter & 2 ? stream_->Reset() : stream_->Abort(); });
  }

  void SetTimeout(unsigned milliseconds) {
    timeout_ = milliseconds;
    ++timeouts_set_;
    last_activity_ = Now();
    Call([&] { stream_->SetTimeout(milliseconds); });
  }

  // The script is over: the kernel takes all and sends FIN, and the owner does nothing any more.
  void Finish() {
    if (timeout_ != 0) SetTimeout(0);
    connection_.paused = false;
    Call([this] { stream_->ResumeReading(); });
    for (int turns = 0; connection_.open && turns < 8; ++turns) Turn();
    Require(!connection_.open || !connection_.drain_owed || connection_.send_error != 0,
            "a drain that is owed comes");
    if (connection_.open) CloseWrite();
    for (int turns = 0; connection_.open && turns < 8; ++turns) Turn();
    Require(!connection_.open, "an orderly stream ends");
  }

  FuzzInput input_;
  std::unique_ptr<Stream> stream_;
  Connection connection_;
  size_t given_in_turn_ = 0;
  double last_activity_ = 0;
  unsigned timeout_ = 0, timeouts_set_ = 0;
  int depth_ = 0;
  bool suspended_ = false;
  bool opening_ = false;   // OnOpen is owed
  bool in_call_ = false;   // of the owner's
  bool in_event_ = false;  // other than OnClose
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Run(data, size).Play();
  return 0;
}
