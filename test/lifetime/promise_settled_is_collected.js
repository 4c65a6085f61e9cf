// A promise that has settled, its listeners and its late listeners are collected.
var check = require("../api/check.js");
var collect = require("fixtures/collect.js");

collect.whenCollected(function () {
  var promise = new node.Promise();
  promise.addCallback(function () {
    return promise;
  });
  setTimeout(function () {
    promise.emitSuccess([promise]);
    promise.addCallback(function () {
      return promise;
    });
  }, 1);
  return promise;
}, check.mustCall());
