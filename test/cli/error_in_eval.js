// An error in evaluated code has a place, too.
new Function("\n  throw new Error('evaluated')")();
