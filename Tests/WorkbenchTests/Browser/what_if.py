"""What if the United States cut us off? A ready scenario is composed, played, compared, kept, found again in the folder and played by the command line."""
import harness
from harness import Stage


def a_scenario_is_played_and_kept():
    with Stage("metropole") as stage:
        person = stage.person().set_up()
        page = person.page
        person.open("/w/metropole/scenarios")
        page.get_by_role("article").filter(has=page.get_by_role("heading", name="Coupure par un État", exact=False)).get_by_role("link").first.click()
        main = page.get_by_role("main")
        main.get_by_label("État ou bloc", exact=False).first.fill("Nulle part")
        with person.expecting(422):
            person.send("Ajouter")
            page.get_by_role("alert").first.wait_for()
        main.get_by_label("État ou bloc", exact=False).first.fill("États-Unis")
        person.send("Ajouter")
        person.send("Jouer le scénario")
        page.get_by_role("heading", name="Garder ce scénario").wait_for()
        person.reads("États-Unis")
        shown = person.text()
        main.get_by_label("Nom", exact=False).fill("Et si les États-Unis coupaient tout ?")
        person.send("Garder")
        kept = [f for f in (stage.server.folder / "metropole/changes").rglob("*.yaml") if "coupaient tout" in f.read_text(encoding="utf-8")]
        assert kept, "no file was kept"
        person.open("/w/metropole/scenarios")
        person.reads("Et si les États-Unis coupaient tout ?")
        assert len(shown) > 1_000, "the result says next to nothing"


if __name__ == "__main__":
    harness.main(a_scenario_is_played_and_kept)
