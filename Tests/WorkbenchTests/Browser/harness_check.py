"""Does the watch of the other scripts see what it is there to see? A page with every fault in it; and a crawl that must find a page three links away."""
import harness
from harness import Server, Stage, pattern

FAULTY = """<!DOCTYPE html><html lang="fr"><title>x</title><h1>x</h1><p style="color: red">x</p><script>alert(1)</script>
<img src="https://example.org/x.png" alt=""><img src="/assets/missing.png" alt=""><script type="module" src="/assets/broken.js"></script></html>"""


def the_watch_sees_every_fault():
    with Stage("cases/pronote-docaposte") as stage:
        person = stage.person()
        person.open("/sign-in")
        policy = person.page.request.get("/sign-in").headers["content-security-policy"]
        person.page.route("**/faulty", lambda route: route.fulfill(body=FAULTY, headers={"content-type": "text/html", "content-security-policy": policy}))
        person.page.route("**/broken.js", lambda route: route.fulfill(body="throw new Error('broken')", content_type="text/javascript"))
        assert person.faults == []
        person.page.goto("/faulty")
        person.page.wait_for_timeout(500)
        said = "\n".join(person.faults)
        for part in ("inline style", "inline script", "example.org", "404: GET", "a script failed"):
            assert part in said, f"the watch did not see: {part}\n{said}"
        person.faults.clear()


def kinds_of_pages_are_told_apart():
    assert pattern("http://h/w/metropole/element/app-siv") == pattern("http://h/w/metropole/element/grc?x=").replace("?x", "") == "/w/*/element/*"
    assert pattern("http://h/w/a/levels/frameworks") == "/w/*/levels/frameworks"
    assert pattern("http://h/w/a/chart?q=x&page=2") == "/w/*/chart?page&q"


harness.main(kinds_of_pages_are_told_apart, the_watch_sees_every_fault)
