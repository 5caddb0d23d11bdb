"""Which public repository the book comes from, read from one address.

The address is the environment variable ``TWODOORS_REPOSITORY`` when the book is built, or else git’s remote ``origin``.
It is read right, in every way in which git and browsers write it, or refused with the reason.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from twodoors.paths import ROOT

ALLOWED = "allowed is the address of a public repository, such as https://github.com/owner/name"

#: Other names of hosts that many know: of their web pages, and for SSH where its own port is shut.
SAME_HOST = {
    "www.github.com": "github.com",
    "ssh.github.com": "github.com",
    "www.gitlab.com": "gitlab.com",
    "altssh.gitlab.com": "gitlab.com",
    "www.codeberg.org": "codeberg.org",
    "www.bitbucket.org": "bitbucket.org",
    "altssh.bitbucket.org": "bitbucket.org",
}

#: Hosts where a repository’s path has two parts, an owner and a name; on others there may be groups of groups.
OWNER_AND_NAME = ("github.com", "codeberg.org", "bitbucket.org")
#: Hosts that are known to serve each repository by https, however the address begins.
PUBLIC = (*OWNER_AND_NAME, "gitlab.com")

#: What begins the part of an address that names a page of a repository: /tree/main, /-/blob/main/README.md.
PAGES = {
    "-",
    "tree",
    "blob",
    "raw",
    "commit",
    "commits",
    "src",
    "branches",
    "tags",
    "releases",
    "issues",
    "pull",
    "pulls",
}

#: As git writes it for SSH: git@host:owner/name.git; the name of a user before @ is no concern of the reader’s.
FOR_SSH = re.compile(r"(?:[^@/\s:]+@)?([^@/\s:]+):(?!//)(\S+)")

#: A name or a key of someone, which an error does not repeat.
KEY = re.compile(r"(?<=://)[^@/\s]+(?=@)")

#: The name of a commit, whole or its beginning; a branch may look like its beginning.
COMMIT = re.compile(r"[0-9a-f]{7,40}")


@dataclass(frozen=True)
class Repository:
    """Where the book’s sources are: the host, the path there, and the branch or commit to open."""

    host: str
    path: str
    ref: str

    @classmethod
    def at(cls, address: str, ref: str) -> Repository:
        """The repository at this address; ``ValueError`` that says what is allowed where it is no address of one."""
        host, path = _parts(address.strip())
        if not re.fullmatch(r"[\w-]+(\.[\w-]+)*\.[a-z]+(:\d+)?", host):
            raise _refused(address)
        path = re.sub(r"\.git$", "", path.strip("/"), flags=re.IGNORECASE)
        parts = path.split("/")
        page = next((i for i, part in enumerate(parts[2:], 2) if part in PAGES), 0)
        if page:
            raise _refused(address, f"/{'/'.join(parts[page:])} is a page of one; a branch goes into TWODOORS_REF")
        if len(parts) < 2 or not all(re.fullmatch(r"[\w~-][\w.~-]*", part) for part in parts):
            raise _refused(address)
        if host in OWNER_AND_NAME and len(parts) != 2:
            raise _refused(address, f"on {host} one is an owner and a name")
        return cls(host, path, ref)

    @property
    def url(self) -> str:
        """Its address without a name or a key."""
        return f"https://{self.host}/{self.path}"

    @property
    def name(self) -> str:
        """The folder that a clone of it has."""
        return self.path.rsplit("/", 1)[1]

    def binder(self, file: str) -> str:
        """Opens the file of the repository in JupyterLab on Binder."""
        kinds = {"github.com": f"gh/{self.path}", "gitlab.com": f"gl/{quote(self.path, safe='')}"}
        place = kinds.get(self.host, f"git/{quote(self.url, safe='')}")
        return (
            f"https://mybinder.org/v2/{place}/{quote(self.ref, safe='')}?{urlencode({'urlpath': f'lab/tree/{file}'})}"
        )

    def colab(self, notebook: str, branch: str) -> str | None:
        """Opens a notebook of the published site in Colab; None where the host is not one that Colab reads."""
        if self.host != "github.com":
            return None
        return f"https://colab.research.google.com/github/{self.path}/blob/{quote(branch, safe='')}/{quote(notebook)}"

    def report(self, title: str) -> str | None:
        """Where a reader tells of an error, with this title; None where the host’s form is not known."""
        forms = {"github.com": "issues/new?title=", "codeberg.org": "issues/new?title="}
        forms["gitlab.com"] = "-/issues/new?issue[title]="
        return f"{self.url}/{forms[self.host]}{quote(title, safe='')}" if self.host in forms else None

    def hub(self, hub: str, file: str) -> str:
        """Brings the repository into a reader’s place on this JupyterHub, by nbgitpuller, and opens the file."""
        asked = {"repo": self.url, "branch": self.ref, "urlpath": f"lab/tree/{self.name}/{file}"}
        return f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(asked)}"


def _parts(address: str) -> tuple[str, str]:
    """The host, by the one name that readers use, and the path; ``ValueError`` where it has not both."""
    if "://" not in address:
        found = FOR_SSH.fullmatch(address)
        if not found:
            raise _refused(address)
        host, path = found[1].lower(), found[2]
        return SAME_HOST.get(host, host), path
    try:
        read = urlsplit(address)
        host, port = (read.hostname or "").lower(), read.port
    except ValueError:  # a port that is no number
        raise _refused(address) from None
    host = SAME_HOST.get(host, host)
    if read.query or read.fragment or re.search(r"\s|%", address):
        raise _refused(address, "it may have nothing behind the name")
    if read.scheme == "https":
        return (host if host in PUBLIC or port in (None, 443) else f"{host}:{port}"), read.path
    if read.scheme in ("ssh", "git+ssh", "ssh+git") or (read.scheme in ("http", "git") and host in PUBLIC):
        return host, read.path  # the port is SSH’s, and says nothing of https
    raise _refused(address)


def _refused(address: str, why: str = "") -> ValueError:
    """What is wrong with an address, without anyone’s key."""
    return ValueError(f"{KEY.sub('…', address)!r} is no repository{f' ({why})' if why else ''}; {ALLOWED}")


def repository() -> Repository | None:
    """The book’s repository, or None where neither the environment nor git names a public one.

    Raises ``ValueError`` for a ``TWODOORS_REPOSITORY`` that is no address, or in which the book lies in a folder.
    ``TWODOORS_REF`` names the branch or commit; without it, it is the one that is checked out.
    """
    given = os.environ.get("TWODOORS_REPOSITORY")
    if given:
        here = Repository.at(given, _ref())
        remote = git("remote", "get-url", "origin")
        if _same(remote, here):
            _at_its_top()
        return here
    try:
        return _of_git()
    except ValueError:
        return None


def missing() -> str:
    """Why there is no repository where :func:`repository` gives none."""
    try:
        _of_git()
    except ValueError as error:
        return str(error)
    return ""


def _of_git() -> Repository:
    """The repository that git’s remote ``origin`` is; ``ValueError`` that says why it is none."""
    remote = git("remote", "get-url", "origin")
    if not remote:
        raise ValueError("TWODOORS_REPOSITORY, or git’s remote")
    try:
        here = Repository.at(remote, _ref())
    except ValueError as error:
        raise ValueError(f"git’s remote origin: {error}") from None
    _at_its_top()
    return here


def _at_its_top() -> None:
    """Refuse a book that is a folder of its repository: what opens it looks at the top."""
    folder = git("rev-parse", "--show-prefix").rstrip("/")
    if folder:
        raise ValueError(
            f"the book lies in the folder {folder!r} of its repository, and Binder and Colab look for it at the top; "
            "allowed is a repository with the book at its top"
        )


def _same(remote: str, here: Repository) -> bool:
    try:
        found = Repository.at(remote, here.ref)
    except ValueError:
        return False
    return found.url.lower() == here.url.lower()


def _ref() -> str:
    """The branch, tag or commit to open: a commit by its whole name, since Colab and Binder take no other."""
    ref = os.environ.get("TWODOORS_REF") or git("rev-parse", "--abbrev-ref", "HEAD")
    ref = re.sub(r"^refs/(heads|tags)/", "", git("rev-parse", "HEAD") if ref == "HEAD" else ref)
    named = git("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}") if COMMIT.fullmatch(ref) else ""
    return (named if named.startswith(ref) else ref) or "main"


def git(*words: str) -> str:
    """What git says of the book’s folder; nothing where it is no clone or there is no git."""
    try:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
