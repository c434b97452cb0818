"""Every page, by an administrator: nothing is asked of another origin, nothing is refused by the content policy, no script fails; and what can be read
with scripts can be read without."""
import harness
from harness import Stage, crawl


def every_page_keeps_to_itself():
    with Stage("cases/pronote-docaposte", "metropole") as stage:
        person = stage.person()
        person.set_up()
        with_scripts = read_all(person)
        other = stage.person("en", scripts=False).take_session(person)
        without = read_all(other)
        missing = sorted(with_scripts - without)
        assert not missing, f"cannot be reached without JavaScript: {missing}"
        print(f"{len(with_scripts)} kinds of pages with scripts, {len(without)} without")


def read_all(person):
    kinds = set()
    for kind, url in crawl(person):
        kinds.add(kind)
        assert person.page.locator("h1").count() == 1, f"not one h1: {url}"
        words = person.page.locator("main").inner_text().split()
        assert len(words) >= 8, f"nothing to read: {url}: {' '.join(words)}"
    return kinds


harness.main(every_page_keeps_to_itself)
