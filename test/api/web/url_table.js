// 1,300 rows of texts, bases, setters and what the URL standard makes of them.
//
// fixtures/urls.txt: [text, base, its members or null where it is no URL]; url_changes.txt: [URL, member, value, href]. A row a
// line, as JSON.
var check = require("../check.js");

var MEMBERS =
  "href origin protocol username password host hostname port pathname search hash".split(" ");

function rows(name) {
  var text = node.fs.cat(__dirname + "/fixtures/" + name, "utf8").wait();
  return text.trim().split("\n").map(JSON.parse);
}

function parse(row) {
  var base = row[1] === "" ? undefined : row[1];
  var url = URL.parse(row[0], base);
  check.equal(URL.canParse(row[0], base), url !== null);
  return url;
}

var count = 0;
rows("urls.txt").forEach(function (row) {
  var note = JSON.stringify(row);
  var url = parse(row);
  var members = url && MEMBERS.map((name) => url[name]);
  check.deepEqual(members, row[2], note);
  if (url !== null) check.equal(new URL(url.href).href, url.href, "again: " + note);
  count++;
});
rows("url_changes.txt").forEach(function (row) {
  var url = new URL(row[0]);
  var note = JSON.stringify(row);
  if (row[3] === null) {
    check.throws(() => (url[row[1]] = row[2]), TypeError, note);
    check.equal(url.href, new URL(row[0]).href);
  } else {
    url[row[1]] = row[2];
    check.equal(url.href, row[3], note);
  }
  count++;
});
check.ok(count >= 1300, count + " rows");
