# Registers the tests that need no compiling. CTest reads this each time it starts, with source_dir, node_program and
# timeout set; it runs every test from the top folder, so a failed one can be repeated as its command stands.
# NODE_TEST_TIMEOUT in the environment is a timeout for this run.

if(DEFINED ENV{NODE_TEST_TIMEOUT})
  set(timeout $ENV{NODE_TEST_TIMEOUT})
endif()

# add_script_test(FILE label command...): one test, named by its path below test/.
function(add_script_test file label)
  string(REGEX REPLACE "^test/" "" name ${file})
  add_test(${name} ${ARGN})
  set_tests_properties(${name} PROPERTIES
    LABELS "${label}"
    TIMEOUT ${timeout}
    WORKING_DIRECTORY ${source_dir}
    ENVIRONMENT "NODE=${node_program}"
    SKIP_RETURN_CODE 77)
endfunction()

# What is looked at in the sources themselves.
add_script_test(test/layers check ${source_dir}/tools/check_layers.sh)
add_script_test(test/entries check ${source_dir}/tools/entries.py)

foreach(kind api lifetime programs protocol regress doc fuzz)
  file(GLOB_RECURSE scripts RELATIVE ${source_dir} ${source_dir}/test/${kind}/*.js)
  list(FILTER scripts EXCLUDE REGEX "/fixtures/|/check\\.js$")
  foreach(script IN LISTS scripts)
    add_script_test(${script} "js;${kind}" ${node_program} ${script})
  endforeach()
endforeach()

file(GLOB_RECURSE outputs RELATIVE ${source_dir} ${source_dir}/test/cli/*.out)
foreach(output IN LISTS outputs)
  string(REGEX REPLACE "\\.out$" "" name ${output})
  add_script_test(${name} "js;cli" python3 test/cli/run.py ${name})
endforeach()

execute_process(
  COMMAND find test -type f -perm -u+x ( -name *.sh -o -name *.py ) -not -path */fixtures/*
  WORKING_DIRECTORY ${source_dir} OUTPUT_VARIABLE programs OUTPUT_STRIP_TRAILING_WHITESPACE)
string(REPLACE "\n" ";" programs "${programs}")
list(SORT programs)
foreach(program IN LISTS programs)
  string(REGEX REPLACE "^test/([^/]+)/.*" "\\1" kind ${program})
  add_script_test(${program} ${kind} ${source_dir}/${program})
  # Under valgrind everything takes fifty times as long; the sweeps call everything, password hashes among it; one of
  # runner/ runs all tests of api/, types/ compiles all examples, others start browsers.
  if(kind MATCHES "^(cluster|cost|inspect|misuse|runner|site|types)$")
    math(EXPR patience "5 * ${timeout}")
    string(REGEX REPLACE "^test/" "" name ${program})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${patience})
  endif()
endforeach()
