// Requests that were never sent are collected, with their client.
var check = require("../api/check.js");
var collect = require("fixtures/collect.js");

collect.whenCollected(function () {
  var client = node.http.createClient(80);
  for (var i = 0; i < 1000; i++)
    client.post("/", { "X": "y" }).addListener("response", function () {});
  return client;
}, check.mustCall());
