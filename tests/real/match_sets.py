#!/usr/bin/env python3
"""match(A, B) both ways: customers asked against the lists, and the lists'
parties asked against the forged customers, give the same pairs and scores.

usage: match_sets.py TAMIZ [CUSTOMERS]

Customers are clean made-up persons and slips of listed names. Exit 77 where
the lists are not at hand."""
import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile

SEED = 20261124


def run(command):
    done = subprocess.run(command, capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    return done.stdout.decode()


def slip(rng, name):
    """One change that a person makes."""
    words = name.split()
    way = rng.randrange(5)
    if way == 0:
        return name
    if way == 1 and len(words) > 1:
        rng.shuffle(words)
        return ' '.join(words)
    if way == 2 and len(words) > 2:
        del words[rng.randrange(len(words))]
        return ' '.join(words)
    at = rng.randrange(len(name))
    if way == 3:
        return name[:at] + name[at + 1:] or name
    return name[:at] + rng.choice('aeiorstn') + name[at:]


def customers_of(parties, clean, count):
    rng = random.Random(SEED)
    rows = []
    for name in clean[:count]:
        rows.append(('Person', name))
    named = [p for p in parties if p['properties'].get('name')]
    for party in rng.sample(named, min(count, len(named))):
        names = [n for key in ('name', 'alias')
                 for n in party['properties'].get(key, [])]
        rows.append((party['schema'], slip(rng, rng.choice(names))))
    return [{'id': f'c-{i}', 'schema': schema,
             'properties': {'name': [name]}}
            for i, (schema, name) in enumerate(rows)]


def write(path, rows):
    with open(path, 'w', encoding='utf-8') as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + '\n')


def pairs(tamiz, snapshot, path, turned):
    found = {}
    for line in run([tamiz, 'screen', '--snapshot', snapshot, '--file', path,
                     '--limit', '0', '--no-evidence', '--quiet']).splitlines():
        answer = json.loads(line)
        for hit in answer['hits']:
            key = (answer['id'], hit['entity']['id'])
            found[key[::-1] if turned else key] = hit['score']
    return found


def main():
    tamiz = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    shared = os.environ.get('TAMIZ_SHARED',
                            os.environ.get('TAMIZ_SHARED_DEFAULT', ''))
    lists = {'us_ofac_sdn': 'data/ofac/2023-12-28',
             'un_sc_sanctions': 'data/un/un_consolidated_2026-02-27.xml.zst'}
    people = f'{shared}/data/clean/persons_us.csv.zst'
    paths = [f'{shared}/{path}' for path in lists.values()]
    if not all(os.path.exists(path) for path in paths + [people]):
        print('the lists are not at hand; looked in', shared or '$TAMIZ_SHARED')
        sys.exit(77)
    text = subprocess.run(['zstd', '-dc', people], capture_output=True,
                          check=True).stdout.decode()
    clean = [row['full_name'] for row in csv.DictReader(io.StringIO(text))]
    with tempfile.TemporaryDirectory() as folder:
        base, delta = f'{folder}/lists.tz', f'{folder}/lists.ftm.json'
        run([tamiz, 'forge', '--quiet', '-o', base] +
            [f'{name}={path}' for name, path in zip(lists, paths)])
        run([tamiz, 'export', '--snapshot', base, '--format', 'ftm', '-o',
             delta])
        parties = [json.loads(line) for line in open(delta, encoding='utf-8')]
        rows = customers_of(parties, clean, count)
        write(f'{folder}/customers.ftm.json', rows)
        run([tamiz, 'forge', '--quiet', '--entities',
             f'{folder}/customers.ftm.json', '--like', base,
             '-o', f'{folder}/customers.tz'])
        there = pairs(tamiz, base, f'{folder}/customers.ftm.json', False)
        back = pairs(tamiz, f'{folder}/customers.tz', delta, True)
    wrong = sorted(key for key in there.keys() | back.keys()
                   if there.get(key) != back.get(key))
    for key in wrong[:20]:
        print(*key, there.get(key), back.get(key))
    print(f'{len(rows)} customers, {len(there)} pairs there, '
          f'{len(back)} back, {len(wrong)} not the same')
    sys.exit(bool(wrong) or not there)


main()
