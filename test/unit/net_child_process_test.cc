// Child processes of the core: what a listener hears and in which order, and what is left when
// nothing was started.

#include <dirent.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>
#include <functional>
#include <string>
#include <vector>

#include "loop/loop.h"
#include "net/child_process.h"

namespace net {

namespace {

// Writes down what it hears.
class Recorder : public ChildProcessListener {
 public:
  void OnOutput(Output output, std::string_view bytes) override {
    (output == kStdout ? out : output == kStderr ? err : report) += bytes;
    if (on_output) on_output();
  }
  void OnOutputEnd(Output output) override {
    events.push_back(output == kStdout ? "out" : output == kStderr ? "err" : "report");
  }
  void OnExit(int exit_status) override {
    status = exit_status;
    events.push_back("exit");
    if (on_exit) on_exit();
  }

  void OnEnded() override { out_at_end = out; }

  std::string out, err, report, out_at_end = "not yet";
  std::vector<std::string> events;
  int status = -1;
  std::function<void()> on_output, on_exit;
};

int OpenDescriptors() {
  DIR* folder = opendir("/proc/self/fd");
  int count = 0;
  while (readdir(folder) != nullptr) ++count;
  closedir(folder);
  return count;
}

}  // namespace

TEST(ChildProcess, TellsOutputsThenTheirEndsThenTheExit) {
  Recorder recorder;
  ChildProcess child(&recorder);
  ASSERT_FALSE(child.Spawn("echo out; echo err >&2; exit 7"));
  EXPECT_GT(child.pid(), 0);
  loop::Loop::Get().Run();
  EXPECT_EQ(recorder.out, "out\n");
  EXPECT_EQ(recorder.err, "err\n");
  ASSERT_EQ(recorder.events.size(), 3u);
  EXPECT_EQ(recorder.events.back(), "exit");
  EXPECT_EQ(WEXITSTATUS(recorder.status), 7);
  EXPECT_FALSE(child.running());
}

TEST(ChildProcess, HasADescriptorForReportsWhereItIsAskedFor) {
  for (const bool reports : {false, true}) {
    Recorder recorder;
    ChildProcess child(&recorder);
    const SpawnOptions options = SpawnOptions::Shell("(echo loaded >&3) 2>&-; exit 0");
    ASSERT_FALSE(child.Spawn(options, {kPipe, kPipe, kPipe}, reports));
    loop::Loop::Get().Run();
    EXPECT_EQ(recorder.report, reports ? "loaded\n" : "");
    EXPECT_EQ(recorder.status, 0);
    EXPECT_EQ(recorder.events.size(), reports ? 4U : 3U);
  }
}

TEST(ChildProcess, TellsThatItHasEndedWhileOthersHoldItsOutputs) {
  Recorder recorder;
  ChildProcess child(&recorder);
  // It waits for its input, which is closed when the child has ended.
  ASSERT_FALSE(child.Spawn("exec 4<&0; { read line <&4; echo late; } & exit 0"));
  loop::Loop::Get().Run();
  EXPECT_EQ(recorder.out_at_end, "");
  EXPECT_EQ(recorder.out, "late\n");
}

TEST(ChildProcess, SendsWhatWaitsBeforeItClosesTheInput) {
  Recorder recorder;
  ChildProcess child(&recorder);
  ASSERT_FALSE(child.Spawn("wc -c"));
  child.input().Write(std::string(1000000, 'x'));
  child.input().CloseWrite();
  EXPECT_EQ(child.input().state(), Stream::State::kClosing);
  loop::Loop::Get().Run();
  EXPECT_EQ(recorder.out, "1000000\n");
}

TEST(ChildProcess, IsNotDispatchedInANestedLoopOfItsOwnCall) {
  Recorder recorder;
  ChildProcess child(&recorder);
  int depth = 0;
  recorder.on_output = [&] {
    EXPECT_EQ(++depth, 1);
    // Nothing but the end of the process itself can come in here.
    while (loop::Loop::Get().RunOnce()) {
    }
    EXPECT_TRUE(child.running());
    --depth;
  };
  ASSERT_FALSE(child.Spawn("exec 2>&-; echo one; echo two"));
  loop::Loop::Get().Run();
  EXPECT_EQ(recorder.out, "one\ntwo\n");
  EXPECT_EQ(recorder.events.back(), "exit");
}

TEST(ChildProcess, MayBeSpawnedAgainFromItsExit) {
  Recorder recorder;
  ChildProcess child(&recorder);
  int runs = 1;
  recorder.on_exit = [&] {
    if (runs++ < 3) {
      ASSERT_FALSE(child.Spawn("echo again"));
    }
  };
  ASSERT_FALSE(child.Spawn("echo first"));
  loop::Loop::Get().Run();
  EXPECT_EQ(recorder.out, "first\nagain\nagain\n");
}

TEST(ChildProcess, DoesNotSignalAProcessThatHasEnded) {
  Recorder recorder;
  ChildProcess child(&recorder);
  ASSERT_FALSE(child.Spawn("exit 0"));
  siginfo_t info;
  ASSERT_EQ(waitid(P_PID, child.pid(), &info, WEXITED | WNOWAIT), 0);  // ended, not reaped
  EXPECT_EQ(child.Kill(SIGTERM).code, ESRCH);
  loop::Loop::Get().Run();
  EXPECT_EQ(child.Kill(SIGTERM).code, ESRCH);
  EXPECT_EQ(WEXITSTATUS(recorder.status), 0);
}

TEST(ChildProcess, MayBeDestroyedWhileItRuns) {
  Recorder recorder;
  const int before = OpenDescriptors();
  pid_t pid;
  {
    ChildProcess child(&recorder);
    ASSERT_FALSE(child.Spawn("cat"));
    child.input().Write("dropped");
    pid = child.pid();
  }
  EXPECT_EQ(OpenDescriptors(), before);
  EXPECT_EQ(waitpid(pid, nullptr, 0), pid);  // its stdin has ended
  loop::Loop::Get().Run();
  EXPECT_TRUE(recorder.events.empty());
}

TEST(ChildProcess, LeavesNothingOpenWhenDescriptorsRunOut) {
  Recorder recorder;
  ChildProcess child(&recorder);
  loop::Loop::Get();  // its own descriptors are none of ours
  const int before = OpenDescriptors();
  rlimit limit;
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &limit), 0);
  for (rlim_t allowed = 4; allowed < 32; ++allowed) {
    rlimit lowered = limit;
    lowered.rlim_cur = allowed;
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &lowered), 0);
    const base::Error error = child.Spawn("exit 0");
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &limit), 0);
    if (!error) break;
    EXPECT_EQ(error.code, EMFILE);
    EXPECT_EQ(OpenDescriptors(), before);
  }
  EXPECT_TRUE(child.running());
  loop::Loop::Get().Run();
  EXPECT_EQ(OpenDescriptors(), before);
}

}  // namespace net
