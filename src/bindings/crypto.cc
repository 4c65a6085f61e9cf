// binding("crypto"): what lib/crypto.js makes node.crypto of. Bytes come back as ArrayBuffers.
//
//   digest(algorithm, data, form)    hmac(algorithm, key, data, form)
//       a string where there is a form, one of binding("encode").forms
//   new Hash(algorithm, key)   key: undefined for a hash;   update(data)   digest(form)
//   randomBytes(size)   randomBelow(limit)   randomUUID()   equal(a, b)
//   seal(key, data, extra)   open(key, sealed, extra)
//   sign(algorithm, key, data)   verify(algorithm, key, data, signature) -> boolean
//   digestFile(promise, algorithm, path)
//   hashPassword(promise, password)   verifyPassword(promise, password, hash)
//       on the pool; wrong arguments throw at once
//   setEvents({ Request: { succeed(value), fail(error) } })   called on the promise

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>

#include "base/binary_text.h"
#include "bindings/bindings.h"
#include "bindings/crypto_request.h"
#include "crypto/argument_error.h"
#include "crypto/digest.h"
#include "crypto/random.h"
#include "crypto/seal.h"
#include "crypto/signature.h"
#include "js/byte_argument.h"
#include "js/bytes.h"
#include "js/class_builder.h"
#include "js/exceptions.h"

namespace bindings {

using js::Args;
using js::ByteArgument;
using js::Environment;

// What is shown of an unknown algorithm.
static constexpr size_t kMaxShownName = 80;

void ThrowCryptoError(v8::Isolate* isolate, const char* call, const base::Error& error,
                      std::string_view subject) {
  if (!crypto::IsWrongArgument(error)) return js::Throw(isolate, error);
  std::string message = std::string(call) + ": " + base::ErrorMessage(error);
  if (!subject.empty()) message.append(": ").append(subject.substr(0, kMaxShownName));
  js::ThrowTypeError(isolate, message);
}

bool TakeAlgorithm(v8::Isolate* isolate, v8::Local<v8::Value> value, const char* call,
                   std::string* algorithm) {
  if (!value->IsString()) {
    js::ThrowTypeError(isolate, std::string(call) + ": algorithm must be a string");
    return false;
  }
  *algorithm = js::ToUtf8(isolate, value);
  return true;
}

static void ReturnDigest(Args args, crypto::Digest& digest, v8::Local<v8::Value> form) {
  char bytes[crypto::Digest::kMaxSize];
  size_t size = 0;
  v8::Isolate* const isolate = args.GetIsolate();
  if (const base::Error error = digest.Finish(bytes, &size)) return js::Throw(isolate, error);
  const std::string_view view(bytes, size);
  if (!form->IsInt32()) return args.GetReturnValue().Set(js::BufferOf(isolate, view));
  const auto binary_text = static_cast<base::BinaryText>(form.As<v8::Int32>()->Value());
  char text[2 * crypto::Digest::kMaxSize];  // in the longest form, kHex
  base::ToText(binary_text, view, text);
  args.GetReturnValue().Set(js::String(isolate, {text, base::TextSize(binary_text, size)}));
}

// A digest of its own for these arguments; nothing, with an exception thrown, where they are wrong.
static std::optional<crypto::Digest> MakeDigest(v8::Isolate* isolate, const char* call,
                                                const std::string& algorithm,
                                                std::optional<std::string_view> key) {
  base::Result<crypto::Digest> digest =
      key ? crypto::Digest::Hmac(algorithm, *key) : crypto::Digest::Hash(algorithm);
  if (digest.ok()) return std::move(digest.value());
  ThrowCryptoError(isolate, call, digest.error(), algorithm);
  return {};
}

static void Digest(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  std::string algorithm;
  ByteArgument data;
  if (!TakeAlgorithm(isolate, args[0], "digest", &algorithm) ||
      !data.Take(isolate, args[1], "digest: data")) {
    return;
  }
  std::optional<crypto::Digest> digest = MakeDigest(isolate, "digest", algorithm, {});
  if (!digest) return;
  if (const base::Error error = digest->Update(data.view())) return js::Throw(isolate, error);
  ReturnDigest(args, *digest, args[2]);
}

static void Hmac(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  std::string algorithm;
  ByteArgument key, data;
  if (!TakeAlgorithm(isolate, args[0], "hmac", &algorithm) ||
      !key.Take(isolate, args[1], "hmac: key") || !data.Take(isolate, args[2], "hmac: data")) {
    return;
  }
  std::optional<crypto::Digest> digest = MakeDigest(isolate, "hmac", algorithm, key.view());
  if (!digest) return;
  if (const base::Error error = digest->Update(data.view())) return js::Throw(isolate, error);
  ReturnDigest(args, *digest, args[3]);
}

// node.crypto.Hash. Nothing happens to it by itself, so it is never pinned.
class Hash final : public js::Wrap {
 public:
  static void New(Args args) {
    v8::Isolate* isolate = args.GetIsolate();
    std::string algorithm;
    ByteArgument key;
    const bool has_key = !args[1]->IsUndefined();
    if (!TakeAlgorithm(isolate, args[0], "Hash", &algorithm) ||
        (has_key && !key.Take(isolate, args[1], "Hash: key"))) {
      return;
    }
    const auto key_bytes = has_key ? std::optional<std::string_view>(key.view()) : std::nullopt;
    std::optional<crypto::Digest> digest = MakeDigest(isolate, "Hash", algorithm, key_bytes);
    if (digest) new Hash(*Environment::Current(), args.This(), std::move(*digest));
  }

  void Update(Args args) {
    ByteArgument data;
    if (!data.Take(args.GetIsolate(), args[0], "update: data") ||
        !IsOpen(args, "update: digest() was called"))
      return;
    if (const base::Error error = digest_->Update(data.view())) js::Throw(args.GetIsolate(), error);
  }

  void Digest(Args args) {
    if (!IsOpen(args, "digest: digest() was called")) return;
    ReturnDigest(args, *digest_, args[0]);
    digest_.reset();
  }

 private:
  Hash(Environment& env, v8::Local<v8::Object> object, crypto::Digest digest)
      : Wrap(env, object), digest_(std::move(digest)) {}

  bool IsOpen(Args args, const char* otherwise) {
    if (!digest_) js::Throw(args.GetIsolate(), base::Error::Named("EALREADY", otherwise));
    return digest_.has_value();
  }

  std::optional<crypto::Digest> digest_;  // until digest()
};

// Memory for an outcome of any size. Null, with an Error thrown, where there is none; V8's own
// would end the process.
static std::unique_ptr<v8::BackingStore> NewStore(v8::Isolate* isolate, size_t size) {
  void* const data = std::malloc(std::max<size_t>(size, 1));
  if (data == nullptr) {
    js::Throw(isolate, base::Error::System("malloc", ENOMEM));
    return nullptr;
  }
  return v8::ArrayBuffer::NewBackingStore(
      data, size, [](void* memory, size_t, void*) { std::free(memory); }, nullptr);
}

static void RandomBytes(Args args) {
  const auto size = static_cast<size_t>(args[0].As<v8::Number>()->Value());
  std::unique_ptr<v8::BackingStore> store = NewStore(args.GetIsolate(), size);
  if (!store) return;
  crypto::RandomBytes(store->Data(), size);
  args.GetReturnValue().Set(v8::ArrayBuffer::New(args.GetIsolate(), std::move(store)));
}

static void RandomBelow(Args args) {
  const auto limit = static_cast<uint64_t>(args[0].As<v8::Number>()->Value());
  args.GetReturnValue().Set(static_cast<double>(crypto::RandomBelow(limit)));
}

static void RandomUuid(Args args) {
  args.GetReturnValue().Set(js::String(args.GetIsolate(), crypto::RandomUuid()));
}

static void Equal(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  ByteArgument a, b;
  if (!a.Take(isolate, args[0], "equal: a") || !b.Take(isolate, args[1], "equal: b")) return;
  base::Result<bool> equal = crypto::EqualBytes(a.view(), b.view());
  if (!equal.ok()) return js::Throw(isolate, equal.error());
  args.GetReturnValue().Set(equal.value());
}

static void Seal(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  ByteArgument key, data, extra;
  if (!key.Take(isolate, args[0], "seal: key") || !data.Take(isolate, args[1], "seal: data") ||
      !extra.Take(isolate, args[2], "seal: extra")) {
    return;
  }
  std::unique_ptr<v8::BackingStore> store =
      NewStore(isolate, data.view().size() + crypto::kSealOverhead);
  if (const base::Error error =
          crypto::Seal(key.view(), data.view(), extra.view(), static_cast<char*>(store->Data()))) {
    return ThrowCryptoError(isolate, "seal", error, {});
  }
  args.GetReturnValue().Set(v8::ArrayBuffer::New(isolate, std::move(store)));
}

static void Open(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  ByteArgument key, sealed, extra;
  if (!key.Take(isolate, args[0], "open: key") || !sealed.Take(isolate, args[1], "open: sealed") ||
      !extra.Take(isolate, args[2], "open: extra")) {
    return;
  }
  const size_t size = sealed.view().size();
  std::unique_ptr<v8::BackingStore> store =
      NewStore(isolate, size < crypto::kSealOverhead ? 0 : size - crypto::kSealOverhead);
  if (!store) return;
  if (const base::Error error = crypto::Open(key.view(), sealed.view(), extra.view(),
                                             static_cast<char*>(store->Data()))) {
    return ThrowCryptoError(isolate, "open", error, {});
  }
  args.GetReturnValue().Set(v8::ArrayBuffer::New(isolate, std::move(store)));
}

static void Sign(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  std::string algorithm;
  ByteArgument key, data;
  if (!TakeAlgorithm(isolate, args[0], "sign", &algorithm) ||
      !key.Take(isolate, args[1], "sign: key") || !data.Take(isolate, args[2], "sign: data")) {
    return;
  }
  base::Result<std::string> signature = crypto::Sign(algorithm, key.view(), data.view());
  if (!signature.ok()) return ThrowCryptoError(isolate, "sign", signature.error(), algorithm);
  args.GetReturnValue().Set(js::BufferOf(isolate, signature.value()));
}

static void Verify(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  std::string algorithm;
  ByteArgument key, data, signature;
  if (!TakeAlgorithm(isolate, args[0], "verify", &algorithm) ||
      !key.Take(isolate, args[1], "verify: key") || !data.Take(isolate, args[2], "verify: data") ||
      !signature.Take(isolate, args[3], "verify: signature")) {
    return;
  }
  base::Result<bool> verified =
      crypto::Verify(algorithm, key.view(), data.view(), signature.view());
  if (!verified.ok()) return ThrowCryptoError(isolate, "verify", verified.error(), algorithm);
  args.GetReturnValue().Set(verified.value());
}

void RegisterCrypto(Environment& env, v8::Local<v8::Object> target) {
  constexpr struct {
    const char* name;
    void (*function)(Args);
  } kFunctions[] = {{"digest", Digest},
                    {"hmac", Hmac},
                    {"randomBytes", RandomBytes},
                    {"randomBelow", RandomBelow},
                    {"randomUUID", RandomUuid},
                    {"equal", Equal},
                    {"seal", Seal},
                    {"open", Open},
                    {"sign", Sign},
                    {"verify", Verify}};
  for (const auto& entry : kFunctions) js::SetFunction(env, target, entry.name, entry.function);
  js::ClassBuilder<Hash>(env, "Hash")
      .Method<&Hash::Update>("update")
      .Method<&Hash::Digest>("digest")
      .Install(target);
  RegisterCryptoRequests(env, target);
}

}  // namespace bindings
