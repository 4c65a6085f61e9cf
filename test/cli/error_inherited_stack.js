// An error whose prototype is an Error, as programs made their own, is shown with its own message.
function ParseError(message) {
  this.message = message;
}
ParseError.prototype = new Error();
ParseError.prototype.name = "ParseError";
console.log(new ParseError("logged"));
throw new ParseError("thrown");
