// An error in a text that was only parsed is shown where the program has it parsed.
var text = "{oops";
  JSON.parse(text);
