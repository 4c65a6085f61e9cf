#!/usr/bin/env python3
"""At twice and three times what it can serve, a server with a limit refuses what is above, keeps its memory, and answers the rest soon.

    overload.py [--strict]    # and the 99th percentile within three times what it is without load; for a quiet machine

Two servers: one whose answers wait for somebody else, with maxPending, and one that computes, with maxDelay. The load is open: a
request begins when its time has come, on a connection of its own, whatever became of those before, and is timed from when it was due.
"""

import asyncio
import os
import re
import statistics
import sys

STRICT = "--strict" in sys.argv
SECONDS = 8 if STRICT else 2
WAITING_WORK = 20  # ms that an answer waits for somebody else,
PLACES = 4  # who does so much at a time: 200 requests a second
COMPUTING_WORK = 20  # ms that an answer is computed: 50 requests a second

ANSWER = """
  response.sendHeader(200, {});
  response.sendBody("done");
  response.finish();
"""
WAITING = """
var free = %d, queue = [];
function begin(response) {
  free--;
  setTimeout(function () {
    %s
    free++;
    if (queue.length > 0) begin(queue.shift());
  }, %d);
}
var server = node.http.createServer(function (request, response) {
  if (free > 0) begin(response);
  else queue.push(response);
}, {maxPending: %d});
""" % (PLACES, ANSWER, WAITING_WORK, 2 * PLACES)
COMPUTING = """
var server = node.http.createServer(function (request, response) {
  for (var end = node.now() + %d; node.now() < end; ) ;
  %s
}, {maxDelay: %d});
""" % (COMPUTING_WORK, ANSWER, COMPUTING_WORK // 2)
LISTEN = """
server.listen(0, "127.0.0.1");
puts(server.port);
"""


def resident(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])


def last_percent(times):
    return statistics.quantiles(times, n=100)[98] if len(times) > 1 else times[0]


async def ask(port, due, times):
    """Adds how long after it was due the answer came to times[status]."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    answer = await reader.read()
    writer.close()
    times.setdefault(int(answer.split()[1]), []).append(asyncio.get_running_loop().time() - due)


async def load(port, rate, seconds):
    times, tasks = {}, []
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for number in range(int(rate * seconds)):
        due = begin + number / rate
        await asyncio.sleep(due - loop.time())
        tasks.append(asyncio.ensure_future(ask(port, due, times)))
    await asyncio.gather(*tasks)
    return times


async def try_server(name, script, capacity):
    server = await asyncio.create_subprocess_exec(os.environ["NODE"], "-e", script + LISTEN, stdout=asyncio.subprocess.PIPE)
    port = int(await server.stdout.readline())
    rows = {"quiet": await load(port, capacity / 10, SECONDS)}
    before = resident(server.pid)
    for times in (2, 3):
        rows[f"{times} times"] = await load(port, times * capacity, SECONDS)
    grown = resident(server.pid) - before
    rows["after"] = await load(port, capacity / 10, 1)
    server.kill()
    await server.wait()
    for row, found in rows.items():
        for status, each in sorted(found.items()):
            print(f"{name:10} {row:8} {status} {len(each):5} times, p50 {1e3 * statistics.median(each):6.1f} ms, "
                  f"p99 {1e3 * last_percent(each):6.1f} ms")
    print(f"{name:10} memory: {before} KiB, and {grown} more")
    judge(rows, capacity * SECONDS, grown)


def judge(rows, served, grown):
    assert grown < 16 * 1024
    assert set(rows["after"]) == {200}
    for name in ("2 times", "3 times"):
        row = rows[name]
        assert set(row) == {200, 503} and len(row[200]) > served / 4
        # Without the limit those that came last would wait for seconds.
        assert statistics.median(row[200]) < 1
        if STRICT:
            assert last_percent(row[200]) < 3 * last_percent(rows["quiet"][200]), name


async def main():
    await try_server("maxPending", WAITING, PLACES * 1000 / WAITING_WORK)
    await try_server("maxDelay", COMPUTING, 1000 / COMPUTING_WORK)
    return 0


sys.exit(asyncio.run(main()))
