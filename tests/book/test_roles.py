"""Roles: numbers in the text are worked out, links are checked, and what is wrong is said where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import roles

from twodoors import Scenario, evidence, words
from twodoors.book.roles import ROLES
from twodoors.models import load

DEAL = load("deal_range")


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


@pytest.mark.parametrize(
    ("role", "text", "expected"),
    [
        ("chance", "deal_range: war_risk", words.value(DEAL.evaluate()["war_risk"], "chance")),
        (
            "chance",
            "trap: attack <price=1.2, harm = 0.4>",
            words.value(load("trap").evaluate(price=1.2, harm=0.4)["attack"], "chance"),
        ),
        ("share", "deal_range: range_width", words.value(DEAL.evaluate()["range_width"], "share")),
        (
            "share",
            "deal_range: range_width\n<cost_iran=0.35,\ndoubt=0.1>",
            words.value(DEAL.evaluate(cost_iran=0.35, doubt=0.1)["range_width"], "share"),
        ),
        (
            "share",
            "deal_range: 1 - (power - cost_us) <power=0.6>",
            words.value(1 - (0.6 - DEAL.defaults["cost_us"]), "share"),
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
    link = ROLES["show-me"].made("see <deal_range: power=0.4, outcome=us_value, against=power>")
    assert Scenario.from_link(link["refuri"]) == Scenario("deal_range", {"power": 0.4})
    assert "&outcome=us_value&against=power&" in link["refuri"]


WRONG = [
    ("show-me", "text <nonsense: power=0.5>", r"no model 'nonsense'; there are .*deal_range"),
    ("show-me", "text <deal_range: nonsense=0.5>", r"no assumption 'nonsense'; it has power"),
    ("show-me", "text <deal_range: power=2>", r"power = 2\.0 is outside its range; allowed is .* 0\.3 to 0\.6"),
    ("show-me", "text <deal_range: power=nan>", r"power = nan .* allowed is a number from 0\.3 to 0\.6"),
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
    ("chance", "deal_range: war_risk <power=2>", r"power = 2\.0 is outside its range; allowed is .* 0\.3 to 0\.6"),
    ("chance", "deal_range: war_risk <power>", r"'power' is not a list of name=value"),
    ("chance", "deal_range: war_risk <power=0.4, power=0.5>", r"power.* twice"),
    ("chance", "deal_range: power +", r"'power \+' is not an expression"),
    ("chance", "deal_range: power.real", r"'power\.real' is not an expression"),
    ("chance", "deal_range: __import__", r"'__import__' is not an expression"),
    ("chance", "deal_range: 1 / (power - power)", r"has no value"),
    ("share", "deal_range: demand / misread <misread=0>", r"demand / misread"),
    ("chance", "war_risk", r"is written: model: expression"),
    ("rate", "NONSENSE 4: count", r"no 'NONSENSE'.*there are 'VIOL'"),
    ("rate", "VIOL 9: count", r"codes 9 of 'VIOL': allowed are 1, 2, 3, 4"),
    ("rate", "VIOL 4: often", r"is written: VARIABLE code"),
    ("rate", "VIOL: count", r"is written: VARIABLE code"),
    ("finding", "nonsense: it", r"no model 'nonsense'; there are .*deal_range"),
    ("finding", "trap: nonsense", r"trap has no finding 'nonsense'; it has "),
    ("finding", "deal_range", r"is written: model: name"),
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
    document = read("It ends in war :chance:`deal_range: war_risk` times; :show-me:`see <deal_range: doubt=0.1>`.\n")
    assert not list(document.findall(nodes.system_message))
    said = words.value(DEAL.evaluate()["war_risk"], "chance")
    assert document.astext() == f"It ends in war {said} times; see."
    [link] = document.findall(nodes.reference)
    assert Scenario.from_link(link["refuri"]) == Scenario("deal_range", {"doubt": 0.1})
