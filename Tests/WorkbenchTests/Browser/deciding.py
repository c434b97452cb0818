"""A risk owner finds a grave finding, decides, sees it in the register and on the page of the element; then exports the register and the report."""
import json

import harness
from harness import Stage


def decide(person):
    """From the overview to a decision in the register, in French. Gives the message of the finding."""
    page = person.page
    person.open("/w/metropole")
    person.press("Décider", "link")
    page.wait_for_url("**/decide**")
    row = page.get_by_role("row").nth(1)
    message = row.get_by_role("rowheader").inner_text()
    row.get_by_role("link").first.click()
    page.wait_for_url("**/decide/**")
    person.reads(message, "Personne n’a encore décidé.")

    # To reduce without a measure is refused: what was said is kept, and the list of problems leads to the field.
    page.get_by_role("radio", name="Réduire", exact=False).check()
    page.get_by_label("Pourquoi ?").fill("Le contrat finit dans huit mois ; le changement est inscrit au budget.")
    page.get_by_label("Qui en répond ?").fill("Direction des solidarités")
    page.get_by_label("Quand la revoir ?").fill("2099-06-30")
    with person.expecting(422):
        person.send("Inscrire la décision")
        page.get_by_role("alert").first.wait_for()
    assert page.get_by_role("radio", name="Réduire", exact=False).is_checked()
    assert page.get_by_label("Qui en répond ?").input_value() == "Direction des solidarités"
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert", "what is wrong is not read first"
    page.get_by_role("alert").get_by_role("link").first.click()
    target = page.evaluate("document.getElementById(location.hash.slice(1))?.innerText ?? ''")
    assert "mesure" in target, f"the list of problems leads to {target!r}"

    page.get_by_role("radio", name="Accepter", exact=False).check()
    person.send("Inscrire la décision")
    person.reads("Le contrat finit dans huit mois", "Direction des solidarités")
    person.open("/w/metropole/decide?state=decided")
    person.reads(message, "Direction des solidarités")
    return message


def a_decision_is_recorded_and_shown():
    with Stage("metropole") as stage:
        person = stage.person().set_up()
        message = decide(person)
        kept = list((stage.server.folder / "metropole/changes/decisions").glob("*.yaml"))
        assert len(kept) == 1 and "Direction des solidarités" in kept[0].read_text(encoding="utf-8"), kept
        exports(person, message)
        # In English, in place.
        person.open("/w/metropole/decide?state=decided")
        person.speak("en")
        person.reads("Direction des solidarités", "Decision")
        # Somebody else sees it, and cannot undo it by hand: the command line reads the same folder.
        said = stage.server.run("assess", str(stage.server.folder / "metropole"), "--format", "json")
        assert json.loads(said)


def exports(person, message):
    """The register as a table for a spreadsheet, and the report, as files."""
    page = person.page
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tableau (CSV)").click()
    text = open(waiting.value.path(), encoding="utf-8-sig").read()
    assert "Direction des solidarités" in text, text[:400]
    person.open("/w/metropole")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Emporter le rapport (HTML)").click()
    html = open(waiting.value.path(), encoding="utf-8").read()
    assert html.lstrip().lower().startswith("<!doctype html>") and "</html>" in html and 'lang="fr"' in html, html[:300]


if __name__ == "__main__":
    harness.main(a_decision_is_recorded_and_shown)
