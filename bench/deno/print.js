for (let i = 0; i < 500000; i++) console.log("line " + i);
