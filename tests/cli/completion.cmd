# What the TAB key offers: commands, a command's options, lists, nothing wrong.
cat >try.bash <<'BASH'
source "$ROOT/completions/tamiz.bash"
try() {
    COMP_WORDS=(tamiz "$@") COMP_CWORD=$#
    _tamiz
    echo "$*: ${COMPREPLY[*]}"
}
try ""
try s
try screen --e
try lists --e
try update us
try screen X --list un
try screen X --schema Ve
try --js
BASH
bash try.bash
