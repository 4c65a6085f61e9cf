// digest.node: work that blocks, done on the thread pool, in today's style of V8.
//
//   sha256(path) -> node.Promise      success: the digest of the file as hexadecimal digits
//                                     error: an Error with code, errno, syscall and path
//
// OpenSSL is not in the process: the module names it, -lcrypto.

#define NODE_MODERN_V8
#include <fcntl.h>
#include <node/node.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace {

constexpr size_t kChunk = 256 * 1024;

// One call of sha256(). Made and ended on the loop's thread; in between it belongs to the pool.
struct Digest {
  std::string path;
  node::Promise* promise;
  std::string hex;
  const char* failed = nullptr;  // the system call
  int errorno = 0;

  void Fail(const char* syscall) {
    errorno = errno;
    failed = syscall;
  }
};

std::string Hex(const unsigned char* bytes, unsigned size) {
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += "0123456789abcdef"[bytes[i] >> 4];
    text += "0123456789abcdef"[bytes[i] & 15];
  }
  return text;
}

void ReadAll(int fd, Digest* digest, EVP_MD_CTX* context) {
  std::string chunk(kChunk, '\0');
  while (true) {
    const ssize_t size = read(fd, chunk.data(), chunk.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return digest->Fail("read");
    if (size == 0) break;
    EVP_DigestUpdate(context, chunk.data(), size);
  }
  unsigned char bytes[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  EVP_DigestFinal_ex(context, bytes, &size);
  digest->hex = Hex(bytes, size);
}

// On a thread of the pool: no V8 here.
int Work(eio_req* req) {
  Digest* const digest = static_cast<Digest*>(req->data);
  const int fd = open(digest->path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    digest->Fail("open");
    return 0;
  }
  EVP_MD_CTX* const context = EVP_MD_CTX_new();
  EVP_DigestInit_ex(context, EVP_sha256(), nullptr);
  ReadAll(fd, digest, context);
  EVP_MD_CTX_free(context);
  close(fd);
  return 0;
}

// On the loop's thread again.
int Done(eio_req* req) {
  Digest* const digest = static_cast<Digest*>(req->data);
  v8::Isolate* const isolate = v8::Isolate::GetCurrent();
  v8::HandleScope handles(isolate);
  if (digest->failed != nullptr) {
    v8::Local<v8::Value> error =
        node::ErrnoException(digest->errorno, digest->failed, digest->path.c_str());
    digest->promise->EmitError(1, &error);
  } else {
    v8::Local<v8::Value> hex =
        v8::String::NewFromUtf8(isolate, digest->hex.c_str()).ToLocalChecked();
    digest->promise->EmitSuccess(1, &hex);
  }
  delete digest;
  return 0;
}

void Sha256(const v8::FunctionCallbackInfo<v8::Value>& args) {
  std::string path;
  if (!node::DecodePath(args[0], "sha256: the path", &path)) return;
  Digest* const digest = new Digest;
  digest->path = path;
  digest->promise = node::Promise::Create();
  args.GetReturnValue().Set(digest->promise->Handle());
  eio_custom(Work, EIO_PRI_DEFAULT, Done, digest);
}

}  // namespace

extern "C" void init(v8::Local<v8::Object> target) { NODE_SET_METHOD(target, "sha256", Sha256); }
