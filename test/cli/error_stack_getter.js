// An error whose stack cannot be read is still shown.
var error = new Error("message");
Object.defineProperty(error, "stack", { get: function () { throw new Error("worse"); } });
throw error;
