// binding("performance"): when the process started.
//
//   startedAt     on the clock of binding("timers").now()
//   timeOrigin    milliseconds since 1970

#include <ctime>

#include "bindings/bindings.h"
#include "js/values.h"
#include "loop/loop.h"

namespace bindings {

static const double kStartedAt = loop::Loop::Now();

static double WallClock() {
  timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

void RegisterPerformance(js::Environment& env, v8::Local<v8::Object> target) {
  const double age = loop::Loop::Now() - kStartedAt;
  js::Set(env.isolate(), target, "startedAt", kStartedAt * 1e3);
  js::Set(env.isolate(), target, "timeOrigin", (WallClock() - age) * 1e3);
}

}  // namespace bindings
