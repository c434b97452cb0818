"""Without a mouse: the skip link, the navigation, the menus, signing in, and the map. What has the focus is seen; nothing moves for those who asked for that."""
import harness
from harness import PASSWORD, Stage

# Where the focus is, and whether one sees it: an outline, or a change of border or ground.
FOCUS = """() => { const e = document.activeElement; if (!e || e === document.body) return null;
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    return { tag: e.tagName, text: (e.innerText || e.getAttribute('aria-label') || e.name || '').trim().slice(0, 40),
        seen: parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none', inView: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 } }"""


def signing_in_without_a_mouse():
    with Stage("cases/pronote-docaposte") as stage:
        first = stage.person().set_up()
        first.context.clear_cookies()
        page = first.page
        first.open("/sign-in")
        page.get_by_label("Adresse électronique").focus()
        page.keyboard.type("anne@valmer.example")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/sign-in" not in url)


def every_stop_of_the_tab_key_is_seen():
    with Stage("cases/pronote-docaposte") as stage:
        person = stage.person(motion="reduce").set_up()
        page = person.page
        for area in ("", "/chart", "/map", "/reach", "/decide", "/edit", "/scenarios"):
            person.open("/w/pronote-docaposte" + area)
            walk(page, area)


def walk(page, area, most=80):
    """From the top: first the skip link, then every stop in sight, without a trap, to the end of the page or `most` stops."""
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUS)
    assert first and first["text"] == "Aller au contenu" and first["inView"], f"{area}: the first stop is {first}"
    stops = 1
    last = None
    for _ in range(most):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if here is None:
            break
        handle = page.evaluate_handle("document.activeElement")
        assert last is None or not page.evaluate("([a, b]) => a === b", [last, handle]), f"{area}: the focus is held at {here}"
        last = handle
        assert here["seen"], f"{area}: the focus is not seen on {here}"
        assert here["inView"], f"{area}: the focus is out of sight on {here}"
        stops += 1
    assert stops > 15, f"{area}: only {stops} stops"


def the_skip_link_the_menus_and_the_map():
    with Stage("metropole") as stage:
        person = stage.person(motion="reduce").set_up()
        page = person.page
        person.open("/w/metropole/chart")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        # The menu of the account opens, and Escape gives the focus back.
        account = page.locator("summary", has_text="Anne Le Gall")
        account.focus()
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Mon compte").wait_for()
        page.keyboard.press("Escape")
        assert not page.get_by_role("link", name="Mon compte").is_visible()
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
        # The map: places are buttons, Enter says what they are, Escape or the close button leaves.
        person.open("/w/metropole/map")
        pin = page.locator(".leaflet-marker-icon").first
        pin.wait_for()
        pin.focus()
        page.keyboard.press("Enter")
        page.locator(".leaflet-popup").get_by_role("link").first.wait_for()
        # Nothing moves.
        moving = page.evaluate("document.getAnimations().filter(a => a.playState === 'running').length")
        assert moving == 0, f"{moving} animations run although the reader asked for none"


if __name__ == "__main__":
    harness.main(signing_in_without_a_mouse, every_stop_of_the_tab_key_is_seen, the_skip_link_the_menus_and_the_map)
