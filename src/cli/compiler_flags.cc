#include "cli/compiler_flags.h"

#include <limits.h>
#include <unistd.h>

namespace cli {

// The folder above the one that the program is in; "" where the system does not tell.
static std::string Prefix() {
  char path[PATH_MAX];
  const ssize_t size = readlink("/proc/self/exe", path, sizeof path);
  if (size < 0) return "";
  const std::string program(path, size);
  const size_t bin = program.rfind('/');
  return bin == 0 || bin == std::string::npos ? "" : program.substr(0, program.rfind('/', bin - 1));
}

std::string CompilerFlags(const std::string& v8_include) {
  const std::string headers = Prefix() + "/include/node";
  const bool installed = access((headers + "/v8/v8.h").c_str(), R_OK) == 0;
  const std::string folders =
      installed ? "-I" + headers + " -I" + headers + "/v8" : "-I" + v8_include;
  return "-std=c++17 -fPIC -fno-exceptions -fno-rtti " + folders;
}

}  // namespace cli
