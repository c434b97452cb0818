"""How fast is the workbench under load? Starts a server on a copy of a workspace, signs in, and asks for every page of workbench_pages.txt.

Two measures of each page:
  readers   50 people who each ask for a page, read it for about a second, and ask for the next: what people feel;
  wrk       50 connections that ask again as soon as they are answered: what the machine can bear (needs Debian's wrk).
The load comes from the same machine, so that it takes its share of the processors.

    python3 Benchmarks/workbench_load.py [--program .build/release/portulan] [--folder Examples/metropole] [--readers 50] [--seconds 4] [--minutes 0]

--minutes M keeps the readers going for M minutes at the end, and says what the memory did.
"""
import argparse
import asyncio
import html
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent


class Server:
    """`portulan serve` on a copy of a folder, with its first account."""

    def __init__(self, program, folder):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="portulan-load-"))
        self.folder = self.root / folder.name
        shutil.copytree(folder, self.folder)
        self.log = self.root / "log"
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PORTULAN_")}
        environment["PORTULAN_LOG_LEVEL"] = "warning"
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [program, "serve", str(self.folder), "--port", "0", "--lang", "en"], stderr=open(self.log, "w"), stdout=subprocess.DEVNULL, env=environment)
        self.port = int(self.wait(r"\(port (\d+)\)"))
        self.key = self.wait(r"/setup\?key=(\S+)")
        self.base = f"http://127.0.0.1:{self.port}"

    def wait(self, pattern):
        for _ in range(600):
            found = re.search(pattern, self.log.read_text())
            if found:
                return found.group(1)
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        sys.exit(f"the server does not start: {self.log.read_text()}")

    def set_up(self):
        """Makes the account. Returns the session's cookie."""
        jar = {}
        page = asyncio.run(fetch(self.port, f"/setup?key={self.key}", jar))
        word = html.unescape(re.search(r'name="csrf" value="([^"]*)"', page.text).group(1))
        form = urllib.parse.urlencode({"csrf": word, "key": self.key, "name": "Lecteur", "email": "lecteur@valmer.example", "password": "trois bateaux dans la rade"})
        answer = asyncio.run(fetch(self.port, "/setup", jar, form))
        if answer.status != 303:
            sys.exit(f"set-up: {answer.status}")
        return {"portulan": jar["portulan"], "lang": "en"}

    def resident(self):
        """MiB of memory that the process has."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024

    def stop(self):
        self.process.terminate()
        status = self.process.wait(60)
        shutil.rmtree(self.root)
        return status


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")


class Connection:
    """One connection that is kept, as a browser keeps it."""

    def __init__(self, port):
        self.port, self.reader, self.writer = port, None, None

    async def ask(self, path, jar, form=None):
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        cookie = "; ".join(f"{k}={v}" for k, v in jar.items())
        body = (form or "").encode()
        head = f"{'POST' if form else 'GET'} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {cookie}\r\n"
        if form:
            head += f"Origin: http://127.0.0.1:{self.port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        self.writer.write(head.encode() + b"\r\n" + body)
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = [tuple(line.split(": ", 1)) for line in lines[1:] if ": " in line]
        names = {k.lower(): v for k, v in headers}
        for name, value in headers:
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                jar[key] = rest.partition(";")[0]
        if names.get("transfer-encoding") == "chunked":
            content = b""
            while size := int((await self.reader.readline()).strip(), 16):
                content += (await self.reader.readexactly(size + 2))[:-2]
            await self.reader.readline()
        else:
            content = await self.reader.readexactly(int(names.get("content-length", 0)))
        return Answer(int(lines[0].split()[1]), names, content)

    def close(self):
        if self.writer:
            self.writer.close()


async def fetch(port, path, jar, form=None):
    connection = Connection(port)
    try:
        return await connection.ask(path, jar, form)
    finally:
        connection.close()


async def read_for(server, paths, jar, readers, seconds, pause):
    """Milliseconds that each page took, for each path."""
    times = {path: [] for path in paths}
    end = time.monotonic() + seconds

    async def reader(number):
        choice = random.Random(number)
        connection = Connection(server.port)
        await asyncio.sleep(choice.random() * pause)
        while time.monotonic() < end:
            path = choice.choice(paths)
            began = time.perf_counter()
            try:
                answer = await connection.ask(path, dict(jar))
            except (ConnectionError, asyncio.IncompleteReadError):
                connection = Connection(server.port)
                continue
            if answer.status == 200:
                times[path].append((time.perf_counter() - began) * 1000)
            await asyncio.sleep(pause * (0.5 + choice.random()))
        connection.close()

    await asyncio.gather(*(reader(i) for i in range(readers)))
    return times


def at(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def wrk(server, path, jar, connections, seconds):
    """(median ms, p99 ms, requests a second) of a closed loop."""
    cookie = "; ".join(f"{k}={v}" for k, v in jar.items())
    text = subprocess.run(
        ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--latency", "-H", f"Cookie: {cookie}", server.base + path], capture_output=True, text=True, check=True).stdout

    def milliseconds(label):
        number, unit = re.search(label + r"\s+([\d.]+)(us|ms|s)", text).groups()
        return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

    return milliseconds("50%"), milliseconds("99%"), float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(HERE.parent / ".build/release/portulan"))
    parser.add_argument("--folder", type=pathlib.Path, default=HERE.parent / "Examples/metropole")
    parser.add_argument("--pages", type=pathlib.Path, default=HERE / "workbench_pages.txt")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--pause", type=float, default=1.0)
    options = parser.parse_args()
    server = Server(options.program, options.folder)
    try:
        jar = server.set_up()
        slug = asyncio.run(fetch(server.port, "/", dict(jar))).headers["location"]
        began = time.perf_counter()
        asyncio.run(fetch(server.port, slug, dict(jar)))
        print(f"first page, the folder read and assessed: {time.perf_counter() - began:.2f} s; memory {server.resident():.0f} MiB")
        wanted = [line.strip().replace("{w}", slug) for line in options.pages.read_text().splitlines() if line.strip() and not line.startswith("#")]
        paths, cold = [], {}
        for path in wanted:
            began = time.perf_counter()
            answer = asyncio.run(fetch(server.port, path, dict(jar)))
            cold[path] = ((time.perf_counter() - began) * 1000, len(answer.body))
            if answer.status == 200:
                paths.append(path)
            else:
                print(f"{path}: {answer.status}, left out")
        before = server.resident()
        times = asyncio.run(read_for(server, paths, jar, options.readers, options.seconds * len(paths), options.pause))
        have_wrk = shutil.which("wrk") is not None
        print("\n| Page | KiB | First ms | Readers: median | p99 | wrk: median | p99 | a second |\n|---|--:|--:|--:|--:|--:|--:|--:|")
        for path in paths:
            loop = wrk(server, path, jar, options.readers, options.seconds) if have_wrk else None
            values = times[path] or [float("nan")]
            shown = f"{loop[0]:.1f} | {loop[1]:.1f} | {loop[2]:.0f}" if loop else "– | – | –"
            print(f"| `{path}` | {cold[path][1] / 1024:.0f} | {cold[path][0]:.0f} | {statistics.median(values):.1f} | {at(values, 0.99):.1f} | {shown} |", flush=True)
        everything = [value for path in paths for value in times[path]]
        print(f"\nall pages, {options.readers} readers: median {statistics.median(everything):.1f} ms, p99 {at(everything, 0.99):.1f} ms, {len(everything)} pages")
        print(f"memory: {before:.0f} MiB before the load, {server.resident():.0f} MiB after")
        if options.minutes:
            asyncio.run(read_for(server, paths, jar, options.readers, options.minutes * 60, options.pause))
            print(f"memory after {options.minutes:g} minutes of readers: {server.resident():.0f} MiB")
    finally:
        print(f"stopped with {server.stop()}")


main()
