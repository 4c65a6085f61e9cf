// A guest book that is kept in Redis.
//
//     node guest_book.js [port]      a redis-server listens on 6379 by itself; or the path of its Unix socket
var redis = require("redis.js");

var place = ARGV[2] || 6379;
var options = { reconnect: false };
var client = String(place).includes("/")
  ? new redis.Client(place, options)
  : new redis.Client(place, "localhost", options);

try {
  client.call("DEL", "visits", "guests").wait();
  client.call("INCR", "visits");
  client.call("RPUSH", "guests", "Zo\u00eb", "J\u00fcrgen", "\u4e2d\u6587");
  puts("visits: " + client.call("GET", "visits").wait());
  puts("guests: " + client.call("LRANGE", "guests", 0, -1).wait().join(", "));
  puts("nobody: " + client.call("GET", "nobody").wait());
  client.call("INCR", "guests").addErrback(function (error) {
    puts("as it should be: " + error.message);
    client.end();
  });
} catch (error) {
  puts("failed: " + error.message);
}
