#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Shows what tamiz does, with the list that is built in: forge it, screen three
# names, scan an article. Ends with 1 when an answer is not the expected one.
#
# usage: tools/demo.sh   (after make)
set -eu

# Nothing of the user's is read or written.
snapshot=build/cartels.tamiz

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    bold=$(printf '\033[1;34m') plain=$(printf '\033[0m')
else
    bold='' plain=''
fi

# show CODE COMMENT COMMAND…: prints and runs; CODE is the exit it must have.
show() {
    expected=$1
    printf '\n%s# %s%s\n' "$bold" "$2" "$plain"
    shift 2
    printf '%s$' "$bold"
    for word in "$@"; do
        case $word in
        *[!A-Za-z0-9_./=-]*) printf ' "%s"' "$word" ;;
        *) printf ' %s' "$word" ;;
        esac
    done
    printf '%s\n' "$plain"
    code=0
    "$@" || code=$?
    if [ "$code" -ne "$expected" ]; then
        echo "demo: exit code $code, expected $expected" >&2
        exit 1
    fi
}

show 0 "One file from the built-in list" \
    ./tamiz forge tamiz_cartels -o "$snapshot"
show 1 "An alias, as it is listed" \
    ./tamiz screen "Aragua Train" --snapshot "$snapshot"
show 1 "A name that somebody misspelt, and why it is found all the same" \
    ./tamiz screen "Kartel de Sinalao" --explain --limit 1 --snapshot "$snapshot"
show 0 "A town that shares a word with a listed gang" \
    ./tamiz screen "Aragua de Barcelona" --snapshot "$snapshot"
show 1 "An article: the listed are found, the innocent are not" \
    ./tamiz scan examples/article.txt --snapshot "$snapshot"
