#!/bin/sh
# Makes all that the program (run) or its tests (test) need: a Python, the system's libraries, .venv with the
# locked packages. Prints what it does; does nothing, at once, when nothing changed since.
#
# Usage: scripts/setup.sh run|test
#   PYTHON   the interpreter .venv is made with, where the one found is not the one wanted
set -eu

profile=${1:-}
cd "$(dirname "$0")/.."
root=$(pwd -P)
case $profile in
    run) lock=requirements.lock ;;
    test) lock=requirements-dev.lock ;;
    *) echo "usage: $0 run|test" >&2 && exit 2 ;;
esac

# --- nothing to do? ---------------------------------------------------------------------------------------------

# Both profiles share .venv; `test` contains `run`. With a display the libraries for windows are needed too.
stamp=$root/.venv/set-up-$profile
wanted=$(printf '%s\n' "$root" && cksum "$lock" scripts/setup.sh scripts/system_packages.txt)
wanted_run=$(printf '%s\n' "$root" && cksum requirements.lock scripts/setup.sh scripts/system_packages.txt)
display=${DISPLAY:-}${WAYLAND_DISPLAY:-}

if [ -f "$stamp" ] && [ -x .venv/bin/python ]; then
    found=$(cat "$stamp")
    [ "$found" != "$wanted screen" ] || exit 0
    [ "$found" != "$wanted" ] || [ -n "$display" ] || exit 0
fi

# --- talking ----------------------------------------------------------------------------------------------------

bold='' plain=''
if [ -t 1 ] && [ "${TERM:-dumb}" != dumb ]; then
    bold=$(printf '\033[1m') plain=$(printf '\033[0m')
fi
step() { printf '%s[%s/4]%s %s\n' "$bold" "$1" "$plain" "$2"; }
note() { printf '      %s\n' "$1"; }
fail() {
    printf '%sSet-up stopped:%s %s\n' "$bold" "$plain" "$1" >&2
    [ $# -lt 2 ] || printf '\n    %s\n\n' "$2" >&2
    exit 1
}

# --- one at a time ----------------------------------------------------------------------------------------------

turn=.venv/setup.lock
take_turn() {
    mkdir -p .venv
    waited_s=0
    until mkdir "$turn" 2>/dev/null; do
        holder=$(cat "$turn/pid" 2>/dev/null || true)
        if [ -z "$holder" ] && [ "$waited_s" -ge 5 ]; then
            rm -rf "$turn" # killed between the two lines that take the turn
        elif [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null && ! [ -d "/proc/$holder" ]; then
            rm -rf "$turn" # its process is gone
        else
            [ "$waited_s" -ne 2 ] || echo "Waiting for the set-up that is already running (process ${holder:-unknown})"
            sleep 1
            waited_s=$((waited_s + 1))
        fi
    done
    echo $$ >"$turn/pid"
    trap 'rm -rf "$root/$turn"' EXIT
    trap 'exit 130' HUP INT TERM
}

take_turn
if [ "$waited_s" -gt 0 ]; then # the other one may have done it all
    trap - EXIT
    rm -rf "$turn"
    exec sh scripts/setup.sh "$profile"
fi

# --- the system's packages --------------------------------------------------------------------------------------

manager=''
! command -v apt-get >/dev/null || manager=apt
! command -v dnf >/dev/null || manager=dnf
as_root=no
if [ "$(id -u)" = 0 ]; then
    as_root=''
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root='sudo -n'
fi

# install PACKAGE...: true when the package manager did it; its words only where it failed.
install() {
    may_install || return 1
    note "installing $*"
    case $manager in
        apt) quietly $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" ;;
        dnf) quietly $as_root dnf install -y --setopt=install_weak_deps=False "$@" ;;
    esac
}
refreshed=no
may_install() {
    [ -n "$manager" ] && [ "$as_root" != no ] || return 1
    if [ $manager = apt ] && [ $refreshed = no ]; then
        refreshed=yes
        quietly $as_root apt-get update || note "the list of packages could not be refreshed"
    fi
}
offers() {
    case $manager in
        apt) apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [0-9]' ;;
        dnf) dnf -q list "$1" >/dev/null 2>&1 ;;
        *) return 1 ;;
    esac
}
quietly() {
    log=$(mktemp)
    status=0
    "$@" >"$log" 2>&1 </dev/null || status=$?
    [ $status = 0 ] || tail -n 5 "$log" | sed 's/^/      | /'
    rm -f "$log"
    return $status
}
# The line a person with the rights types for PACKAGE...
line_for() {
    case $manager in
        apt) echo "sudo apt-get update && sudo apt-get install -y --no-install-recommends $*" ;;
        dnf) echo "sudo dnf install -y $*" ;;
        *) echo "install with your system's package manager what brings: $*" ;;
    esac
}

libraries=''
is_there() {
    case $1 in
        lib:*)
            [ -n "$libraries" ] || libraries=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p)
            case $libraries in *"	${1#lib:} ("*) return 0 ;; *) return 1 ;; esac
            ;;
        font:*)
            [ -n "$(find -L /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.fonts" "${HOME:-/}/.local/share/fonts" \
                -name "${1#font:}*.[ot]t[fc]" 2>/dev/null | head -n 1)" ]
            ;;
        cmd:*) command -v "${1#cmd:}" >/dev/null ;;
        under:*)
            for place in /usr/lib /usr/lib64 /usr/lib/*-linux-gnu; do
                for file in "$place"/${1#under:}; do
                    [ ! -e "$file" ] || return 0
                done
            done
            return 1
            ;;
    esac
}
# The packages that are missing of one kind; on an unknown system what is looked for.
missing() {
    while read -r when probe apt dnf; do
        [ "$when" = "$1" ] || continue
        is_there "$probe" || case $manager in apt) echo "$apt" ;; dnf) echo "$dnf" ;; *) echo "${probe#*:}" ;; esac
    done <scripts/system_packages.txt | sort -u | tr '\n' ' '
}

# Sets `must` and `may`: the missing packages without which it cannot, or can, go on.
look() {
    must=$(missing qt) may=$(missing font)
    [ $whole = yes ] || has_venv "$python" ||
        must="$("$python" -I -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])') $must"
    if [ -n "$display" ]; then must=$must$(missing screen); else may=$(missing screen)$may; fi
    [ $profile = run ] || may=$may$(missing tool)
    must=${must% } may=${may% }
}

# --- Python -----------------------------------------------------------------------------------------------------

needed='Python 3.12 to 3.15'
is_python() {
    "$1" -I -c '
import sys, sysconfig
fits = (3, 12) <= sys.version_info < (3, 16) and sys.implementation.name == "cpython"
sys.exit(not fits or bool(sysconfig.get_config_var("Py_GIL_DISABLED")))' >/dev/null 2>&1 # no Qt without the GIL
}
has_venv() { "$1" -I -c 'import ensurepip, venv' >/dev/null 2>&1; }
candidates() {
    for minor in 14 13 12 15; do
        printf '%s' "$PATH:/usr/local/bin:/usr/bin:${HOME:-}/.local/bin" | tr ':' '\n' | sed "s|\$|/python3.$minor|"
        printf '\n'
        for file in "${PYENV_ROOT:-${HOME:-}/.pyenv}/versions/3.$minor"[.-]*/bin/python3 \
            "${XDG_DATA_HOME:-${HOME:-}/.local/share}/uv/python/cpython-3.$minor"[.-]*/bin/python3; do
            echo "$file"
        done
    done
    printf '%s\n' "$PATH" | tr ':' '\n' | sed 's|$|/python3|'
    uv=$(PATH=$PATH:${HOME:-}/.local/bin command -v uv || true)
    [ -z "$uv" ] || "$uv" python find --no-project --system '>=3.12,<3.16' 2>/dev/null || true
}
# Sets `python`, preferring one that can make environments; false when there is none at all.
find_python() {
    python=''
    if [ -n "${PYTHON:-}" ]; then
        is_python "$PYTHON" || fail "PYTHON is $PYTHON, which is not $needed"
        python=$PYTHON
        return 0
    fi
    while read -r file; do
        case $file in "$root"/.venv/*) continue ;; esac # it is about to be replaced
        [ -x "$file" ] && is_python "$file" || continue
        if has_venv "$file"; then
            python=$file
            return 0
        fi
        [ -n "$python" ] || python=$file
    done <<END
$(candidates)
END
    [ -n "$python" ]
}
# The newest Python the package manager offers, as the packages that bring it.
offered_python() {
    for minor in 13 14 12; do
        package=python3.$minor
        [ "$manager" != apt ] || package="$package $package-venv"
        if offers "${package##* }"; then
            echo "$package"
            return
        fi
    done
}
# uv brings a Python of its own; where there is no uv, the locked one is borrowed through any older Python.
python_through_uv() {
    uv=$(PATH=$PATH:${HOME:-}/.local/bin command -v uv || true)
    if [ -z "$uv" ]; then
        has_venv python3 || { [ "$manager" = apt ] && install python3 python3-venv; } || return 1
        note "fetching uv, which brings a Python of its own"
        rm -rf .venv/uv
        quietly python3 -m venv .venv/uv || return 1
        sed -n '/^uv==/,/^ *# via/p' requirements-dev.lock >.venv/uv/requirements.lock
        quietly .venv/uv/bin/python -m pip install -q --require-hashes -r .venv/uv/requirements.lock || return 1
        uv=.venv/uv/bin/uv
    fi
    note "fetching Python 3.13 with uv"
    quietly "$uv" python install 3.13 || return 1
    python=$("$uv" python find --no-project --system 3.13)
    rm -rf .venv/uv
}
make_python() {
    if [ "$manager" = apt ] && [ "$as_root" != no ]; then
        refreshed=yes
        quietly $as_root apt-get update || note "the list of packages could not be refreshed"
    fi
    offered=$(offered_python)
    if [ -n "$offered" ] && install $offered && find_python; then
        return
    fi
    python_through_uv && return
    if [ -n "$offered" ]; then
        fail "$needed is needed and there is none here. This installs it with all else that is missing:" \
            "$(line_for $offered $(missing qt)$(missing screen)$(missing font)$([ $profile = run ] || missing tool))"
    fi
    fail "$needed is needed and there is none here. This brings one, then start again:" \
        "$(line_for pipx) && pipx run uv python install 3.13"
}

unset PYTHONHOME PYTHONPATH
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_USER=0 UV_SYSTEM_CERTS=1

# Runs pip, drawing how far it is on a terminal; pip's own words only where it failed.
with_bar() {
    log=.venv/pip.log
    rm -f .venv/failed
    { "$@" 2>&1 </dev/null || : >.venv/failed; } | tee $log | {
        [ -t 1 ] || exec cat >/dev/null
        done=0
        while read -r word rest; do
            case $word in
                Collecting | Processing | Requirement)
                    done=$((done + 1)) what=${rest%% (from*} what=${what##*/}
                    ;;
                Downloading) what="$what (${rest##*(}" ;;
                Installing) what='unpacking, this takes a while' ;;
                *) continue ;;
            esac
            filled=$((done * 30 / total))
            printf '\r\033[K      %.*s%.*s %d of %d  %.60s' $filled '##############################' \
                $((30 - filled)) '..............................' $done $total "$what"
        done
        printf '\r\033[K'
    }
    [ ! -e .venv/failed ] || { grep -v '^WARNING: Location' $log | tail -n 15 | sed 's/^/      | /' && return 1; }
}

# --- step by step -----------------------------------------------------------------------------------------------

echo "${bold}Setting up controlroom${plain} (only this once; the next start is immediate)"

whole=yes # is .venv ours, from this very folder, and was it ever finished?
[ "$(cat .venv/root 2>/dev/null)" = "$root" ] && [ ! -e .venv/unfinished ] && is_python .venv/bin/python || whole=no
if [ $whole = yes ]; then
    python=.venv/bin/python
else
    find_python || make_python
fi
step 1 "Python: $("$python" -I -c 'import sys; print(sys.version.split()[0], "at", sys.base_prefix)')"

screen=''
if [ "$(uname -s)" = Linux ]; then
    step 2 "Libraries of the system"
    look
    if [ -n "$must" ]; then
        ! install $must || look
    fi
    if [ -n "$may" ] && may_install; then # by itself: what can be done without must not stop the rest
        offered=''
        for package in $may; do
            ! offers "$package" || offered="$offered $package"
        done
        [ -z "$offered" ] || ! install $offered || look
    fi
    if [ -n "$must" ]; then
        fail "the system lacks packages. This installs them (then start again):" "$(line_for $must $may)"
    fi
    if [ -n "$may" ]; then
        note "missing, but it goes on without (no window, other fonts or fewer tests). This installs them:"
        note "  $(line_for $may)"
    fi
    [ -n "$(missing screen)" ] || screen=' screen'
else
    step 2 "Libraries of the system: not looked at, this is not Linux"
    screen=' screen'
fi

if [ $whole = yes ]; then
    step 3 "Environment .venv: there"
else
    step 3 "Environment .venv: making it"
    find .venv -mindepth 1 -maxdepth 1 ! -name setup.lock -exec rm -rf {} +
    : >.venv/unfinished
    quietly "$python" -m venv .venv || fail "$python could not make the environment .venv"
    echo "$root" >.venv/root
fi

total=$(grep '^[a-z].*==' "$lock" | grep -cv "sys_platform == '\(darwin\|win32\)'")
step 4 "Packages: $total from $lock (about $([ $profile = run ] && echo 250 || echo 300) MB unless in the cache)"
: >.venv/unfinished
with_bar .venv/bin/python -m pip install --progress-bar off --require-hashes --only-binary :all: -r "$lock" ||
    fail "the packages could not be installed, see above. Start again when it is mended"
quietly .venv/bin/python -m pip install --no-deps --no-build-isolation --editable . ||
    fail "the program itself could not be installed into .venv, see above"
# So that already the first start need not compile it, also where Python is told to keep nothing.
quietly .venv/bin/python -m compileall -q controlroom feeds layouts resources widgets ||
    note "not everything could be compiled: the first start takes longer"

rm -f .venv/set-up-run .venv/set-up-test
printf '%s%s\n' "$wanted_run" "$screen" >.venv/set-up-run
[ $profile = run ] || printf '%s%s\n' "$wanted" "$screen" >"$stamp"
rm -f .venv/unfinished
echo "${bold}Ready.${plain}"
