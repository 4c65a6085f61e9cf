#include "cli/command_line.h"

#include <charconv>
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
  --processes N    run N processes that share their ports, as many as there are processors for 0; SIGHUP replaces them
  --stop-timeout SECONDS     how long each of them may take to stop, 20 by default
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

// Takes an option of node's own that is one word.
static bool TakeOwn(std::string_view word, CommandLine* line) {
  if (word == "--module") return line->is_module = true;
  return TakeInspect(word, line);
}

// Takes `--processes N` or `--stop-timeout SECONDS`, also with "=". Gives how many words these were: 0 for any
// other option, -1 for a wrong value.
static int TakeSupervision(std::string_view word, const char* next, CommandLine* line) {
  const size_t end = word.find('=');
  const std::string_view name = word.substr(0, end);
  if (name != "--processes" && name != "--stop-timeout") return 0;
  std::string_view value = next == nullptr ? "" : next;
  if (end != word.npos) value = word.substr(end + 1);
  unsigned number = 0;
  const auto [last, error] = std::from_chars(value.begin(), value.end(), number);
  if (error != std::errc() || last != value.end() || number > CommandLine::kMost) return -1;
  name == "--processes" ? line->processes = number : line->stop_timeout = number;
  return end == word.npos ? 2 : 1;
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

static CommandLine WrongNumber(std::string_view word) {
  return Complaint(std::string(word.substr(0, word.find('='))) + " needs a number behind it, " +
                   std::to_string(CommandLine::kMost) + " at most");
}

// The line, whose options are taken, with what argv[at] and the words behind it say.
static CommandLine WithScript(CommandLine line, int argc, const char* const* argv, int at) {
  const std::string_view word = at < argc ? argv[at] : "";
  if (word == "--") ++at;
  line.argv = {argv[0]};
  if (word == "-e") {
    if (at + 1 == argc) return Complaint("-e needs SOURCE behind it");
    line.has_source = true;
    line.source = argv[at + 1];
    line.argv.push_back(argv[at]);
    at += 2;
  } else if (at == argc) {
    return line;
  } else if (line.processes && word == "-") {
    return Complaint("--processes needs a script in a file: there is one standard input for all");
  }
  line.argv.insert(line.argv.end(), argv + at, argv + argc);
  line.action = Action::kRun;
  return line;
}

// The words that a worker gets: all but those for the supervisor.
static void KeepForWorkers(CommandLine* line, const char* const* from, const char* const* end) {
  line->worker_words.insert(line->worker_words.end(), from, end);
}

CommandLine Parse(int argc, const char* const* argv, FlagTaker take_flag) {
  CommandLine line;
  KeepForWorkers(&line, argv, argv + 1);
  int at = 1;
  while (at < argc) {
    const std::string_view word = argv[at];
    const char* const next = at + 1 < argc ? argv[at + 1] : nullptr;
    if (!word.starts_with("-") || word == "-" || word == "--" || word == "-e") break;
    if (IsInformation(word, &line.action)) return line;
    if (word == "--test") return TakeTest(argc, argv, at);
    int taken = TakeSupervision(word, next, &line);
    if (taken < 0) return WrongNumber(word);
    if (taken == 0) {
      const bool may_be_value = next != nullptr && next[0] != '-';
      taken = TakeOwn(word, &line) ? 1 : take_flag(argv[at], may_be_value ? next : nullptr);
      KeepForWorkers(&line, argv + at, argv + at + taken);
    }
    if (taken == 0) return Complaint("unknown option, or wrong value: " + std::string(word));
    at += taken;
  }
  KeepForWorkers(&line, argv + at, argv + argc);
  return WithScript(std::move(line), argc, argv, at);
}

}  // namespace cli
