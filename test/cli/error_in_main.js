// An uncaught exception is shown with its place, the source line, a marker and the stack.
function f() {
	var x = null; x.y;
}
f();
