#!/usr/bin/env bash
# What the tests need of the machine: a Chromium. On Debian, root installs it, and Debian's build of it without a window,
# which opens a page in less than half the time; elsewhere this says how to get one.
set -eu

[ -n "${CHROMIUM:-}" ] || command -v chromium-headless-shell >/dev/null || {
  if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null ||
      command -v chromium >/dev/null || apt-get install -y -qq --no-install-recommends chromium >/dev/null
  elif ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; then
    echo "error: the tests need Chromium or Chrome. On Debian or Ubuntu: sudo apt-get install chromium." >&2
    echo "Elsewhere: install either; its path may be given in CHROMIUM." >&2
    exit 1
  fi
}
