"""A network in GraphML is taken over: once by choosing the file, once by dragging it in. What it brings is read over before it is accepted; and a file
that is none of ours is told, with nothing lost."""
import harness
from harness import ROOT, Stage

GRAPHML = ROOT / "Tests/ImportsTests/Fixtures/valmer.graphml"
SEND, ACCEPT = "Relire ce fichier", "Accepter l’import"


def drag(page, target, path):
    """Lets a file fall on the page, as the desktop does."""
    box = target.bounding_box()
    session = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {
            "type": kind, "x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2,
            "data": {"items": [], "files": [str(path)], "dragOperationsMask": 1}})


def a_network_is_chosen_and_dragged_in():
    with Stage("cases/pronote-docaposte") as stage:
        folder = stage.server.folder / "pronote-docaposte"
        person = stage.person().set_up()
        page = person.page
        person.open("/w/pronote-docaposte/import")
        with person.expecting(422):
            page.locator("input[type=file]").set_input_files({"name": "photo.graphml", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(200)})
            person.send(SEND)
            page.get_by_role("alert").first.wait_for()
        assert not (folder / "accepted").exists()

        # By choosing; looked at, then put away.
        page.locator("input[type=file]").set_input_files(str(GRAPHML))
        person.send(SEND)
        person.reads("Ce qui change dans la carte", "GraphML")
        person.send("Écarter ce fichier")
        assert not (folder / "accepted").exists(), "put away, and saved all the same"

        # By dragging; accepted.
        person.open("/w/pronote-docaposte/import")
        drag(page, page.get_by_label("Le fichier").first, GRAPHML)
        assert page.evaluate("document.querySelector('input[type=file]').files.length") == 1, "what was dropped did not arrive"
        person.send(SEND)
        page.get_by_role("main").get_by_label("Pourquoi", exact=False).first.fill("Plan de l’opérateur")
        person.send(ACCEPT)
        assert len(list((folder / "accepted").rglob("*.yaml"))) == 1
        person.open("/w/pronote-docaposte/chart?layer=network")
        assert page.get_by_role("row").count() > 1, "the network is not in the chart"


if __name__ == "__main__":
    harness.main(a_network_is_chosen_and_dragged_in)
