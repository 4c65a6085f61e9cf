// The command line: node's own options, V8's flags, the script and the script's arguments.
//
//   node [options] script [arguments]     node [options] -e SOURCE [arguments]
//   node [options] --test [words]         node [options] --watch script [arguments]
//
// Options end at the script, or at "--". Words after the script (or SOURCE) are the script's, even
// if they look like options.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace cli {

// What the program must do.
enum class Action {
  kRun,  // the script argv[1], or `source` where has_source; a prompt where argv has the program alone
  kNoScript,  // nothing to run but a prompt, if that is possible
  kFail,      // `complaint` says why
  kHelp,
  kVersion,
  kVersions,
  kCompilerFlags,
  kV8Options,
};

struct CommandLine {
  static constexpr unsigned kMost = 1024;  // processes, and seconds to stop

  Action action = Action::kNoScript;
  std::string complaint;
  std::string section;  // of kHelp: the word behind it, "" for none
  bool has_source = false;
  std::string source;
  bool inspects = false;       // debuggers may connect,
  bool breaks_first = false;   // and one must before the script runs,
  bool profiles_cpu = false;   // writes a profile when it ends,
  bool profiles_heap = false;  // of the time, of what is allocated
  std::string
      snapshot_signal;     // writes a snapshot of the heap for each of this signal; "" for none
  std::string inspector;   // where: what stands behind "--inspect="
  bool is_module = false;  // --module: the script or source is an ES module
  std::string tool;        // --test, --watch: the file of lib/ that runs instead; "" for none
  std::string before;      // --watched: the file of lib/ that runs before the script
  std::vector<const char*>
      options;  // all but --watch, --test, --processes and -i, for the processes that it starts
  std::vector<const char*>
      argv;  // ARGV: the program, the script as typed ("-e" for a source, "--test"), its arguments
  std::optional<unsigned>
      processes;  // --processes: run so many of this line; 0: as many as there are processors
  unsigned stop_timeout = 20;             // seconds that each of them has to stop
  std::vector<const char*> worker_words;  // the whole line without what is for the supervisor
};

// Takes one option that is not node's own. `next` is the following word, which may be its value, or
// null if there is none. Returns how many of the two words it took; 0 if it does not know the
// option.
using FlagTaker = int (*)(const char* option, const char* next);

// The words are borrowed. The first option that asks for information decides. Later words are
// ignored, but for the section that --help is to print.
CommandLine Parse(int argc, const char* const* argv, FlagTaker take_flag);

// How the program is called, and its options, for people.
extern const char kUsage[];

}  // namespace cli
