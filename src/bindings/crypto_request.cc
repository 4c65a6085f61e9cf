#include "bindings/crypto_request.h"

#include <string.h>

#include <deque>
#include <memory>
#include <utility>

#include "crypto/digest.h"
#include "crypto/password.h"
#include "js/byte_argument.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "js/exceptions.h"
#include "js/path.h"
#include "loop/loop.h"

namespace bindings {

using js::Args;
using js::Environment;

namespace {

class CryptoRequest;

struct CryptoState final : js::BindingState, js::Events {
  CryptoState() : Events("crypto", "Request") {}
  // Each password takes a processor and 32 MiB for a while, so that many at once would leave
  // nothing for others: of the pool's threads they have two at most, and the others wait here.
  static constexpr int kPasswordsAtOnce = 2;
  int passwords = 0;
  std::deque<std::unique_ptr<CryptoRequest>> waiting;
  js::Event succeed{this, "succeed"}, fail{this, "fail"};
};

CryptoState* state;

class CryptoRequest : public loop::PoolRequest {
 public:
  explicit CryptoRequest(Args args) : promise_(args.GetIsolate(), args[0]) {}

  std::string path;  // for the error

  void Work() final { error_ = Perform(); }
  void Done() override {
    Environment& env = *Environment::Current();
    js::CallbackScope scope(env);
    v8::Local<v8::Value> promise = promise_.Get(env.isolate());
    if (error_) {
      scope.Call(state->fail, promise, {js::MakeError(env.isolate(), error_, path)});
    } else {
      scope.Call(state->succeed, promise, {Value(env.isolate())});
    }
  }

 protected:
  virtual base::Error Perform() = 0;  // pool thread
  virtual v8::Local<v8::Value> Value(v8::Isolate* isolate) = 0;

 private:
  v8::Global<v8::Value> promise_;
  base::Error error_;
};

void Submit(std::unique_ptr<CryptoRequest> request) {
  Environment::Current()->loop().pool().Submit(std::move(request));
}

class DigestFileRequest final : public CryptoRequest {
 public:
  using CryptoRequest::CryptoRequest;
  std::string algorithm;

 private:
  base::Error Perform() override {
    return crypto::DigestFile(algorithm, path.c_str(), bytes_, &size_);
  }
  v8::Local<v8::Value> Value(v8::Isolate* isolate) override {
    return js::BufferOf(isolate, {bytes_, size_});
  }

  char bytes_[crypto::Digest::kMaxSize];
  size_t size_ = 0;
};

class PasswordRequest : public CryptoRequest {
 public:
  using CryptoRequest::CryptoRequest;
  ~PasswordRequest() override { ::explicit_bzero(password_.data(), password_.size()); }

  // Copies the password: the script goes on while the pool works.
  bool TakePassword(Args args, const char* what) {
    js::ByteArgument password;
    if (!password.Take(args.GetIsolate(), args[1], what)) return false;
    password_ = password.view();
    return true;
  }

  void Done() final {
    --state->passwords;
    StartNext();
    CryptoRequest::Done();
  }

  static void Enqueue(std::unique_ptr<CryptoRequest> request) {
    state->waiting.push_back(std::move(request));
    StartNext();
  }

 protected:
  std::string_view password() const { return password_; }

 private:
  static void StartNext() {
    if (state->waiting.empty() || state->passwords == CryptoState::kPasswordsAtOnce) return;
    ++state->passwords;
    std::unique_ptr<CryptoRequest> next = std::move(state->waiting.front());
    state->waiting.pop_front();
    Submit(std::move(next));
  }

  std::string password_;
};

class HashPasswordRequest final : public PasswordRequest {
 public:
  using PasswordRequest::PasswordRequest;

 private:
  base::Error Perform() override {
    base::Result<std::string> hash = crypto::HashPassword(password());
    if (!hash.ok()) return hash.error();
    hash_ = hash.value();
    return {};
  }
  v8::Local<v8::Value> Value(v8::Isolate* isolate) override { return js::String(isolate, hash_); }

  std::string hash_;
};

class VerifyPasswordRequest final : public PasswordRequest {
 public:
  using PasswordRequest::PasswordRequest;
  crypto::PasswordHash hash;

 private:
  base::Error Perform() override {
    base::Result<bool> verified = crypto::VerifyPassword(password(), hash);
    if (!verified.ok()) return verified.error();
    verified_ = verified.value();
    return {};
  }
  v8::Local<v8::Value> Value(v8::Isolate* isolate) override {
    return v8::Boolean::New(isolate, verified_);
  }

  bool verified_ = false;
};

void DigestFile(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  auto request = std::make_unique<DigestFileRequest>(args);
  if (!TakeAlgorithm(isolate, args[1], "digestFile", &request->algorithm) ||
      !js::ParsePath(isolate, args[2], "digestFile: path", &request->path)) {
    return;
  }
  const auto hash = crypto::FindHash(request->algorithm);
  if (!hash.ok()) {
    return ThrowCryptoError(isolate, "digestFile", hash.error(), request->algorithm);
  }
  Submit(std::move(request));
}

void HashPassword(Args args) {
  auto request = std::make_unique<HashPasswordRequest>(args);
  if (request->TakePassword(args, "hashPassword: password"))
    PasswordRequest::Enqueue(std::move(request));
}

void VerifyPassword(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  auto request = std::make_unique<VerifyPasswordRequest>(args);
  if (!request->TakePassword(args, "verifyPassword: password")) return;
  base::Result<crypto::PasswordHash> hash =
      crypto::ParsePasswordHash(args[2]->IsString() ? js::ToUtf8(isolate, args[2]) : "");
  if (!hash.ok()) return ThrowCryptoError(isolate, "verifyPassword", hash.error(), {});
  request->hash = std::move(hash.value());
  PasswordRequest::Enqueue(std::move(request));
}

}  // namespace

void RegisterCryptoRequests(Environment& env, v8::Local<v8::Object> target) {
  state = env.Own(std::make_unique<CryptoState>());
  js::SetFunction(env, target, "digestFile", DigestFile);
  js::SetFunction(env, target, "hashPassword", HashPassword);
  js::SetFunction(env, target, "verifyPassword", VerifyPassword);
  js::InstallSetEvents(env, target, {state});
}

}  // namespace bindings
