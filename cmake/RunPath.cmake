# Where the program finds V8's library, if not where the system has it: in the build the prelinked copy, behind it the
# original, for where there is no copy; installed, the folder that goes along.
#
# BUILD_RPATH would end in an empty element, as CMake leaves it, and the dynamic linker takes that for the working
# directory: a library that lies there by the right name would become part of the program.

set(build_folders ${NODE_LIBRARY_DIR})
if(V8_IS_PRIVATE)
  cmake_path(GET V8_LIBRARY PARENT_PATH v8_folder)
  list(APPEND build_folders ${v8_folder})
endif()
if(NOT build_folders)
  return()
endif()

set(installed_path "$ORIGIN/../lib/node")
list(JOIN build_folders ":" build_path)
string(APPEND build_path ":${installed_path}")  # no shorter than what takes its place
set_target_properties(node PROPERTIES BUILD_WITH_INSTALL_RPATH ON INSTALL_RPATH "${build_path}")
install(CODE "
  set(CMAKE_INSTALL_BINDIR \"${CMAKE_INSTALL_BINDIR}\")
  cmake_path(ABSOLUTE_PATH CMAKE_INSTALL_BINDIR BASE_DIRECTORY \"\${CMAKE_INSTALL_PREFIX}\")
  file(RPATH_CHANGE FILE \"\$ENV{DESTDIR}\${CMAKE_INSTALL_BINDIR}/node\"
       OLD_RPATH \"${build_path}\" NEW_RPATH \"${installed_path}\")" COMPONENT program)
