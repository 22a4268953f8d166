#!/usr/bin/env python3
"""--kinds leaves out rules and stages that no asked kind needs; the facts of the asked kinds are the same as in a full record."""
import glob
import json
import os

from harness import ROOT, Run, equal, finish

LISTS = {'date': 'dates', 'place': 'places', 'person': 'people', 'organization': 'organizations', 'quote': 'quotes', 'block': 'blocks', 'event': 'events'}
REFS = {'ref', 'when', 'where', 'quotes', 'block', 'part_of'}


def without_refs(node):
    """A fact without what it says of facts of other kinds, which a record of one kind does not have."""
    if isinstance(node, dict):
        return {k: without_refs(v) for k, v in node.items() if k not in REFS}
    return [without_refs(v) for v in node] if isinstance(node, list) else node


def main():
    files = sorted(glob.glob(os.path.join(ROOT, 'corpus', '*.txt')))
    full = Run('-d', '2025-10-28', *files).records
    equal('every article gives a record', len(full), len(files))
    for kind, key in LISTS.items():
        for whole, record in zip(full, Run('-d', '2025-10-28', '-k', kind, *files).records):
            wanted = json.dumps(without_refs(whole[key]), sort_keys=True)
            equal(f'{kind} of {os.path.basename(whole["source"])}', json.dumps(without_refs(record[key]), sort_keys=True), wanted)
    both = Run('-d', '2025-10-28', '-k', 'date,quote', *files).records
    equal('quotes keep their dates', [q['when'] for r in both for q in r['quotes']], [q['when'] for r in full for q in r['quotes']])
    finish()


main()
