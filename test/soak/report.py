"""What a soak found: counts, a verdict, and its table, JSON and plot."""

import collections
import json
import os
import statistics
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))

# Memory is judged in runs of this many seconds and more. The first fifth warms up. After that it is flat where the median
# of the last quarter is above that of the first quarter by no more than a twentieth.
JUDGED = 120
WARM_UP = 0.2
GROWTH = 1.05


class Tally:
    """What clients counted; worker.py tells what each number is."""

    def __init__(self):
        self.answers, self.faults = collections.Counter(), collections.Counter()
        self.outcomes = collections.Counter()
        self.wrong, self.lost = [], []

    def add(self, told):
        self.answers.update(told["answers"])
        self.faults.update(told["faults"])
        self.outcomes.update(told["outcomes"])
        self.wrong += told["wrong"]
        self.lost += told["lost"]

    def answered(self):
        return sum(self.answers.values())


def total(soak):
    sum_of_all = Tally()
    for told in (vars(soak.counted), *soak.tallies.values()):
        sum_of_all.add(told)
    return sum_of_all


def columns(rows):
    """Rows of cells as lines, the numbers to the right."""
    widths = [max(len(str(cell)) for cell in column) for column in zip(*rows)]
    return ["  ".join(str(cell).rjust(width) if isinstance(cell, (int, float)) else str(cell).ljust(width)
                      for cell, width in zip(row, widths)).rstrip() for row in rows]


class Report:
    def __init__(self, soak, at_rest, ledger, code, errors):
        self.options, self.samples = soak.options, soak.samples
        self.tally = total(soak)
        self.at_rest, self.ledger, self.code, self.errors = at_rest, ledger, code, errors

    def quarter_medians(self):
        """KiB: medians of the first and of the last quarter after the warm-up; None where too little was seen."""
        if self.options.seconds < JUDGED:
            return None
        kib = [sample["kib"] for sample in self.samples[:-1]]
        kib = kib[int(len(kib) * WARM_UP):]
        quarter = len(kib) // 4
        return statistics.median(kib[:quarter]), statistics.median(kib[-quarter:])

    def faulty(self):
        """What is to be complained of, a line each."""
        found = ["wrong: " + each for each in self.tally.wrong] + ["lost: " + each for each in self.tally.lost]
        if self.code != 0:
            found.append("exit code of the server: %s" % self.code)
        if self.errors:
            found.append("stderr of the server: " + self.errors)
        last = self.samples[-1]["descriptors"]
        if last > self.at_rest:
            found.append("descriptors: %d at the end, %d at rest before" % (last, self.at_rest))
        for what, count in self.ledger.items():
            if count["begun"] != count["ended"]:
                found.append("%s: %d begun, %d ended" % (what, count["begun"], count["ended"]))
        if self.tally.answered() == 0 or not self.ledger:
            found.append("nothing was done")
        medians = self.quarter_medians()
        if medians and medians[1] > medians[0] * GROWTH:
            found.append("memory grew from %d to %d KiB" % medians)
        return found

    def text(self):
        lines = ["", "Answers, each checked byte for byte"]
        lines += columns(sorted(self.tally.answers.items()) + [("all", self.tally.answered())])
        lines += ["", "Faults"]
        lines += columns(sorted(self.tally.faults.items()) + [("all", sum(self.tally.faults.values()))])
        lines += ["", "What came of the faults, all of it as expected"]
        lines += columns(sorted(self.tally.outcomes.items()))
        lines += ["", "Errors that were not expected"]
        lines += columns([("wrong answers", len(self.tally.wrong)), ("lost requests", len(self.tally.lost))])
        lines += ["", "The server's ledger"]
        lines += columns([("", "begun", "ended")] + [(what, count["begun"], count["ended"])
                                                     for what, count in sorted(self.ledger.items())])
        lines += ["", "The server over time (descriptors at rest before: %d)" % self.at_rest]
        step = max(1, len(self.samples) // 20)
        rows = self.samples[:-1:step] + self.samples[-1:]
        lines += columns([("seconds", "descriptors", "resident KiB", "answers")]
                         + [(row["seconds"], row["descriptors"], row["kib"], row["answers"]) for row in rows])
        medians = self.quarter_medians()
        if medians:
            lines.append("memory after the warm-up: median %d KiB in the first quarter, %d KiB in the last" % medians)
        found = self.faulty()
        return "\n".join(lines + [""] + (found or ["Nothing wrong, nothing lost, nothing grew."]))

    def write(self, folder):
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "soak.txt"), "w", encoding="utf-8") as file:
            file.write("soak.py --seconds %g --seed %d\n" % (self.options.seconds, self.options.seed) + self.text() + "\n")
        path = os.path.join(folder, "soak.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"seed": self.options.seed, "seconds": self.options.seconds, "at_rest": self.at_rest,
                       "samples": self.samples, "answers": self.tally.answers, "faults": self.tally.faults,
                       "outcomes": self.tally.outcomes, "wrong": self.tally.wrong, "lost": self.tally.lost,
                       "ledger": self.ledger, "complaints": self.faulty()}, file, indent=1)
        # matplotlib is a package of Debian's own Python.
        subprocess.run(["/usr/bin/python3", os.path.join(HERE, "plot.py"), path, os.path.join(folder, "soak.png")],
                       check=True)
