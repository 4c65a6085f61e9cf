"""plot.py SOAK.JSON OUT.PNG: the descriptors, the memory and the answers of a soak over time."""

import json
import sys

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402


def main(source, out):
    with open(source, encoding="utf-8") as file:
        soak = json.load(file)
    samples = soak["samples"]
    seconds = [sample["seconds"] for sample in samples]
    rates = [0.0] + [(b["answers"] - a["answers"]) / max(0.1, b["seconds"] - a["seconds"])
                     for a, b in zip(samples, samples[1:])]
    rows = (("resident memory, MiB", [sample["kib"] / 1024 for sample in samples]),
            ("descriptors", [sample["descriptors"] for sample in samples]),
            ("answers a second", rates))
    figure, axes = pyplot.subplots(len(rows), sharex=True, figsize=(10, 9))
    for axis, (name, values) in zip(axes, rows):
        axis.plot(seconds, values, linewidth=1)
        axis.set_ylabel(name)
        axis.set_ylim(bottom=0)
        axis.grid(alpha=0.3)
    axes[1].axhline(soak["at_rest"], linestyle="--", linewidth=1, color="grey")
    axes[1].annotate("at rest before", (seconds[-1], soak["at_rest"]), ha="right", va="bottom", color="grey")
    axes[2].set_yscale("symlog", linthresh=100)
    axes[-1].set_xlabel("seconds")
    axes[0].set_title("Soak of %g s, seed %d: %d answers, %d faults, %d wrong, %d lost" % (
        soak["seconds"], soak["seed"], sum(soak["answers"].values()), sum(soak["faults"].values()), len(soak["wrong"]),
        len(soak["lost"])))
    figure.tight_layout()
    figure.savefig(out, dpi=90)


main(*sys.argv[1:])
