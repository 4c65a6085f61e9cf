// When the C library's heap takes memory from the kernel and gives it back.
#pragma once

namespace base {

// To be called once, before memory is allocated. By default the heap returns its end whenever 128
// KiB of it are free. A server that passes large messages on would map and fault in the same pages
// over and over. Also by default each thread has a heap of its own, where V8's helpers leave
// megabytes behind.
void SetHeapThresholds();

}  // namespace base
