#!/usr/bin/env bash
# What the tests need of the machine: a Chromium, and a C++ compiler with Python's headers (the solver that the trees
# are held against is built from source). On Debian, root installs them; elsewhere this says what is missing and how to get it.
set -eu

missing=()
[ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
command -v c++ >/dev/null || missing+=(g++)
.venv/bin/python -c 'import os, sys, sysconfig; sys.exit(not os.path.exists(sysconfig.get_path("include") + "/Python.h"))' \
  || missing+=(python3-dev)
[ ${#missing[@]} -eq 0 ] && exit 0

if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
else
  echo "error: the tests need ${missing[*]}. On Debian or Ubuntu: sudo apt-get install ${missing[*]}." >&2
  echo "Elsewhere: install Chromium or Chrome (its path may be given in CHROMIUM) and a C++ compiler with Python's headers." >&2
  exit 1
fi
