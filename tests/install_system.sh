#!/usr/bin/env bash
# What the tests need of the machine: a Chromium. On Debian, root installs it; elsewhere this says how to get it.
set -eu

[ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v google-chrome >/dev/null || {
  if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium >/dev/null
  else
    echo "error: the tests need Chromium or Chrome. On Debian or Ubuntu: sudo apt-get install chromium." >&2
    echo "Elsewhere: install either; its path may be given in CHROMIUM." >&2
    exit 1
  fi
}
