#include "cli/versions.h"

#include <ares.h>

#include <boost/version.hpp>

#include "loop/watcher.h"

namespace cli {

std::string Versions(const char* v8) {
  std::string boost = std::to_string(BOOST_VERSION / 100000) + "." +
                      std::to_string(BOOST_VERSION / 100 % 1000) + "." +
                      std::to_string(BOOST_VERSION % 100);
  std::string libev = std::to_string(EV_VERSION_MAJOR) + "." + std::to_string(EV_VERSION_MINOR);
  return std::string("node ") + NODE_VERSION + "\nv8 " + v8 + "\nlibev " + libev + "\nc-ares " +
         ares_version(nullptr) + "\nboost " + boost + "\n";
}

}  // namespace cli
