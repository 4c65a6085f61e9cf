#include "net/spawn.h"

#include <fcntl.h>
#include <grp.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string_view>

extern char** environ;

namespace net {

SpawnOptions SpawnOptions::Shell(std::string_view command) {
  SpawnOptions options;
  options.file = "/bin/sh";
  // "--": the command is never taken for an option of the shell.
  options.arguments = {"sh", "-c", "--", std::string(command)};
  return options;
}

// ---- the program ----

static std::string_view SearchPath(const SpawnOptions& options) {
  constexpr std::string_view kName = "PATH=", kUsual = "/usr/local/bin:/usr/bin:/bin";
  if (options.environment) {
    for (const std::string& entry : *options.environment)
      if (entry.starts_with(kName)) return std::string_view(entry).substr(kName.size());
    return kUsual;
  }
  const char* const path = getenv("PATH");
  return path == nullptr ? kUsual : path;
}

base::Result<std::string> FindProgram(const SpawnOptions& options) {
  if (options.file.find('/') != std::string::npos) return options.file;
  int code = ENOENT;
  std::string_view left = SearchPath(options);
  for (bool last = options.file.empty(); !last;) {
    const std::string_view folder = left.substr(0, left.find(':'));
    last = folder.size() == left.size();
    left.remove_prefix(folder.size() + (last ? 0 : 1));
    std::string path = (folder.empty() ? "." : std::string(folder)) + "/" + options.file;
    const bool is_relative = path[0] != '/' && !options.folder.empty();
    const std::string seen = is_relative ? options.folder + "/" + path : path;
    struct stat file;
    if (stat(seen.c_str(), &file) != 0) {
      if (errno != ENOENT && errno != ENOTDIR) code = errno;  // it may be there
      continue;
    }
    if (!S_ISREG(file.st_mode)) continue;
    if (access(seen.c_str(), X_OK) == 0) return path;
    code = EACCES;
  }
  return base::Error::System("posix_spawn", code);
}

// Pointers as exec takes them. They are valid as long as the strings.
static std::vector<char*> Pointers(const std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (const std::string& string : strings) pointers.push_back(const_cast<char*>(string.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

// ---- as this user ----

namespace {

class Attributes {
 public:
  explicit Attributes(bool own_group) {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    sigset_t signals;
    sigfillset(&signals);
    posix_spawnattr_setsigdefault(&attributes, &signals);
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes, &signals);
    const int group = own_group ? POSIX_SPAWN_SETPGROUP : 0;
    posix_spawnattr_setflags(
        &attributes, static_cast<short>(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | group));
  }
  ~Attributes() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
};

// What a child does between its start and its program.
struct Plan {
  const char* path;
  char* const* arguments;
  char* const* environment;
  const SpawnOptions& options;
  std::span<const base::UniqueFd> descriptors;

  int count() const { return static_cast<int>(descriptors.size()); }
};

}  // namespace

static int SpawnAsThisUser(const Plan& plan, pid_t* pid) {
  Attributes given(plan.options.own_group);
  int code = 0;
  for (int fd = 0; fd < plan.count() && code == 0; ++fd)
    code = posix_spawn_file_actions_adddup2(&given.actions, plan.descriptors[fd].get(), fd);
  int next = plan.count();
  for (const int fd : plan.options.passed)
    if (code == 0) code = posix_spawn_file_actions_adddup2(&given.actions, fd, next++);
  // Ours are all close-on-exec. Those of libraries and of the process that started us may not be.
  if (code == 0) code = posix_spawn_file_actions_addclosefrom_np(&given.actions, next);
  if (code == 0 && !plan.options.folder.empty())
    code = posix_spawn_file_actions_addchdir_np(&given.actions, plan.options.folder.c_str());
  if (code == 0)
    code = posix_spawn(pid, plan.path, &given.actions, &given.attributes, plan.arguments,
                       plan.environment);
  return code;
}

// ---- as another user ----

// In the child, which shares our memory until its program runs: system calls alone, and none of the
// functions of the C library that would change our other threads as well. Returns errno.
static int BecomeChild(const Plan& plan) {
  for (int signal = 1; signal < NSIG; ++signal) {
    struct sigaction action {};
    action.sa_handler = SIG_DFL;
    sigaction(signal, &action, nullptr);
  }
  if (plan.options.own_group && setpgid(0, 0) != 0) return errno;
  const base::User& user = *plan.options.user;
  if (syscall(SYS_setgroups, user.groups.size(), user.groups.data()) != 0) return errno;
  if (syscall(SYS_setresgid, user.gid, user.gid, user.gid) != 0) return errno;
  if (syscall(SYS_setresuid, user.uid, user.uid, user.uid) != 0) return errno;
  if (!plan.options.folder.empty() && chdir(plan.options.folder.c_str()) != 0) return errno;
  for (int fd = 0; fd < plan.count(); ++fd)
    if (dup2(plan.descriptors[fd].get(), fd) < 0) return errno;
  if (syscall(SYS_close_range, static_cast<unsigned>(plan.count()), ~0U, 0) != 0) return errno;
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  execve(plan.path, plan.arguments, plan.environment);
  return errno;
}

// With all signals blocked, so that no handler of ours runs in the child.
static int SpawnAsUser(const Plan& plan, pid_t* pid) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  volatile int code = 0;
  const pid_t child = vfork();
  if (child == 0) {
    code = BecomeChild(plan);
    _exit(127);
  }
  if (child < 0) code = errno;
  if (child > 0 && code != 0) waitpid(child, nullptr, 0);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  *pid = child;
  return code;
}

base::Result<pid_t> Spawn(const SpawnOptions& options,
                          std::span<const base::UniqueFd> descriptors) {
  base::Result<std::string> path = FindProgram(options);
  if (!path.ok()) return path.error();
  const std::vector<char*> arguments = Pointers(options.arguments);
  std::vector<char*> environment;
  if (options.environment) environment = Pointers(*options.environment);
  const Plan plan{path.value().c_str(), arguments.data(),
                  options.environment ? environment.data() : environ, options, descriptors};
  pid_t pid = 0;
  const int code = options.user ? SpawnAsUser(plan, &pid) : SpawnAsThisUser(plan, &pid);
  if (code != 0) return base::Error::System("posix_spawn", code);
  return pid;
}

}  // namespace net
