// When the C library's heap takes memory from the kernel and gives it back.
#pragma once

namespace base {

// To be called once, before memory is taken. Left to itself the heap gives its end back whenever
// 128 KiB of it are free, so that a server which passes large messages on maps and faults in the
// same pages over and over.
void SetHeapThresholds();

}  // namespace base
