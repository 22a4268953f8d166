#!/usr/bin/env python3
"""nutgraf convert and extract --tsv: each format read back by a tool that knows it, with the values that went in."""
import csv
import glob
import json
import os
import resource
import shutil
import signal
import subprocess
import xml.etree.ElementTree

from harness import PROGRAM, ROOT, Run, check, equal, finish, folder, holds, write
from records import HOSTILE, NUL, lines, record

ARTICLES = sorted(glob.glob(os.path.join(ROOT, 'corpus', '*.txt')))


def read_csv(path):
    with open(path, encoding='utf8', newline='') as f:
        return list(csv.DictReader(f, strict=True))


def convert(to, *args, stdin=''):
    return Run('convert', '--to', to, *args, stdin=stdin)


def hostile_records():
    docs = []
    for i, text in enumerate(HOSTILE):
        doc = record(i, id=f'{text}#{i}', title=text, text=text + ' Anna Reyes on Monday')
        doc['people'][0]['mentions'][0]['text'] = text
        doc['quotes'][0]['words'] = text
        doc['events'][0]['actors'][0]['text'] = text
        docs.append(doc)
    return docs


def test_csv(records):
    with folder() as d:
        equal('csv', convert('csv', '-o', d + '/out', stdin=records.out.decode()).status, 0)
        equal('one file a kind', sorted(os.listdir(d + '/out')),
              ['blocks.csv', 'dates.csv', 'events.csv', 'organizations.csv', 'people.csv', 'places.csv', 'quotes.csv'])
        places = read_csv(d + '/out/places.csv')
        wanted = [(r['id'], p['id'], m['text'], str(m['start']), p['country'] or '') for r in records.records for p in r['places'] for m in p['mentions']]
        equal('places', [(p['doc'], p['ref'], p['text'], p['start'], p['country']) for p in places], wanted)
        quotes = read_csv(d + '/out/quotes.csv')
        equal('quotes', [(q['words'], q['speaker']) for q in quotes],
              [(q['words'], ((q['speaker'] or {}).get('text')) or '') for r in records.records for q in r['quotes']])
        events = read_csv(d + '/out/events.csv')
        equal('actors', [e['actors'] for e in events], ['; '.join(a['text'] or '' for a in e['actors']) for r in records.records for e in r['events']])
    with folder() as d:
        equal('hostile csv', convert('csv', '-o', d, stdin=lines(*hostile_records())).status, 0)
        equal('words', [q['words'] for q in read_csv(d + '/quotes.csv')], [t.replace(NUL, '\ufffd') for t in HOSTILE])
        with open(d + '/quotes.csv', 'rb') as f:
            check('lines end in CRLF', f.read().split(b'\n')[0].endswith(b'\r'))
        equal('safe csv', convert('csv', '--excel-safe', '-o', d, stdin=lines(record(1, title='@SUM(1)'), *hostile_records())).status, 0)
        quotes, places = read_csv(d + '/quotes.csv'), read_csv(d + '/places.csv')
        check('a formula is safe', [q for q in quotes if q['words'] == "'=cmd|x"])
        check('no cell starts a formula', not [v for q in quotes for v in q.values() if v[:1] in '=+-@\t\r' and v])
        equal('a title', quotes[0]['title'], "'@SUM(1)")
        equal('numbers stay numbers', places[0]['latitude'], '-12.043')


def test_geojson(records):
    with folder() as d:
        path = d + '/facts.geojson'
        equal('geojson', convert('geojson', '-o', path, stdin=records.out.decode()).status, 0)
        done = subprocess.run(['jq', '-r', '.type, (.features | length), ([.features[] | select(.geometry.type != "Point" or (.geometry.coordinates[0] | fabs) > 180 or '
                               '(.geometry.coordinates[1] | fabs) > 90)] | length)', path], stdout=subprocess.PIPE, encoding='utf8')
        located = sum(p['lat'] is not None for r in records.records for p in r['places'])
        points = {(r['id'], p['id']): p['lat'] for r in records.records for p in r['places']}
        events = sum(e['where'] is not None and points[r['id'], e['where']['ref']] is not None for r in records.records for e in r['events'])
        equal('jq reads it', done.stdout.split(), ['FeatureCollection', str(located + events), '0'])
        with open(path, encoding='utf8') as f:
            ids = [feature['id'] for feature in json.load(f)['features']]
        equal('ids are unique', len(ids), len(set(ids)))
    equal('nothing in', json.loads(convert('geojson').out), {'type': 'FeatureCollection', 'features': []})
    equal('hostile', len(json.loads(convert('geojson', stdin=lines(*hostile_records())).out)['features']), 2 * len(HOSTILE))


def xmllint(path):
    return subprocess.run(['xmllint', '--noout', path], stderr=subprocess.PIPE, encoding='utf8').stderr


def test_timeml(records):
    with folder() as d:
        equal('timeml', convert('timeml', '-o', d, stdin=records.out.decode()).status, 0)
        equal('a file a document', len(os.listdir(d)), len(records.records))
        for r in records.records:
            path = f"{d}/{r['id']}.tml"
            equal('xmllint', xmllint(path), '')
            root = xml.etree.ElementTree.parse(path).getroot()
            text = root.find('TEXT')
            equal('the text', ''.join(text.itertext()), r['text'])
            wanted = sorted((h['start'], h['text'], h['value']) for t in r['dates'] if 'in' not in t for h in (t['halves'] if len(t['halves']) == 2 else [t]))
            got = [(t.text, t.get('value')) for t in text.iter('TIMEX3')]
            missing = [w for w in wanted if (w[1], w[2]) not in got]
            check('dates', len(missing) <= len(wanted) - len(got) and len(got) >= 0.9 * len(wanted), missing)
            ids = {e.get('eid') for e in text.iter('EVENT')}
            instances = {m.get('eiid'): m.get('eventID') for m in root.iter('MAKEINSTANCE')}
            equal('an instance for each event', set(instances.values()), ids)
            timexes = {t.get('tid') for t in root.iter('TIMEX3')}
            check('links resolve', all(k.get('eventInstanceID') in instances and k.get('relatedToTime') in timexes for k in root.iter('TLINK')))
        check('some links', any('<TLINK' in open(f'{d}/{name}', encoding='utf8').read() for name in os.listdir(d)))
    with folder() as d:
        equal('hostile timeml', convert('timeml', '-o', d, stdin=lines(*hostile_records())).status, 0)
        equal('no file lost', len(os.listdir(d)), len(HOSTILE))
        check('all are XML', not [e for e in (xmllint(f'{d}/{name}') for name in os.listdir(d)) if e])
        bare = convert('timeml', '-o', d, stdin=lines(record(1)))
        equal('no text', bare.status, 3)
        holds('it says so', bare.err, '-:1: TimeML needs the text', '--with text')
    for unit in ('byte', 'utf16', 'codepoint'):
        with folder() as d:
            text = 'Caf\u00e9 \U0001F600 talks on Monday \U0001F600 and on May 3, 2025, he said.'
            out = Run('--offsets', unit, '--with', 'text', '-d', '2025-03-04', stdin=text)
            convert('timeml', '-o', d, stdin=out.out.decode())
            root = xml.etree.ElementTree.parse(glob.glob(d + '/*.tml')[0]).getroot()
            equal(f'offsets {unit}', [t.text for t in root.find('TEXT').iter('TIMEX3')], ['Monday', 'May 3, 2025'])


def test_cameo(records):
    out = convert('cameo', stdin=records.out.decode()).out.decode('utf8')
    rows = list(csv.DictReader(out.split('\n'), delimiter='\t', quoting=csv.QUOTE_NONE))
    check('rows', len(rows) > 10)
    coded = {f"{r['id']}/{e['id']}": e for r in records.records for e in r['events'] if e['as_coded']['cameo'] and e['polarity'] == 'positive' and e['type'] != 'STATE'}
    equal('every coded event and no other', {r['EventID'] for r in rows}, set(coded))
    check('codes', all(r['CAMEOCode'] == coded[r['EventID']]['as_coded']['cameo'] and r['CAMEORoot'] == r['CAMEOCode'][:2] for r in rows))
    check('days', all(len(r['DocDate']) == 8 and len(r['EventDate']) in (0, 8) for r in rows))
    pair = record(1)
    pair['events'][0].update(reciprocal=True, actors=pair['events'][0]['actors'] + pair['events'][0]['recipients'], recipients=[])
    both = convert('cameo', stdin=lines(pair)).out.decode().split('\n')[1:-1]
    equal('both directions', [line.split('\t')[3:5] for line in both], [['ESPGOV', 'PER'], ['PER', 'ESPGOV']])
    hostile = convert('cameo', stdin=lines(*hostile_records())).out.decode('utf8')
    equal('hostile rows', [line.count('\t') for line in hostile.split('\n')[:-1]], [18] * (len(HOSTILE) + 1))


def test_jsonld(records):
    graph = json.loads(convert('jsonld', stdin=records.out.decode()).out)['@graph']
    equal('an article a record', [a['@type'] for a in graph], ['NewsArticle'] * len(records.records))
    for article, r in zip(graph, records.records):
        nodes = {m['@id'] for m in article['mentions']}
        equal('mentions', len(nodes), len(r['people']) + len(r['organizations']) + len(r['places']))
        refs = [p['@id'] for e in article['about'] for p in e['actor'] + e['attendee'] + [e.get('location', '')] if isinstance(p, dict)]
        check('refs resolve', set(refs) <= nodes)
        equal('quotations', [q.get('text') for q in article['hasPart']], [q['words'] for q in r['quotes']])
    equal('hostile', len(json.loads(convert('jsonld', stdin=lines(*hostile_records())).out)['@graph']), len(HOSTILE))


def test_tsv():
    run = Run('--tsv', 'doc,kind,start,end,text', '-d', '2025-11-14', *ARTICLES)
    rows = list(csv.reader(run.out.decode('utf8').split('\n')[:-1], delimiter='\t', quoting=csv.QUOTE_NONE))
    facts = Run('--per', 'fact', '-d', '2025-11-14', *ARTICLES).records
    equal('header', rows[0], ['doc', 'kind', 'start', 'end', 'text'])
    equal('a row a fact', len(rows) - 1, len(facts))
    equal('values', [(r[0], r[1], r[2]) for r in rows[1:]], [(f['doc'], f['kind'], str(f['start']) if 'start' in f else '') for f in facts])
    equal('threads', Run('--tsv', 'doc,kind,start,end,text', '-j', '2', '-d', '2025-11-14', *ARTICLES).out, run.out)
    holds('a field that no row has', Run('--tsv', 'kind,txt', '-j', '2', '-d', '2025-11-14', *ARTICLES).err, "--tsv: 'txt' is empty in all rows")
    equal('all fields are there', run.err, '')
    equal('events', Run('--tsv', 'type,actors.country', '--per', 'event', stdin='Spain and France signed a treaty on Monday.').out.decode().split('\n')[0], 'type\tactors.country')
    escaped = Run('--tsv', 'words', '-k', 'quote', stdin='"It\tis\\ good," Anna Reyes said.').out.decode()
    check('tabs and backslashes', 'It\\tis\\\\ good' in escaped, escaped)
    for fields in ('', 'a,,b', 'a,', 'a..b', 'a b'):
        equal(f'fields {fields!r}', Run('--tsv', fields, stdin='x').status, 2)
    equal('not with --to', Run('--tsv', 'doc', '--to', 'sqlite:x', stdin='x').status, 2)


def test_errors():
    mixed = lines(record(1), 'not json', json.dumps({**record(2), 'schema': 'nutgraf/0'}), json.dumps({'schema': 'nutgraf/1', 'doc': 'x', 'id': 't1'}), record(3))
    run = convert('geojson', stdin=mixed)
    equal('broken lines', run.status, 3)
    holds('are named', run.err, '-:2: not JSON', '-:3: a record of schema nutgraf/0', '-:4: a line of --per fact')
    equal('the rest is written', len(json.loads(run.out)['features']), 4)
    for args in ((), ('--to', 'xls'), ('--to', 'csv'), ('--to', 'timeml')):
        equal(f'convert {args}', Run('convert', *args, stdin='').status, 2)
    if os.path.exists('/dev/full'):
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([os.environ.get('NUTGRAF', 'build/release/nutgraf'), 'convert', '--to', 'geojson'], input=lines(record(1)).encode(), stdout=full, stderr=subprocess.PIPE)
        equal('a full disk', done.returncode, 4)
    skipped = json.dumps({'schema': 'nutgraf/1', 'id': 'x', 'source': None, 'status': 'skipped', 'reason': 'language'})
    equal('what was skipped', json.loads(convert('geojson', stdin=lines(skipped)).out)['features'], [])


def small_files():
    """A disk that is full after 300 KB, for whoever may not mount one: SIGXFSZ is ignored, so writing fails."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))


def test_full_disk():
    """What has its name is whole: an older export stays, a half one never takes its place."""
    docs = lines(*[record(i, facts=20, text=f'Anna Reyes {i} visits Lima on Monday. ' * 20) for i in range(400)])
    with folder() as d:
        disk, path = os.path.join(d, 'disk'), write(d, 'records', docs)
        os.mkdir(disk)
        is_mounted = subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', disk], stderr=subprocess.DEVNULL).returncode == 0

        def fill(to, out):
            return subprocess.run([PROGRAM, 'convert', '--to', to, '-o', out, path], stderr=subprocess.PIPE, encoding='utf8', preexec_fn=None if is_mounted else small_files)
        try:
            equal('an export that fits', convert('csv', '-o', f'{disk}/csv', stdin=lines(record(1))).status, 0)
            before = {name: open(f'{disk}/csv/{name}', 'rb').read() for name in os.listdir(f'{disk}/csv')}
            done = fill('csv', f'{disk}/csv')
            equal('csv on a full disk', done.returncode, 4)
            holds('it says so', done.stderr, 'cannot write')
            check('the older export is untouched', all(open(f'{disk}/csv/{name}', 'rb').read() == bytes for name, bytes in before.items()))
            shutil.rmtree(f'{disk}/csv')
            if is_mounted:
                equal('timeml on a full disk', fill('timeml', f'{disk}/timeml').returncode, 4)
                names = [name for name in os.listdir(f'{disk}/timeml') if name.endswith('.tml')]
                check('some documents were written', len(names) > 20, names)
                check('and all of these are whole', not [n for n in names if xmllint(f'{disk}/timeml/{n}')])
                shutil.rmtree(f'{disk}/timeml')
                equal('jsonld on a full disk', fill('jsonld', f'{disk}/out').returncode, 4)
                check('nothing has its name', not os.path.exists(f'{disk}/out'))
        finally:
            if is_mounted:
                subprocess.run(['umount', disk], check=True)


def main():
    for tool in ('jq', 'xmllint'):
        check(f'{tool} is installed', shutil.which(tool))
    records = Run('-d', '2025-11-14', '--with', 'text', *ARTICLES)
    for test in (test_csv, test_geojson, test_timeml, test_cameo, test_jsonld):
        test(records)
    test_tsv()
    test_errors()
    test_full_disk()
    finish()


main()
