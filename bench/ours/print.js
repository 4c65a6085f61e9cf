for (var i = 0; i < 500000; i++) puts("line " + i);
