// Of a very long line, what stands around the mistake is shown, with the marker below it.
var filler = new Array(1001).join("0;");
node.compile(filler + "nosuch();" + filler, "minified.js");
