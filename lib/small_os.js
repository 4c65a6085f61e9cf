// "os" for packages, from /proc and the environment.
"use strict";

const { readFile } = binding("script");
const { machine, processors } = binding("system");
const { hostname } = internal.load("system");
const signals = Object.fromEntries(binding("signals").signals);

const KIB = 1024;
const ARCHITECTURES = {
  __proto__: null,
  x86_64: "x64",
  aarch64: "arm64",
  i686: "ia32",
  armv7l: "arm",
};
const env = (name, otherwise) => global.ENV[name] || otherwise;

// A file of /proc; empty where it cannot be read.
function proc(name) {
  try {
    return readFile("/proc/" + name).trim();
  } catch {
    return "";
  }
}

function memory(name) {
  return Number(new RegExp(`^${name}: *(\\d+)`, "m").exec(proc("meminfo"))?.[1] ?? 0) * KIB;
}

// The times are in milliseconds; the kernel counts hundredths of seconds.
function cpus() {
  const times = proc("stat").match(/^cpu\d+ .*/gm) ?? [];
  const models = proc("cpuinfo").match(/(?<=^model name\s*: ).*/gm) ?? [];
  const speeds = proc("cpuinfo").match(/(?<=^cpu MHz\s*: ).*/gm) ?? [];
  return times.map((line, i) => {
    const [user, nice, sys, idle, , irq] = line
      .split(" ")
      .slice(1)
      .map((each) => 10 * each);
    const speed = Math.round(speeds[i] ?? 0);
    return { model: models[i] ?? "unknown", speed, times: { user, nice, sys, idle, irq } };
  });
}

function userInfo() {
  const id = (name) =>
    Number(new RegExp(`^${name}:\\s*\\d+\\s+(\\d+)`, "m").exec(proc("self/status"))?.[1]);
  const uid = id("Uid");
  const known = readFile("/etc/passwd").split("\n");
  const row = known.map((line) => line.split(":")).find((each) => Number(each[2]) === uid) ?? [];
  const [username = env("USER", ""), , , , , homedir = env("HOME", "/"), shell = null] = row;
  return { uid, gid: id("Gid"), username, homedir, shell };
}

return {
  EOL: "\n",
  devNull: "/dev/null",
  arch: () => ARCHITECTURES[machine()] ?? machine(),
  availableParallelism: processors,
  constants: { signals },
  cpus,
  endianness: () => "LE",
  freemem: () => memory("MemAvailable"),
  homedir: () => env("HOME", "/"),
  hostname,
  loadavg: () => proc("loadavg").split(" ").slice(0, 3).map(Number),
  machine,
  platform: () => "linux",
  release: () => proc("sys/kernel/osrelease"),
  tmpdir: () => env("TMPDIR", "/tmp").replace(/(?<=.)\/$/, ""),
  totalmem: () => memory("MemTotal"),
  type: () => "Linux",
  uptime: () => Number(proc("uptime").split(" ")[0]),
  userInfo,
  version: () => proc("sys/kernel/version"),
};
