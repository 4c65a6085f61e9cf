// The command line is taken apart as its options say, and what follows the script is left alone.

#include <gtest/gtest.h>

#include <cstring>
#include <initializer_list>

#include "cli/command_line.h"

namespace cli {
namespace {

// Knows --flag, and --valued, which takes the next word.
int TakeFlag(const char* option, const char* next) {
  if (strcmp(option, "--flag") == 0) return 1;
  if (strcmp(option, "--valued") == 0) return next == nullptr ? 0 : 2;
  return 0;
}

CommandLine ParseWords(std::initializer_list<const char*> words) {
  std::vector<const char*> argv = {"node"};
  argv.insert(argv.end(), words);
  return Parse(static_cast<int>(argv.size()), argv.data(), TakeFlag);
}

std::string Joined(const CommandLine& line) {
  std::string text;
  for (const char* word : line.argv) text += std::string(text.empty() ? "" : " ") + word;
  return text;
}

TEST(CommandLine, ScriptAndItsArguments) {
  const CommandLine line = ParseWords({"--flag", "script.js", "-v", "--flag", "--"});
  EXPECT_EQ(line.action, Action::kRun);
  EXPECT_FALSE(line.has_source);
  EXPECT_EQ(Joined(line), "node script.js -v --flag --");
}

TEST(CommandLine, SourceEndsTheOptions) {
  const CommandLine line = ParseWords({"-e", "-1", "--flag", "x"});
  EXPECT_EQ(line.action, Action::kRun);
  EXPECT_TRUE(line.has_source);
  EXPECT_EQ(line.source, "-1");
  EXPECT_EQ(Joined(line), "node -e --flag x");
}

TEST(CommandLine, EmptySourceIsASource) { EXPECT_TRUE(ParseWords({"-e", ""}).has_source); }

TEST(CommandLine, SourceIsMissing) { EXPECT_EQ(ParseWords({"-e"}).action, Action::kFail); }

TEST(CommandLine, TwoDashesEndTheOptions) {
  EXPECT_EQ(Joined(ParseWords({"--", "-e", "x"})), "node -e x");
  EXPECT_FALSE(ParseWords({"--", "-e", "x"}).has_source);
  EXPECT_EQ(ParseWords({"--"}).action, Action::kNoScript);
}

TEST(CommandLine, OneDashIsAScript) { EXPECT_EQ(Joined(ParseWords({"-", "x"})), "node - x"); }

TEST(CommandLine, FlagWithAValueApart) {
  EXPECT_EQ(Joined(ParseWords({"--valued", "5", "script.js"})), "node script.js");
  EXPECT_EQ(ParseWords({"--valued", "--flag", "script.js"}).action, Action::kFail);
  EXPECT_EQ(ParseWords({"--valued"}).action, Action::kFail);
}

TEST(CommandLine, ProcessesAndWhatTheirWorkersGet) {
  const CommandLine line = ParseWords(
      {"--flag", "--processes", "4", "--stop-timeout=5", "--", "script.js", "--processes", "x"});
  EXPECT_EQ(line.processes, 4U);
  EXPECT_EQ(line.stop_timeout, 5U);
  EXPECT_EQ(Joined(line), "node script.js --processes x");
  std::string words;
  for (const char* word : line.worker_words) words += std::string(word) + " ";
  EXPECT_EQ(words, "node --flag -- script.js --processes x ");
  EXPECT_EQ(ParseWords({"--processes=0", "-e", "1"}).processes, 0U);
  EXPECT_FALSE(ParseWords({"script.js"}).processes);
  for (const char* wrong : {"", "x", "-1", "1.5", "1025", "99999999999"}) {
    EXPECT_EQ(ParseWords({"--processes", wrong, "script.js"}).action, Action::kFail) << wrong;
  }
  EXPECT_EQ(ParseWords({"--processes"}).action, Action::kFail);
  EXPECT_EQ(ParseWords({"--processes", "2", "-"}).action, Action::kFail);
}

TEST(CommandLine, UnknownOptionIsNamed) {
  const CommandLine line = ParseWords({"--unknown", "script.js"});
  EXPECT_EQ(line.action, Action::kFail);
  EXPECT_NE(line.complaint.find("--unknown"), std::string::npos);
}

TEST(CommandLine, WhatIsBehindTestIsNotLookedAt) {
  const CommandLine line = ParseWords({"--flag", "--valued", "5", "--test", "--unknown", "-e"});
  EXPECT_EQ(line.action, Action::kRun);
  EXPECT_EQ(line.tool, "test_runner");
  EXPECT_EQ(Joined(line), "node --test --unknown -e");
  EXPECT_EQ(line.options, std::vector<const char*>({"--flag", "--valued", "5"}));
  EXPECT_EQ(ParseWords({"--unknown", "--test"}).action, Action::kFail);
  EXPECT_EQ(ParseWords({"script.js", "--test"}).tool, "");
}

TEST(CommandLine, WatchLeavesTheOthersToTheProgram) {
  const CommandLine line = ParseWords({"--flag", "--watch", "--valued", "5", "a.js", "--watch"});
  EXPECT_EQ(line.action, Action::kRun);
  EXPECT_EQ(line.tool, "watch_mode");
  EXPECT_EQ(Joined(line), "node a.js --watch");
  EXPECT_EQ(line.options, std::vector<const char*>({"--flag", "--valued", "5"}));
  EXPECT_EQ(ParseWords({"--watch", "-e", "1"}).action, Action::kRun);
  EXPECT_EQ(ParseWords({"--watch"}).action, Action::kFail);
  EXPECT_EQ(ParseWords({"--watch", "-"}).action, Action::kFail);
  EXPECT_EQ(ParseWords({"--watch", "--test"}).action, Action::kFail);
}

TEST(CommandLine, NothingToRun) {
  EXPECT_EQ(ParseWords({}).action, Action::kNoScript);
  EXPECT_EQ(ParseWords({"--flag"}).action, Action::kNoScript);
}

TEST(CommandLine, APromptHasNoScript) {
  const CommandLine line = ParseWords({"-i", "--inspect"});
  EXPECT_EQ(line.action, Action::kRun);
  EXPECT_EQ(line.argv.size(), 1u);
  EXPECT_TRUE(line.inspects);
  EXPECT_EQ(ParseWords({"-i", "script.js"}).action, Action::kFail);
}

TEST(CommandLine, FirstQuestionIsAnswered) {
  EXPECT_EQ(ParseWords({"-v", "--help"}).action, Action::kVersion);
  EXPECT_EQ(ParseWords({"--version"}).action, Action::kVersion);
  EXPECT_EQ(ParseWords({"--versions"}).action, Action::kVersions);
  EXPECT_EQ(ParseWords({"-h", "script.js"}).action, Action::kHelp);
  EXPECT_EQ(ParseWords({"--help"}).action, Action::kHelp);
  EXPECT_EQ(ParseWords({"--cflags"}).action, Action::kCompilerFlags);
  EXPECT_EQ(ParseWords({"--flag", "--v8-options"}).action, Action::kV8Options);
}

}  // namespace
}  // namespace cli
