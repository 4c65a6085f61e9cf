#include "base/process.h"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <type_traits>

#include "base/file.h"

namespace base {

// The text of a small file of /proc; "" where it cannot be read.
static std::string ReadSmall(const char* path) {
  FileContent content;
  constexpr size_t kLimit = 64 * 1024;
  if (content.ReadFrom(path, kLimit)) return {};
  return std::string(content.view());
}

// Field `number` of /proc/self/stat, counted from 1 as proc(5) does, from 3 on: the second one, the
// name in brackets, may have spaces.
static unsigned long long StatField(const std::string& stat, int number) {
  size_t at = stat.rfind(')');
  for (int field = 2; field < number && at != stat.npos; ++field) at = stat.find(' ', at + 1);
  return at == stat.npos ? 0 : std::strtoull(stat.c_str() + at, nullptr, 10);
}

double ProcessUptime() {
  static const unsigned long long start = StatField(ReadSmall("/proc/self/stat"), 22);
  timespec now;
  clock_gettime(CLOCK_BOOTTIME, &now);
  const double started = static_cast<double>(start) / static_cast<double>(sysconf(_SC_CLK_TCK));
  const double uptime =
      static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - started;
  return std::max(uptime, 0.0);
}

size_t ResidentBytes() {
  const std::string statm = ReadSmall("/proc/self/statm");  // size, then resident, in pages
  const size_t space = statm.find(' ');
  if (space == statm.npos) return 0;
  return std::strtoull(statm.c_str() + space, nullptr, 10) *
         static_cast<size_t>(sysconf(_SC_PAGESIZE));
}

mode_t FileModeMask() {
  const std::string status = ReadSmall("/proc/self/status");
  constexpr std::string_view kName = "\nUmask:";
  const size_t at = status.find(kName);
  if (at != status.npos)
    return static_cast<mode_t>(std::strtoul(status.c_str() + at + kName.size(), nullptr, 8));
  const mode_t mask = umask(077);
  umask(mask);
  return mask;
}

// ---- the title ----

static std::string* title;

const std::string& ProcessTitle() {
  if (title != nullptr) return *title;
  char name[16] = "";
  prctl(PR_GET_NAME, name);
  return *(title = new std::string(name));
}

// The words of the command line stand one behind the other, each with its NUL. The last NUL stays: where
// it is gone the kernel takes the environment for more of the title.
void SetProcessTitle(std::string_view text) {
  static const std::string stat = ReadSmall("/proc/self/stat");
  static char* const begin = reinterpret_cast<char*>(StatField(stat, 48));
  static char* const end = reinterpret_cast<char*>(StatField(stat, 49));
  const size_t room = begin != nullptr && end > begin ? static_cast<size_t>(end - begin) - 1 : 0;
  text = text.substr(0, room);
  if (title == nullptr) title = new std::string;
  *title = text;
  std::memset(begin, 0, room);
  std::memcpy(begin, text.data(), text.size());
  prctl(PR_SET_NAME, title->c_str());
}

// ---- the user ----

// Calls one of the getXXX_r functions with as much room as the entry takes.
template <class Entry, class Call>
static Error Find(const char* name, Call call, Entry* entry, std::string* room) {
  Entry* found = nullptr;
  int code = ERANGE;
  for (size_t size = 1024; code == ERANGE && size <= 1024 * 1024; size *= 4) {
    room->resize(size);
    code = call(entry, room->data(), size, &found);
  }
  // Where there is no such table at all, there is no such entry either.
  if (code == 0 || code == ENOENT || code == ESRCH) code = found == nullptr ? ENOENT : 0;
  return code == 0 ? Error() : Error::System(name, code);
}

Error FindUser(const std::string& name, uid_t uid, User* user) {
  passwd entry;
  std::string room;
  const auto call = [&](passwd* result, char* bytes, size_t size, passwd** found) {
    return name.empty() ? getpwuid_r(uid, result, bytes, size, found)
                        : getpwnam_r(name.c_str(), result, bytes, size, found);
  };
  const char* const function = name.empty() ? "getpwuid" : "getpwnam";
  if (Error error = Find<passwd>(function, call, &entry, &room)) return error;
  user->uid = entry.pw_uid;
  user->gid = entry.pw_gid;
  int count = 64;
  user->groups.resize(static_cast<size_t>(count));
  while (getgrouplist(entry.pw_name, entry.pw_gid, user->groups.data(), &count) < 0)
    user->groups.resize(static_cast<size_t>(count));
  user->groups.resize(static_cast<size_t>(count));
  return {};
}

Error FindGroup(const std::string& name, gid_t* gid) {
  group entry;
  std::string room;
  const auto call = [&](group* result, char* bytes, size_t size, group** found) {
    return getgrnam_r(name.c_str(), result, bytes, size, found);
  };
  if (Error error = Find<group>("getgrnam", call, &entry, &room)) return error;
  *gid = entry.gr_gid;
  return {};
}

Error BecomeUser(const User& user) {
  if (setgroups(user.groups.size(), user.groups.data()) != 0) return Error::System("setgroups");
  if (setresgid(user.gid, user.gid, user.gid) != 0) return Error::System("setresgid");
  if (setresuid(user.uid, user.uid, user.uid) != 0) return Error::System("setresuid");
  return {};
}

}  // namespace base
