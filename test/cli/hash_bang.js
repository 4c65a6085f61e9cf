#!/usr/bin/env node
// A leading #! line is skipped, and lines keep their numbers.
puts(new Error().stack.split("\n")[1].replace(/.*hash_bang/, "hash_bang"));
