"""LibreOffice inside the limited child. Only documents.upload.office calls this."""

import json
import subprocess
from pathlib import Path

# No macro runs, no link is followed, nothing is asked of anybody.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>2</value></prop></item>
</oor:items>"""
# Its own names of what it writes; the ending alone would leave it to guess.
WRITERS = {
    "docx": "docx:MS Word 2007 XML",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "pptx": "pptx:Impress MS PowerPoint 2007 XML",
    "pdf": "pdf",
}


class NotConvertedError(Exception):
    """LibreOffice wrote nothing: it could not open the file."""


def convert(payload: bytes) -> bytes:
    """``payload`` is one line of JSON (the command, both endings), then the file."""
    asked_line, _, content = payload.partition(b"\n")
    asked = json.loads(asked_line)
    home = Path.cwd()
    profile = home / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(PROFILE)
    given = home / f"file.{asked['from']}"
    given.write_bytes(content)
    out = home / "out"
    done = subprocess.run(
        [
            asked["command"], f"-env:UserInstallation={profile.parent.as_uri()}",
            "--headless", "--norestore",
            "--convert-to", WRITERS[asked["to"]], "--outdir", str(out), str(given),
        ],
        capture_output=True,
        check=False,
    )  # fmt: skip
    written = out / f"file.{asked['to']}"
    if not written.is_file():
        raise NotConvertedError(done.stderr.decode(errors="replace"))
    return written.read_bytes()
