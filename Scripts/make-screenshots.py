"""Called by make-screenshots.sh: signs in, does a few things so that no page is empty, and takes a picture of each page in each language."""
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests/WorkbenchTests/Browser"))

import deciding  # noqa: E402
from harness import Stage  # noqa: E402

W = "/w/metropole"
PAGES = {
    "overview": W,
    "chart": f"{W}/chart",
    "path": f"{W}/chart/path/donnees-aide-sociale",
    "element": f"{W}/element/donnees-aide-sociale",
    "map": f"{W}/map",
    "reach": f"{W}/reach",
    "resilience": f"{W}/resilience",
    "scenarios": f"{W}/scenarios",
    "scenario": f"{W}/scenarios/run?s=blackout:US&horizon=1y",
    "levels": f"{W}/levels",
    "questions": f"{W}/questions",
    "decide": f"{W}/decide",
    "edit": f"{W}/edit",
    "edit-service": f"{W}/edit/path/service",
    "edit-element": f"{W}/edit/donnees-aide-sociale",
    "import": f"{W}/import",
    "history": f"{W}/history",
    "journal": f"{W}/journal",
    "members": f"{W}/members",
    "account": "/account",
    "security": "/account/security",
    "tokens": "/account/tokens",
    "api": "/api/",
}
# The largest picture, in bytes; the quality goes down until it fits.
LARGEST = 60_000


def keep(page, file):
    """A picture of what is on the screen, small enough for the repository."""
    with tempfile.TemporaryDirectory() as folder:
        png = os.path.join(folder, "page.png")
        page.screenshot(path=png)
        for quality in (75, 60, 45, 30):
            subprocess.run(["cwebp", "-quiet", "-q", str(quality), "-m", "6", "-sharp_yuv", png, "-o", str(file)], check=True)
            if file.stat().st_size <= LARGEST:
                break
    print(f"{file.name}: {file.stat().st_size} bytes", flush=True)


def main(names):
    other = os.environ.get("PORTULAN_SHOTS")
    folder = pathlib.Path(other) if other else ROOT / "Documentation/images/workbench"
    folder.mkdir(parents=True, exist_ok=True)
    looks = [("dark", 1280, "-dark"), ("light", 390, "-phone")] if other else [("light", 1280, "")]
    with Stage("metropole") as stage:
        first = stage.person()
        first.open(stage.server.set_up_address)
        if not names or "setup" in names:
            for language in ("fr", "en"):
                stranger = stage.person(language)
                stranger.open(stage.server.set_up_address)
                keep(stranger.page, folder / f"setup-{language}.webp")
        first.set_up()
        deciding.decide(first)
        for scheme, width, mark in looks:
            for language in ("fr", "en"):
                person = stage.person(language, width=width, scheme=scheme, motion="reduce").take_session(first)
                for name, path in PAGES.items():
                    if names and name not in names:
                        continue
                    person.open(path)
                    keep(person.page, folder / f"{name}-{language}{mark}.webp")


main(sys.argv[1:])
