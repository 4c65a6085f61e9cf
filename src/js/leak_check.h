// CheckLeaks: where the program is built with the address sanitizer, ends it with a report and code
// 23 if it holds memory that nothing leads to any more; nothing in other builds.
#pragma once

namespace js {

// For the very end, in the place of the sanitizer's own check in exit(), which Environment::Exit()
// does without.
void CheckLeaks();

}  // namespace js
