"""What the search of the website reads, the commands that make the website, and how its versions are laid out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from helpers import CHECKOUT, run_cli
from sites import Site
from soc_data.dataset.dataset import Dataset
from soc_data.site.addresses import home_of
from soc_data.tables.spelling import folded, rules, sound_key

# Search


def test_rules_of_spelling_are_data(shipped: Dataset) -> None:
    """A reader that knows the rules as data alone makes the same keys of every name as `spelling` does."""
    found = json.loads(json.dumps(rules()))
    for name in shipped.names.values():
        text = f" {folded(name.name)} "
        for step in found["sound"]:
            letters = isinstance(step, dict)
            text = "".join(step.get(c, c) for c in text) if letters else re.sub(step[0], step[1], text)
        assert text.strip() == sound_key(name.name), name.id
    assert {home_of(name).table.name for name in shipped.names.values()} <= {"people", "organizations", "places"}


def test_the_index_has_every_spelling(site: Site, sample: Dataset) -> None:
    """Each spelling of a person, a body and a place can be searched, and each session, source and statement."""
    index = json.loads(site.files["assets/index.js"].decode().removeprefix("window.socIndex=").rstrip(";\n"))
    for name in ("people", "organizations", "places"):
        found = {entry[0]: set(entry[1:]) for entry in index["named"][name]}
        for row in sample.tables[name].values():
            assert found[row.id] >= {row.name, *(n.name for n in row.names)}, row.id
    assert {row[0] for row in index["sessions"]} == set(sample.sessions)
    assert {row[0] for row in index["sources"]} == set(sample.sources)
    said = json.loads(site.files["assets/statements.js"].decode().removeprefix("window.socStatements=").rstrip(";\n"))
    assert {row[0] for row in said["rows"]} == set(sample.statements)
    assert sum(len(row[9]) for row in said["rows"]) == len(sample["parties"])


# The command


def test_the_command_writes_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`soc-data export site -o DIR` fills the folder and says what to open. The release test builds it twice."""
    made = [("sessions/a.html", b"a"), ("index.html", b"home")]
    monkeypatch.setattr("soc_data.site.build.site_files", lambda dataset, description, documents: iter(made))
    code, out, err = run_cli("export", "site", "-o", tmp_path / "site")
    assert (code, err) == (0, "")
    assert out == f"written: 2 files; open {tmp_path / 'site' / 'index.html'}\n"
    assert (tmp_path / "site" / "sessions" / "a.html").read_bytes() == b"a"


def test_browse_makes_the_site_and_opens_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`soc-data browse` writes a home page into a temporary folder and hands its address to the browser."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("tempfile.mkdtemp", lambda prefix: str(tmp_path))
    monkeypatch.setattr(
        "soc_data.site.build.site_files", lambda dataset, description, documents: iter([("index.html", b"home")])
    )
    code, out, err = run_cli("browse")
    assert (code, err) == (0, "")
    assert opened == [(tmp_path / "index.html").as_uri()]
    assert out == f"{tmp_path / 'index.html'}\n"
    assert (tmp_path / "index.html").read_bytes() == b"home"


def test_browse_of_nothing_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that is not there is told in a sentence, and nothing is opened."""
    monkeypatch.setattr("webbrowser.open", lambda address: pytest.fail(f"opened {address}"))
    code, _, err = run_cli("browse", "--path", "nowhere")
    assert code == 2
    assert "nowhere" in err


def test_without_jinja_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without Jinja2 the command says which extra to install, and writes nothing."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    code, _, err = run_cli("export", "site", "-o", tmp_path / "site")
    assert code == 1
    assert "soc-data[site]" in err
    assert not (tmp_path / "site").exists()


# Publishing


def test_every_version_keeps_its_pages(tmp_path: Path) -> None:
    """Versions stand below their numbers; `latest/` leads to the newest by number, with query and anchor."""
    zips = tmp_path / "zips"
    zips.mkdir()
    for version in ("0.9.0", "0.10.0"):
        with zipfile.ZipFile(zips / f"soc-data-{version}.site.zip", "w") as archive:
            archive.writestr(f"soc-data-{version}-site/index.html", f"home of {version}")
            archive.writestr(f"soc-data-{version}-site/sessions/ga-064.html", f"session in {version}")
    command: list[str | Path] = [sys.executable, CHECKOUT / ".ci" / "pages.py", zips, tmp_path / "pages"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "versions: 0.9.0, 0.10.0\n"
    assert (tmp_path / "pages/0.9.0/index.html").read_text() == "home of 0.9.0"
    leading = (tmp_path / "pages/latest/sessions/ga-064.html").read_text()
    assert "url=../../0.10.0/sessions/ga-064.html" in leading
    assert "location.hash" in leading
    assert "url=latest/index.html" in (tmp_path / "pages/index.html").read_text()


def test_nothing_to_publish_is_an_error(tmp_path: Path) -> None:
    """Without a site of any version nothing is laid out."""
    done = subprocess.run([sys.executable, CHECKOUT / ".ci" / "pages.py", tmp_path, tmp_path / "pages"], check=False)
    assert done.returncode == 1
