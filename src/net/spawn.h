// Spawn: starts a program as a child process, without copying the address space.
//
// The child has the descriptors that it is given and those of SpawnOptions::passed alone, every signal at its default
// and none blocked. decisions/spawn.md says why there are two ways to start one.
#pragma once

#include <sys/types.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/process.h"
#include "base/result.h"
#include "base/unique_fd.h"

namespace net {

struct SpawnOptions {
  // Has /bin/sh run the command.
  static SpawnOptions Shell(std::string_view command);

  std::string file;  // looked for along PATH of the child's environment, unless it has a slash
  std::vector<std::string> arguments;                   // argv, the name of the program first
  std::optional<std::vector<std::string>> environment;  // "NAME=value"; ours where it is absent
  std::string folder;                                   // "": ours
  bool own_group = false;                               // leads a process group of its own
  std::optional<base::User> user;
  // These become the next numbers, in this order. One that is among these numbers stands at its own. Not for another
  // user.
  std::vector<int> passed;
};

// `descriptors` become 0, 1, 2 and so on; each is above the number that it becomes, and those behind. ENOENT and EACCES
// are about the file, of which FindProgram() gives the full name.
base::Result<pid_t> Spawn(const SpawnOptions& options, std::span<const base::UniqueFd> descriptors);

// A file name without a slash as the path of the first program of that name along PATH. ENOENT only where no folder
// could hold it: a folder that could not be looked into, or a file that may not be run, gives its own error.
base::Result<std::string> FindProgram(const SpawnOptions& options);

}  // namespace net
