for (let i = 0; i < 200; i++) await new Deno.Command("/bin/sh", { args: ["-c", "echo hello"] }).output();
