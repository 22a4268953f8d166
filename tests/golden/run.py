#!/usr/bin/env python3
"""Runs the golden cases: tests/golden/TOPIC/CASE/{input.txt or input.jsonl, args, expected.jsonl}.

usage: tests/golden/run.py --bin PATH [--bless] [TOPIC[/CASE]...]

`nutgraf ARGS input` is run inside the case's folder; its records must equal expected.jsonl, each line valid by docs/nutgraf.schema.json.
`ruleset` and `confidence`, which change with every rule and every measurement, are not compared. --bless writes what came out as expected: read the diff before committing it.
"""
import argparse
import glob
import json
import os
import shlex
import subprocess
import sys

import jsonschema

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def read_schema():
    with open(os.path.join(ROOT, 'docs', 'nutgraf.schema.json'), encoding='utf8') as f:
        return jsonschema.Draft202012Validator(json.load(f))


def read(path):
    try:
        with open(path, encoding='utf8') as f:
            return f.read()
    except FileNotFoundError:
        return ''


def run_case(binary, folder):
    inputs = sorted(glob.glob(os.path.join(folder, 'input.*')))
    args = shlex.split(read(os.path.join(folder, 'args')), comments=True)
    done = subprocess.run([binary, *args, *(os.path.basename(i) for i in inputs)], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding='utf8')
    if done.returncode not in (0, 3):
        return None, [f'ended with status {done.returncode}: {done.stderr.strip()}']
    return done.stdout, []


def settled(node):
    """A record without what changes with every rule and every measurement."""
    if isinstance(node, list):
        return [settled(item) for item in node]
    if not isinstance(node, dict):
        return node
    fixed = {'ruleset': '0' * 16, 'confidence': 0.5}
    return {key: fixed[key] if key in fixed else settled(value) for key, value in node.items()}


def comparable(text):
    return [settled(json.loads(line)) for line in text.split('\n') if line]


def differences(want, got, path=''):
    """Yields 'path: want -> got' for each leaf that differs."""
    if isinstance(want, dict) and isinstance(got, dict):
        for key in list(want) + [k for k in got if k not in want]:
            yield from differences(want.get(key, '(absent)'), got.get(key, '(absent)'), f'{path}.{key}')
    elif isinstance(want, list) and isinstance(got, list):
        for i in range(max(len(want), len(got))):
            yield from differences(want[i] if i < len(want) else '(absent)', got[i] if i < len(got) else '(absent)', f'{path}[{i}]')
    elif want != got:
        yield f'  {path}: {json.dumps(want, ensure_ascii=False)} -> {json.dumps(got, ensure_ascii=False)}'


def check_case(binary, folder, schema, bless):
    out, faults = run_case(binary, folder)
    if faults:
        return faults
    records = comparable(out)
    for record in records:
        faults += [f'  not valid: {list(e.absolute_path)}: {e.message[:200]}' for e in schema.iter_errors(record)]
    expected = os.path.join(folder, 'expected.jsonl')
    if bless:
        with open(expected, 'w', encoding='utf8') as f:
            f.writelines(json.dumps(r, ensure_ascii=False) + '\n' for r in records)
        return faults
    return faults + list(differences(comparable(read(expected)), records))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--bin', default=os.path.join(ROOT, 'build', 'release', 'nutgraf'))
    parser.add_argument('--bless', action='store_true')
    parser.add_argument('cases', nargs='*')
    options = parser.parse_args()
    schema = read_schema()
    good = bad = 0
    for folder in sorted(glob.glob(os.path.join(HERE, '*', '*', ''))):
        name = os.path.relpath(folder, HERE)
        if '__pycache__' in name or (options.cases and not any(name == c.strip('/') or name.startswith(c.strip('/') + '/') for c in options.cases)):
            continue
        faults = check_case(os.path.abspath(options.bin), folder, schema, options.bless)
        good, bad = good + (not faults), bad + bool(faults)
        if faults:
            print(f'FAIL {name}', *faults[:20], sep='\n')
    print(f'{good} passed, {bad} failed')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
