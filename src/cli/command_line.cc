#include "cli/command_line.h"

#include <cstring>
#include <string_view>

namespace cli {

const char kUsage[] =
    R"(Usage: node [options] script [arguments]
       node [options]                          (a prompt, on a terminal)
       node [options] -e SOURCE [arguments]
       node [options] - [arguments]            (the script is read from standard input)
       node [options] --test [options of --test] [files and folders]

  -e SOURCE        run SOURCE
  -i               a prompt, even where standard input is no terminal; without a script it is there on a terminal
  --module         the script, or SOURCE, is an ES module, whatever its name
  -v, --version    print the version
  --versions       print the versions of all parts
  --test           run files as tests, each as a process: those named, those below folders that are named,
                   or those below test/ and *.test.js
    --jobs N             so many at a time; as many as there are processors without it
    --timeout SECONDS    kill a file after so long, 60 without it; 0: never
    --filter REGEX       only the files whose paths match
    --tap                print TAP
    --verbose            print also what files print that pass
  --inspect[=HOST:PORT]      let debuggers connect, on 127.0.0.1:9229 by default; SIGUSR1 does so later
  --inspect-brk[=HOST:PORT]  the same, and wait for one before the script begins
  --inspect-port=HOST:PORT   where SIGUSR1 lets them connect
  --cpu-prof       record where the time goes, and write a .cpuprofile at the end
  --heap-prof      record what allocates memory, and write a .heapprofile at the end
  --heapsnapshot-signal=SIGUSR2   write a .heapsnapshot for each of this signal
  --cflags         print the compiler flags that extension modules need
  --v8-options     print the flags of V8, which are options here, too
  -h, --help       print this
  --               end of the options

Environment:
  NODE_LIBRARY_PATHS      folders, separated by ":", for modules that are not found beside the file that asks for them
  NODE_HISTORY            the file in which the prompt keeps what was typed; ~/.node_history by default, "" for none
  NODE_NO_REMOTE_MODULES  1: refuse modules from http:// URLs
)";

static bool IsInformation(std::string_view word, Action* action) {
  static constexpr struct {
    std::string_view word;
    Action action;
  } kOptions[] = {
      {"-h", Action::kHelp},
      {"--help", Action::kHelp},
      {"-v", Action::kVersion},
      {"--version", Action::kVersion},
      {"--versions", Action::kVersions},
      {"--cflags", Action::kCompilerFlags},
      {"--v8-options", Action::kV8Options},
  };
  for (const auto& option : kOptions) {
    if (word != option.word) continue;
    *action = option.action;
    return true;
  }
  return false;
}

// Takes an option for looking inside.
static bool TakeInspect(std::string_view word, CommandLine* line) {
  const size_t end = word.find('=');
  const std::string_view name = word.substr(0, end);
  if (word == "--cpu-prof") return line->profiles_cpu = true;
  if (word == "--heap-prof") return line->profiles_heap = true;
  if (name == "--heapsnapshot-signal" && end != word.npos) {
    line->snapshot_signal = word.substr(end + 1);
    return true;
  }
  if (name != "--inspect" && name != "--inspect-brk" && name != "--inspect-port") return false;
  line->inspects |= name != "--inspect-port";
  line->breaks_first |= name == "--inspect-brk";
  if (end != word.npos) line->inspector = word.substr(end + 1);
  return true;
}

static CommandLine Complaint(std::string text) {
  CommandLine line;
  line.action = Action::kFail;
  line.complaint = std::move(text);
  return line;
}

// Everything behind --test is for lib/test_options.js.
static CommandLine TakeTest(int argc, const char* const* argv, int at) {
  CommandLine line;
  line.action = Action::kRun;
  line.tool = "test_runner";
  line.options.assign(argv + 1, argv + at);
  line.argv = {argv[0]};
  line.argv.insert(line.argv.end(), argv + at, argv + argc);
  return line;
}

CommandLine Parse(int argc, const char* const* argv, FlagTaker take_flag) {
  CommandLine line;
  bool wants_prompt = false;
  int at = 1;
  while (at < argc) {
    const std::string_view word = argv[at];
    if (!word.starts_with("-") || word == "-") break;
    if (word == "--") {
      ++at;
      break;
    }
    if (IsInformation(word, &line.action)) return line;
    if (word == "--module") {
      line.is_module = true;
      ++at;
      continue;
    }
    if (word == "-i") {
      wants_prompt = true;
      ++at;
      continue;
    }
    if (word == "-e") {
      if (at + 1 == argc) return Complaint("-e needs SOURCE behind it");
      line.has_source = true;
      line.source = argv[at + 1];
      line.argv = {argv[0], argv[at]};
      line.argv.insert(line.argv.end(), argv + at + 2, argv + argc);
      line.action = Action::kRun;
      return line;
    }
    if (TakeInspect(word, &line)) {
      ++at;
      continue;
    }
    if (word == "--test") return TakeTest(argc, argv, at);
    const bool has_next = at + 1 < argc && argv[at + 1][0] != '-';
    const int taken = take_flag(argv[at], has_next ? argv[at + 1] : nullptr);
    if (taken == 0) return Complaint("unknown option, or wrong value: " + std::string(word));
    at += taken;
  }
  line.argv = {argv[0]};
  if (at == argc) {
    if (wants_prompt) line.action = Action::kRun;
    return line;
  }
  if (wants_prompt) return Complaint("-i is for a prompt, which has no script");
  line.action = Action::kRun;
  line.argv.insert(line.argv.end(), argv + at, argv + argc);
  return line;
}

}  // namespace cli
