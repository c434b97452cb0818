"""From nothing: `portulan init`, the first account, a service described with forms, and which states reach its data. In French, then once in English."""
import harness
from harness import Server, Stage

WORDS = {
    "fr": {
        "begin": "Décrire un service", "preview": "Voir ce qui change", "save": "Enregistrer", "reason": "Pourquoi", "states": "États-Unis",
        "reach": "Portée des États", "service": "Le service", "data": "Ses données", "application": "L’application qui les traite",
        "platform": "Où elle tourne, où les données sont conservées", "operator": "Qui exploite la plateforme", "name": "Nom, nouveau ou existant",
        "state": "Dans quel État", "seat": "État de son siège", "source": "D’où le savez-vous",
    },
    "en": {
        "begin": "Describe a service", "preview": "See what changes", "save": "Save", "reason": "Why", "states": "United States",
        "reach": "Reach of states", "service": "The service", "data": "Its data", "application": "The application that handles them",
        "platform": "Where it runs and the data are kept", "operator": "Who operates the platform", "name": "Name, new or existing",
        "state": "In which state", "seat": "State of its seat", "source": "What do you know this from",
    },
}


def describe(person, slug):
    """A service on a platform whose operator sits in the United States: the data can be obtained from there."""
    page, words = person.page, WORDS[person.language]
    person.open(f"/w/{slug}/edit")
    page.get_by_role("main").get_by_role("link", name=words["begin"], exact=False).first.click()

    def group(name):
        return page.get_by_role("group", name=words[name], exact=False).first

    for name, text in (("service", "Cantine"), ("data", "Repas des enfants"), ("application", "Cantine en ligne"), ("platform", "Nuage Exemple"), ("operator", "Exemple Cloud Inc.")):
        group(name).get_by_label(words["name"], exact=False).first.fill(text)
    group("platform").get_by_label(words["state"], exact=False).fill("FR")
    group("operator").get_by_label(words["seat"], exact=False).fill("US")
    group("source").get_by_role("textbox").first.fill("Entretien avec la régie")
    person.send(words["preview"])
    person.reads("Cantine", "Repas des enfants")
    page.get_by_role("main").get_by_label(words["reason"], exact=False).first.fill("Première description")
    person.send(words["save"])


def journey(language):
    with Stage(new="mairie") as stage:
        person = stage.person(language).set_up()
        words = WORDS[language]
        describe(person, "mairie")
        accepted = sorted((stage.server.folder / "mairie/accepted").rglob("*.yaml"))
        assert len(accepted) == 1 and "Repas des enfants" in accepted[0].read_text(encoding="utf-8"), accepted
        # Who can read the meals of the children?
        person.page.get_by_role("navigation").get_by_role("link", name=words["reach"], exact=True).locator("visible=true").first.click()
        person.reads(words["states"])
        person.open("/w/mairie/element/repas-des-enfants")
        person.reads("Repas des enfants", words["states"])
        # The command line reads the same.
        assert "Repas des enfants" in stage.server.run("assess", str(stage.server.folder / "mairie"), "--lang", "fr")


def in_french():
    journey("fr")


def in_english():
    journey("en")


if __name__ == "__main__":
    harness.main(in_french, in_english)
