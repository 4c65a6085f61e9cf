// The chat of examples/ in Chromium: two windows hear each other, and both come back when the server has been restarted.
var check = require("../check.js");
var run = require("../child_process/fixtures/run.js");
var chromium = require("./fixtures/chromium.js");

if (chromium.find() === undefined) {
  puts("skipped: there is no chromium");
  node.exit(77);
}

// Runs the example; ready(port, end) follows, and end() ends it as a service manager would.
function chat(port, ready) {
  var child = node.createChildProcess(run.command("examples/chat.js", port));
  var output = "";
  child.addListener("output", function (data) {
    if (data === null || output !== "") return;
    output = data;
    ready(/localhost:(\d+)\//.exec(output)[1], function (ended) {
      child.addListener("exit", ended);
      child.kill("SIGTERM");
    });
  });
  child.addListener(
    "exit",
    check.mustCall(function (code) {
      check.equal(code, 0);
    }),
  );
}

function say(page, text) {
  page.evaluate(
    "document.getElementById('text').value = " +
      JSON.stringify(text) +
      "; document.getElementById('form').requestSubmit(); 1",
  );
}

function shows(text) {
  return "document.getElementById('list').textContent.includes(" + JSON.stringify(text) + ")";
}

var done = check.mustCall(function () {});
chat(0, function (port, end) {
  var browser = chromium.start(function () {
    browser.open("http://localhost:" + port + "/?nick=ann", function (ann) {
      browser.open("http://localhost:" + port + "/?nick=bob", function (bob) {
        ann.until("document.querySelectorAll('#people li').length === 2", function () {
          say(ann, "gr\u00fc\u00df dich, bob \ud83d\ude00");
          bob.until(shows("gr\u00fc\u00df dich, bob \ud83d\ude00"), function () {
            say(bob, new Array(1000).join("a long answer ").slice(0, 1990)); // it is compressed
            ann.until(shows("bob") + " && " + shows("a long answer a long answer"), restart);
          });
        });
        function restart() {
          end(function () {
            ann.until("document.getElementById('state').className === 'away'", function () {
              chat(port, function (again, endAgain) {
                ann.until(
                  "document.getElementById('state').textContent === '2 people are here'",
                  function () {
                    say(bob, "we are back");
                    ann.until(shows("we are back"), function () {
                      browser.close();
                      endAgain(done);
                    });
                  },
                );
              });
            });
          });
        }
      });
    });
  });
});
