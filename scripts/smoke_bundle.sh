#!/bin/sh
# Tries the frozen program as a stranger would get it: no display, no Python, a home of its own. It has to serve the
# simulated city, decode, scale, paint, save the picture of the wall, end well and leave no process behind.
set -eu
cd "$(dirname "$0")/.."
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
picture=$home/wall.png

fail() {
    echo "The bundle does not work: $1" >&2
    exit 1
}

# A copy elsewhere, so that nothing of the checkout can help.
cp -R dist/controlroom "$home/program"
cd "$home"
env -i HOME="$home" TMPDIR="$home" LANG=C.UTF-8 PATH=/usr/bin:/bin QT_QPA_PLATFORM=offscreen \
    timeout 300 "$home/program/controlroom" snapshot --all-live -o "$picture" || fail "snapshot ended with status $?"
[ "$(head -c 8 "$picture" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ] || fail "the picture is not a PNG"
bytes=$(wc -c <"$picture")
[ "$bytes" -gt 50000 ] || fail "the picture of $bytes bytes cannot show a wall of cameras"
waited_s=0
while left=$(ls -l /proc/[0-9]*/exe 2>/dev/null | grep -F "$home/program"); do
    [ "$waited_s" -lt 5 ] || fail "it left processes behind: $left"
    sleep 1
    waited_s=$((waited_s + 1))
done
[ -f "$home/program/_internal/licenses/LICENSE" ] || fail "the licence is missing"
echo "The bundle works: $(du -sh "$home/program" | cut -f1) in dist/controlroom, its picture has $bytes bytes"
