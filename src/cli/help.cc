#include "cli/help.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <vector>

#include "cli/installed.h"

namespace cli {

static constexpr size_t kWidth = 79;

using Lines = std::vector<std::string_view>;

static Lines LinesOf(std::string_view page) {
  Lines lines;
  while (!page.empty()) {
    const size_t end = page.find('\n');
    lines.push_back(page.substr(0, end));
    page.remove_prefix(end == page.npos ? page.size() : end + 1);
  }
  return lines;
}

// 1 for "# title"; 0 for a line that is no heading.
static size_t LevelOf(std::string_view line) {
  const size_t level = line.find_first_not_of('#');
  return level != line.npos && line[level] == ' ' ? level : 0;
}

static std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

// The levels of the headings by line: 0 for all other lines, those of programs among them.
static std::vector<size_t> Levels(const Lines& lines) {
  std::vector<size_t> levels;
  bool in_program = false;
  for (const std::string_view line : lines) {
    if (line.starts_with("```")) in_program = !in_program;
    levels.push_back(in_program ? 0 : LevelOf(line));
  }
  return levels;
}

// The line of the heading that a name means.
static std::optional<size_t> Find(const Lines& lines, const std::vector<size_t>& levels,
                                  std::string_view name) {
  const std::string wanted = Lower(name);
  std::optional<size_t> found;
  int found_as = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (levels[i] < 2) continue;
    const std::string title = Lower(lines[i].substr(levels[i] + 1));
    const size_t at = title.find(wanted);
    const int as = title == wanted ? 3 : at == 0 ? 2 : at != title.npos ? 1 : 0;
    if (as <= found_as) continue;
    found = i;
    found_as = as;
  }
  return found;
}

// Text without the marks of code and of what is bold, and without the targets of links.
static std::string Plain(std::string_view text) {
  std::string plain;
  bool in_code = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (text[i] == '`') {
      in_code = !in_code;
    } else if (!in_code && rest.starts_with("**")) {
      ++i;
    } else if (const size_t end = rest.find(')');
               !in_code && rest.starts_with("](") && end != rest.npos) {
      i += end;
      plain.erase(plain.rfind('['), 1);
    } else if (rest.starts_with("\\|")) {
      continue;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

// UTF-8: bytes that continue a character have no width.
static size_t Width(std::string_view text) {
  return static_cast<size_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

// Words in lines, the first of which begins with `first`, the others with as many spaces as `rest`.
static std::string Wrap(std::string_view text, const std::string& first, size_t rest) {
  std::string out, line = first;
  bool is_empty = true;
  while (!text.empty()) {
    const size_t end = text.find(' ');
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (word.empty()) continue;
    if (!is_empty && Width(line) + 1 + Width(word) > kWidth) {
      out += line + "\n";
      line = std::string(rest, ' ');
      is_empty = true;
    }
    if (!is_empty) line += ' ';
    line += word;
    is_empty = false;
  }
  return out + line + "\n";
}

// A row of a table: the first cell, and below it the others.
static std::string Row(std::string_view line) {
  if (line.find_first_not_of("|- ") == line.npos) return "";
  std::vector<std::string> cells;
  std::string cell;
  for (size_t i = 1; i < line.size(); ++i) {
    if (line[i] != '|' || line[i - 1] == '\\') {
      cell += line[i];
      continue;
    }
    cells.push_back(Plain(cell));
    cell.clear();
  }
  std::string rest;
  for (size_t i = 1; i < cells.size(); ++i) {
    if (cells[i].find_first_not_of(' ') != std::string::npos)
      rest += (rest.empty() ? "" : " - ") + cells[i];
  }
  return (cells.empty() ? "" : Wrap(cells[0], "  ", 4)) +
         (rest.empty() ? "" : Wrap(rest, "      ", 6));
}

namespace {

// Puts a section together line by line; lines of one paragraph are joined first.
class Writer {
 public:
  void Add(std::string_view line, size_t level) {
    if (line.starts_with("```")) {
      EndParagraph();
      in_program_ = !in_program_;
    } else if (in_program_) {
      out_ += line.empty() ? "\n" : "    " + std::string(line) + "\n";
    } else if (level > 0) {
      EndParagraph();
      out_ += Plain(line.substr(level + 1)) + "\n";
    } else if (line.empty()) {
      EndParagraph();
      if (!out_.ends_with("\n\n")) out_ += "\n";
    } else if (line.starts_with("|")) {
      out_ += Row(line);
    } else if (line.starts_with("    ") && paragraph_.empty()) {
      out_ += std::string(line) + "\n";
    } else {
      if (line.starts_with("- ")) EndParagraph();
      paragraph_ += (paragraph_.empty() ? "" : " ") + std::string(line);
    }
  }

  std::string Take() {
    EndParagraph();
    while (out_.ends_with("\n\n")) out_.pop_back();
    return std::move(out_);
  }

 private:
  void EndParagraph() {
    if (paragraph_.empty()) return;
    const bool is_item = paragraph_.starts_with("- ");
    out_ += Wrap(Plain(std::string_view(paragraph_).substr(is_item ? 2 : 0)), is_item ? "- " : "",
                 is_item ? 2 : 0);
    paragraph_.clear();
  }

  std::string out_, paragraph_;
  bool in_program_ = false;
};

}  // namespace

std::optional<std::string> HelpSection(std::string_view page, std::string_view name) {
  const Lines lines = LinesOf(page);
  const std::vector<size_t> levels = Levels(lines);
  const std::optional<size_t> begin = Find(lines, levels, name);
  if (!begin) return {};
  Writer writer;
  for (size_t i = *begin; i < lines.size(); ++i) {
    if (i > *begin && levels[i] > 0 && levels[i] <= levels[*begin]) break;
    writer.Add(lines[i], levels[i]);
  }
  return writer.Take();
}

std::string HelpSections(std::string_view page) {
  std::string list;
  const Lines lines = LinesOf(page);
  const std::vector<size_t> levels = Levels(lines);
  for (size_t i = 0; i < lines.size(); ++i) {
    if (levels[i] == 2) list += "  " + std::string(lines[i].substr(3)) + "\n";
  }
  return list;
}

int PrintHelp(const std::string& name) {
  const std::string path = InstalledFile("lib/node/api.md", "doc/api.md");
  std::ifstream file(path);
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  if (page.empty()) {
    std::fprintf(stderr, "node: %s cannot be read\n", path.c_str());
    return 1;
  }
  const std::optional<std::string> section = HelpSection(page, name);
  if (section) {
    std::fputs(section->c_str(), stdout);
    return 0;
  }
  std::fprintf(stderr, "node: there is no section \"%s\". Those that there are:\n%s", name.c_str(),
               HelpSections(page).c_str());
  return 1;
}

}  // namespace cli
