#!/usr/bin/env python3
"""docs.py FOLDER MANUAL: makes the site of the documents in a folder, and the manual page, from doc/*.md.

cmark-gfm turns Markdown into HTML. Here each heading and each entry of the API gets an anchor, doc/api.md becomes a page for
each section and one with all, links are led to the pages, programs get their colours, and what the search looks through is
written to search.js. A link that leads nowhere is an error. The look of the pages is in tools/site/.

Anchors are those that GitHub makes of headings; of an entry such as **`server.close()`** it is the anchor of its heading, a
dot, and the name.
"""

import glob
import html
import json
import os
import posixpath
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TOP, "tools", "site"))
from colours import coloured  # noqa: E402
from manual import manual  # noqa: E402

GUIDES = ["from_node", "recipes", "debugging", "packages", "extensions", "deploying", "security", "performance", "building",
          "internals"]
MORE = {"CHANGELOG.md": "changelog.html", "CONTRIBUTING.md": "contributing.html", "test/README.md": "tests.html"}
VERSION = re.search(r"project\(node VERSION (\S+)", open(os.path.join(TOP, "CMakeLists.txt"), encoding="utf-8").read())[1]


class Page:
    """A page of the site: where it is, what it was made of, its title and body, and the group of the menu it stands in."""

    def __init__(self, place, source, body, group, title=None):
        self.place, self.source, self.body, self.group = place, source, body, group
        self.title = title or text_of(re.search(r"<h[12][^>]*>(.*?)</h[12]>", body)[1])


def read(path):
    with open(os.path.join(TOP, path), encoding="utf-8") as file:
        return file.read()


def text_of(fragment):
    """What a fragment of a page says, without what is only there for the look of it."""
    fragment = re.sub(r'<a class="anchor".*?</a>|<span class="ours".*?</span>', "", fragment)
    return html.unescape(re.sub(r"<[^>]+>", "", fragment)).strip()


def slug(title, taken):
    """The anchor that GitHub makes of a heading."""
    name = re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")
    count = taken.get(name, -1) + 1
    taken[name] = count
    return name + ("-%d" % count if count else "")


# ---- from Markdown to HTML with anchors ----

def render(markdown):
    command = ["cmark-gfm", "--github-pre-lang", "-e", "table", "-e", "autolink", "-e", "strikethrough"]
    return anchored(subprocess.run(command, input=markdown, capture_output=True, text=True, check=True).stdout)


def anchored(body):
    """Gives headings and entries their anchors, tables a frame that scrolls, and programs their colours."""
    taken, heading, entries = {}, "", set()

    def anchor(match):
        nonlocal heading
        if match["level"]:
            heading = slug(text_of(match["title"]), taken)
            link = '<a class="anchor" href="#%s" aria-label="Link to this heading">#</a>' % heading
            return '<h%s id="%s">%s%s</h%s>' % (match["level"], heading, match["title"], link, match["level"])
        name = heading + "." + re.split(r"[( =]", html.unescape(match["entry"]))[0]
        if name in entries:
            return match[0]
        entries.add(name)
        return '<p class="entry" id="%s"><strong><code>' % html.escape(name) + match["entry"]

    body = re.sub(r"<h(?P<level>[1-6])>(?P<title>.*?)</h[1-6]>|<p><strong><code>(?P<entry>[^<]+)", anchor, body, flags=re.S)
    body = body.replace("<table>", '<div class="wide" tabindex="0"><table>').replace("</table>", "</table></div>")
    body = body.replace("<strong>[ours]</strong>", '<span class="ours" title="not in the document of 2009">ours</span>')
    return re.sub(r'<pre(?: lang="(\w+)")?><code>(.*?)</code></pre>',
                  lambda match: '<pre tabindex="0"%s><code>%s</code></pre>' % (
                      ' data-label="Node"' if match[1] == "javascript" else "", coloured(html.unescape(match[2]), match[1])),
                  body, flags=re.S)


def sections(body):
    """Cuts the API at its headings of level 2: what stands before the first, and each section."""
    parts = re.split(r"(?=<h2 )", body)
    return parts[0], parts[1:]


def first_comment(source):
    lines = re.match(r"(?:#!.*\n)?((?://.*\n)*)", source)[1]
    return re.sub(r"^// ?", "", lines, flags=re.M).partition("\n\n")[0]


def example_pages():
    folders = ("", "debug/", "redis/", "postgres/", "cluster/")
    names = sorted(path[len(TOP) + 1:] for folder in folders for path in glob.glob(TOP + "/examples/" + folder + "*.js"))
    listed = ["# Examples\n"]
    pages = []
    for name in names:
        source = read(name)
        about = first_comment(source).replace("\n", " ").split(". ")[0].rstrip(".:")
        listed.append("- [%s](%s): %s" % (posixpath.basename(name), name, about or "of the API document"))
        pages.append(Page(name[:-3] + ".html", name, render("# %s\n\n```js\n%s\n```\n" % (name, source)), "Examples",
                          posixpath.basename(name)))
    return [Page("examples.html", "README.md", render("\n".join(listed)), "More"), *pages]


def all_pages():
    intro, parts = sections(render(read("doc/api.md")))
    pages = [Page("index.html", "README.md", render(read("README.md")), "Guides", "Start")]
    written = {os.path.basename(path)[:-3] for path in glob.glob(TOP + "/doc/*.md")} - {"api"}
    for name in [name for name in GUIDES if name in written] + sorted(written - set(GUIDES)):
        pages.append(Page(name + ".html", "doc/%s.md" % name, render(read("doc/%s.md" % name)), "Guides"))
    pages.append(Page("api/index.html", "doc/api.md", intro, "API", "Introduction"))
    for part in parts:
        place = "api/%s.html" % re.match(r'<h2 id="([^"]+)', part)[1]
        pages.append(Page(place, "doc/api.md", part, "API"))
    pages.append(Page("api.html", "doc/api.md", intro + "".join(parts), "API", "All on one page"))
    pages += [Page(place, source, render(read(source)), "More") for source, place in MORE.items()]
    for path in sorted(glob.glob(TOP + "/doc/decisions/*.md")):
        name = path[len(TOP) + 1:]
        pages.append(Page(name[len("doc/"):-3] + ".html", name, render(read(name)), "Decisions"))
    return pages + example_pages()


# ---- links ----

def anchors_of(page):
    return set(map(html.unescape, re.findall(r' id="([^"]+)"', page.body)))


class Links:
    """Where a link of a source leads in the site."""

    def __init__(self, pages, folder):
        self.folder = folder
        self.by_source = {page.source: page for page in reversed(pages) if page.place != "examples.html"}
        self.by_source["doc/api.md"] = next(page for page in pages if page.place == "api/index.html")
        for name in ("examples", "examples/cluster", "examples/extensions"):
            self.by_source[name] = next(page for page in pages if page.place == "examples.html")
        self.api = {anchor: page for page in reversed(pages) if page.place.startswith("api/") for anchor in anchors_of(page)}
        self.anchors = {page.place: anchors_of(page) for page in pages}

    def target(self, page, link):
        """What a link becomes in a page; a file that is no page is copied."""
        if re.match(r"[a-z]+:", link):
            return link
        path, _, anchor = link.partition("#")
        source = posixpath.normpath(posixpath.join(posixpath.dirname(page.source), path)) if path else page.source
        if path == "" and anchor in self.anchors[page.place]:
            return link
        found = self.by_source.get(source.rstrip("/"))
        if source == "doc/api.md" and anchor:
            found = self.api.get(anchor)
        if found is None and not anchor and os.path.isfile(os.path.join(TOP, source)):
            place = re.sub("^doc/", "", source)
            os.makedirs(os.path.dirname(os.path.join(self.folder, place)), exist_ok=True)
            shutil.copyfile(os.path.join(TOP, source), os.path.join(self.folder, place))
            return relative(page, place)
        if found is None or anchor and anchor not in self.anchors[found.place]:
            sys.exit("%s: the link %s leads nowhere" % (page.source, link))
        return relative(page, found.place) + ("#" + anchor if anchor else "")

    def resolved(self, page):
        body = re.sub(r'(<(?:a|img)[^>]* (?:href|src)=")([^"]*)',
                      lambda match: match[1] + html.escape(self.target(page, html.unescape(match[2]))), page.body)

        def example(match):
            found = self.by_source.get(match[1])
            return match[0] if found is None else '<a href="%s">%s</a>' % (relative(page, found.place), match[0])

        return re.sub(r"(?<!>)<code>(examples/[\w/]+\.js)</code>(?!</a>)", example, body)


def relative(page, place):
    return posixpath.relpath(place, posixpath.dirname(page.place) or ".")


# ---- pages ----

def menu(pages, current):
    """The groups of pages; the one that is shown has its headings below it."""
    groups = {}
    for page in pages:
        groups.setdefault(page.group, []).append(page)
    out = []
    for group, members in groups.items():
        is_open = group in ("Guides", "API", "More") or current in members
        out.append("<details%s><summary>%s</summary><ul>" % (" open" if is_open else "", group))
        for page in members:
            here = ' aria-current="page"' if page is current else ""
            inner = contents(page) if page is current else ""
            out.append('<li><a href="%s"%s>%s</a>%s</li>' % (relative(current, page.place), here, html.escape(page.title), inner))
        out.append("</ul></details>")
    return "\n".join(out)


def contents(page):
    found = re.findall(r'<h([23]) id="([^"]+)">(.*?)<a class="anchor"', page.body)
    level = "2" if page.group != "API" or page.place == "api.html" else "3"
    items = ['<li><a href="#%s">%s</a></li>' % (anchor, html.escape(text_of(title)))
             for at, anchor, title in found if at == level]
    return "<ul>%s</ul>" % "".join(items) if items else ""


def turn(pages, page, step, name):
    at = pages.index(page) + step
    if not 0 <= at < len(pages):
        return ""
    other = pages[at]
    return '<a class="%s" rel="%s" href="%s"><small>%s</small>%s</a>' % (
        name, name, relative(page, other.place), "Back" if step < 0 else "On", html.escape(other.title))


def write_page(folder, template, pages, page, body):
    values = {
        "title": html.escape(page.title), "root": relative(page, "x")[:-1], "menu": menu(pages, page), "body": body,
        "turns": turn(pages, page, -1, "prev") + turn(pages, page, 1, "next"), "version": VERSION,
    }
    path = os.path.join(folder, page.place)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(re.sub(r"@(\w+)@", lambda match: values[match[1]], template))


def searched(pages):
    """What the search looks through: [title, page, place, text] for each heading and each entry."""
    found = []
    for page in pages:
        if page.place == "api.html" or page.group == "Examples":
            continue
        parts = re.split(r'(?=<h[1-6] id=|<p class="entry")', page.body)
        for part in parts:
            begin = re.match(r'<(?:h[1-6]|p class="entry") id="([^"]+)">(?:(.*?)<a class="anchor"|<strong>(<code>.*?</code>))', part,
                             re.S)
            if begin:
                title = text_of(begin[2] or begin[3])
                text = " ".join(text_of(part.replace("</td>", " ")).split())
                place = page.place + ("" if part is parts[0] or part is parts[1] and not parts[0] else "#" + html.unescape(begin[1]))
                found.append([title, page.title, place, text])
    return found


def main():
    site = os.path.abspath(sys.argv[1])
    shutil.rmtree(site, ignore_errors=True)
    os.makedirs(site)
    pages = all_pages()
    links = Links(pages, site)
    template = read("tools/site/page.html")
    for page in pages:
        write_page(site, template, pages, page, links.resolved(page))
    for name in ("site.css", "site.js"):
        shutil.copyfile(os.path.join(TOP, "tools/site", name), os.path.join(site, name))
    with open(os.path.join(site, "search.js"), "w", encoding="utf-8") as file:
        file.write("var SEARCHED = %s;\n" % json.dumps(searched(pages), ensure_ascii=False, separators=(",", ":")))
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write(manual(read("doc/api.md"), VERSION))
    print("%s: %d pages" % (os.path.relpath(site), len(pages)))


if len(sys.argv) != 3:
    sys.exit("usage: docs.py FOLDER MANUAL")
main()
