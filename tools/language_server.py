"""Whether editors complete, explain and mark records: yaml-language-server is asked as an editor asks it. `make soak` (needs npm)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

from npm_packages import installed

ROOT = Path(__file__).parent.parent
TEXT = """# yaml-language-server: $schema=../schema/operations.json
title: A raid
kind: raidd
dates: 2020
sumary: Men came.
claims:
  - id: dead
    w
"""


class Server:
    """A language server over its standard streams (LSP 3.17)."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert self._process.stdin
        assert self._process.stdout
        self._to: IO[bytes] = self._process.stdin
        self._from: IO[bytes] = self._process.stdout
        self._number = 0
        self.diagnostics: list[dict[str, Any]] = []

    def tell(self, method: str, params: Any, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params} | ({"id": number} if number is not None else {})
        body = json.dumps(message).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._to.flush()

    def ask(self, method: str, params: Any) -> Any:
        self._number += 1
        self.tell(method, params, self._number)
        while (message := self.read()).get("id") != self._number or "method" in message:
            pass
        return message.get("result")

    def read(self) -> dict[str, Any]:
        length = 0
        while (line := self._from.readline().strip()) != b"":
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self._from.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:  # the server asks for settings; there are none
            body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": [None] * 9}).encode()
            self._to.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            self._to.flush()
        return message

    def end(self) -> None:
        self._process.terminate()
        self._process.wait(10)


def main() -> int:
    with installed() as packages:
        server = Server([str(packages / ".bin" / "yaml-language-server"), "--stdio"])
        record = ROOT / "data/operations/not-written.yml"
        document = {"uri": record.as_uri()}
        server.ask("initialize", {"processId": None, "rootUri": ROOT.as_uri(), "capabilities": {}})
        server.tell("initialized", {})
        server.tell("textDocument/didOpen", {"textDocument": {**document, "languageId": "yaml", "version": 1, "text": TEXT}})
        while len(server.diagnostics) < 2:
            server.read()
        marked = [problem["message"] for problem in server.diagnostics]
        at_field = {"textDocument": document, "position": {"line": 7, "character": 5}}
        completed = server.ask("textDocument/completion", at_field)
        offered = {item["label"] for item in (completed["items"] if isinstance(completed, dict) else completed)}
        hovered = server.ask("textDocument/hover", {"textDocument": document, "position": {"line": 3, "character": 2}})
        server.end()
    explained = json.dumps(hovered)
    checks = {
        "a wrong word is marked": any("air-strike" in message for message in marked),
        "an unknown field is marked": any("sumary" in message for message in marked),
        "fields of a claim are offered": {"what", "whom", "said_by", "count"} <= offered,
        "a field is explained": "no more precise than known" in explained,
    }
    for words, good in checks.items():
        print(f"{'yes' if good else 'NO '}  {words}")
    if not all(checks.values()):
        print(marked, sorted(offered), explained)
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
