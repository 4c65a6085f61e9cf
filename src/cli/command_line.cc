#include "cli/command_line.h"

#include <charconv>
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
  --watch          run the script again when one of the files that it has loaded changes
  --inspect[=HOST:PORT]      let debuggers connect, on 127.0.0.1:9229 by default; SIGUSR1 does so later
  --inspect-brk[=HOST:PORT]  the same, and wait for one before the script begins
  --inspect-port=HOST:PORT   where SIGUSR1 lets them connect
  --cpu-prof       record where the time goes, and write a .cpuprofile at the end
  --heap-prof      record what allocates memory, and write a .heapprofile at the end
  --heapsnapshot-signal=SIGUSR2   write a .heapsnapshot for each of this signal
  --cflags         print the compiler flags that extension modules need
  --v8-options     print the flags of V8, which are options here, too
  -h, --help [SECTION]       print this, or a section of the API
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
  if (word == "--inspect-port") return false;  // it has a value, or no purpose
  if (name != "--inspect" && name != "--inspect-brk" && name != "--inspect-port") return false;
  line->inspects |= name != "--inspect-port";
  line->breaks_first |= name == "--inspect-brk";
  if (end != word.npos) line->inspector = word.substr(end + 1);
  return true;
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

static CommandLine WrongNumber(std::string_view word) {
  return Complaint(std::string(word.substr(0, word.find('='))) + " needs a number behind it, " +
                   std::to_string(CommandLine::kMost) + " at most");
}

// Takes an option that says how the script is run. Returns how many of the two words it took; 0 if it is none.
static int TakeOption(const char* option, const char* next, FlagTaker take_flag,
                      CommandLine* line) {
  const std::string_view word = option;
  line->is_module |= word == "--module";
  if (word == "--watched") line->before = "load_report";  // --watch says so to its child
  if (word == "--module" || word == "--watched" || TakeInspect(word, line)) return 1;
  return take_flag(option, next != nullptr && next[0] != '-' ? next : nullptr);
}

// What does not go together, or without a script, which is "" where there is none; null if all is well.
static const char* ProblemOf(const CommandLine& line, std::string_view script, bool wants_prompt) {
  if (line.processes && !line.tool.empty())
    return "--processes does not go together with --watch or --test";
  if (line.tool == "watch_mode" && (script.empty() || script == "-"))
    return "--watch needs a script that is a file";
  if (line.processes && script == "-")
    return "--processes needs a script in a file: there is one standard input for all";
  if (line.processes && script.empty()) return "--processes needs a script";
  if (wants_prompt && (!script.empty() || !line.tool.empty()))
    return "-i is for a prompt, which has no script";
  return nullptr;
}

// The line, whose options are taken, with what argv[at] and the words behind it say.
static CommandLine WithScript(CommandLine line, int argc, const char* const* argv, int at,
                              bool wants_prompt) {
  line.argv = {argv[0]};
  if (line.processes) {
    line.worker_words = {argv[0]};
    line.worker_words.insert(line.worker_words.end(), line.options.begin(), line.options.end());
    line.worker_words.insert(line.worker_words.end(), argv + at, argv + argc);
  }
  const std::string_view first = at < argc ? argv[at] : "";
  if (first == "--test") {
    if (!line.tool.empty()) return Complaint("--watch and --test do not go together");
    line.tool = "test_runner";
  } else if (first == "-e") {
    if (at + 1 == argc) return Complaint("-e needs SOURCE behind it");
    line.has_source = true;
    line.source = argv[at + 1];
    line.argv.push_back(argv[at]);
    at += 2;
  } else if (first == "--") {
    ++at;
  }
  const std::string_view script = line.has_source ? "-e" : at < argc ? argv[at] : "";
  if (const char* problem = ProblemOf(line, script, wants_prompt)) return Complaint(problem);
  if (!script.empty() || wants_prompt) line.action = Action::kRun;
  line.argv.insert(line.argv.end(), argv + at, argv + argc);
  return line;
}

CommandLine Parse(int argc, const char* const* argv, FlagTaker take_flag) {
  CommandLine line;
  bool wants_prompt = false;
  int at = 1;
  while (at < argc) {
    const std::string_view word = argv[at];
    const char* const next = at + 1 < argc ? argv[at + 1] : nullptr;
    if (!word.starts_with("-") || word == "-" || word == "--" || word == "-e" || word == "--test")
      break;
    if (IsInformation(word, &line.action)) {
      if (next != nullptr) line.section = next;
      return line;
    }
    int taken = TakeSupervision(word, next, &line);
    if (taken < 0) return WrongNumber(word);
    if (word == "-i") {
      wants_prompt = true;
      taken = 1;
    } else if (word == "--watch") {
      line.tool = "watch_mode";
      taken = 1;
    } else if (taken == 0) {
      taken = TakeOption(argv[at], next, take_flag, &line);
      if (taken == 0) return Complaint("unknown option, or wrong value: " + std::string(word));
      line.options.insert(line.options.end(), argv + at, argv + at + taken);
    }
    at += taken;
  }
  return WithScript(std::move(line), argc, argv, at, wants_prompt);
}

}  // namespace cli
