#!/usr/bin/env python3
"""scripts/score on made records: the gold itself is perfect, what is taken away or bent lowers the kind it belongs to and no other."""
import copy
import glob
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SCORE = os.path.join(ROOT, 'scripts', 'score')
results = []


def check(name, good):
    results.append(bool(good))
    if not good:
        print('FAIL', name)


def read_corpus():
    records = []
    for path in sorted(glob.glob(os.path.join(ROOT, 'corpus', '*.gold.json'))):
        with open(path, encoding='utf8') as f:
            records.append(json.load(f))
    return records


def score(records, *options):
    with tempfile.NamedTemporaryFile('w', suffix='.ndjson', encoding='utf8', delete=False) as f:
        f.write('\n'.join(json.dumps(r) for r in records) + '\n')
    p = subprocess.run([sys.executable, SCORE, '--records', f.name, '--json', *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding='utf8')
    os.unlink(f.name)
    return p.returncode, {k: v['F'] for k, v in json.loads(p.stdout.split('\n')[0]).items()} if p.stdout else {}, p.stderr


def bent(gold, change):
    records = copy.deepcopy(gold)
    for r in records:
        change(r)
    return score(records)


def drop_first_required(items):
    for i, x in enumerate(items):
        if not x.get('optional'):
            del items[i]
            return


def check_lowered(gold, name, change, lowered):
    status, f, _ = bent(gold, change)
    check(f'{name}: status', status == 0)
    for kind in f:
        check(f'{name}: {kind} {f[kind]}', f[kind] < 100 if kind in lowered else f[kind] == 100)


def check_changes(gold):
    def drop_date(r):
        drop_first_required(r['dates'])

    def bend_value(r):
        for t in r['dates']:
            t['value'] = '1900'

    def bend_country(r):
        for p in r['places']:
            p['country'] = 'ATA'

    def swap_kind(r):
        for q in r['quotes']:
            q['kind'] = 'indirect' if q['kind'] == 'direct' else 'direct'

    def bend_status(r):
        for e in r['events']:
            e['status'] = 'nowhere'

    check_lowered(gold, 'a missing date', drop_date, {'dates'})
    status, f, _ = bent(gold, bend_value)
    check('wrong values', status == 0 and f['dates'] == 0 and f['quotes'] == 100)
    status, f, _ = bent(gold, bend_country)
    check('wrong countries', f['places'] < 10 and f['people'] == 100)
    status, f, _ = bent(gold, swap_kind)
    check('wrong kinds of quotes', f['quotes'] < 50 and f['dates'] == 100)
    status, f, _ = bent(gold, bend_status)
    check('wrong status', f['events'] == 0 and f['quotes'] == 100)


def check_optional(gold):
    def keep_required(r):
        for key in ('dates', 'quotes', 'events', 'people', 'places', 'organizations'):
            for x in r[key]:
                if 'mentions' in x:
                    x['mentions'] = [m for m in x['mentions'] if not m.get('optional')]
            r[key] = [x for x in r[key] if not x.get('optional') and x.get('mentions') != []]

    status, f, _ = bent(gold, keep_required)
    for kind in ('dates', 'places', 'people', 'organizations', 'quotes', 'events'):
        check(f'optional items are not asked for: {kind} {f[kind]}', f[kind] == 100)


def check_exit(gold):
    status, f, _ = score(gold, '--min', 'dates=100', 'events=99.9')
    check('floors reached', status == 0 and all(v == 100 for k, v in f.items()))
    records = copy.deepcopy(gold)
    for r in records:
        r['dates'] = r['dates'][:1]
    status, _, err = score(records, '--min', 'dates=80')
    check('a floor missed is status 1', status == 1 and 'dates: F' in err)
    check('an unknown kind is status 2', score(gold, '--min', 'moods=3')[0] == 2)
    status, _, err = score(gold[1:])
    check('a missing record is status 1', status == 1 and 'no record' in err)
    records = copy.deepcopy(gold)
    records[0]['dates'][0]['start'] += 1
    status, _, err = score(records)
    check('an unsound span is status 1', status == 1 and 'do not equal' in err)


def check_report(gold):
    with tempfile.TemporaryDirectory() as d:
        kit, out = os.path.join(d, 'kit'), os.path.join(d, 'accuracy.md')
        os.mkdir(kit)
        with open(os.path.join(kit, 'score.py'), 'w', encoding='utf8') as f:
            f.write('print(\'{"task": "dates", "set": "made-up", "result": {"strict": {"P": 1.0, "F": 2.5}, "note": 3}}\')\nraise SystemExit(1)\n')
        status, _, _ = score(gold, '--write', out, '--eval', kit)
        with open(out, encoding='utf8') as f:
            first = f.read()
        check('the report has both tables', status == 0 and '| dates | 100.0 |' in first and '| dates | made-up | strict | P 1.0, F 2.5 |' in first)
        check('the report names no folder of this machine', d not in first)
        score(gold, '--write', out)
        with open(out, encoding='utf8') as f:
            check('the table of the kit is kept', f.read() == first)


def main():
    gold = read_corpus()
    check('there are articles', len(gold) >= 4)
    check_changes(gold)
    check_optional(gold)
    check_exit(gold)
    check_report(gold)
    print(f'{sum(results)} passed, {len(results) - sum(results)} failed')
    sys.exit(0 if all(results) else 1)


if __name__ == '__main__':
    main()
