// An error in what node.compile compiled is shown at its place there.
node.compile("1;\n  nothing();", "snippet.js");
