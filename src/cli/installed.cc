#include "cli/installed.h"

#include <limits.h>
#include <unistd.h>

namespace cli {

std::string ProgramFolder() {
  char path[PATH_MAX];
  const ssize_t size = readlink("/proc/self/exe", path, sizeof path);
  if (size <= 0) return ".";
  const std::string program(path, static_cast<size_t>(size));
  return program.substr(0, program.rfind('/'));
}

std::string InstalledFile(const std::string& installed, const std::string& in_source) {
  const std::string folder = ProgramFolder();
  const std::string prefix = folder.substr(0, folder.rfind('/') + 1);
  const std::string path = prefix + installed;
  return access(path.c_str(), F_OK) == 0 ? path : prefix + in_source;
}

}  // namespace cli
