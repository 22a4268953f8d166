#!/usr/bin/env python3
"""Every record of every shape over corpus/ is valid by docs/nutgraf.schema.json, its spans equal its text, its refs resolve."""
import glob
import json
import os

from harness import ROOT, Run, check, finish, schema

SHAPES = ((), ('--offsets', 'byte'), ('--offsets', 'utf16'), ('--with', 'text,tokens,sentences'), ('--per', 'fact'), ('--per', 'event'),
          ('-k', 'quote'), ('-k', 'event,place'), ('--min-confidence', '0.9'))
REFS = ('ref', 'event', 'block', 'part_of', 'place')


def spans(node):
    if isinstance(node, dict):
        if isinstance(node.get('text'), str) and isinstance(node.get('start'), int):
            yield node
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


def refs(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key in REFS and isinstance(value, str):
                yield value
            elif key == 'quotes' and all(isinstance(v, str) for v in value):
                yield from value
            else:
                yield from refs(value)
    elif isinstance(node, list):
        for value in node:
            yield from refs(value)


def unit_slice(text, start, end, unit):
    if unit == 'byte':
        return text.encode('utf8')[start:end].decode('utf8')
    if unit == 'utf16':
        return text.encode('utf-16-le')[2 * start:2 * end].decode('utf-16-le')
    return text[start:end]


def check_document(name, record, article):
    ids = {f['id'] for key in ('dates', 'places', 'people', 'organizations', 'quotes', 'blocks', 'events') for f in record[key]}
    dangling = [r for r in refs(record) if r not in ids]
    check(f'{name}: refs resolve', not dangling, dangling[:5])
    texts = {'title': article.get('title', ''), None: article['text']}
    wrong = [s for s in spans(record) if unit_slice(texts[s.get('in')], s['start'], s['end'], record['offsets']) != s['text']]
    check(f'{name}: spans equal the text', not wrong, wrong[:3])
    if 'sentences' in record:
        covered = all(s['start'] <= s['end'] <= record['chars'] for s in record['sentences'] if s.get('in') != 'title')
        check(f'{name}: sentences lie in the text', covered)


def check_line(name, record):
    if record['kind'] == 'event':
        ids = {f['id'] for f in record.get('refs', [])}
        event = {k: v for k, v in record.items() if k not in ('refs', 'part_of')}
        dangling = [r for r in refs(event) if r not in ids]
        check(f'{name}: refs resolve in the line', not dangling or 'refs' not in record, dangling[:5])


def articles():
    made = []
    for path in sorted(glob.glob(os.path.join(ROOT, 'corpus', '*.txt'))):
        with open(path, encoding='utf8', newline='') as f:
            made.append({'id': os.path.basename(path), 'date': '2025-11-14', 'text': f.read()})
    title, _, body = made[0]['text'].partition('\n\n')
    made.append({'id': 'separate title', 'title': title, 'date': '2025-11-14', 'text': body})
    made.append({'id': 'other scripts', 'title': 'Präsident in “Zürich” 😀', 'date': '2025-11-14',
                 'text': '“Nous sommes prêts,” President Émile Gaudreau told reporters in Zürich on Tuesday. 😀 São Paulo’s mayor, Núria Vidal, said: «Nothing is decided».\n'})
    made.append({'id': 'hostile', 'text': '"((“‘' * 50 + '\u2028\u0085\x01 Location: Lima\nWhen: in two hours\n' + 'a-b/c.' * 200})
    made.append({'id': 'empty', 'text': ''})
    return made


def main():
    validator = schema()
    made = {a['id']: a for a in articles()}
    lines = ''.join(json.dumps(a) + '\n' for a in made.values())
    for shape in SHAPES:
        run = Run('-f', 'jsonl', *shape, stdin=lines)
        check(f'{shape} status', run.status == 0, run.status, run.err[:300])
        is_line = '--per' in shape
        check(f'{shape} one record an article', is_line or len(run.records) == len(made))
        for record in run.records:
            name = f'{" ".join(shape)} {record.get("id")}'
            faults = [f'{list(e.absolute_path)}: {e.message[:160]}' for e in validator.iter_errors(record)]
            check(f'{name}: valid', not faults, *faults[:3])
            if is_line:
                check_line(name, record)
            else:
                check_document(name, record, made[record['id']])
    finish()


main()
