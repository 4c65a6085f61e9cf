let fired = 0;
for (let i = 0; i < 500000; i++) setTimeout(() => { fired++; }, i % 100);
