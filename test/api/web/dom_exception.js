// A DOMException is an Error with a name, and with the code that the name had of old.
var check = require("../check.js");

var none = new DOMException();
check.deepEqual([none.name, none.message, none.code], ["Error", "", 0]);
check.equal(String(none), "Error");
var undefinedOnes = new DOMException(undefined, undefined);
check.deepEqual([undefinedOnes.name, undefinedOnes.message], ["Error", ""]);
var strange = new DOMException(null, 42);
check.deepEqual([strange.name, strange.message, strange.code], ["42", "null", 0]);

var CODES = {
  IndexSizeError: 1,
  HierarchyRequestError: 3,
  WrongDocumentError: 4,
  InvalidCharacterError: 5,
  NoModificationAllowedError: 7,
  NotFoundError: 8,
  NotSupportedError: 9,
  InUseAttributeError: 10,
  InvalidStateError: 11,
  SyntaxError: 12,
  InvalidModificationError: 13,
  NamespaceError: 14,
  InvalidAccessError: 15,
  TypeMismatchError: 17,
  SecurityError: 18,
  NetworkError: 19,
  AbortError: 20,
  URLMismatchError: 21,
  QuotaExceededError: 22,
  TimeoutError: 23,
  InvalidNodeTypeError: 24,
  DataCloneError: 25,
  EncodingError: 0,
  NotReadableError: 0,
  DOMStringSizeError: 0,
};
Object.keys(CODES).forEach(function (name) {
  check.equal(new DOMException("m", name).code, CODES[name], name);
});

var error = new DOMException("text", "AbortError");
check.ok(error instanceof DOMException && error instanceof Error);
check.equal(String(error), "AbortError: text");
check.equal(Object.prototype.toString.call(error), "[object DOMException]");
check.ok(/^AbortError: text\n {4}at .*dom_exception/.test(error.stack), error.stack);
check.deepEqual(Object.keys(error), []);
["name", "message", "code"].forEach(function (name) {
  check.equal(Object.prototype.hasOwnProperty.call(error, name), false, name);
});

[DOMException, DOMException.prototype].forEach(function (object) {
  check.equal(object.ABORT_ERR, 20);
  check.equal(object.INUSE_ATTRIBUTE_ERR, 10);
  check.equal(object.DATA_CLONE_ERR, 25);
  var property = Object.getOwnPropertyDescriptor(object, "VALIDATION_ERR");
  check.deepEqual(
    [property.value, property.enumerable, property.writable, property.configurable],
    [16, true, false, false],
  );
});
