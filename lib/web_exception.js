// DOMException (API document, "The Web's Vocabulary"): what the web's functions throw that is no error of the language.
"use strict";

const { expose, constants, Given } = internal.load("web_idl");
const native = binding("structured_clone");

// The constants of codes, from 1 on, and the names of the exceptions that have them. Some have none any more.
const CODES = [
  ["INDEX_SIZE_ERR", "IndexSizeError"],
  ["DOMSTRING_SIZE_ERR"],
  ["HIERARCHY_REQUEST_ERR", "HierarchyRequestError"],
  ["WRONG_DOCUMENT_ERR", "WrongDocumentError"],
  ["INVALID_CHARACTER_ERR", "InvalidCharacterError"],
  ["NO_DATA_ALLOWED_ERR"],
  ["NO_MODIFICATION_ALLOWED_ERR", "NoModificationAllowedError"],
  ["NOT_FOUND_ERR", "NotFoundError"],
  ["NOT_SUPPORTED_ERR", "NotSupportedError"],
  ["INUSE_ATTRIBUTE_ERR", "InUseAttributeError"],
  ["INVALID_STATE_ERR", "InvalidStateError"],
  ["SYNTAX_ERR", "SyntaxError"],
  ["INVALID_MODIFICATION_ERR", "InvalidModificationError"],
  ["NAMESPACE_ERR", "NamespaceError"],
  ["INVALID_ACCESS_ERR", "InvalidAccessError"],
  ["VALIDATION_ERR"],
  ["TYPE_MISMATCH_ERR", "TypeMismatchError"],
  ["SECURITY_ERR", "SecurityError"],
  ["NETWORK_ERR", "NetworkError"],
  ["ABORT_ERR", "AbortError"],
  ["URL_MISMATCH_ERR", "URLMismatchError"],
  ["QUOTA_EXCEEDED_ERR", "QuotaExceededError"],
  ["TIMEOUT_ERR", "TimeoutError"],
  ["INVALID_NODE_TYPE_ERR", "InvalidNodeTypeError"],
  ["DATA_CLONE_ERR", "DataCloneError"],
];

// The private fields of an object that the binding makes, so that V8's serializer can copy it.
class Fields extends Given {
  #message;
  #name;

  constructor(object, message, name) {
    super(object);
    this.#message = message;
    this.#name = name;
  }
  static messageOf(exception) {
    return exception.#message;
  }
  static nameOf(exception) {
    return exception.#name;
  }
  static isOn(value) {
    return #name in value;
  }
}
const { messageOf, nameOf, isOn } = Fields;

// new DOMException(message = "", name = "Error"). It is an Error, with the stack of its making.
class DOMException {
  constructor(message = "", name = "Error") {
    const made = Object.setPrototypeOf(native.shell(), new.target.prototype);
    new Fields(made, `${message}`, `${name}`);
    Error.captureStackTrace(made, new.target);
    return made; // eslint-disable-line no-constructor-return -- what has copies is made by V8
  }

  get name() {
    return nameOf(this);
  }
  get message() {
    return messageOf(this);
  }
  get code() {
    const own = nameOf(this);
    return CODES.findIndex(([, name]) => name === own) + 1;
  }
}
Object.setPrototypeOf(DOMException.prototype, Error.prototype);
expose(DOMException);
constants(DOMException, Object.fromEntries(CODES.map(([name], i) => [name, i + 1])));

native.setEvents({
  Clone: {
    error: (message) => new DOMException(String(message), "DataCloneError"),
    write: (object) =>
      isOn(object) ? [messageOf(object), nameOf(object), String(object.stack)] : undefined,
    read(shell, [message, name, stack]) {
      Object.setPrototypeOf(shell, DOMException.prototype);
      new Fields(shell, message, name);
      Object.defineProperty(shell, "stack", internal.property(stack, false));
    },
  },
});

return { DOMException };
