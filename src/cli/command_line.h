// The command line: node's own options, V8's flags, the script and the script's arguments.
//
//   node [options] script [arguments]     node [options] -e SOURCE [arguments]
//   node [options] --test [words]
//
// Options end at the script, or at "--". Words after the script (or SOURCE) are the script's, even
// if they look like options.
#pragma once

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
  Action action = Action::kNoScript;
  std::string complaint;
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
  std::string tool;        // --test: the file of lib/ that runs instead of a script; "" for none
  std::vector<const char*> options;  // what stands before it, for the processes that it starts
  std::vector<const char*>
      argv;  // ARGV: the program, the script as typed ("-e" for a source, "--test"), its arguments
};

// Takes one option that is not node's own. `next` is the following word, which may be its value, or
// null if there is none. Returns how many of the two words it took; 0 if it does not know the
// option.
using FlagTaker = int (*)(const char* option, const char* next);

// The words are borrowed. The first option that asks for information decides. Later words are
// ignored.
CommandLine Parse(int argc, const char* const* argv, FlagTaker take_flag);

// How the program is called, and its options, for people.
extern const char kUsage[];

}  // namespace cli
