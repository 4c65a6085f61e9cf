#include "cli/compiler_flags.h"

#include <unistd.h>

#include "cli/installed.h"
#include "node/version.h"

namespace cli {

#define TEXT_OF(number) TEXT(number)
#define TEXT(token) #token

// The folder that holds node/node.h: beside the program in a build folder, beside bin/ once
// installed.
static std::string IncludeFolder() {
  const std::string folder = ProgramFolder();
  std::string built = folder + "/include";
  if (access((built + "/node/node.h").c_str(), F_OK) == 0) return built;
  return folder.substr(0, folder.rfind('/')) + "/include";
}

std::string CompilerFlags(const std::string& language) {
  const std::string include = IncludeFolder();
  // include/node comes first: its <v8.h> and <ev.h> come before those of V8 and libev. Both need
  // -fno-strict-aliasing. Exceptions and RTTI stay on: a module may need them for a library of its
  // own.
  return "-I" + include + "/node -I" + include + "/node/v8 -I" + include + " -std=" + language +
         " -fPIC -fno-strict-aliasing"
         " -DNODE_MAJOR_VERSION=" TEXT_OF(NODE_MAJOR_VERSION) " -DNODE_MINOR_VERSION=" TEXT_OF(
             NODE_MINOR_VERSION) " -DNODE_PATCH_VERSION=" TEXT_OF(NODE_PATCH_VERSION)
#ifdef NODE_DEBUG_BUILD
             " -DNODE_DEBUG_BUILD -g -Og -D_GLIBCXX_ASSERTIONS";
#else
             " -O2 -g1";
#endif
}

}  // namespace cli
