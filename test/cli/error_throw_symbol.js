// A thrown value that is no Error is shown itself.
throw Symbol("s");
