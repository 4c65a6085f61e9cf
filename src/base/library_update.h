// LibraryUpdate: the program may run on a private copy of a shared library (tools/prelink.cc). Where the
// system's library has been updated since, the copy is out of date, and the program must not run on it.
//
// Copy and original have the same build id as long as they are of one version. The check reads one page.
#pragma once

namespace base {

// The first call of main(). Where the loaded library has another build id than the system's, executes the
// program anew with the system's; else returns. Also where there is no such library.
void RunOnCurrentLibrary(char** argv);

// The path of the system's library where the program runs on it because the copy is out of date; else
// null.
const char* LibraryInsteadOfCopy();

}  // namespace base
