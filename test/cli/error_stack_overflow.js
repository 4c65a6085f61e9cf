// Endless recursion is a RangeError like any other.
function f() { f(); }
f();
