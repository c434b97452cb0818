"""Two people change the same element. The second is told, sees the three versions, chooses fact by fact; nothing of either is lost."""
import harness
from harness import Stage

ELEMENT = "vie-scolaire"


def two_people_change_one_element():
    with Stage("cases/pronote-docaposte") as stage:
        folder = stage.server.folder / "pronote-docaposte"
        anne = stage.person().set_up()
        # The same account at a second browser: what counts is that two forms are open at once.
        bruno = stage.person().sign_in()
        path = f"/w/pronote-docaposte/edit/{ELEMENT}"
        for person in (anne, bruno):
            person.open(path)
        change(anne, "Vie scolaire, vue par Anne")
        assert len(files(folder)) == 1
        # Bruno saved nothing yet: what he wants is weighed against what is there now.
        page = bruno.page
        name(bruno).fill("Vie scolaire, vue par Bruno")
        with bruno.expecting(409, 422):
            bruno.send("Voir ce qui change")
            if page.get_by_role("heading", name="Quelqu’un d’autre a changé cet élément").count() == 0:
                reason(bruno)
                bruno.send("Enregistrer")
            page.get_by_role("heading", name="Quelqu’un d’autre a changé cet élément").wait_for()
        bruno.reads("Vie scolaire, vue par Anne", "Vie scolaire, vue par Bruno", "Ce que vous aviez sous les yeux")
        assert len(files(folder)) == 1, "something was saved over the other's work"
        page.get_by_role("radio", name="Garder le mien").first.check()
        bruno.send("Voir le résultat")
        bruno.reads("Vie scolaire, vue par Bruno")
        reason(bruno)
        bruno.send("Enregistrer")
        kept = files(folder)
        assert len(kept) == 2, kept
        texts = [f.read_text(encoding="utf-8") for f in kept]
        assert "vue par Anne" in texts[0] and "vue par Bruno" in texts[1], texts
        bruno.open(f"/w/pronote-docaposte/element/{ELEMENT}")
        bruno.reads("Vie scolaire, vue par Bruno")


def files(folder):
    return sorted((folder / "accepted").rglob("*.yaml")) if (folder / "accepted").exists() else []


def name(person):
    return person.page.get_by_role("main").get_by_label("En français").first


def reason(person):
    person.page.get_by_role("main").get_by_label("Pourquoi", exact=False).first.fill("Essai à deux")


def change(person, text):
    name(person).fill(text)
    person.send("Voir ce qui change")
    person.reads(text)
    reason(person)
    person.send("Enregistrer")


if __name__ == "__main__":
    harness.main(two_people_change_one_element)
