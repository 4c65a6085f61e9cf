# What `make install` puts where. All of it can be moved together: the program finds V8 and the headers from its own place.

include(GNUInstallDirs)

install(TARGETS node RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)

# A V8 that is not the system's goes along.
if(V8_IS_PRIVATE)
  install(FILES ${V8_LIBRARY} DESTINATION lib/node COMPONENT program)
  file(GLOB v8_copyright ${V8_ROOT}/usr/share/doc/libnode[0-9]*/copyright)
  install(FILES ${v8_copyright} DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright.v8 OPTIONAL)
endif()

# The documents keep their places beside one another, so that their links hold.
install(FILES LICENSE CHANGELOG.md CONTRIBUTING.md README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES test/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR}/test)
install(DIRECTORY doc DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)

# What `node --help SECTION` reads: beside the libraries, since documents may be left out of a system.
install(FILES doc/api.md DESTINATION lib/node)

# What editors and the TypeScript compiler read; doc/packages.md has the lines for them.
install(DIRECTORY types/ DESTINATION share/node-classic FILES_MATCHING PATTERN "*.d.ts")

# What `make docs` has made.
install(DIRECTORY ${PROJECT_BINARY_DIR}/docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/html OPTIONAL)
install(FILES ${PROJECT_BINARY_DIR}/node.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 OPTIONAL)
