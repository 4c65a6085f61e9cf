// binding("stdio"): the standard streams.
//
//   write(value)        queues on stdout
//   writeError(value)   writes to stderr now

#include <unistd.h>

#include <memory>

#include "base/byte_queue.h"
#include "bindings/bindings.h"
#include "js/bytes.h"
#include "js/class_builder.h"
#include "loop/loop.h"

namespace bindings {

using js::Args;
using js::Environment;

static void WriteAll(int fd, base::ByteQueue* queue) {
  while (!queue->empty()) {
    const ssize_t written = ::write(fd, queue->view().data(), queue->size());
    if (written < 0 && errno != EINTR) return queue->Clear();
    if (written > 0) queue->Consume(written);
  }
}

class Output final : public js::BindingState, public loop::BeforeSleep {
 public:
  void OnBeforeSleep() override { WriteAll(STDOUT_FILENO, &queue); }
  base::ByteQueue queue;
};

static Output* output;

static void Write(Args args) {
  if (!js::AppendBytes(args.GetIsolate(), args[0], js::Encoding::kUtf8, "data", &output->queue)) return;
  Environment::Current()->loop().RequestBeforeSleep(output);
}

static void WriteError(Args args) {
  base::ByteQueue queue;
  if (js::AppendBytes(args.GetIsolate(), args[0], js::Encoding::kUtf8, "data", &queue)) WriteAll(STDERR_FILENO, &queue);
}

void RegisterStdio(Environment& env, v8::Local<v8::Object> target) {
  output = env.Own(std::make_unique<Output>());
  env.AtExit([] { output->OnBeforeSleep(); });
  js::SetFunction(env, target, "write", Write);
  js::SetFunction(env, target, "writeError", WriteError);
}

}  // namespace bindings
