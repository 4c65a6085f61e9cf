// binding("constants"): the system's numbers.
//
//   numbers   name -> number: flags of open(2) (O_*) and access(2) (R_OK), modes of files (S_*), errors (E*)

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <vector>

#include "base/error.h"
#include "bindings/bindings.h"
#include "js/values.h"

namespace bindings {

#define NAMED(name) \
  { #name, name }
static constexpr struct {
  const char* name;
  int value;
} kFileConstants[] = {
    // clang-format off
    NAMED(O_RDONLY), NAMED(O_WRONLY), NAMED(O_RDWR), NAMED(O_ACCMODE), NAMED(O_CREAT), NAMED(O_EXCL),
    NAMED(O_NOCTTY), NAMED(O_TRUNC), NAMED(O_APPEND), NAMED(O_NONBLOCK), NAMED(O_NDELAY), NAMED(O_DSYNC),
    NAMED(O_SYNC), NAMED(O_RSYNC), NAMED(O_FSYNC), NAMED(O_ASYNC), NAMED(O_LARGEFILE),
    NAMED(O_DIRECT), NAMED(O_DIRECTORY), NAMED(O_NOFOLLOW), NAMED(O_NOATIME), NAMED(O_CLOEXEC),
    NAMED(O_PATH), NAMED(O_TMPFILE), NAMED(F_OK), NAMED(R_OK), NAMED(W_OK), NAMED(X_OK),
    NAMED(S_IFMT), NAMED(S_IFREG), NAMED(S_IFDIR), NAMED(S_IFCHR), NAMED(S_IFBLK), NAMED(S_IFIFO),
    NAMED(S_IFLNK), NAMED(S_IFSOCK), NAMED(S_ISUID), NAMED(S_ISGID), NAMED(S_ISVTX),
    NAMED(S_IRWXU), NAMED(S_IRUSR), NAMED(S_IWUSR), NAMED(S_IXUSR),
    NAMED(S_IRWXG), NAMED(S_IRGRP), NAMED(S_IWGRP), NAMED(S_IXGRP),
    NAMED(S_IRWXO), NAMED(S_IROTH), NAMED(S_IWOTH), NAMED(S_IXOTH),
    NAMED(S_IREAD), NAMED(S_IWRITE), NAMED(S_IEXEC),
    // clang-format on
};
#undef NAMED

void RegisterConstants(js::Environment& env, v8::Local<v8::Object> target) {
  v8::Isolate* isolate = env.isolate();
  std::vector<v8::Local<v8::Name>> names;
  std::vector<v8::Local<v8::Value>> values;
  const auto add = [&](const char* name, int value) {
    names.push_back(js::Name(isolate, name));
    values.push_back(v8::Integer::New(isolate, value));
  };
  for (const auto& constant : kFileConstants) add(constant.name, constant.value);
  for (const base::ErrnoName* error = base::kErrnoNames; error->name != nullptr; ++error) {
    add(error->name, error->code);
  }
  // All at once: one after another, V8 makes a hidden class for each.
  v8::Local<v8::Object> numbers =
      v8::Object::New(isolate, v8::Null(isolate), names.data(), values.data(), names.size());
  js::Set(isolate, target, "numbers", numbers.As<v8::Value>());
}

}  // namespace bindings
