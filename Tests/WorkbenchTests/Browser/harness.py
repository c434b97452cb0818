"""What the browser tests share: a real server on a copy of a workspace, real people in a real Chromium, and a watch on what must not happen.

PORTULAN_BINARY names the program (the debug build by default). Nothing leaves this machine: names other than 127.0.0.1 do not resolve.
"""
import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import urllib.parse

from playwright.sync_api import Error, sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[3]
BINARY = os.environ.get("PORTULAN_BINARY", str(ROOT / ".build/debug/portulan"))
CHROMIUM = os.environ.get("PORTULAN_CHROMIUM", "/usr/bin/chromium")
# A debug build on a busy machine: the first page of a workspace works the whole assessment out.
PATIENCE = int(os.environ.get("PORTULAN_PATIENCE", "120")) * 1000
PASSWORD = "trois bateaux dans la rade"
LOCALES = {"fr": "fr-FR", "en": "en-GB"}


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def environment():
    """Without what the caller's own installation is told."""
    return {k: v for k, v in os.environ.items() if not k.startswith("PORTULAN_")}


class Server:
    """`portulan serve` on a folder of its own. `workspaces`: names of folders of Examples (copied), or new names given as `new="…"` (made by `portulan init`)."""

    def __init__(self, *workspaces, new=None, database=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="portulan-browser-"))
        for name in workspaces:
            shutil.copytree(ROOT / "Examples" / name, self.folder / pathlib.Path(name).name, ignore=shutil.ignore_patterns(".portulan"))
        if new:
            self.run("init", str(self.folder / new))
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.log = []
        self.ready = threading.Event()
        self.set_up_address = None
        options = ["--database", database] if database else []
        self.process = subprocess.Popen(
            [BINARY, "serve", str(self.folder), "--port", str(self.port), "--lang", "fr", *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment())
        threading.Thread(target=self._listen, daemon=True).start()
        if not self.ready.wait(PATIENCE / 1000) or self.process.poll() is not None:
            self.stop()
            raise AssertionError("the server did not start:\n" + "".join(self.log))

    def run(self, *arguments):
        done = subprocess.run([BINARY, *arguments], capture_output=True, text=True, env=environment())
        assert done.returncode == 0, f"portulan {' '.join(arguments)}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def _listen(self):
        for line in self.process.stdout:
            self.log.append(line)
            if "/setup?key=" in line:
                self.set_up_address = self.base + "/setup" + line.split("/setup")[1].strip()
                self.ready.set()
        self.ready.set()

    def stop(self):
        """Ends it in good order, as systemd does; removes the folder."""
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError("the server does not stop")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


def plain(text):
    """With spaces as a keyboard has them."""
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


class Person:
    """Somebody at a browser. `faults` holds all that went wrong on any page: errors in the console (the content policy speaks there), requests to
    another origin, parts that are missing, answers that were not expected."""

    def __init__(self, stage, language, scripts, width, scheme, motion):
        self.server = stage.server
        self.language = language
        self.faults = []
        self.refused = set()
        self.context = stage.browser.new_context(
            locale=LOCALES[language], java_script_enabled=scripts, viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion=motion,
            base_url=self.server.base, accept_downloads=True)
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self._fault(f"a script failed: {error}"))
        self.page.on("request", self._asked)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)

    def _fault(self, text):
        self.faults.append(f"{text}  [{self.page.url}]")

    def _heard(self, message):
        # "Failed to load resource" is said of every answer over 399: see `_answered`.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self._fault(f"console: {message.text}")

    def _asked(self, request):
        if not request.url.startswith((self.server.base + "/", "data:", "blob:" + self.server.base)):
            self._fault(f"a request to another origin: {request.url}")

    def _failed(self, request):
        if "ERR_ABORTED" not in (request.failure or ""):
            self._fault(f"{request.failure}: {request.url}")

    def _answered(self, response):
        if response.status >= 400 and not (response.request.resource_type == "document" and response.status in self.refused):
            self._fault(f"{response.status}: {response.request.method} {response.url}")

    @contextlib.contextmanager
    def expecting(self, *statuses):
        """While this lasts, a page may be refused with one of these."""
        self.refused.update(statuses)
        yield
        self.refused.difference_update(statuses)

    def visit(self, url):
        """Goes there, and waits for what is still being worked out: such a page (202) loads itself again, which may cross our going elsewhere."""
        deadline = time.monotonic() + PATIENCE / 1000
        while True:
            try:
                response = self.page.goto(url)
                if response is None or response.status != 202 or time.monotonic() > deadline:
                    return response
            except Error as error:
                if not any(word in str(error) for word in ("ERR_ABORTED", "interrupted")) or "Download" in str(error) or time.monotonic() > deadline:
                    raise
            time.sleep(1)

    def open(self, path):
        response = self.visit(path)
        assert response is not None and (response.status < 400 or response.status in self.refused), f"{path}: {response and response.status}\n{self.text()[:600]}"
        return self.page

    def text(self):
        return self.page.locator("body").inner_text()

    def reads(self, *texts):
        """The page says all of these to somebody who looks at it."""
        shown = plain(self.text())
        for text in texts:
            assert plain(text) in shown, f"not on the page: {text!r}  [{self.page.url}]\n{shown[:1500]}"

    def press(self, name, role="button"):
        self.page.get_by_role(role, name=name, exact=True).first.click()

    def send(self, name, within=None):
        """Presses a button and waits for the page that answers."""
        with self.page.expect_navigation(wait_until="load"):
            (within or self.page.get_by_role("main")).get_by_role("button", name=name, exact=True).first.click()

    def write(self, label, text):
        self.page.get_by_label(label, exact=False).first.fill(text)

    # Signing in

    def set_up(self, name="Anne Le Gall", email="anne@valmer.example"):
        """Makes the first account with the address that the server printed; is signed in then."""
        words = {"fr": ("Nom", "Adresse électronique", "Mot de passe", "Créer ce compte"), "en": ("Name", "E-mail address", "Password", "Create this account")}[self.language]
        self.open(self.server.set_up_address)
        for label, value in zip(words, (name, email, PASSWORD)):
            self.write(label, value)
        self.press(words[3])
        self.page.wait_for_url(lambda url: "/setup" not in url)
        return self

    def sign_in(self, email="anne@valmer.example", password=PASSWORD):
        words = {"fr": ("Adresse électronique", "Mot de passe", "Se connecter"), "en": ("E-mail address", "Password", "Sign in")}[self.language]
        self.open("/sign-in")
        self.write(words[0], email)
        self.write(words[1], password)
        self.press(words[2])
        self.page.wait_for_url(lambda url: "/sign-in" not in url)
        return self

    def take_session(self, other):
        """Sits down where the other is signed in, with the language of their own."""
        self.context.add_cookies([c for c in other.context.cookies() if c["name"] != "lang"])
        return self

    def speak(self, language):
        """Switches the language in place, by the link in the head of the page."""
        self.page.get_by_role("navigation", name={"fr": "Langue", "en": "Language"}[self.language]).get_by_role("link", name=language, exact=False).click()
        self.language = language


class Stage:
    """A server and a browser for one script; at the end, nobody may have met a fault."""

    def __init__(self, *workspaces, **options):
        self.people = []
        self.server = Server(*workspaces, **options)

    def __enter__(self):
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"])
        return self

    def person(self, language="fr", scripts=True, width=1280, scheme="light", motion="no-preference"):
        person = Person(self, language, scripts, width, scheme, motion)
        self.people.append(person)
        return person

    def __exit__(self, kind, error, trace):
        if error is not None:
            for number, person in enumerate(self.people):
                with contextlib.suppress(Error):
                    print(f"--- person {number} at {person.page.url}\n{person.text()[:3000]}")
        self.browser.close()
        self.playwright.stop()
        self.server.stop()
        faults = [fault for person in self.people for fault in person.faults]
        if faults:
            print("\n".join(dict.fromkeys(faults)))
        if error is None:
            assert not faults, f"{len(faults)} faults"
            assert self.server.process.returncode == 0, f"the server ended with {self.server.process.returncode}"
        else:
            print("".join(self.server.log[-20:]))


# Going through all pages

# The words of the routes; every other part of an address is the name of something.
WORDS = set("""account accept admin answer api change changes chart compare compose decide discard edit element form frameworks gradient history import invitation
journal levels map measure members new path problems questions reach remove resilience run saved scenarios second-step security setup sign-in tokens
upload users w ways workspaces""".split())


def pattern(url):
    """The kind of page behind an address: names of things become `*`, of parameters only the names count."""
    parts = urllib.parse.urlsplit(url)
    segments = parts.path.strip("/").split("/")
    kept = [segment if segment in WORDS and (i, segments[0]) != (1, "w") else "*" if segment else "" for i, segment in enumerate(segments)]
    names = sorted({name for name, _ in urllib.parse.parse_qsl(parts.query, keep_blank_values=True)})
    return "/" + "/".join(kept) + ("?" + "&".join(names) if names else "")


# Not pages: the language switch comes back to where one was, the API answers programs, what has a format is a file.
NOT_PAGES = ("/language", "/assets/", "/api/v1", "/api/openapi.json", "/metrics", "/health")


def is_page(url):
    parts = urllib.parse.urlsplit(url)
    return not parts.path.startswith(NOT_PAGES) and not parts.path.rsplit("/", 1)[-1].count(".") and "format=" not in parts.query


def links(person):
    """Where the open page leads, on this server."""
    found = person.page.eval_on_selector_all("a[href]:not([download])", "links => links.map(link => link.getAttribute('href'))")
    found = (urllib.parse.urljoin(person.page.url, link).split("#")[0] for link in found)
    return [url for url in dict.fromkeys(found) if url.startswith(person.server.base + "/")]


def crawl(person, start="/", each=2, limit=400):
    """Every page that can be reached by links, breadth first, at most `each` of a kind. Yields (kind, address) with the page open."""
    queue, queued, seen = [person.server.base + start], set(), {}
    files = set()
    while queue:
        url = queue.pop(0)
        kind = pattern(url)
        if url in queued or seen.get(kind, 0) >= each:
            continue
        queued.add(url)
        seen[kind] = seen.get(kind, 0) + 1
        assert len(queued) <= limit, f"more than {limit} kinds of pages: {sorted(seen)}"
        try:
            response = person.visit(url)
        except Error as error:
            if "Download is starting" not in str(error):
                raise
            files.add(kind)
            continue
        assert response is not None and response.status < 400, f"{url}: {response and response.status}"
        if not (response.headers.get("content-type") or "").startswith("text/html"):
            files.add(kind)
            continue
        yield kind, url
        queue += [u for u in links(person) if is_page(u)]


# PostgreSQL

class PostgreSQL:
    """A real PostgreSQL of its own, on a free port of this machine, in a temporary folder: as the tests of the store start one."""

    def __init__(self):
        folders = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
        found = next((str(f / "postgres") for f in folders if (f / "initdb").exists()), shutil.which("postgres"))
        assert found, "PostgreSQL is not installed (apt-get install postgresql). PORTULAN_WITHOUT_POSTGRESQL=1 leaves this test out."
        self.programs = pathlib.Path(found).parent
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="portulan-postgresql-"))
        self.port = free_port()
        # PostgreSQL refuses to run as root.
        self.prefix = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.getuid() == 0 else []
        if self.prefix:
            shutil.chown(self.folder, "postgres", "postgres")
        self._run("initdb", "-D", str(self.folder / "data"), "-U", "portulan", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions")
        self.process = subprocess.Popen(
            [*self.prefix, str(self.programs / "postgres"), "-D", str(self.folder / "data"), "-c", "listen_addresses=127.0.0.1", "-p", str(self.port),
             "-c", f"unix_socket_directories={self.folder}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
        for _ in range(300):
            if subprocess.run([str(self.programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]).returncode == 0:
                break
            time.sleep(0.2)
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "portulan", "atelier")
        self.url = f"postgres://portulan@127.0.0.1:{self.port}/atelier"

    def _run(self, program, *arguments):
        done = subprocess.run([*self.prefix, str(self.programs / program), *arguments], capture_output=True, text=True, cwd="/")
        assert done.returncode == 0, f"{program}: {done.stdout}{done.stderr}"

    def stop(self):
        self.process.terminate()
        self.process.wait(60)
        shutil.rmtree(self.folder, ignore_errors=True)


def main(*steps):
    """Runs the steps of a script, says how long each took; its exit code says whether all went well."""
    for step in steps:
        began = time.monotonic()
        try:
            step()
        except BaseException:
            traceback.print_exc()
            print(f"FAILED {step.__name__}")
            sys.exit(1)
        print(f"passed {step.__name__} in {time.monotonic() - began:.0f} s", flush=True)
