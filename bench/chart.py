"""The chart of a run, as SVG: for each of some rows a bar for ours, the limit and each peer, as multiples of ours."""

from xml.sax.saxutils import escape

OURS, LIMIT = "ours", "limit"
ROWS = ["HTTP hello, 50 connections", "HTTP 100 KB string", "HTTP POST 16 KB echoed", "JSON of 1 KB, checked and answered",
        "HTTPS hello, 50 connections", "WebSocket echo 100 B", "TCP echo 100 B", "memory under hello load", "start, print hello",
        "setTimeout, 500,000", "read 2 KB file", "spawn echo"]
LABELS, BARS, WIDTH = 210, 540, 880  # in pixels: the names of rows, the longest bar, all of it
BAR, GAP = 11, 12  # the height of a bar, and what is between two rows
MOST = 3.0  # what takes more times as much as ours has a bar that is cut off
COLORS = ["#4878a8", "#84a9cb", "#d9a441", "#6aa678", "#9a7fb5", "#b58a7f"]  # peers, in the order of their coming


def number(value):
    """Three digits that mean something."""
    return "%.3g" % value if value < 1000 else "%.0f" % value


def colors_of(results):
    names = []
    for result in results["rows"].values():
        names += [who for who in result["median"] if who not in (OURS, LIMIT) and who not in names]
    return {OURS: "#c0392b", LIMIT: "#999999", **{who: COLORS[i % len(COLORS)] for i, who in enumerate(names)}}


def text(x, y, content, more=""):
    return '<text x="%g" y="%g"%s>%s</text>' % (x, y, more, escape(content))


def bar(y, who, value, ours, color, unit):
    times = value / ours
    width = BARS * min(times, MOST) / MOST
    label = "%s %s" % (number(value), unit) if who == OURS else "%.2f" % times
    if times > MOST:
        label += " \u2192"
    return ['<rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"><title>%s: %s %s</title></rect>' % (
        LABELS, y, width, BAR - 1, color, escape(who), number(value), unit),
            text(LABELS + width + 4, y + BAR - 2.5, label)]


def legend(colors, y):
    parts, x = [], 10
    for who, color in colors.items():
        parts += ['<rect x="%d" y="%d" width="10" height="10" fill="%s"/>' % (x, y, color), text(x + 14, y + 9, who)]
        x += 30 + 7 * len(who)
    return parts


def svg(results):
    shown = [row for row in ROWS if OURS in results["rows"].get(row, {}).get("median", {})]
    all_colors = colors_of(results)
    seen = {who for row in shown for who in results["rows"][row]["median"]}
    colors = {who: color for who, color in all_colors.items() if who in seen}
    parts = [text(10, 18, "What an operation takes, in multiples of ours: less is better", ' font-size="14" font-weight="bold"'),
             *legend(colors, 30)]
    y = 56
    for row in shown:
        median = results["rows"][row]["median"]
        present = [who for who in colors if who in median]
        middle = y + BAR * len(present) / 2 + 4
        parts.append(text(LABELS - 8, middle, row, ' text-anchor="end"'))
        for who in present:
            parts += bar(y, who, median[who], median[OURS], colors[who], results["rows"][row]["unit"])
            y += BAR
        y += GAP
    machine = results["machine"]
    parts.append(text(10, y + 8, "CPU time, or memory; medians of %d rounds. %s, %d cores, %s" % (
        results["rounds"], machine["cpu"], machine["cores"], machine["date"])))
    height = y + 18
    head = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" '
            'font-family="sans-serif" font-size="11" fill="#222">' % (WIDTH, height, WIDTH, height))
    return "\n".join([head, '<rect width="100%" height="100%" fill="#fff"/>', *parts, "</svg>", ""])
