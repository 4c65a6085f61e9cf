// A syntax error in the main script names its place.
puts("not run");
var x = (1;
