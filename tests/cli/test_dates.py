#!/usr/bin/env python3
"""Dates: sentences by table, arithmetic against date -d, numeric orders, `when`, TimeML."""
import json
import os
import random
import subprocess
import xml.etree.ElementTree as tree

from harness import ROOT, Run, check, equal, finish, holds

FIELDS = ('type', 'value', 'mod', 'quant', 'freq', 'begin', 'stop')


def dates_of(articles, *options):
    """The dates of each article, by one run of the program."""
    return [r['dates'] for r in Run('-f', 'jsonl', '-k', 'date', *options, stdin=''.join(json.dumps(a) + '\n' for a in articles)).records]


def article(text, date=None):
    return {'text': text, **({'date': date} if date and date != 'none' else {})}


def test_table():
    with open(os.path.join(ROOT, 'tests', 'data', 'dates.tsv'), encoding='utf8') as f:
        rows = [line.rstrip('\n').split('\t') for line in f if not line.startswith('#')][1:]
    plain = [text.replace('[', '', 1).replace(']', '', 1) for _, text, *_ in rows]
    for (date, text, *wanted), dates in zip(rows, dates_of([article(t, row[0]) for t, row in zip(plain, rows)])):
        start = text.find('[')
        if start < 0:
            equal(text, [d['text'] for d in dates], [])
            continue
        here = [[d[field] or '' for field in FIELDS] for d in dates if (d['start'], d['end']) == (start, text.index(']') - 1)]
        equal(text, here, [wanted])
    check('at least 150 sentences', sum('[' in row[1] for row in rows) >= 150)


def gnu_dates(expressions, form):
    done = subprocess.run(['date', '-u', '-f', '-', '+' + form], input='\n'.join(expressions) + '\n', capture_output=True, encoding='utf8',
                          env={**os.environ, 'LC_ALL': 'C'}, check=True)
    return done.stdout.split()


def test_arithmetic():
    """Days, weeks, weekdays and ISO weeks of 400 random days are those of date -d."""
    chance = random.Random(20130322)
    days = [f'{chance.randint(1000, 2400):04d}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}' for _ in range(400)]
    counts = [chance.randint(2, 999) for _ in days]
    cases = [('It was signed {n} days ago.', '{day} -{n} days', '%F', 0), ('It will end {n} days from now.', '{day} +{n} days', '%F', 0),
             ('They met this week.', '{day}', '%G-W%V', 0), ('They met last week.', '{day} -7 days', '%G-W%V', 0), ('He left yesterday.', '{day} -1 day', '%F', 0)]
    for text, expression, form, index in cases:
        wanted = gnu_dates([expression.format(day=d, n=n) for d, n in zip(days, counts)], form)
        found = dates_of([article(text.format(n=n), d) for d, n in zip(days, counts)])
        equal(f'{text} as date -d', [f[index]['value'] if f else None for f in found], wanted)
    names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
    for day, dates in zip(days, dates_of([article('He came on Monday, Tuesday, Wednesday, Thursday, Friday, Saturday and Sunday.', d) for d in days])):
        got = gnu_dates([d['value'] for d in dates], '%A') if len(dates) == 7 else []
        equal(f'weekdays around {day}', got, names)


def test_order():
    def value(text, *options):
        return [d['value'] for d in dates_of([article(text, '2025-10-28')], *options)[0]]
    equal('month first by default', value('It is dated 3/4/2025 on page one.'), ['2025-03-04'])
    equal('asked for', value('It is dated 3/4/2025 on page one.', '--date-order', 'dmy'), ['2025-04-03'])
    equal('asked for, month first', value('It was on 5 May 2025, dated 3/4/2025.', '--date-order=mdy')[1], '2025-03-04')
    equal('another date shows it', value('It is dated 3/4/2025, not 25/4/2025.'), ['2025-04-03', '2025-04-25'])
    equal('a named month shows it', value('It was seen on 25 April 2025 and is dated 3/4/2025.'), ['2025-04-25', '2025-04-03'])
    equal('the only order there is', value('It is dated 25/4/2025 on page one.', '--date-order', 'mdy'), ['2025-04-25'])
    holds('no such order', Run('--date-order', 'ymd', stdin='').err, 'choose from auto, mdy, dmy')


def test_when():
    run = Run('when', 'next Tuesday', '--date', '2025-10-28')
    equal('a phrase', (run.status, run.out), (0, b'2025-11-04\t2025-11-04\t2025-11-05\tDATE\t\n'))
    equal('several', Run('when', '-d', '2025-10-28', 'May', '2027', 'late 1999', 'two hours').out.decode().split('\n')[:4],
          ['2025-05\t2025-05-01\t2025-06-01\tDATE\t', '2027\t2027-01-01\t2028-01-01\tDATE\t', '1999\t1999-01-01\t2000-01-01\tDATE\tEND', 'PT2H\t\t\tDURATION\t'])
    equal('the future preferred', Run('when', 'May', '--date', '2025-10-28', '--prefer', 'future').out.split(b'\t')[0], b'2026-05')
    equal('lines of standard input', Run('when', '-d', '2025-10-28', stdin='yesterday\n\ntomorrow\n').out.decode().count('2025-10-2'), 5)
    equal('without a date', Run('when', 'last week').out, b'XXXX-WXX\t\t\tDATE\t\n')
    bad = Run('when', 'the blue door', '--date', '2025-10-28')
    equal('no date', (bad.status, bad.out), (1, b''))
    holds('no date', bad.err, "no date in 'the blue door'")
    equal('a wrong document date', Run('when', 'today', '--date', 'soon').status, 2)


def test_timeml():
    text = 'Seen <on> 3 & 4 "May"\r\nHe left on Monday;\x01 it ran from 5 to 7 May 2025, every Friday, about an hour.'
    lines = json.dumps({'id': 'a"1', 'title': 'Fair of 3 March 2025', 'text': text, 'date': '2025-10-28'}) + '\n' + json.dumps({'text': 'He left.'}) + '\n'
    run = Run('--timex3', stdin=lines)
    first, second = [tree.fromstring(part.encode()) for part in run.out.decode().split('<?xml version="1.0" encoding="UTF-8"?>\n')[1:]]
    equal('the text is whole', ''.join(first.find('TEXT').itertext()), text.replace('\x01', '\ufffd'))
    equal('id', first.findtext('DOCID'), 'a"1')
    equal('creation time', first.find('DCT/TIMEX3').attrib, {'tid': 't0', 'type': 'DATE', 'value': '2025-10-28', 'temporalFunction': 'false', 'functionInDocument': 'CREATION_TIME'})
    equal('the title', [t.get('value') for t in first.findall('TITLE/TIMEX3')], ['2025-03-03'])
    timexes = first.findall('TEXT/TIMEX3')
    equal('expressions', [(t.text, t.get('type'), t.get('value')) for t in timexes],
          [('Monday', 'DATE', '2025-10-27'), ('5', 'DATE', '2025-05-05'), ('7 May 2025', 'DATE', '2025-05-07'), ('every Friday', 'SET', 'XXXX-WXX-5'),
           ('about an hour', 'DURATION', 'PT1H')])
    equal('seen from the creation time', (timexes[0].get('anchorTimeID'), timexes[2].get('anchorTimeID')), ('t0', None))
    equal('quant and mod', (timexes[3].get('quant'), timexes[4].get('mod')), ('EVERY', 'APPROX'))
    ids = [t.get('tid') for t in first.iter('TIMEX3')]
    equal('every id once', len(ids), len(set(ids)))
    equal('an unknown creation time', (second.find('DCT/TIMEX3').get('value'), second.findtext('TEXT')), ('XXXX-XX-XX', 'He left.'))


for test in (test_table, test_arithmetic, test_order, test_when, test_timeml):
    test()
finish()
