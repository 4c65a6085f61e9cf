#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "repl/history_file.h"

namespace repl {

class HistoryFileTest : public testing::Test {
 protected:
  HistoryFileTest() { path_ = std::string(mkdtemp(folder_)) + "/history"; }
  ~HistoryFileTest() override {
    unlink(path_.c_str());
    rmdir(folder_);
  }

  void Write(const std::string& text) { std::ofstream(path_) << text; }
  std::string Content() const {
    std::stringstream text;
    text << std::ifstream(path_).rdbuf();
    return text.str();
  }
  mode_t Mode() const {
    struct stat status {};
    stat(path_.c_str(), &status);
    return status.st_mode & 0777;
  }

  char folder_[32] = "/tmp/history.XXXXXX";
  std::string path_;
};

using Entries = std::vector<std::string>;

TEST_F(HistoryFileTest, WhatWasAddedIsRead) {
  const HistoryFile file(path_);
  EXPECT_EQ(file.Read(10), Entries());
  file.Add("a");
  file.Add("  f(\n  b\n)");
  file.Add("");
  file.Add(" \n ");
  EXPECT_EQ(file.Read(10), (Entries{"a", "f(\n  b\n)"}));
  EXPECT_EQ(Mode(), mode_t{0600});
}

TEST_F(HistoryFileTest, AnyTextIsAHistory) {
  Write("\tx\n\n\n\ty\nb");
  EXPECT_EQ(HistoryFile(path_).Read(10), (Entries{"\tx\ny", "b"}));
}

TEST_F(HistoryFileTest, OthersLoseTheRightToReadIt) {
  Write("a\n");
  chmod(path_.c_str(), 0644);
  HistoryFile(path_).Read(10);
  EXPECT_EQ(Mode(), mode_t{0600});
}

TEST_F(HistoryFileTest, OneWithTooManyEntriesIsCutBack) {
  const HistoryFile file(path_);
  Write("1\n2\n3\n4\n");
  EXPECT_EQ(file.Read(2), (Entries{"3", "4"}));
  EXPECT_EQ(Content(), "1\n2\n3\n4\n");
  file.Add("5");
  EXPECT_EQ(file.Read(2), (Entries{"4", "5"}));
  EXPECT_EQ(Content(), "4\n5\n");
  EXPECT_EQ(Mode(), mode_t{0600});
}

TEST_F(HistoryFileTest, OneThatIsTooLongIsCutBack) {
  const std::string line(1000, 'x');
  std::string text;
  while (text.size() <= 2 * HistoryFile::kMaxBytes) text += line + "\n";
  Write(text);
  const Entries entries = HistoryFile(path_).Read(100000);
  ASSERT_FALSE(entries.empty());
  for (const std::string& entry : entries) EXPECT_EQ(entry, line);
  EXPECT_LE(Content().size(), HistoryFile::kMaxBytes);
}

TEST_F(HistoryFileTest, NoFileIsNoHistory) {
  const HistoryFile none(""), folder(folder_), unwritable("/no/such/folder/history");
  for (const HistoryFile* file : {&none, &folder, &unwritable}) {
    file->Add("a");
    EXPECT_EQ(file->Read(10), Entries());
  }
}

}  // namespace repl
