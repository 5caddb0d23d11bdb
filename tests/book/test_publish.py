"""What is published to run elsewhere: the chapters as notebooks, and links from one address."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbclient import NotebookClient
from sphinx.errors import ExtensionError

from tests.conftest import SITE
from tests.helpers.contents import runnable, source
from twodoors.book import launch, notebooks, repository
from twodoors.book.repository import Repository

PUBLISHED = runnable()
HERE = Repository("github.com", "owner/two-doors", "main")
NAMES = ("TWODOORS_REPOSITORY", "TWODOORS_REF", "TWODOORS_JUPYTERHUB", "TWODOORS_PAGES_BRANCH", "TWODOORS_SITE")


@pytest.fixture
def remote(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, ...], str]:
    """What git says; nothing from the environment of whoever runs the tests."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    said: dict[tuple[str, ...], str] = {}
    monkeypatch.setattr(repository, "git", lambda *words: said.get(words, ""))
    launch.here.cache_clear()
    return said


# -- one address ------------------------------------------------------------------------------------------------------


GITHUB = "https://github.com/owner/two-doors"
READ = {
    "https://github.com/owner/two-doors": GITHUB,
    "https://github.com/owner/two-doors.git": GITHUB,
    "https://github.com/owner/two-doors/": GITHUB,
    "HTTPS://GitHub.com/owner/two-doors.GIT/": GITHUB,
    "https://www.github.com/owner/two-doors": GITHUB,
    "https://github.com:443/owner/two-doors": GITHUB,
    "http://github.com/owner/two-doors": GITHUB,
    "git://github.com/owner/two-doors.git": GITHUB,
    "git@github.com:owner/two-doors.git": GITHUB,
    "GIT@GITHUB.COM:owner/two-doors.git": GITHUB,
    "org-123@github.com:/owner/two-doors.git": GITHUB,
    "github.com:owner/two-doors": GITHUB,
    "git@ssh.github.com:owner/two-doors.git": GITHUB,
    "ssh://git@github.com:22/owner/two-doors.git": GITHUB,
    "ssh://git@ssh.github.com:443/owner/two-doors.git": GITHUB,
    "git+ssh://git@github.com/owner/two-doors": GITHUB,
    "ssh://git@altssh.gitlab.com:443/group/sub/two-doors.git": "https://gitlab.com/group/sub/two-doors",
    "https://key@gitlab.com/group/sub/two-doors/": "https://gitlab.com/group/sub/two-doors",
    "https://me:key@git.example.edu:8443/owner/two-doors": "https://git.example.edu:8443/owner/two-doors",
    "ssh://git@git.example.edu:2222/owner/two-doors.git": "https://git.example.edu/owner/two-doors",
    "ssh://git@codeberg.org/owner/two-doors": "https://codeberg.org/owner/two-doors",
    "https://github.com/Owner/Two.Doors-2.git": "https://github.com/Owner/Two.Doors-2",
    "https://github.com/tree/wiki": "https://github.com/tree/wiki",
}


@pytest.mark.parametrize("address", READ)
def test_an_address_is_read_as_git_and_browsers_write_it(address: str) -> None:
    found = Repository.at(f" {address}\n", "main")
    assert found.url == READ[address]
    assert found.name == READ[address].rpartition("/")[2]
    assert Repository.at(found.url, "main") == found


def test_each_way_to_write_it_opens_the_same_place() -> None:
    ways = [Repository.at(address, "main") for address, url in READ.items() if url == GITHUB]
    assert len(ways) > 10
    assert {way.binder("a.ipynb").partition("?")[0] for way in ways} == {
        "https://mybinder.org/v2/gh/owner/two-doors/main"
    }
    assert {way.colab("a.ipynb", "gh-pages") for way in ways} == {
        "https://colab.research.google.com/github/owner/two-doors/blob/gh-pages/a.ipynb"
    }


REFUSED = {
    "": "",
    "/home/me/two-doors": "",
    "C:/books/two-doors": "",
    "file:///two-doors": "",
    "https://github.com": "",
    "https://github.com/owner": "",
    "two-doors": "",
    "owner/two-doors": "",
    "github.com/owner/two-doors": "",
    "git@github-of-mine:owner/two-doors.git": "",  # a name that one SSH configuration alone knows
    "https://localhost:3000/owner/two-doors": "",
    "https://192.168.0.7/owner/two-doors": "",
    "http://git.example.edu/owner/two-doors": "",
    "https://git.example.edu:door/owner/two-doors": "",
    "https://github.com/owner/../two-doors": "",
    "https://github.com/owner/two-doors/tree/main": "/tree/main is a page of one; a branch goes into TWODOORS_REF",
    "https://github.com/owner/two-doors/blob/main/README.md": "/blob/main/README.md is a page of one; ",
    "https://gitlab.com/group/sub/two-doors/-/tree/main": "/-/tree/main is a page of one; ",
    "https://git.example.edu/owner/two-doors/src/branch/main": "/src/branch/main is a page of one; ",
    "https://github.com/owner/two-doors/books/two-doors": "on github.com one is an owner and a name",
    "git@github.com:22/owner/two-doors.git": "on github.com one is an owner and a name",
    "https://github.com/owner/two-doors?tab=readme-ov-file": "it may have nothing behind the name",
    "https://github.com/owner/two-doors#readme": "it may have nothing behind the name",
}


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_no_address_is_refused_with_what_is_allowed(address: str) -> None:
    with pytest.raises(ValueError, match=r"; allowed is .*https://") as refused:
        Repository.at(address, "main")
    said = str(refused.value)
    assert said.startswith(f"{address!r} is no repository")
    assert f"({REFUSED[address]}" in said if REFUSED[address] else " (" not in said


def test_a_key_in_an_address_is_not_repeated() -> None:
    with pytest.raises(ValueError, match="no repository") as refused:
        Repository.at("https://me:secret@github.com/owner/two-doors/tree/main", "main")
    assert "secret" not in str(refused.value)
    assert "https://…@github.com/owner" in str(refused.value)


FOLDER = "the book lies in the folder 'books/two-doors' of its repository, and Binder and Colab look for it at the top"


def test_a_book_in_a_folder_of_its_repository_has_no_links_that_would_be_wrong(
    remote: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    remote[("remote", "get-url", "origin")] = "git@github.com:owner/course.git"
    remote[("rev-parse", "--show-prefix")] = "books/two-doors/"
    assert repository.repository() is None
    assert launch.said().startswith(
        f"No repository is known ({FOLDER}; allowed is a repository with the book at its top)"
    )
    launch.here.cache_clear()
    monkeypatch.setenv("TWODOORS_REPOSITORY", "https://GitHub.com/owner/Course/")
    with pytest.raises(ExtensionError, match=f"^TWODOORS_REPOSITORY: {FOLDER}"):
        launch.here()
    monkeypatch.setenv("TWODOORS_REPOSITORY", HERE.url)  # the book’s own, of which this is a copy
    assert repository.repository() == HERE


def test_git_itself_says_that_the_book_lies_in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TWODOORS_REPOSITORY", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    book = tmp_path / "books" / "two-doors"
    book.mkdir(parents=True)
    for words in (["init", "--quiet"], ["remote", "add", "origin", "git@github.com:owner/course.git"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    monkeypatch.setattr(repository, "ROOT", book)
    assert repository.repository() is None
    assert FOLDER in repository.missing()
    monkeypatch.setattr(repository, "ROOT", tmp_path)
    assert repository.repository() == Repository("github.com", "owner/course", "main")


@pytest.mark.parametrize("address", ["/home/me/two-doors", "git@github-of-mine:owner/two-doors.git"])
def test_a_remote_that_is_no_address_is_named_with_the_reason(address: str, remote: Any) -> None:
    remote[("remote", "get-url", "origin")] = address
    first = launch.said().splitlines()[0]
    launch.here.cache_clear()
    assert first.startswith(f"No repository is known (git’s remote origin: {address!r} is no repository; allowed is ")
    assert first.endswith("): the pages have no launch links.")


@pytest.mark.parametrize("ref", ["refs/heads/a/b", "refs/tags/a/b", "a/b"])
@pytest.mark.usefixtures("remote")
def test_a_branch_or_tag_is_named_as_readers_name_it(ref: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWODOORS_REPOSITORY", HERE.url)
    monkeypatch.setenv("TWODOORS_REF", ref)
    assert repository.repository() == Repository(HERE.host, HERE.path, "a/b")


def test_the_environment_comes_before_git(remote: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert repository.repository() is None
    remote[("remote", "get-url", "origin")] = "/home/me/two-doors"  # a folder is no address
    assert repository.repository() is None
    remote[("remote", "get-url", "origin")] = "git@github.com:owner/two-doors.git"
    remote[("rev-parse", "--abbrev-ref", "HEAD")] = "main"
    assert repository.repository() == HERE
    remote[("rev-parse", "--abbrev-ref", "HEAD")] = "HEAD"  # a commit without a branch
    remote[("rev-parse", "HEAD")] = "abc123"
    assert repository.repository() == Repository("github.com", "owner/two-doors", "abc123")
    monkeypatch.setenv("TWODOORS_REPOSITORY", "https://gitlab.com/other/book")
    monkeypatch.setenv("TWODOORS_REF", "spring")
    assert repository.repository() == Repository("gitlab.com", "other/book", "spring")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TWODOORS_REPOSITORY", "two-doors"),
        ("TWODOORS_JUPYTERHUB", "hub.example.edu"),
        ("TWODOORS_JUPYTERHUB", "https://hub.example.edu/jupyter/hub/home"),
        ("TWODOORS_JUPYTERHUB", "https://hub.example.edu/user/me/lab"),
        ("TWODOORS_SITE", "example.org/two-doors"),
        ("TWODOORS_SITE", "https://example.org/two-doors/index.html"),
    ],
)
@pytest.mark.usefixtures("remote")
def test_a_wrong_address_stops_the_build(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ExtensionError, match=f"{name}: '{value}' is no .*; allowed is"):
        launch.here()
    launch.here.cache_clear()


def test_a_commit_is_named_whole_and_a_hub_takes_none(remote: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = "0123abc" + 33 * "d"
    monkeypatch.setenv("TWODOORS_REPOSITORY", HERE.url)
    monkeypatch.setenv("TWODOORS_REF", "0123abc")
    remote[("rev-parse", "--verify", "--quiet", "0123abc^{commit}")] = whole
    found = repository.repository()
    assert found is not None
    assert found.ref == whole
    assert "/blob/gh-pages/" in launch.links("index.md", "index.ipynb", found)["Colab"]
    monkeypatch.setenv("TWODOORS_JUPYTERHUB", "https://hub.example.edu")
    with pytest.raises(ExtensionError, match=f"nbgitpuller brings no commit.* {whole}; allowed is a branch or tag"):
        launch.here()
    remote[("rev-parse", "--verify", "--quiet", "0123abc^{commit}")] = 40 * "e"  # a branch that is called so
    assert launch.here() == Repository("github.com", "owner/two-doors", "0123abc")
    launch.here.cache_clear()


def test_the_build_says_where_links_lead_or_why_there_are_none(remote: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = (
        "No published book is known (TWODOORS_SITE): in Jupyter a setting is copied without an address, and the pages "
        "have no canonical address and no pictures for links to them; the site has no map."
    )
    assert launch.said().splitlines() == [
        "No repository is known (TWODOORS_REPOSITORY, or git’s remote): the pages have no launch links.",
        nowhere,
    ]
    launch.here.cache_clear()
    remote[("remote", "get-url", "origin")] = "git@github.com:owner/two-doors.git"
    where = "Launch links lead to https://github.com/owner/two-doors at main; "
    assert launch.said().splitlines() == [f"{where}no JupyterHub is known (TWODOORS_JUPYTERHUB).", nowhere]
    monkeypatch.setenv("TWODOORS_JUPYTERHUB", "https://hub.example.edu")
    monkeypatch.setenv("TWODOORS_SITE", "https://example.org/two-doors/")
    assert launch.said().splitlines() == [
        f"{where}those to a JupyterHub, to https://hub.example.edu.",
        "Links copied in Jupyter lead to https://example.org/two-doors.",
    ]


# -- links ------------------------------------------------------------------------------------------------------------


def test_each_link_opens_the_chapter_where_it_says(remote: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    file, notebook = "chapters/05-the-trap.md", "notebooks/chapters/05-the-trap.ipynb"
    assert launch.links(file, notebook, None) == {}
    without_hub = launch.links(file, notebook, HERE)
    assert list(without_hub) == ["JupyterLab, on Binder", "Colab"]
    binder = urlsplit(without_hub["JupyterLab, on Binder"])
    assert (binder.netloc, binder.path) == ("mybinder.org", "/v2/gh/owner/two-doors/main")
    assert parse_qs(binder.query) == {"urlpath": [f"lab/tree/{notebook}"]}
    assert without_hub["Colab"].endswith(f"/github/owner/two-doors/blob/gh-pages/{notebook}")
    monkeypatch.setenv("TWODOORS_JUPYTERHUB", "https://hub.example.edu/")
    hub = urlsplit(launch.links(file, notebook, HERE)["JupyterHub"])
    assert (hub.netloc, hub.path) == ("hub.example.edu", "/hub/user-redirect/git-pull")
    assert parse_qs(hub.query) == {
        "repo": ["https://github.com/owner/two-doors"],
        "branch": ["main"],
        "urlpath": [f"lab/tree/two-doors/{file}"],
    }


def test_pages_are_written_again_once_links_lead_elsewhere(remote: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    app: Any = SimpleNamespace(connect=lambda *_, **__: None, add_config_value=lambda *added: seen.append(added))
    for address in ("", "https://github.com/owner/two-doors", "https://github.com/owner/other"):
        remote[("remote", "get-url", "origin")] = address
        launch.here.cache_clear()
        launch.connect(app)
    monkeypatch.setenv("TWODOORS_PAGES_BRANCH", "site")
    launch.connect(app)
    assert [(name, rebuild) for name, _, rebuild in seen] == [("launch_links", "html")] * 4
    links = [value for _, value, _ in seen]
    assert all(links.count(value) == 1 for value in links)


def test_other_hosts_have_no_colab_and_a_binder_of_their_own() -> None:
    for host, place in (
        ("gitlab.com", "gl/group%2Fbook"),
        ("codeberg.org", "git/https%3A%2F%2Fcodeberg.org%2Fgroup%2Fbook"),
    ):
        offered = launch.links("index.md", "notebooks/index.ipynb", Repository(host, "group/book", "a/b"))
        assert list(offered) == ["JupyterLab, on Binder"]
        assert f"/v2/{place}/a%2Fb?" in offered["JupyterLab, on Binder"]


@pytest.mark.usefixtures("site")
def test_github_pages_serves_every_folder_of_the_site() -> None:
    assert (SITE / ".nojekyll").is_file()


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", PUBLISHED)
def test_a_page_leads_to_its_notebook(name: str) -> None:
    page = SITE / f"{name}.html"
    body = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    [nav] = body.select("nav.td-run")
    assert nav["aria-label"] == "Run this page"
    first, *others = nav.select("a")
    assert first.has_attr("download")
    assert (page.parent / str(first["href"])).resolve() == SITE / "notebooks" / f"{name}.ipynb"
    assert [link["href"] for link in others if not str(link["href"]).startswith("https://")] == []


# -- notebooks --------------------------------------------------------------------------------------------------------


def notebook(name: str) -> Any:
    """The published notebook."""
    return nbformat.read(SITE / "notebooks" / f"{name}.ipynb", as_version=4)  # type: ignore[no-untyped-call]


def prose(name: str) -> str:
    """Its text."""
    return "\n\n".join(cell.source for cell in notebook(name).cells if cell.cell_type == "markdown")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_notebook_is_valid_executed_and_plain(name: str) -> None:
    found = notebook(name)
    nbformat.validate(found)
    code = [cell for cell in found.cells if cell.cell_type == "code" and cell.id != "setup"]
    assert code
    assert all(cell.execution_count for cell in code)
    shown = [output for cell in code for output in cell.outputs]
    assert not [output for output in shown if output.output_type == "error"]
    widgets = found.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
    views = [output.data.get("application/vnd.jupyter.widget-view+json") for output in shown if "data" in output]
    assert views
    assert {view["model_id"] for view in views if view} <= set(widgets)
    text = prose(name)
    assert not re.search(r"\{[a-z:-]+\}`|^```\{|^\([\w-]+\)=$|\]\((?!https?:|#)", text, flags=re.M)
    assert len(text.split()) > 120


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", PUBLISHED)
def test_its_numbers_are_the_page_s(name: str) -> None:
    body = BeautifulSoup((SITE / f"{name}.html").read_text(encoding="utf-8"), "html.parser").select_one("article")
    assert body is not None
    for cell in body.select(".cell"):
        cell.decompose()
    found = [re.findall(r"\d+ in\s100", text) for text in (body.get_text(), prose(name))]
    assert [re.sub(r"\s", " ", n) for n in found[0]] == [re.sub(r"\s", " ", n) for n in found[1]]
    assert found[0] or name in ("index", "chapters/14-what-happened") or "{chance}" not in source(name)


@pytest.mark.usefixtures("site")
def test_every_source_that_a_chapter_cites_stands_at_its_end() -> None:
    text = prose("chapters/05-the-trap")
    body, _, listed = text.partition("## References")
    assert "(The Soufan Center 2020; United States Institute of Peace 2020)" in body
    keys = {
        key
        for found in re.findall(r"\{cite:[pt]\}`([^`]+)`", source("chapters/05-the-trap"))
        for key in found.split(",")
    }
    assert listed.count("\n- ") == len(keys)


@pytest.mark.usefixtures("site")
def test_a_published_notebook_runs_again(tmp_path: Path) -> None:
    again = notebook("index")
    NotebookClient(again, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [
        cell.outputs[-1] for cell in again.cells if cell.cell_type == "code" and cell.id != "setup" and cell.outputs
    ]
    texts = [output.data["text/html"] for output in shown if "text/html" in output.get("data", {})]
    assert any('data-widget="Guess"' in text for text in texts)
    assert any('data-widget="Column"' in text for text in texts)


@pytest.mark.usefixtures("site")
def test_binder_has_the_same_text_not_run_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    notebooks.write(tmp_path)
    made = {path.relative_to(tmp_path).with_suffix("").as_posix(): path for path in tmp_path.rglob("*.ipynb")}
    assert sorted(made) == sorted(PUBLISHED)
    for name, path in made.items():
        cells = nbformat.read(path, as_version=4).cells  # type: ignore[no-untyped-call]
        assert not any(cell.outputs for cell in cells if cell.cell_type == "code")
        same = [cell.source.strip() for cell in notebook(name).cells if cell.id != "setup"]
        assert [cell.source.strip() for cell in cells] == same, name


# -- text -------------------------------------------------------------------------------------------------------------


def test_links_to_a_setting_lead_to_the_published_page_if_there_is_one() -> None:
    written = "{show-me}`A dear expulsion <trap: price=1.2>` and {term}`crisis trees <crisis tree>`"
    assert notebooks.text(written, "", {}) == "A dear expulsion and crisis trees"
    told = notebooks.text(written, "https://example.org/05.html", {})
    assert told.startswith("[A dear expulsion](https://example.org/05.html#explore=trap&")
    assert "price=1.2" in told


def test_what_the_page_closes_is_said_to_be_open() -> None:
    told = notebooks.text("Before.\n\n```{closed} Open the record\n```\n\n## The record", "", {})
    assert told.startswith("Before.\n\n---\n\n**Open the record:** on the page ")
    assert told.endswith("\n\n## The record")


def test_a_later_block_is_closed_in_a_notebook_too() -> None:
    mark = "## Break it\n\n- Now.\n\n```{later}\n```\n\nThen {term}`it` came.\n"
    closed = "## Break it\n\n- Now.\n\n<details><summary>Later</summary>\n\n\nThen it came.\n"
    assert notebooks.text(mark, "", {}) == closed + "\n</details>\n\n"
    assert notebooks.text(mark + "\n## Exercises", "", {}) == closed + "\n\n</details>\n\n## Exercises"
    more = notebooks.text(mark.replace("{later}", "{more} What few need"), "", {})
    assert more == closed.replace("Later", "What few need") + "\n</details>\n\n"


def test_a_role_may_run_on_over_lines() -> None:
    assert notebooks.text("{count}`deal_range: 100 *\npower` and {term}`crisis\ntree`", "", {}) == "50 and crisis tree"


def test_sources_are_named_and_remembered() -> None:
    cited: dict[str, None] = {}
    said = notebooks.text("{cite:t}`fearon1994` and {cite:p}`hadley2020,lebow1989`", "", cited)
    assert said == "Fearon (1994) and (Hadley 2020; Lebow and Stein 1989)"
    assert list(cited) == ["fearon1994", "hadley2020", "lebow1989"]


@pytest.mark.parametrize(("written", "said"), [("{sums}`1`", "role 'sums'"), ("{cite:p}`nobody1900`", "'nobody1900'")])
def test_what_cannot_be_told_stops_the_build(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        notebooks.text(written, "", {})


def bare(here: Repository | None, site: str) -> Any:
    """A page with a title alone, as a notebook."""
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A page")])  # type: ignore[no-untyped-call]
    notebooks.told(made, "index", here, site)
    return made


def test_colab_first_fetches_the_book_and_elsewhere_nothing_happens() -> None:
    first = bare(HERE, "").cells[0]
    assert "git fetch --quiet --depth 1 https://github.com/owner/two-doors main" in first.source
    commands = first.source.replace("!test", "pass  # ").replace("%pip", "pass  # ")
    scope: dict[str, Any] = {}
    exec(compile(commands, "first", "exec"), scope)  # here is no Colab: nothing is run, nothing fails
    assert "output" not in scope
    assert [cell.source for cell in bare(None, "").cells] == ["# A page"]


@pytest.mark.parametrize("here", [HERE, None])
@pytest.mark.slow
def test_a_notebook_tells_its_kernel_where_the_book_is_published(
    here: Repository | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TWODOORS_SITE", raising=False)  # as where the kernel runs
    made = bare(here, "https://example.org/two-doors")
    asked = 'from twodoors import explore\nfrom twodoors.models import load\nexplore(load("trap")).spec["page"]'
    made.cells.append(nbformat.v4.new_code_cell(asked))  # type: ignore[no-untyped-call]
    NotebookClient(made, resources={"metadata": {"path": str(tmp_path)}}).execute()
    said = made.cells[-1].outputs[0].data["text/plain"]
    assert said == "'https://example.org/two-doors/chapters/05-the-trap.html'"
    assert made.cells[0].metadata["jupyter"] == {"source_hidden": True}  # no one’s concern but the kernel’s


@pytest.mark.slow
def test_notebooks_for_binder_tell_it_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TWODOORS_SITE", "https://example.org/two-doors/")
    notebooks.write(tmp_path)
    for path in tmp_path.rglob("*.ipynb"):
        first = nbformat.read(path, as_version=4).cells[0]  # type: ignore[no-untyped-call]
        assert 'setdefault("TWODOORS_SITE", "https://example.org/two-doors")' in first.source, path.name


@pytest.mark.parametrize("ref", ["main", "v1", "HEAD"])
def test_colab_fetches_a_branch_a_tag_or_a_commit(ref: str, tmp_path: Path) -> None:
    def git(*words: str) -> str:
        named = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "uploadpack.allowAnySHA1InWant=true"]
        return subprocess.run(
            ["git", *named, *words], cwd=tmp_path / "origin", capture_output=True, text=True, check=True
        ).stdout.strip()

    (tmp_path / "origin" / "twodoors").mkdir(parents=True)
    git("init", "--quiet", "--initial-branch=main")
    (tmp_path / "origin" / "twodoors" / "book").write_text("first", encoding="utf-8")
    git("add", "twodoors")
    git("commit", "--quiet", "-m", "a book")
    git("tag", "v1")
    whole = git("rev-parse", "HEAD") if ref == "HEAD" else ref
    fetch = notebooks.FETCH.format(url=(tmp_path / "origin").as_uri(), ref=whole)
    code = notebooks.COLAB.format(fetch=fetch)
    [command] = [line.strip()[1:] for line in code.splitlines() if line.strip().startswith("!")]
    brought = tmp_path / "two-doors" / "twodoors" / "book"
    for text in ("first", "mine"):  # the cell may run twice, and then leaves what is there
        subprocess.run(["bash", "-c", command], cwd=tmp_path, check=True)
        assert brought.read_text(encoding="utf-8") == text
        brought.write_text("mine", encoding="utf-8")


def test_only_the_cover_chapters_and_labs_are_published(tmp_path: Path) -> None:
    ran = tmp_path / "jupyter_execute"
    for name in ("index", "chapters/01", "labs/01", "method"):
        (ran / name).parent.mkdir(parents=True, exist_ok=True)
        (ran / f"{name}.ipynb").write_text("{}", encoding="utf-8")
    env = SimpleNamespace(nb_metadata={"index": {}, "chapters/01": {}, "chapters/02": {}, "labs/01": {}, "method": {}})
    app: Any = SimpleNamespace(env=env, config=SimpleNamespace(root_doc="index"), outdir=str(tmp_path / "html"))
    assert launch.runnable(app) == ["chapters/01", "index", "labs/01"]


def test_a_notebook_that_was_not_run_shows_no_endless_table() -> None:
    row = '<tr><th scope="row">{}</th><td>told</td></tr>'

    def table(rows: int) -> str:
        return f"<p>Before</p><table><tbody>\n{''.join(map(row.format, range(rows)))}\n</tbody></table>"

    new = nbformat.v4
    made = [new.new_output("display_data", {"text/html": table(rows)}) for rows in (5, 500)]  # type: ignore[no-untyped-call]
    notebook = new.new_notebook(cells=[new.new_code_cell("shown", outputs=made)])  # type: ignore[no-untyped-call]
    notebooks.shorten(notebook)
    short, long = (output["data"]["text/html"] for output in notebook.cells[0].outputs)
    assert short == table(5)
    told = BeautifulSoup(long, "html.parser").select("tr")
    assert len(told) == notebooks.ROWS + 1
    assert told[0].get_text() == "0told"
    assert told[-1].get_text() == f"and {500 - notebooks.ROWS} more rows: run this cell, or see the page of the book"
