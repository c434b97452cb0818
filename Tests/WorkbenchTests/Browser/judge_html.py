"""What in these pages would run, load from elsewhere, or style inline? Reads [{path, html}], prints [{path, problems}].

The tree is html5lib's: the one that the HTML Standard prescribes, not what a pattern finds in the text.
"""
import json
import sys

import html5lib

FORBIDDEN = {"iframe", "object", "embed", "base", "applet", "frame", "frameset", "style", "foreignobject", "animate", "set", "handler"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "xlink:href", "background", "cite", "longdesc", "srcset", "ping"}


def local(name):
    return name.rsplit("}", 1)[-1].lower() if isinstance(name, str) else ""


def judge(html):
    problems = []
    tree = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    for element in tree.iter():
        name = local(element.tag)
        if not name:
            continue
        # Rows that a script may copy: a template runs nothing, and what it holds is judged with the rest.
        if name == "template" and element.attrib:
            problems.append(f"<template> with attributes: {dict(element.attrib)!r}")
        if name in FORBIDDEN:
            problems.append(f"<{name}>")
        if name == "script":
            source = element.get("src") or ""
            kind = (element.get("type") or "").lower()
            if not source.startswith("/assets/") and kind != "application/json":
                problems.append(f"<script> that is not a file of ours: {(element.text or '')[:60]!r}")
        if name == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            target = (element.get("content") or "").lower().partition("url=")[2].strip("'\" ")
            if target and (not target.startswith("/") or target.startswith("//")):
                problems.append(f"refresh to {target[:60]!r}")
        for key, value in element.attrib.items():
            attribute = local(key)
            text = "".join(c for c in value if c > " ").lower()
            if attribute.startswith("on"):
                problems.append(f"<{name} {attribute}>")
            elif attribute == "style":
                problems.append(f"<{name} style>")
            elif attribute == "srcdoc":
                problems.append(f"<{name} srcdoc>")
            elif attribute in ADDRESSES:
                if text.startswith(("javascript:", "vbscript:", "data:")):
                    problems.append(f"<{name} {attribute}={value[:60]!r}>")
                # A link to a source may lead elsewhere, opened by a click; nothing may be loaded from, or sent, elsewhere.
                if name != "a" and (text.startswith(("http:", "https:", "//"))):
                    problems.append(f"<{name} {attribute}={value[:60]!r}>")
    return problems


pages = json.load(open(sys.argv[1], encoding="utf-8"))
json.dump([{"path": page["path"], "problems": judge(page["html"])} for page in pages], sys.stdout)
