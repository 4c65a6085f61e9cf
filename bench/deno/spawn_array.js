for (let i = 0; i < 200; i++) await new Deno.Command("echo", { args: ["hello"] }).output();
