puts(ARGV[1] + " " + JSON.stringify(ARGV.slice(2)));
