// "os" for packages.
"use strict";

const env = (name, otherwise) => global.ENV[name] || otherwise;

return {
  EOL: "\n",
  arch: () => "x64",
  cpus: () => [],
  endianness: () => "LE",
  homedir: () => env("HOME", "/"),
  hostname: () => env("HOSTNAME", "localhost"),
  platform: () => "linux",
  release: () => "",
  tmpdir: () => env("TMPDIR", "/tmp"),
  type: () => "Linux",
};
