"""Makes a workspace of N elements (100 000 unless said) as NDJSON, to see that the workbench stays usable.

    python3 Benchmarks/make_big_workspace.py FOLDER [N]

The shape is that of a large estate: each service uses an application, data stored on platforms housed at sites; suppliers operate some of them.
The same N makes the same files.
"""
import json
import pathlib
import random
import sys

WORDS = "accueil aide social paie courrier agenda marché budget voirie eau école crèche archive plan permis état civil cadastre stade musée parc réseau".split()


def main():
    folder = pathlib.Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    chance = random.Random(count)
    (folder / "continuum").mkdir(parents=True)
    (folder / "portulan.yaml").write_text("portulan: 1\norganisation: grande-region\nhome: FR\nlanguage: fr\nprofile: collectivite\n", encoding="utf-8")
    source = {"ref": "make_big_workspace.py", "date": "2026-11-01", "standing": "declared"}
    states = ["FR", "DE", "US", "IE", "GB", "CN", "IN", "JP"]
    sites, suppliers = max(4, count // 200), max(4, count // 100)
    units = (count - 1 - sites - suppliers) // 4
    platforms = units

    def name(word, i):
        return {"fr": f"{word.capitalize()} {i}", "en": f"{word.capitalize()} {i}"}

    def lines():
        yield {"id": "grande-region", "kind": "organisation", "name": {"fr": "Grande région", "en": "Large region"}, "seat": "FR", "ownership": "public", "source": source}
        for i in range(suppliers):
            yield {"id": f"fournisseur-{i}", "kind": "organisation", "name": name("fournisseur", i), "seat": chance.choice(states), "ownership": "dispersed", "source": source}
        for i in range(sites):
            yield {
                "id": f"site-{i}", "kind": "site", "name": name("site", i), "located-in": chance.choice(states[:4]), "operated-by": f"fournisseur-{chance.randrange(suppliers)}",
                "source": source}
        for i in range(platforms):
            yield {
                "id": f"plateforme-{i}", "kind": "platform", "name": name("plateforme", i), "housed-at": f"site-{chance.randrange(sites)}",
                "operated-by": f"fournisseur-{chance.randrange(suppliers)}", "source": source}
        for i in range(units):
            word = WORDS[i % len(WORDS)]
            level = f"C{1 + i % 3}"
            yield {"id": f"donnees-{i}", "kind": "data", "name": name("données " + word, i), "class": level, "stored-on": f"plateforme-{chance.randrange(platforms)}", "source": source}
            yield {"id": f"app-{i}", "kind": "application", "name": name("logiciel " + word, i), "runs-on": f"plateforme-{chance.randrange(platforms)}", "source": source}
            yield {
                "id": f"service-{i}", "kind": "service", "name": name(word, i), "class": level, "essential": i % 50 == 0, "runs-on": f"app-{i}", "uses": f"donnees-{i}",
                "source": source}

    with open(folder / "continuum" / "chart.ndjson", "w", encoding="utf-8") as out:
        for line in lines():
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


main()
