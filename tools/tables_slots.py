# SPDX-License-Identifier: Apache-2.0
"""The hash tables that base_slots.h describes."""


def slot_hash(word):
    """tamiz_slot_hash() of base_slots.h."""
    factor, bits = 0x9e3779b97f4a7c15, (1 << 64) - 1
    first = int.from_bytes(word[:8], "little")
    last = int.from_bytes(word[-8:], "little") if len(word) > 8 else 0
    mixed = (first ^ len(word)) * factor & bits
    mixed = ((mixed ^ mixed >> 32) + last) * factor & bits
    return mixed >> 32


def slots(name, words):
    """The hash table that base_slots.h describes, over the words of rows."""
    size = 16
    while size < 2 * len(words):
        size *= 2
    assert len(words) < 65535
    table = [0] * size
    for row, word in enumerate(words):
        mixed = slot_hash(word.encode())
        at = mixed % size
        while table[at]:
            at = (at + 1) % size
        table[at] = row + 1 | mixed >> 16 << 16
    lines = [f"static const uint32_t {name}_table[] = {{"]
    lines += ["    " + ", ".join(map(str, table[i:i + 8])) + ","
              for i in range(0, size, 8)]
    return lines + ["};", f"const tamiz_slots {name} = "
                          f"{{{name}_table, {size - 1}}};"]


def hash_slots(words):
    """The words' hashes alone, in an open table at most half full."""
    size = 16
    while size < 2 * len(words):
        size *= 2
    table = [0] * size
    for number in sorted({slot_hash(w.encode()) or 1 for w in words}):
        at = number % size
        while table[at]:
            at = (at + 1) % size
        table[at] = number
    return table
