// CheckLeaks: in builds with the address sanitizer, reports memory that nothing refers to any more,
// and ends the program with code 23 if there is some. Does nothing in other builds.
#pragma once

namespace js {

// To be called last. It replaces the sanitizer's own check in exit(), which Environment::Exit()
// does not call.
void CheckLeaks();

}  // namespace js
