"""Roles of the book’s text: numbers that models and data work out, links that set an explorer, dates of events."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from twodoors import evidence, words
from twodoors.book import findings
from twodoors.model import expression
from twodoors.models import load
from twodoors.scenarios.scenario import Scenario


class Checked(SphinxRole):
    """A role whose text is checked when the book is built: what is wrong with it stops the build."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The role's node, or an error that says what is wrong."""
        try:
            return [self.made(self.text)], []
        except (ValueError, TypeError) as error:
            message = self.inliner.reporter.error(f"{self.rawtext}: {error}", line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]

    def made(self, text: str) -> nodes.Node:
        """The node that the role stands for; ``ValueError`` where its text does not do."""
        raise NotImplementedError


class ShowMe(Checked):
    """``{show-me}`text <model: name=value, …>```: a link that sets the page's explorer to a case."""

    def made(self, text: str) -> nodes.Node:
        """The link."""
        found = re.fullmatch(r"(?s)(.+?)\s*<(\w+):\s*(.*)>", text)
        if not found:
            raise ValueError("a show-me link is written: text <model: name=value, name=value>")
        model, given = load(found[2]), expression.listed(found[3])
        shown = {}
        for key, known in (("outcome", model.output), ("against", model.assumption)):
            if key in given:
                shown[key] = known(given.pop(key)).name
        link = Scenario(model.name, expression.numbers(given)).link(shown=shown)
        return nodes.reference("", found[1], refuri=link, internal=True)


class Worked(Checked):
    """``{chance}`model: expression <name=value, …>```: a number that the model works out, in the book's words."""

    def __init__(self, kind: words.Kind) -> None:
        super().__init__()
        self.kind = kind

    def made(self, text: str) -> nodes.Node:
        """The number as text."""
        return nodes.Text(words.value(worked(text), self.kind))


class BaseRate(Checked):
    """``{rate}`VIOL 4: count```: how often crises were coded so, as a count, in 100, or the ends of its interval."""

    def made(self, text: str) -> nodes.Node:
        """The rate as text."""
        found = re.fullmatch(r"(\w+)((?: \w+)+): (count|in 100|low|high)", text)
        if not found:
            raise ValueError("a rate is written: VARIABLE code code: count (or in 100, low, high)")
        rate = evidence.rate(found[1], *found[2].split())
        if found[3] == "count":
            return nodes.Text(f"{rate.n} of {rate.n_total}")
        share = {"in 100": rate.share, "low": rate.low, "high": rate.high}[found[3]]
        said = words.value(share, "chance")
        return nodes.Text(said if found[3] == "in 100" else said.removesuffix(" in 100"))


class Event(Checked):
    """``{event}`48```: the date of that event of the chronology, as a link to the document that tells of it."""

    def made(self, text: str) -> nodes.Node:
        """The link."""
        events = evidence.load("chronology").set_index("event_id")
        if not text.isdecimal() or int(text) not in events.index:
            raise ValueError("an event is written: the number that it has in the chronology")
        event = events.loc[int(text)]
        return nodes.reference("", words.day(event["date"]), refuri=event["url"], internal=False)


class Found(Checked):
    """``{finding}`model: name```: a sentence about a model, with a mark that says where it was found to hold."""

    def made(self, text: str) -> nodes.Node:
        """The sentence; its mark comes when the page is written."""
        return findings.made(text)


def worked(text: str) -> float:
    """The number that is written ``model: expression <name=value, …>``; ``ValueError`` says what is wrong with it."""
    found = re.fullmatch(r"(?s)(\w+):\s*([^<]+?)\s*(?:<(.*)>)?", text)
    if not found:
        raise ValueError("a worked number is written: model: expression <name=value, name=value>")
    return load(found[1]).work_out(found[2], **expression.numbers(expression.listed(found[3] or "")))


#: Each role by its name in the text.
ROLES: dict[str, Checked] = {
    "show-me": ShowMe(),
    "chance": Worked("chance"),
    "share": Worked("share"),
    "number": Worked("number"),
    "count": Worked("count"),
    "rate": BaseRate(),
    "event": Event(),
    "finding": Found(),
}
