// node --help SECTION: a section of doc/api.md, for a terminal.
//
// The text is read from the file that the site is made of, which is installed beside the headers and libraries. It is
// not in the program, which would be larger for everybody.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cli {

// The section of a page of Markdown whose heading is `name`, whatever the case; else the first whose heading begins
// with it, or has it. Without marks, in lines of at most 79 characters, but for programs. Nothing where there is no
// such section.
std::optional<std::string> HelpSection(std::string_view page, std::string_view name);

// The headings of level 2, a line each.
std::string HelpSections(std::string_view page);

// Prints a section; the exit code.
int PrintHelp(const std::string& name);

}  // namespace cli
