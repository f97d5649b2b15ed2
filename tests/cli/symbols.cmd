# What the shared library exports: the functions of tamiz.h and nothing else.
nm -D --defined-only "$LIBRARY" | awk '{print $3}' |
    grep -v '^__\|^_init$\|^_fini$' | LC_ALL=C sort >exported
cat exported
# Each is declared in the header, and each declared one is exported.
grep -o '\btamiz_[a-z_]*(' "$ROOT/include/tamiz.h" | tr -d '(' |
    LC_ALL=C sort -u >declared
while read -r name; do
    grep -qx "$name" declared || echo "not in tamiz.h: $name"
done <exported
