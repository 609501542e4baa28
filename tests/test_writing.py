"""Files that are written: only where a file is or nothing, whole or not at all, and the next run tidies up."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from helpers import TABLES, process, run_cli
from soc_data import files
from soc_data.cli import main
from soc_data.dataset.dataset import Dataset, load
from soc_data.errors import UsageError
from soc_data.export import FORMATS, export
from soc_data.files import write_file, write_files

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs links, pipes and signals of POSIX")


def names(folder: Path) -> set[str]:
    """Return what stands in a directory, hidden files too."""
    return {file.name for file in folder.iterdir()}


# Where


def device(path: Path) -> Path:
    return Path(os.devnull)


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def link(path: Path) -> Path:
    (path.parent / "target").write_bytes(b"precious")
    path.symlink_to("target")
    return path


def broken_link(path: Path) -> Path:
    path.symlink_to("nowhere")
    return path


def socket(path: Path) -> Path:
    import socket as sockets

    os.chdir(path.parent)  # the address of a socket is short
    with sockets.socket(sockets.AF_UNIX) as bound:
        bound.bind(path.name)
    return path


@POSIX
@pytest.mark.parametrize("make", [device, pipe, link, broken_link, socket])
def test_nothing_but_files_is_written_to(
    tmp_path: Path, make: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A device, a pipe, a link or a socket in the place of the output is refused, and stays what it is."""
    monkeypatch.chdir(tmp_path)
    path = make(tmp_path / "x.json")
    before = path.lstat()
    code, out, err = run_cli("export", "dcat", "-o", path)
    assert (code, out) == (2, "")
    assert f"{path} is not a regular file" in err
    assert (path.lstat().st_mode, path.lstat().st_ino) == (before.st_mode, before.st_ino)
    assert not any(name.endswith(".part") for name in names(tmp_path))
    if make is link:
        assert (tmp_path / "target").read_bytes() == b"precious"


@POSIX
def test_a_companion_that_is_no_file_refuses_the_set(tmp_path: Path, shipped: Dataset) -> None:
    """Where one name of a set is a link, none of the set is written."""
    (tmp_path / "x.datasette.json").symlink_to("elsewhere")
    with pytest.raises(UsageError, match=r"x\.datasette\.json is not a regular file"):
        export(shipped, "sqlite", tmp_path / "x.sqlite")
    assert names(tmp_path) == {"x.datasette.json"}


def test_a_new_file_and_an_old_one_are_written(tmp_path: Path, shipped: Dataset) -> None:
    """A file of the name is replaced, and directories that are missing are made."""
    for _ in range(2):
        assert export(shipped, "dcat", tmp_path / "a" / "b" / "x.json") == [tmp_path / "a" / "b" / "x.json"]
        assert json.loads((tmp_path / "a" / "b" / "x.json").read_text("utf-8"))
        assert names(tmp_path / "a" / "b") == {"x.json"}


# Standard output


def run_to_bytes(*args: str | Path) -> tuple[int, bytes, str]:
    """Run the command line in this process with a standard output that takes bytes, as that of a process does."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n"), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main([str(arg) for arg in args])
        except SystemExit as stop:
            code = int(str(stop.code))
    out.flush()
    return code, out.buffer.getvalue(), err.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_standard_output(name: str, tmp_path: Path, originals: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `-o -` a format of one file is written to standard output, and nothing else; one of several is refused."""
    monkeypatch.chdir(tmp_path)
    scene = originals / "scene"
    code, out, err = run_to_bytes("export", name, "-o", "-", "--path", scene)
    assert names(tmp_path) == set()
    if not (FORMATS[name].per_table or FORMATS[name].companions or FORMATS[name].folder):
        [file] = export(load(scene), name, tmp_path / f"x{FORMATS[name].suffix}")
        assert (code, err) == (0, "")
        assert out == file.read_bytes()
    else:
        assert (code, out) == (2, b"")
        assert "several files: give a path for them with -o" in err


def test_some_rows_on_standard_output(tmp_path: Path, originals: Path) -> None:
    """Rows of one table go to the standard output of a process as they go to a file."""
    scene = str(originals / "scene")
    args = ["export", "csv", "--table", "topics", "--where", "id=zz-topic", "--path", scene, "-o"]
    done = process(*args, "-")
    assert run_cli(*args, tmp_path / "x.csv")[0] == 0
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (tmp_path / "x.csv").read_bytes()
    assert b"zz-topic" in done.stdout


def test_standard_output_of_text_alone() -> None:
    """Where standard output takes no bytes, that is an error."""
    code, out, err = run_cli("export", "dcat", "-o", "-")
    assert (code, out) == (1, "")
    assert "standard output" in err


# Whole or not at all


@pytest.fixture
def contents(tmp_path: Path) -> dict[Path, bytes]:
    """A set of three files, the first of which stands there already."""
    (tmp_path / "a").write_bytes(b"old")
    return {tmp_path / name: name.encode() for name in ("a", "b", "sub/c")}


def test_a_set_is_written(contents: dict[Path, bytes], tmp_path: Path) -> None:
    """All files of a set have their content, and nothing else is there."""
    write_files(contents)
    assert {path: path.read_bytes() for path in contents} == contents
    assert names(tmp_path) == {"a", "b", "sub"}


@pytest.mark.parametrize("failing", range(1, 4))
@pytest.mark.parametrize("step", ["open", "replace"])
@pytest.mark.parametrize("links", [True, False])
def test_a_set_that_fails_leaves_all_as_it_was(
    contents: dict[Path, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failing: int, links: bool
) -> None:
    """Whichever file cannot be written or named, the old one keeps its content and no new one is there."""
    calls = iter(range(1, 100))
    real = getattr(Path, step)

    def fail(*args: object, **named: object) -> object:
        if next(calls) == failing:
            raise PermissionError("another program has it open")
        result: object = real(*args, **named)
        return result

    if not links:
        monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError("no links here")))
    monkeypatch.setattr(Path, step, fail)
    with pytest.raises(PermissionError):
        write_files(contents)
    assert names(tmp_path) == {"a"}
    assert (tmp_path / "a").read_bytes() == b"old"


@POSIX
def test_a_killed_run_leaves_nothing_for_long(tmp_path: Path) -> None:
    """A run that is killed while it writes leaves no file under its name; the next one removes what it left."""
    script = (
        "import os, sys, time\nfrom pathlib import Path\nfrom soc_data import files\n"
        "real = files._write\n"
        "def slow(path, content):\n"
        "    real(path, content)\n"
        "    print('drafted', flush=True)\n"
        "    if content == b'b': time.sleep(60)\n"
        "files._write = slow\n"
        f"files.write_files({{Path({str(tmp_path)!r}) / name: name.encode() for name in 'abc'}})\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert [running.stdout.readline() for _ in range(2)] == [b"drafted\n"] * 2
        write_file(tmp_path / "mine", b"x")
        assert len(names(tmp_path)) == 3  # of a run that is still alive nothing is removed
        running.send_signal(signal.SIGKILL)
    left = names(tmp_path)
    assert {name for name in left if not name.startswith(".soc-data-")} == {"mine"}
    assert len(left) == 3
    write_file(tmp_path / "mine", b"x")
    assert names(tmp_path) == {"mine"}


@POSIX
def test_a_new_directory_appears_whole(tmp_path: Path) -> None:
    """A run that is killed leaves no part of a new directory; the next one removes the draft of it."""
    script = (
        "import os, signal\nfrom pathlib import Path\nfrom soc_data import files\n"
        "files._second_name = lambda path, own: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"files.write_files({{Path({str(tmp_path)!r}) / 'new' / name: b'x' for name in ('a', 'sub/b')}})\n"
    )
    assert subprocess.run([sys.executable, "-c", script]).returncode == -signal.SIGKILL
    [draft] = tmp_path.iterdir()
    assert {path.relative_to(draft).as_posix() for path in draft.rglob("*")} == {"a", "sub", "sub/b"}
    write_file(tmp_path / "mine", b"x")
    assert names(tmp_path) == {"mine"}


def test_a_directory_that_somebody_else_makes_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a new directory is there before its draft is renamed, that is an error, and it keeps what is in it."""
    real = files._write

    def slow(path: Path, content: bytes) -> None:
        real(path, content)
        (tmp_path / "new").mkdir()
        (tmp_path / "new" / "theirs").write_bytes(b"precious")

    monkeypatch.setattr(files, "_write", slow)
    with pytest.raises(OSError, match="new"):
        write_files({tmp_path / "new" / "a": b"x"})
    assert names(tmp_path) == {"new"}
    assert names(tmp_path / "new") == {"theirs"}


@POSIX
def test_an_export_that_is_killed(tmp_path: Path, originals: Path) -> None:
    """Killed at any moment, an export leaves no file that is half-written; the next one leaves nothing over."""
    folder = tmp_path / "tables"
    export = ["export", "parquet", "-o", str(folder), "--path", str(originals / "scene")]
    args = [sys.executable, "-m", "soc_data", *export]
    with subprocess.Popen(args, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None and not any(tmp_path.iterdir()):
            time.sleep(0.005)
        running.kill()
    assert names(tmp_path) <= {"tables"} or all(name.startswith(".soc-data-") for name in names(tmp_path))
    seen = {file.name: file.read_bytes() for file in folder.glob("*")}
    assert run_cli(*export)[0] == 0
    assert names(tmp_path) == {"tables"}
    assert names(folder) == {f"{table}.parquet" for table in TABLES}
    assert {name: (folder / name).read_bytes() for name in seen} == seen


def test_a_file_of_somebody_else_is_left(tmp_path: Path) -> None:
    """Hidden files that only look alike are not tidied away."""
    for name in (".soc-data-x.part", ".soc-data-1.txt", "soc-data-1-x.part"):
        (tmp_path / name).write_bytes(b"x")
    write_file(tmp_path / "mine", b"x")
    assert len(names(tmp_path)) == 4
