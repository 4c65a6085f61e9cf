// Build hello.node (make), then: node hello.js
var hello = require("hello.node");

puts("Hello " + hello.hello);
