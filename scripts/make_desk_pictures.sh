#!/bin/sh
# Draws the pictures of the desk in docs/pictures: the simulated city's wall on four monitors and the desk on a fifth,
# in each language, after a scene was chosen and a tile dragged to another screen.
# Needs tigervnc-standalone-server, x11-xserver-utils, xdotool and imagemagick. DISPLAY: a number that is free, as :94.
set -eu
cd "$(dirname "$0")/.."
state=$(mktemp -d)
Xtigervnc "$DISPLAY" -geometry 3840x3240 -depth 24 -SecurityTypes None -localhost &
server=$!
program=
trap 'kill $program $server; wait || true; rm -rf "$state"' EXIT
sleep 2
number=0
for place in 0+0 1920+0 0+1080 1920+1080 0+2160; do
    number=$((number + 1))
    output=none
    if [ $number = 1 ]; then output=$(xrandr | awk '/ connected/ {print $1}'); fi
    xrandr --setmonitor M$number "1920/500x1080/300+$place" "$output"
done

picture() { # language, operator
    XDG_STATE_HOME="$state/$1" .venv/bin/python -m controlroom run --wall situation-room --desk --lang "$1" \
        --operator "$2" --instance "pictures-$1" &
    program=$!
    sleep 30
    desk=$(xdotool search --onlyvisible --name 'Desk|관제석' | tail -1)
    xdotool windowfocus "$desk" key 2
    sleep 6
    xdotool mousemove 420 2330 click 1
    sleep 1
    xdotool mousemove 420 2330 mousedown 1 mousemove 700 2330 mousemove 1100 2350 mousemove 1150 2360
    sleep 1
    xdotool mouseup 1
    sleep 5
    xdotool mousemove 1000 3235
    import -window "$desk" -resize 1440x -dither None -colors 256 "PNG8:docs/pictures/desk.$1.png"
    kill $program
    wait $program
    program=
}

picture en 'Kim Ji-won'
picture ko '김지원'
