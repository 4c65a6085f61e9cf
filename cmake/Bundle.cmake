# bundle_node: the program as `make bundle` packs it (tools/bundle.sh). It finds its dynamic linker and all libraries in
# ../lib/node from its own place (src/bundle_start.cc), before any that LD_LIBRARY_PATH names: hence RPATH, not RUNPATH.

if(NOT CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64" OR NODE_SANITIZE)
  return()
endif()

get_target_property(node_sources node SOURCES)
add_executable(bundle_node ${node_sources} src/bundle_start.cc)
target_link_libraries(bundle_node PRIVATE node_glue)
set_target_properties(bundle_node PROPERTIES
  LINK_LIBRARY_OVERRIDE "WHOLE_ARCHIVE,deps::ev"
  BUILD_WITH_INSTALL_RPATH ON
  INSTALL_RPATH "$ORIGIN/../lib/node")
target_link_options(bundle_node PRIVATE
  -Wl,--dynamic-list=${PROJECT_SOURCE_DIR}/cmake/exports.list
  -pie -Wl,--no-dynamic-linker -Wl,--entry=bundle_start -Wl,--disable-new-dtags)
set_source_files_properties(src/bundle_start.cc PROPERTIES
  COMPILE_DEFINITIONS "NODE_DYNAMIC_LINKER=\"ld-linux-x86-64.so.2\""
  COMPILE_OPTIONS "-ffreestanding;-fno-stack-protector;-fno-tree-loop-distribute-patterns;-fcf-protection=none")
