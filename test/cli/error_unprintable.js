// A thrown object that cannot be turned into text is still told of.
throw { toString: function () { throw new Error("worse"); } };
