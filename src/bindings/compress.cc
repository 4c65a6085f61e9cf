// binding("compress"): what lib/compress.js makes node.compress of, and HTTP its compressed bodies.
// Bytes come back as ArrayBuffers. A format is its index in `formats`.
//
//   compress(promise, data, format, level)     decompress(promise, data, format, maxBytes)
//       `promise` settles in a later turn
//   compressNow(body, encoding, format, level) -> ArrayBuffer; undefined where that is not quick, or
//       fails
//   open(format)                               throws where its library is not there
//   new Coder(owner, format, level or undefined, maxBytes, forHttp)
//                                              a stream; without a level it decodes
//     .write(data, encoding) -> whether more is welcome    .flush()   .end()
//     .pause()   .resume()   .stop()           no event follows stop()
//   formats                                    [{ name, least, most, usual }, ...]: levels
//   setEvents({ Request: { succeed(value), fail(error) },      called on the promise
//               Coder: { data(value), drain(), end(), fail(error) } })

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <memory>
#include <string>
#include <utility>

#include "bindings/bindings.h"
#include "bindings/compress_coder.h"
#include "compress/whole.h"
#include "js/byte_argument.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "js/exceptions.h"
#include "loop/loop.h"

namespace bindings {

using compress::Format;
using js::Args;
using js::Environment;

bool TakeFormat(v8::Isolate* isolate, v8::Local<v8::Value> value, Format* format) {
  if (!value->IsUint32() || value.As<v8::Uint32>()->Value() >= compress::kFormats) {
    js::ThrowTypeError(isolate, "there is no such format");
    return false;
  }
  *format = static_cast<Format>(value.As<v8::Uint32>()->Value());
  return true;
}

namespace {

class WholeRequest;

struct State final : js::BindingState, js::Events {
  State() : Events("compress", "Request"), settle([this] { Settle(); }) {}
  void Settle();
  // Done at once; the promise settles in a later turn.
  std::deque<std::unique_ptr<WholeRequest>> done;
  loop::Deferred settle;
  js::Event succeed{this, "succeed"}, fail{this, "fail"};
};

State* state;

// Small outcomes are copied. The memory of a large one becomes the array's.
v8::Local<v8::ArrayBuffer> ArrayOf(Environment& env, compress::Buffer* bytes) {
  constexpr size_t kLeastInPlace = 64 * 1024;
  static struct {
    void GiveBack(void* data, size_t) { std::free(data); }
  } memory;
  const size_t size = bytes->view().size();
  if (size < kLeastInPlace) return js::BufferOf(env.isolate(), bytes->view());
  return v8::ArrayBuffer::New(env.isolate(),
                              env.array_memory().StoreOver({bytes->Release(), size}, &memory));
}

class WholeRequest final : public loop::PoolRequest {
 public:
  WholeRequest(Args args, Format format, bool compresses, uint32_t limit)
      : promise_(args.GetIsolate(), args[0]),
        format_(format),
        compresses_(compresses),
        limit_(limit) {}

  // Does it now where that is quick, else on the pool, with a copy of the data.
  static void Start(std::unique_ptr<WholeRequest> request, std::string_view data) {
    if (request->DoQuickly(data)) {
      state->done.push_back(std::move(request));
      return state->settle.Schedule();
    }
    request->data_ = data;
    Environment::Current()->loop().pool().Submit(std::move(request));
  }

  void Work() override { error_ = Perform(data_, limit_); }

  void Done() override {
    Environment& env = *Environment::Current();
    js::CallbackScope scope(env);
    v8::Local<v8::Value> promise = promise_.Get(env.isolate());
    if (error_) {
      scope.Call(state->fail, promise, {js::MakeError(env.isolate(), error_)});
    } else {
      scope.Call(state->succeed, promise, {ArrayOf(env, &outcome_).As<v8::Value>()});
    }
  }

 private:
  base::Error Perform(std::string_view data, uint32_t limit) {
    return compresses_ ? compress::Compress(format_, static_cast<int>(limit), data, &outcome_)
                       : compress::Decompress(format_, data, limit, &outcome_);
  }

  bool DoQuickly(std::string_view data) {
    if (compresses_) {
      if (!compress::CompressesQuickly(format_, static_cast<int>(limit_), data.size()))
        return false;
      error_ = Perform(data, limit_);
      return true;
    }
    constexpr uint32_t kMost = compress::kDecompressesQuickly;
    if (data.size() > kMost / 4) return false;
    error_ = Perform(data, std::min(limit_, kMost));
    const bool is_long = error_ && limit_ > kMost && ErrorName(error_) == std::string("EMSGSIZE");
    if (is_long) outcome_.Clear();
    return !is_long;
  }

  v8::Global<v8::Value> promise_;
  const Format format_;
  const bool compresses_;
  const uint32_t limit_;  // the level, or the most bytes
  std::string data_;
  compress::Buffer outcome_;
  base::Error error_;
};

// A listener may wait in a nested loop, which goes on with the others.
void State::Settle() {
  if (done.empty()) return;
  const std::unique_ptr<WholeRequest> request = std::move(done.front());
  done.pop_front();
  if (!done.empty()) settle.Schedule();
  request->Done();
}

template <bool kCompresses>
void Whole(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  Format format;
  js::ByteArgument data;
  if (!data.Take(isolate, args[1], kCompresses ? "compress: data" : "decompress: data") ||
      !TakeFormat(isolate, args[2], &format)) {
    return;
  }
  if (const base::Error error = compress::OpenFormat(format)) return js::Throw(isolate, error);
  WholeRequest::Start(
      std::make_unique<WholeRequest>(args, format, kCompresses, js::Uint32Of(args[3])),
      data.view());
}

void CompressNow(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  js::Encoding encoding;
  Format format;
  base::ByteQueue bytes;
  if (!js::ParseEncoding(isolate, args[1], js::Encoding::kAscii, &encoding) ||
      !js::AppendBytes(isolate, args[0], encoding, "body", &bytes) ||
      !TakeFormat(isolate, args[2], &format)) {
    return;
  }
  const int level = js::Int32Of(args[3]);
  if (!compress::CompressesQuickly(format, level, bytes.size())) return;
  compress::Buffer outcome;
  if (compress::Compress(format, level, bytes.view(), &outcome)) return;
  args.GetReturnValue().Set(ArrayOf(*Environment::Current(), &outcome));
}

void Open(Args args) {
  Format format;
  if (!TakeFormat(args.GetIsolate(), args[0], &format)) return;
  if (const base::Error error = compress::OpenFormat(format)) js::Throw(args.GetIsolate(), error);
}

}  // namespace

void RegisterCompress(Environment& env, v8::Local<v8::Object> target) {
  v8::Isolate* isolate = env.isolate();
  state = env.Own(std::make_unique<State>());
  js::SetFunction(env, target, "compress", Whole<true>);
  js::SetFunction(env, target, "decompress", Whole<false>);
  js::SetFunction(env, target, "compressNow", CompressNow);
  js::SetFunction(env, target, "open", Open);
  v8::Local<v8::Array> formats = v8::Array::New(isolate);
  for (uint32_t i = 0; i < compress::kFormats; ++i) {
    const compress::Levels& levels = compress::kLevels[i];
    v8::Local<v8::Object> format = v8::Object::New(isolate);
    js::Set(isolate, format, "name", js::String(isolate, levels.format).As<v8::Value>());
    js::Set(isolate, format, "least", levels.least);
    js::Set(isolate, format, "most", levels.most);
    js::Set(isolate, format, "usual", levels.usual);
    formats->CreateDataProperty(env.context(), i, format).Check();
  }
  js::Set(isolate, target, "formats", formats.As<v8::Value>());
  js::InstallSetEvents(env, target, {state, RegisterCoder(env, target)});
}

}  // namespace bindings
