// Where the files are that were installed with the program: found from its own place, wherever it was moved to.
#pragma once

#include <string>

namespace cli {

// The folder that the program is in.
std::string ProgramFolder();

// The path of a file as it is installed below the prefix, or where there is none, as it is in the source tree.
std::string InstalledFile(const std::string& installed, const std::string& in_source);

}  // namespace cli
