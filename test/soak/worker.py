#!/usr/bin/env python3
"""A client process of the soak: so many sessions at once, each taking one action after the other.

    worker.py SEED SESSIONS FAULTS HERE

SEED decides about everything that it does, FAULTS (0 to 1) how many of the actions are faults, HERE is JSON: the ports and
the files. Each second, and at the end, it prints what it has counted so far as a line of JSON, since it may be killed any
time. It ends when its input does, after the actions that are under way.
"""

import asyncio
import collections
import json
import random
import sys
import types

from faults import FAULTS
from link import Broken, secured
from actions import ACTIONS, Wrong

LOST = 45  # seconds without the end of an action that make its answer a lost one


class Tally:
    def __init__(self):
        self.answers, self.faults = collections.Counter(), collections.Counter()
        self.outcomes = collections.Counter()  # what came of the faults
        self.wrong, self.lost = [], []
        self.running = 0

    def show(self):
        print(json.dumps(vars(self)), flush=True)


async def act(action, here, chance, tally, note):
    name = action.__name__
    try:
        result = await asyncio.wait_for(action(here, chance), LOST)
        if action in ACTIONS:
            tally.answers[name] += result
        else:
            tally.faults[name] += 1
            tally.outcomes[result] += 1
    except asyncio.TimeoutError:
        tally.lost.append("%s %s: no end after %d s" % (note, name, LOST))
    except Wrong as error:
        tally.wrong.append("%s %s: %s" % (note, name, error))
    except (Broken, OSError) as error:
        tally.lost.append("%s %s: %s" % (note, name, error))


async def session(seed, share, here, tally, ending):
    number = 0
    while not ending.is_set():
        note = "%s/%d" % (seed, number)
        chance = random.Random(note)
        number += 1
        table = FAULTS if chance.random() < share else ACTIONS
        action, = chance.choices(list(table), table.values())
        place = secured(here) if chance.random() < 1 / 3 else here
        tally.running += 1
        await act(action, place, chance, tally, note)
        tally.running -= 1
        await asyncio.sleep(chance.random() * 0.1)


async def main(seed, sessions, share, here):
    tally, ending = Tally(), asyncio.Event()
    running = [asyncio.ensure_future(session("%s/%d" % (seed, n), share, here, tally, ending)) for n in range(sessions)]
    loop = asyncio.get_running_loop()
    loop.add_reader(sys.stdin.fileno(), lambda: (loop.remove_reader(sys.stdin.fileno()), ending.set()))
    everything = asyncio.gather(*running)
    while not everything.done():
        await asyncio.wait([everything], timeout=1)
        if not everything.done():
            tally.show()
    everything.result()
    tally.show()


if __name__ == "__main__":
    ports = types.SimpleNamespace(**json.loads(sys.argv[4]))
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), ports))
