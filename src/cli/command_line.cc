#include "cli/command_line.h"

#include <cstring>
#include <string_view>

namespace cli {

const char kUsage[] =
    R"(Usage: node [options] script [arguments]
       node [options] -e SOURCE [arguments]
       node [options] - [arguments]            (the script is read from standard input)
       node [options] --test [options of --test] [files and folders]

  -e SOURCE        run SOURCE
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
  --watch          run the script again when one of the files that it has loaded changes
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

// Takes an option that says how the script is run. Returns how many of the two words it took; 0 if it is none.
static int TakeOption(const char* option, const char* next, FlagTaker take_flag,
                      CommandLine* line) {
  const std::string_view word = option;
  if (word == "--watch") {
    line->tool = "watch_mode";
    return 1;
  }
  line->is_module |= word == "--module";
  if (word == "--watched") line->before = "load_report";  // --watch says so to its child
  if (word == "--module" || word == "--watched" || TakeInspect(word, line)) return 1;
  return take_flag(option, next);
}

// Ends the options: the words from `at` on are those of what runs.
static void TakeRest(int argc, const char* const* argv, int at, CommandLine* line) {
  line->action = Action::kRun;
  line->argv.insert(line->argv.end(), argv + at, argv + argc);
}

CommandLine Parse(int argc, const char* const* argv, FlagTaker take_flag) {
  CommandLine line;
  line.argv = {argv[0]};
  int at = 1;
  while (at < argc) {
    const std::string_view word = argv[at];
    if (!word.starts_with("-") || word == "-") break;
    if (word == "--") {
      ++at;
      break;
    }
    if (IsInformation(word, &line.action)) return line;
    if (word == "-e") {
      if (at + 1 == argc) return Complaint("-e needs SOURCE behind it");
      line.has_source = true;
      line.source = argv[at + 1];
      line.argv.push_back(argv[at]);
      TakeRest(argc, argv, at + 2, &line);
      return line;
    }
    if (word == "--test") {
      if (!line.tool.empty()) return Complaint("--watch and --test do not go together");
      line.tool = "test_runner";
      TakeRest(argc, argv, at, &line);
      return line;
    }
    const bool has_next = at + 1 < argc && argv[at + 1][0] != '-';
    const int taken = TakeOption(argv[at], has_next ? argv[at + 1] : nullptr, take_flag, &line);
    if (taken == 0) return Complaint("unknown option, or wrong value: " + std::string(word));
    if (word != "--watch") line.options.insert(line.options.end(), argv + at, argv + at + taken);
    at += taken;
  }
  if (at < argc) TakeRest(argc, argv, at, &line);
  if (!line.tool.empty() && (at == argc || std::string_view(argv[at]) == "-"))
    return Complaint("--watch needs a script that is a file");
  return line;
}

}  // namespace cli
