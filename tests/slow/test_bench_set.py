#!/usr/bin/env python3
"""The articles of ../shared/bench, when they are there: none fails, every span is the text between its offsets, sport and business tell few events."""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'cli'))
from harness import PROGRAM, ROOT, check, equal, finish  # noqa: E402

SET = os.path.join(os.path.dirname(ROOT), 'shared', 'bench', 'news.jsonl.zst')
QUIET = ('bbc-sport-', 'bbc-business-')
OF_A_KIND, EVENTS_IN_1000_WORDS = 200, 6


def spans(value):
    """Every object with text, start and end below a value."""
    if isinstance(value, dict):
        if 'start' in value and 'end' in value and isinstance(value.get('text'), str):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from spans(item)


def main():
    with subprocess.Popen(['zstd', '-dcq', SET], stdout=subprocess.PIPE) as unpack:
        articles = [json.loads(line) for line in unpack.stdout]
    run = subprocess.Popen([PROGRAM, '-q', '-j2', SET], stdout=subprocess.PIPE)
    unsound, words, events, taken = 0, 0, 0, dict.fromkeys(QUIET, 0)
    count = 0
    for article, line in zip(articles, run.stdout):
        record = json.loads(line)
        count += 1
        for span in spans(record):
            whole = article['title'] if span.get('in') == 'title' else article['text']
            unsound += whole[span['start']:span['end']] != span['text']
        kind = next((k for k in QUIET if record['id'].startswith(k)), None)
        if kind and taken[kind] < OF_A_KIND:
            taken[kind] += 1
            words += len(article['text'].split())
            events += len(record['events'])
    equal('every article has a record', (run.wait(), count), (0, len(articles)))
    equal('unsound spans', unsound, 0)
    equal('sport and business articles', sum(taken.values()), OF_A_KIND * len(QUIET))
    rate = 1000 * events / max(words, 1)
    print(f'sport and business: {events} events in {words} words, {rate:.1f} in 1,000')
    check(f'at most {EVENTS_IN_1000_WORDS} events in 1,000 words', rate <= EVENTS_IN_1000_WORDS, rate)


if os.path.exists(SET):
    main()
else:
    print('skipped: ../shared/bench is not there')
finish()
