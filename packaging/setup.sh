#!/usr/bin/env bash
# Sets up .venv with all that Art Studio needs, on a fresh Debian or Ubuntu as well. Called by the Makefile.
#
#   packaging/setup.sh run      what the program needs
#   packaging/setup.sh dev      that, and what tests, checks and benchmarks need
#   packaging/setup.sh system   the system libraries of Qt and of sound
#
# System packages are installed where that is allowed (as root, or sudo without a password); elsewhere the exact
# command to type is printed.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=.venv
lists_are_new=

say() { printf '%s\n' "$*" >&2; }

apt_install() {
    local as_root=()
    if ! command -v apt-get >/dev/null; then
        say "Install the counterparts of these Debian packages, then type make again: $*"
        return 1
    fi
    if [ "$(id -u)" != 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            say "Some system packages are missing. Type this, then make again:"
            say "    sudo apt-get install $*"
            return 1
        fi
        as_root=(sudo -n)
    fi
    say "Installing system packages: $*"
    if [ -z "$lists_are_new" ]; then "${as_root[@]}" apt-get update -q </dev/null >&2; fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends "$@" </dev/null >&2
}

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
makes_venvs() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }
version_of() { "$1" -c 'import sys; print("python%d.%d" % sys.version_info[:2])'; }

candidates=("${PYTHON:-}" python3.13 python3.12 python3.11 python3 python3.14)

# Prints the command of a Python of 3.11 or later that can make virtual environments.
find_python() {
    local python
    for python in "${candidates[@]}"; do
        if [ -n "$python" ] && new_enough "$python" && makes_venvs "$python"; then
            echo "$python"
            return
        fi
    done
    return 1
}

# Prints the packages that bring such a Python. Debian keeps a part of venv in a package of its own.
python_packages() {
    local python
    for python in "${candidates[@]}"; do
        if [ -n "$python" ] && new_enough "$python"; then
            echo "$(version_of "$python")-venv"
            return
        fi
    done
    for python in python3.13 python3.12 python3.11; do
        if apt-cache show "$python-venv" >/dev/null 2>&1; then
            echo "$python $python-venv"
            return
        fi
    done
    echo "python3 python3-venv"
}

find_or_install_python() {
    find_python && return
    say "Art Studio needs Python 3.11 or later, with venv. (If it has another name: make PYTHON=its-command.)"
    # Without lists of packages it can't be told which versions there are.
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -q </dev/null >&2
        lists_are_new=yes
    fi
    # shellcheck disable=SC2046
    apt_install $(python_packages) && find_python
}

make_venv() {
    if [ -x "$venv/bin/python" ] && new_enough "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null; then
        return
    fi
    local python
    python=$(find_or_install_python) || exit 1
    rm -rf "$venv"
    "$python" -m venv "$venv"
}

install_package() {
    make_venv
    say "Installing Art Studio into $venv. The first time this takes some minutes."
    "$venv/bin/python" -m pip install --no-input --disable-pip-version-check -e "$1"
}

case "${1:-}" in
run)
    install_package .
    touch "$venv/.run"
    ;;
dev)
    install_package '.[dev]'
    touch "$venv/.run" "$venv/.dev"
    ;;
system)
    packages=$("$venv/bin/python" -m artstudio doctor --packages)
    # Where they can't be installed the program says itself what it can't do without them.
    # shellcheck disable=SC2086
    if [ -z "$packages" ] || apt_install $packages; then touch "$venv/.system"; fi
    ;;
*)
    say "packaging/setup.sh run|dev|system"
    exit 2
    ;;
esac
