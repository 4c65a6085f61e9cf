// Streams of node.compress.
//
// What is written waits in `input_` until the coder takes it all (`work_`) and makes it into pieces
// of 64 KiB at most, one step each: on the loop where that is quick, else on the pool. A piece is
// reported from a clean stack. While the reader pauses nothing is made, so what waits is bounded
// by what the writer writes after write() has returned false.
//
// Reports: one at a time, also in a nested loop. `end` and `fail` are the last ones.

#include "bindings/compress_coder.h"

#include <cstdlib>
#include <utility>

#include "compress/whole.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "js/exceptions.h"
#include "loop/loop.h"

namespace bindings {

using compress::Flow;
using compress::Format;
using compress::Progress;
using js::Args;
using js::Environment;

namespace {

// From how many bytes that wait write() says that much does.
constexpr size_t kHighWater = 64 * 1024;
constexpr size_t kPiece = 64 * 1024;
// Bytes that a decoder is given on the loop: they may make a whole piece, which is quick.
constexpr size_t kQuickInput = 16 * 1024;
// What a coder takes beside its wrapper, roughly, for V8 to know of.
constexpr int64_t kCoderMemory = 300 * 1024;

struct State final : js::BindingState, js::Events {
  State() : Events("compress", "Coder") {}
  js::Event data{this, "data"}, drain{this, "drain"}, end{this, "end"}, fail{this, "fail"};
};

State* state;

class Coder final : public js::Wrap, private loop::LaterTurn {
 public:
  static void New(Args args);
  ~Coder() override { SetCoder(nullptr); }

  void Write(Args args);
  void Flush(Args) { Ask(Flow::kFlush); }
  void End(Args) { Ask(Flow::kFinish); }
  void Pause(Args) { paused_ = true; }
  void Resume(Args);
  void Stop(Args) { Stop(); }

 private:
  class Job;
  enum class Phase : uint8_t { kIdle, kWorking, kReporting };

  Coder(Environment& env, v8::Local<v8::Object> object) : Wrap(env, object) {}

  size_t backlog() const { return input_.size() + working_bytes_; }
  bool HasWork() const {
    return unreported_ || !work_done_ || !input_.empty() || flow_ != Flow::kContinue;
  }
  bool IsQuick() const;
  void SetCoder(std::unique_ptr<compress::Coder> coder);
  void Ask(Flow flow);
  void Schedule();
  void Advance();
  void Rest();
  void TakeWork();
  void Step();
  void OnStepDone();
  void Report();
  void ReportMade();
  template <class... Values>
  void Call(const js::Event& event, Values... values);
  void Stop();
  void Release();
  void OnLaterTurn() override { Advance(); }

  std::unique_ptr<compress::Coder> coder_;
  base::ByteQueue input_;
  Flow flow_ = Flow::kContinue;  // asked for behind the input
  Phase phase_ = Phase::kIdle;
  Format format_ = Format::kGzip;
  int level_ = -1;  // of an encoder
  bool stopped_ = false;
  bool paused_ = false;
  bool owes_drain_ = false;

  // What a step works with; its thread's while the phase is kWorking.
  base::ByteQueue work_;
  Flow work_flow_ = Flow::kContinue;
  bool work_done_ = true;
  compress::Buffer made_;
  base::Error error_;
  bool ended_ = false;

  bool unreported_ = false;   // what the last step came to
  size_t working_bytes_ = 0;  // of work_
  uint64_t left_bytes_ = 0;   // that may still come out
};

class Coder::Job final : public loop::PoolRequest {
 public:
  explicit Job(Coder* coder) : coder_(coder) {}
  void Work() override { coder_->Step(); }
  void Done() override { coder_->OnStepDone(); }

 private:
  Coder* const coder_;  // pinned
};

void Coder::New(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  Format format;
  if (!TakeFormat(isolate, args[1], &format)) return;
  const bool encodes = args[2]->IsInt32();
  const bool for_http = args[4]->IsTrue();
  base::Result<std::unique_ptr<compress::Coder>> coder =
      encodes ? compress::MakeEncoder(format, {js::Int32Of(args[2]), for_http})
              : compress::MakeDecoder(format, {for_http});
  if (!coder.ok()) return js::Throw(isolate, coder.error());
  auto* self = new Coder(*Environment::Current(), args.This());  // owned by its wrapper
  self->SetOwner(args[0]);
  self->SetCoder(std::move(coder.value()));
  self->format_ = format;
  self->level_ = encodes ? js::Int32Of(args[2]) : -1;
  self->left_bytes_ = encodes ? UINT64_MAX : js::LengthOf(args[3]);
}

void Coder::SetCoder(std::unique_ptr<compress::Coder> coder) {
  const int64_t change = kCoderMemory * ((coder != nullptr) - (coder_ != nullptr));
  coder_ = std::move(coder);
  if (change != 0) env().isolate()->AdjustAmountOfExternalAllocatedMemory(change);
}

void Coder::Write(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  js::Encoding encoding;
  base::ByteQueue bytes;
  if (!js::ParseEncoding(isolate, args[1], js::Encoding::kUtf8, &encoding)) return;
  if (!js::AppendBytes(isolate, args[0], encoding, "write: data", &bytes)) return;
  if (stopped_ || flow_ == Flow::kFinish || work_flow_ == Flow::kFinish)
    return args.GetReturnValue().Set(false);
  if (input_.empty()) {
    input_ = std::move(bytes);
  } else {
    input_.Append(bytes.view());
  }
  Ask(Flow::kContinue);
  owes_drain_ = owes_drain_ || backlog() > kHighWater;
  args.GetReturnValue().Set(!owes_drain_);
}

void Coder::Ask(Flow flow) {
  if (stopped_ || work_flow_ == Flow::kFinish) return;
  if (flow > flow_) flow_ = flow;
  Schedule();
}

// Unless it goes on by itself.
void Coder::Schedule() {
  if (phase_ != Phase::kIdle || stopped_ || paused_ || !HasWork()) return;
  RequestLaterTurn();
  Pin();
}

void Coder::Resume(Args) {
  paused_ = false;
  Schedule();
}

void Coder::Stop() {
  stopped_ = true;
  CancelLaterTurn();
  input_.Clear();
  if (phase_ != Phase::kWorking) Release();  // else when the step is done
}

void Coder::Release() {
  SetCoder(nullptr);
  work_.Clear();
  if (phase_ != Phase::kReporting) std::free(made_.Release());
  Unpin();
}

bool Coder::IsQuick() const {
  return level_ < 0 ? working_bytes_ <= kQuickInput
                    : compress::CompressesQuickly(format_, level_, working_bytes_);
}

// Takes one step, or reports what the last one came to. Goes on in a later turn.
void Coder::Advance() {
  if (phase_ != Phase::kIdle || stopped_) return;
  if (paused_ || !HasWork()) return Rest();
  Pin();
  if (unreported_) return Report();
  if (work_done_) TakeWork();
  phase_ = Phase::kWorking;
  if (IsQuick()) {
    Step();
    OnStepDone();
  } else {
    env().loop().pool().Submit(std::make_unique<Job>(this));
  }
}

// Nothing can happen until somebody asks for it, which needs the JavaScript object.
void Coder::Rest() {
  if (!unreported_) std::free(made_.Release());
  Unpin();
}

void Coder::TakeWork() {
  work_ = std::move(input_);
  input_.Clear();
  work_flow_ = std::exchange(flow_, Flow::kContinue);
  work_done_ = false;
  working_bytes_ = work_.size();
}

// Any thread.
void Coder::Step() {
  if (!made_.Grow(kPiece)) {
    error_ = base::Error::System("compress", ENOMEM);
    return;
  }
  std::string_view input = work_.view();
  std::span<char> room = made_.room();
  const size_t before = room.size();
  base::Result<Progress> progress = coder_->Run(&input, &room, work_flow_);
  made_.Add(before - room.size());
  work_.Consume(work_.size() - input.size());
  if (!progress.ok()) {
    error_ = progress.error();
    return;
  }
  work_done_ = progress.value() != Progress::kFull;
  ended_ = progress.value() == Progress::kEnded;
}

void Coder::OnStepDone() {
  phase_ = Phase::kIdle;
  if (stopped_) return Release();
  unreported_ = true;
  working_bytes_ = work_.size();
  if (made_.view().size() > left_bytes_)
    error_ = base::Error::Named("EMSGSIZE", "the decompressed data is longer than maxBytes");
  Advance();
}

template <class... Values>
void Coder::Call(const js::Event& event, Values... values) {
  js::CallbackScope scope(env());
  scope.Call(event, owner(), {values(env().isolate())...});
}

// The listeners may do anything to this stream, but it stays pinned.
void Coder::Report() {
  v8::HandleScope handles(env().isolate());
  [[maybe_unused]] const v8::Local<v8::Object> kept = object();
  unreported_ = false;
  phase_ = Phase::kReporting;
  ReportMade();
  phase_ = Phase::kIdle;
  if (stopped_) return Release();
  if (paused_ || !HasWork()) return Rest();
  RequestLaterTurn();
}

void Coder::ReportMade() {
  if (const size_t size = made_.view().size(); size > 0 && size <= left_bytes_) {
    left_bytes_ -= size;
    Call(state->data, [this](v8::Isolate* isolate) {
      const v8::Local<v8::Value> buffer = js::BufferOf(isolate, made_.view());
      made_.Clear();
      return buffer;
    });
  }
  if (stopped_) return;
  const bool drained = owes_drain_ && backlog() == 0;
  if (paused_) {
    unreported_ = error_ || ended_ || drained;
    return;
  }
  if (error_) {
    Stop();
    Call(state->fail, [this](v8::Isolate* isolate) { return js::MakeError(isolate, error_); });
  } else if (ended_) {
    Stop();
    Call(state->end);
  } else if (drained) {
    owes_drain_ = false;
    Call(state->drain);
  }
}

}  // namespace

js::Events* RegisterCoder(Environment& env, v8::Local<v8::Object> target) {
  state = env.Own(std::make_unique<State>());
  js::ClassBuilder<Coder>(env, "Coder")
      .Method<&Coder::Write>("write")
      .Method<&Coder::Flush>("flush")
      .Method<&Coder::End>("end")
      .Method<&Coder::Pause>("pause")
      .Method<&Coder::Resume>("resume")
      .Method<static_cast<void (Coder::*)(Args)>(&Coder::Stop)>("stop")
      .Install(target);
  return state;
}

}  // namespace bindings
