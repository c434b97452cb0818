"""axe-core on every kind of page, in both languages, light and dark, at 1280 and 390 px: no violation of WCAG 2.2 A and AA. And what axe does not see:
titles of their own, headings in order, the language, the way in by keyboard, nothing wider than the screen at 320 px (a zoom of 400 %)."""
import re
import sys

import harness
from axe_playwright_python.sync_playwright import Axe
from harness import Stage, crawl
from playwright.sync_api import Error

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# Every pair of language, scheme and width, in two loads of each page.
VIEWS = {"fr": [("light", 1280), ("dark", 390)], "en": [("dark", 1280), ("light", 390)]}

# Places that are close to each other on the ground are so on the map; the tables under it lead to the same pages (2.5.8, "equivalent").
EXCEPT = {("target-size", True)}


def violations(page, axe):
    found = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}).response["violations"]
    return [
        f"{v['id']}: {node['target']} {node['html'][:200]} {(node.get('failureSummary') or '').splitlines()[-1:]}"
        for v in found for node in v["nodes"] if (v["id"], "leaflet-marker" in node["html"]) not in EXCEPT]


def structure(page):
    """What is wrong with the headings, the language and the width of the open page."""
    wrong = []
    levels = page.eval_on_selector_all("h1,h2,h3,h4,h5,h6", "all => all.filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))")
    if levels[:1] != [1] or levels.count(1) != 1:
        wrong.append(f"the first heading is not the only h1: {levels[:5]}")
    for before, after in zip(levels, levels[1:]):
        if after > before + 1:
            wrong.append(f"a heading of level {after} follows one of level {before}")
            break
    return wrong


def too_wide(page):
    """Zoomed to 400 %, a page of 1280 px is 320 px wide: only tables, drawings and code may scroll sideways, in a box of their own."""
    page.set_viewport_size({"width": 320, "height": 800})
    width = page.evaluate("document.documentElement.scrollWidth")
    if width <= 321:
        return []
    culprits = page.evaluate("""() => {
        const inBox = e => { for (let p = e.parentElement; p; p = p.parentElement) if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(p).overflowX)) return true; return false }
        return [...document.querySelectorAll('main *, header *, footer *')].filter(e => e.getBoundingClientRect().right > 322 && !inBox(e))
            .slice(-3).map(e => e.outerHTML.slice(0, 160)) }""")
    return [f"{width} px wide at 320 px: {culprits}"]


def every_page_is_accessible():
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    problems, addresses, titles = [], [], {}
    axe = Axe()

    def look(person, kind):
        """The open page, seen in every way; again when it reloaded itself meanwhile, as pages do that are still being worked out."""
        for last in (False, False, False, False, True):
            before = len(problems)
            try:
                return see(person, kind)
            except Error as error:
                if last or not any(word in str(error) for word in ("context was destroyed", "navigation", "Target page")):
                    raise
                del problems[before:]
                person.page.wait_for_timeout(4_000)

    def see(person, kind):
        """Once its modules have brought what they bring."""
        person.page.wait_for_load_state("networkidle")
        for scheme, width in VIEWS[person.language]:
            person.page.set_viewport_size({"width": width, "height": 900})
            person.page.emulate_media(color_scheme=scheme)
            problems.extend(f"{kind} {person.language} {scheme} {width}: {text}" for text in violations(person.page, axe))
        problems.extend(f"{kind} {person.language}: {text}" for text in structure(person.page) + too_wide(person.page))
        if person.page.locator("html").get_attribute("lang") != person.language:
            problems.append(f"{kind} {person.language}: the language of the page is not said")
        person.page.set_viewport_size({"width": 1280, "height": 900})

    try:
        with Stage("cases/pronote-docaposte", "metropole") as stage:
            first, second = stage.person("fr"), stage.person("en")
            for person in (first, second):
                person.open(stage.server.set_up_address)
                look(person, "set-up")
            first.set_up()
            second.open("/sign-in")
            look(second, "sign-in")
            with first.expecting(404):
                first.open("/w/metropole/nowhere")
                look(first, "not found")
            for kind, url in crawl(first, each=1):
                if re.search(only, kind):
                    addresses.append((kind, url))
                    titles.setdefault(first.page.title(), set()).add(first.page.url.split("?")[0])
                    look(first, kind)
            second.take_session(first)
            for kind, url in addresses:
                second.open(url)
                look(second, kind)
        problems.extend(f"one title: {title}: {sorted(urls)}" for title, urls in titles.items() if len(urls) > 1)
    finally:
        print(f"{len(addresses)} kinds of pages")
        tell(problems)
    assert not problems, f"{len(problems)} problems"


def tell(problems):
    """Each problem once, with how often it was met."""
    seen = {}
    for problem in problems:
        rule, _, rest = problem.split(": ", 1)[-1].partition(": ")
        seen.setdefault(rule + re.sub(r"\d+|\"[^\"]*\"|>[^<]*<", "", rest.split("] ", 1)[-1])[:40], []).append(problem)
    for alike in seen.values():
        print(f"{len(alike)} × {alike[0]}")


harness.main(every_page_is_accessible)
