// What stands behind the script is the script's.
puts("hello " + JSON.stringify(ARGV.slice(1)));
