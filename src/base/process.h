// Process: what the kernel knows of this process, and what a process may change of itself. All of
// it is synchronous and short.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace base {

// Seconds since the process was started, to 10 ms.
double ProcessUptime();

// Bytes of memory that the process occupies now: VmRSS of /proc/self/status.
size_t ResidentBytes();

// The mask of the modes of new files. It is read without being changed, since other threads may be
// making files.
mode_t FileModeMask();

// The name that ps and top show. SetProcessTitle() keeps as many bytes as the words of the command
// line had. Before that, ProcessTitle() is the name of the program.
const std::string& ProcessTitle();
void SetProcessTitle(std::string_view title);

// Who a process is to be from now on.
struct User {
  uid_t uid = 0;
  gid_t gid = 0;
  std::vector<gid_t> groups;  // besides gid
};

// The user of this name (or number, where `name` is empty) with the groups that the system's tables
// give it. ENOENT where there is none.
Error FindUser(const std::string& name, uid_t uid, User* user);
Error FindGroup(const std::string& name, gid_t* gid);

// Becomes the user, in all threads, with real, effective and saved ids: groups first, the uid last.
// There is no way back from a user other than root. On error the process may have other groups.
Error BecomeUser(const User& user);

}  // namespace base
