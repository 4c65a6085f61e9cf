// A unit-test library of 2009 puts its assertions into the global namespace, and a suite reports at exit.
include("fixtures/mjsunit.js");

function Suite(name) {
  this.name = name;
  this.tests = [];
  this.passed = 0;
  node.EventEmitter.call(this);
}
node.inherits(Suite, node.EventEmitter);
Suite.prototype.add = function (name, f) {
  this.tests.push({ name: name, f: f });
  return this;
};
Suite.prototype.run = function () {
  var self = this;
  (function () {
    var next = arguments.callee;
    var test = self.tests.shift();
    if (!test) return self.emit("done", [self.passed]);
    self.emit("test", [test.name]);
    var promise = test.f();
    if (!promise) {
      self.passed++;
      return setTimeout(next, 0);
    }
    promise
      .addCallback(function () {
        self.passed++;
        next();
      })
      .addErrback(function (e) {
        self.emit("failed", [test.name, e]);
        next();
      });
  })();
};

var suite = new Suite("core");
var names = [];
suite.addListener("test", function (name) {
  names.push(name);
});

suite
  .add("values", function () {
    assertEquals([1, { a: /x/g }, null], [1, { a: /x/g }, null]);
    assertThrows(function () {
      assertEquals({ a: 1 }, { a: 2 });
    }, Error);
    assertThrows("undefined_name_of_nothing", ReferenceError);
    assertInstanceof(suite, node.EventEmitter);
    assertTrue(Suite.super_ === node.EventEmitter.prototype);
  })
  .add("stat", function () {
    var promise = node.fs.stat(__filename);
    promise.addCallback(function (stats) {
      assertTrue(stats.size > 100);
      assertInstanceof(stats.mtime, Date);
      assertEquals(1, arguments.length);
    });
    assertInstanceof(promise, node.Promise);
    return promise;
  })
  .add("timer", function () {
    var promise = new node.Promise(),
      ticks = 0;
    var id = setInterval(function () {
      if (++ticks < 3) return;
      clearInterval(id);
      promise.emitSuccess([ticks]);
    }, 1);
    return promise;
  })
  .add("no such file", function () {
    var promise = new node.Promise();
    node.fs.unlink("/no/such/file").addErrback(function (e) {
      assertEquals("ENOENT", e.code);
      promise.emitSuccess();
    });
    return promise;
  })
  .add("globals", function () {
    undeclared = 5;
    assertEquals(5, process.undeclared);
    assertTrue(process.assertEquals === assertEquals);
    assertFalse("suite" in process);
    delete process.undeclared;
    assertEquals("undefined", typeof undeclared);
  });

suite.addListener("failed", function (name, e) {
  puts(name + ": " + e);
});
var done = 0;
suite.addListener("done", function (passed) {
  done = passed;
});
suite.run();

process.addListener("exit", function () {
  assertEquals(5, done);
  assertEquals(["values", "stat", "timer", "no such file", "globals"], names);
  assertEquals(1, failures());
});
