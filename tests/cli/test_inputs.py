#!/usr/bin/env python3
"""Every form in which articles come: packed, archived, in folders and lists; JSON, WARC, HTML, XML, dumps; whole and damaged."""
import gzip
import json
import os
import subprocess

from archive_maker import STORIES, WARC_ARTICLES, atom, newsml, nitf, pack, page, response, rss, text_of, warc_record, warc_records
from harness import PROGRAM, ROOT, Run, check, equal, finish, folder, holds, write

PACKERS = ('gz', 'zst', 'bz2', 'xz', 'lz4')
ROWS = [{'id': f'a{i}', 'date': '2025-03-03', 'text': f'Envoy {i} met the press in Oslo on Monday.'} for i in range(40)]
LINES = ''.join(json.dumps(row) + '\n' for row in ROWS).encode()
IDS = [row['id'] for row in ROWS]
KINDS = ('-q', '-k', 'date')


def ids(run):
    return [r['id'] for r in run.records]


def read(*args, **how):
    return Run(*KINDS, *args, **how)


def test_compression():
    with folder() as d:
        for tool in PACKERS:
            packed = pack(tool, LINES)
            path = write(d, 'unnamed', packed)
            equal(f'{tool} by its first bytes', ids(read(path)), IDS)
            equal(f'{tool} on standard input', ids(read(stdin=packed)), IDS)
            equal(f'{tool}, members one behind the other', ids(read(stdin=packed + packed)), IDS + IDS)
            equal(f'{tool} inside gz', ids(read(stdin=pack('gz', packed))), IDS)
            cut = Run('-k', 'date', stdin=pack(tool, LINES * 3)[:-30])
            equal(f'{tool} cut off', cut.status, 3)
            check(f'{tool} cut off: says so', 'nutgraf: -' in cut.err, cut.err)
            check(f'{tool} cut off: no half article', all(i in IDS for i in ids(cut)))
        damaged = bytearray(pack('gz', LINES) + pack('gz', LINES))
        damaged[40:60] = bytes(20)
        run = Run('-k', 'date', stdin=bytes(damaged))
        equal('the member behind a damaged one is read', (run.status, ids(run)[-40:]), (3, IDS))
        holds('and the damage told', run.err, 'damaged gzip data')


def test_archives():
    with folder() as d:
        write(d, 'a.jsonl', LINES)
        write(d, 'b.txt', 'LIMA, March 3, 2025 - Envoys met in Lima on Monday.\n')
        write(d, 'c.jsonl.gz', pack('gz', LINES))
        write(d, 'p.html', page(0))
        write(d, 'x.png', b'\x89PNG\r\n\x1a\n' + bytes(3000))
        names = ['a.jsonl', 'b.txt', 'c.jsonl.gz', 'p.html']
        for name, command in (('x.tar', ['tar', 'cf']), ('x.tar.gz', ['tar', 'czf']), ('x.tar.zst', ['tar', '--zstd', '-cf']), ('x.zip', ['zip', '-q']),
                              ('stored.zip', ['zip', '-q0'])):
            subprocess.run([*command, name, *names], cwd=d, check=True)
            path = os.path.join(d, name)
            with open(path, 'rb') as f:
                packed = f.read()
            got = read(path)
            equal(f'{name}: all articles', (got.status, len(got.records)), (0, 82))
            equal(f'{name}: where they come from', [r['source'] for r in got.records][40:42], [f'{path}:b.txt', f'{path}:c.jsonl.gz'])
            equal(f'{name} through a pipe', len(read(stdin=packed).records), 82)
            equal(f'{name}: --glob', len(read('--glob', '*.txt', path).records), 1)
            cut = Run('-k', 'date', write(d, 'cut', packed[:min(len(packed) * 2 // 5, 2500)]))
            check(f'{name} cut off', cut.status == 3 and 'cut' in cut.err, cut.status, cut.err)
        subprocess.run(['tar', 'cf', 'pictures.tar', 'x.png', 'b.txt'], cwd=d, check=True)
        pictures = Run('-k', 'date', os.path.join(d, 'pictures.tar'))
        equal('a picture is no article', (pictures.status, len(pictures.records)), (3, 1))
        holds('and is named', pictures.err, 'pictures.tar:x.png: no text')
        nested = LINES
        for _ in range(7):
            nested = pack('gz', nested)
        holds('archives that hold archives', Run(stdin=nested).err, 'archives inside archives, more than 5 deep')


def test_folders():
    with folder() as d:
        for name in ('b.txt', 'a.txt', 'c.html'):
            write(d, name, f'Envoys met in Lima. This is {name}.')
        os.mkdir(f'{d}/sub')
        write(f'{d}/sub', 'd.txt', 'Envoys met in Oslo.')
        os.symlink(d, f'{d}/sub/loop')
        names = [os.path.relpath(r['source'], d) for r in read('-r', d).records]
        equal('by name, and into folders', names, ['a.txt', 'b.txt', 'c.html', 'sub/d.txt'])
        equal('--glob', len(read('-r', '--glob', '*.txt', d).records), 3)
        paths = f'{d}/b.txt\n{d}/a.txt\r\n\n'
        equal('--files-from', [r['source'] for r in read('--files-from', write(d, 'list', paths)).records], [f'{d}/b.txt', f'{d}/a.txt'])
        equal('--files-from standard input', len(read('--files-from', '-', stdin=paths).records), 2)
        equal('--files0-from', len(read('--files0-from', '-', stdin=f'{d}/a.txt\0{d}/b.txt\0').records), 2)
        equal('a list and arguments', len(read(f'{d}/c.html', '--files-from', f'{d}/list').records), 3)
        equal('a list that is not there', read('--files-from', f'{d}/none').status, 4)


def test_json():
    array, pretty, joined = json.dumps(ROWS), '\n'.join(json.dumps(r, indent=2) for r in ROWS), ''.join(json.dumps(r) for r in ROWS)
    for name, text in (('an array', array), ('a pretty array', json.dumps(ROWS, indent=1)), ('pretty objects', pretty), ('objects without space', joined)):
        equal(name, ids(read(stdin=text)), IDS)
        equal(f'{name}, one byte off', Run('-k', 'date', stdin=text[:-3]).status, 3)
    cut = Run('-k', 'date', stdin=array[:-30])
    equal('a cut array keeps what is whole', ids(cut), IDS[:-1])
    holds('a cut array', cut.err, 'the last object does not end')
    equal('brackets inside strings', read(stdin=json.dumps([{'text': 'a "}]{[" b'}, {'text': 'c'}])).records[0]['chars'], 10)
    told = Run('-k', 'date', stdin='{"maintext":"Hi.","headline":"T","date_publish":"None","url":"http://x.example/2025/03/04/hi"}')
    equal('which fields', told.err, 'nutgraf: -: text is .maintext, title is .headline, date is .date_publish, id is .url, url is .url\n')
    equal('"None" is no date, the URL has one', (told.records[0]['published'], told.records[0]['published_from']), ('2025-03-04', 'url'))
    holds('keys seen', Run(stdin='{"story":"x","n":1}').err, '(keys here: story, n)')


def test_warc():
    for version in ('1.0', '1.1'):
        records = warc_records(version)
        plain, packed = b''.join(records), b''.join(gzip.compress(r) for r in records)
        for name, data in (('plain', plain), ('gz by record', packed), ('gz as a whole', gzip.compress(plain)), ('zst', pack('zst', plain))):
            run = Run('-k', 'date', '--with', 'text', stdin=data)
            equal(f'{version} {name}', (run.status, len(run.records), run.err), (0, WARC_ARTICLES, ''))
            pages = [r for r in run.records if r['text'] in (text_of(0), text_of(1))]
            equal(f'{version} {name}: texts', len(pages), WARC_ARTICLES)
        equal(f'{version}: addresses', {r['url'].rsplit('/', 1)[1] for r in run.records},
              {'plain', 'brackets', 'gzip', 'both', 'deflate', 'latin', 'resource', 'text'})
        equal(f'{version}: dates', {(r['published'], r['published_from']) for r in run.records},
              {('2025-03-03T09:30:00Z', 'meta'), ('2025-03-04T09:30:00Z', 'meta'), ('2025-03-03', 'url')})
    wet = Run('-k', 'date', stdin=b''.join(warc_record('conversion', f'http://x.example/{i}', text_of(i).encode(), 'text/plain') for i in range(3)))
    equal('WET', (wet.status, [r['url'] for r in wet.records]), (0, [f'http://x.example/{i}' for i in range(3)]))


def test_damaged_warc():
    good = [warc_record('response', f'http://x.example/{i}', response(page(i))) for i in range(4)]
    def run(*records, packed=False):
        data = b''.join(gzip.compress(r) if packed else r for r in records)
        got = Run('-k', 'date', stdin=data)
        return got.status, [r['url'][-1] for r in got.records], got.err
    short = warc_record('response', 'http://x.example/bad', response(page(0)), length=50)
    status, urls, err = run(good[0], short, good[1])
    equal('a wrong length', (status, urls), (3, ['0', '1']))
    holds('a wrong length', err, 'record <urn:uuid:', 'its length is wrong; it is skipped')
    equal('told once', err.count('\n'), 1)
    status, urls, err = run(good[0], b'WARC/1.0\r\nWARC-Type: response\r\n\r\njunk\r\n\r\n', good[1])
    equal('no length', (status, urls), (3, ['0', '1']))
    holds('no length', err, 'it has no Content-Length')
    status, urls, err = run(good[0], b'garbage\n' * 50, good[1])
    equal('garbage between records', (status, urls, err.count('\n')), (3, ['0', '1'], 1))
    status, urls, err = run(good[0], good[1][:-400])
    equal('cut off', (status, urls), (3, ['0']))
    holds('cut off', err, 'the file ends inside it')
    broken = response(page(0), is_chunked=True)
    status, urls, err = run(good[0], warc_record('response', 'http://x.example/chunks', broken[:-200]), good[1])
    equal('a body cut off', (status, urls), (3, ['0', '1']))
    holds('a body cut off', err, 'http://x.example/chunks: a chunk of its body is cut off')
    holds('a strange coding', run(warc_record('response', 'http://x.example/br', response(page(0)).replace(b'\r\n\r\n', b'\r\nContent-Encoding: br\r\n\r\n', 1)))[2],
          'compressed as br, which is not read')
    packed = bytearray(gzip.compress(good[1]))
    packed[100:130] = bytes(30)
    data = gzip.compress(good[0]) + bytes(packed) + gzip.compress(good[2]) + gzip.compress(good[3])
    got = Run('-k', 'date', stdin=data)
    equal('a damaged member', (got.status, [r['url'][-1] for r in got.records]), (3, ['0', '2', '3']))
    holds('a damaged member', got.err, 'nutgraf: -: record 2: ', 'it is skipped')
    cut = Run('-k', 'date', stdin=data[:-40])
    equal('and the last one cut off', (cut.status, [r['url'][-1] for r in cut.records]), (3, ['0', '2']))
    long = Run('-k', 'date', '--max-doc-bytes', '1K', stdin=warc_record('response', 'http://x.example/long', response(page(0) + b' ' * 9000)) + good[1])
    equal('a long record', (long.status, [r['url'][-1] for r in long.records]), (3, ['1']))


def test_xml():
    with folder() as d:
        for name, text in (('rss', rss()), ('atom', atom())):
            for run in (read('--with', 'text', stdin=text), read('--from', 'rss', '--with', 'text', stdin=text), read('--with', 'text', write(d, name, text))):
                equal(name, [(r['title'], r['published'][:10], r['url']) for r in run.records],
                      [(s[0], f'2025-03-0{i + 3}', f'http://news.example/{i}') for i, s in enumerate(STORIES)])
                equal(f'{name}: paragraphs', [r['text'].count('\n\n') for r in run.records], [1, 1])
        equal('rss: references', read('--with', 'text', stdin=rss()).records[0]['text'].endswith(' & more.'), True)
        equal('atom: author', read(stdin=atom()).records[0]['author'], 'Jo Reed')
        for name, text in (('nitf', nitf()), ('newsml', newsml())):
            for run in (read('--with', 'text', stdin=text), read('--from', name, '--with', 'text', stdin=text)):
                equal(name, [(r['title'], r['published'], r['published_from'], r['text']) for r in run.records],
                      [(STORIES[0][0], '2025-03-03T09:30:00Z', 'field', text_of(0))])
        equal('ids', [read(stdin=nitf()).records[0]['id'], read(stdin=newsml()).records[0]['id']], ['n0', 'urn:newsml:0'])
        message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{newsml(0)}{newsml(1)}</itemSet></newsMessage>'
        equal('a message of two', [r['title'] for r in read(stdin=message).records], [s[0] for s in STORIES])
        latin = nitf().replace('UTF-8', 'ISO-8859-1').replace('Anna Reyes', 'Ana Peña').encode('latin-1')
        check('its encoding', 'Ana Peña' in read('--with', 'text', stdin=latin).records[0]['text'])
        bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
        holds('entities', Run(stdin=bomb).err, 'declares entities of its own, which are not read')
        outside = f'<!DOCTYPE rss [<!ENTITY a SYSTEM "file://{write(d, "secret", "SECRET")}">]><rss><channel><item><description>&a;</description></item></channel></rss>'
        check('nothing is fetched', b'SECRET' not in Run('--with', 'text', stdin=outside).out)
        cut = Run(stdin=rss()[:-120])
        equal('cut off: what is whole is read', (cut.status, len(cut.records)), (3, 1))
        holds('cut off', cut.err, 'line 1: ')
        holds('another root', Run(stdin='<?xml version="1.0"?><opml/>').err, 'no articles; NITF, NewsML-G2, RSS and Atom are read')


def test_dumps():
    dump = ''.join(f'-----\nDATE: {d} March 2025\nHEADLINE: {t}\n\n{a}\n\n{b}\n' for d, (t, a, b) in enumerate(STORIES, 3))
    args = ('--record-separator', '^-{5}$', '--header', 'date=DATE:', '--header', 'title=HEADLINE:', '--with', 'text')
    run = read(*args, stdin=dump)
    equal('articles', [(r['title'], r['published'], r['published_from'], r['text']) for r in run.records],
          [(s[0], f'2025-03-0{i + 3}', 'header', text_of(i)) for i, s in enumerate(STORIES)])
    named = read('--record-separator', '^-{5}$', '--header', 'DATE: …', '--header', 'HEADLINE: …', '--with', 'text', stdin=dump)
    equal('headers whose names say what they are', named.out, run.out)
    equal('packed', read(*args, stdin=pack('xz', dump.encode())).out, run.out)
    equal('no separator: header and text', read('--header', 'DATE:', stdin='DATE: 3 March 2025\n\nEnvoys met.\n').records[0]['published'], '2025-03-03')
    equal('CRLF', read(*args, stdin=dump.replace('\n', '\r\n')).records[0]['published'], '2025-03-03')
    bad = Run('--record-separator', '(', stdin=dump)
    equal('a bad regex', bad.status, 2)
    holds('a bad regex', bad.err, "--record-separator: '(' is no regex: ")
    holds('a bad header', Run('--header', 'page=P:', stdin=dump).err, "--header: cannot use 'page=P:'")
    long = Run('-k', 'date', '--max-doc-bytes', '1K', '--record-separator', '^-{5}$', stdin='x ' * 900 + '\n-----\nEnvoys met.\n')
    equal('a long one', (long.status, len(long.records)), (3, 1))


def test_charsets():
    word = 'The café owner José Peña said “no” to the plan on Monday, and his neighbours in the old town of Alba agreed with him.'
    def text(head, encoding, *args):
        body = f'<html><head>{head}</head><body><p>{word}</p></body></html>'.encode(encoding)
        return read('--with', 'text', *args, stdin=body).records[0]['text']
    for head, encoding in (('<meta charset="utf-8">', 'utf-8'), ('<meta charset=windows-1252>', 'cp1252'), ('', 'utf-8'), ('', 'cp1252'), ('', 'utf-16'),
                           ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', 'cp1252'), ('<meta charset="utf-8">', 'utf-8-sig')):
        equal(f'{head} in {encoding}', text(head, encoding), word)
    east = 'Premiér Škoda řekl'
    body = f'<meta charset="iso-8859-2"><p>{east}, said the translator, who was at the meeting in Prague on Monday with the press.</p>'.encode('iso8859-2')
    check('iso-8859-2', read('--with', 'text', stdin=body).records[0]['text'].startswith(east))
    named = warc_record('response', 'http://x.example/', response(page(0).replace(b'Anna', 'Ána'.encode('cp1250')), 'text/html; charset=windows-1250'))
    check('the header comes first', 'Ána Reyes' in read('--with', 'text', stdin=named).records[0]['text'])
    equal('plain text in UTF-16', read('--with', 'text', stdin=word.encode('utf-16')).records[0]['text'], word)


def test_dates():
    def published(*args, **article):
        record = read(*args, stdin=json.dumps({'text': 'Envoys met.', **article})).records[0]
        return record['published'], record['published_from']
    dateline = 'LIMA, March 3, 2025 (AP) - Envoys met on Monday.'
    for want, args, article in ((('2025-03-03T09:30:00', 'field'), (), {'date': '2025-03-03 09:30'}),
                                (('2025-03-03T09:30:00Z', 'field'), (), {'date': 'Mon, 03 Mar 2025 09:30:00 GMT'}),
                                (('2025-03-03T09:30:00+09:00', 'field'), (), {'date': '20250303T093000+0900'}),
                                (('2025-03-03T09:30:00Z', 'field'), (), {'date': 1740994200}),
                                ((None, None), (), {'date': 'None'}),
                                (('2025-03-04', 'url'), (), {'url': 'http://x.example/world/2025/03/04/a.html'}),
                                (('2025-03-04', 'url'), (), {'url': 'http://x.example/2025/mar/04/a', 'date': 'None'}),
                                (('2025-03-04', 'url'), (), {'url': 'http://x.example/news-20250304.html'}),
                                ((None, None), (), {'url': 'http://x.example/2025/story-123456'}),
                                (('2025-03-03', 'dateline'), (), {'text': dateline}),
                                (('2025-03-03', 'dateline'), (), {'text': 'Envoys meet\n\n' + dateline}),
                                (('2024-01-01', 'option'), ('-d', '2024-01-01'), {'text': dateline}),
                                (('2025-03-04', 'url'), (), {'text': dateline, 'url': 'http://x.example/2025/03/04/'}),
                                (('2025-03-05', 'field'), (), {'date': '2025-03-05', 'url': 'http://x.example/2025/03/04/'}),
                                (('2025-03-04', 'url'), ('--date-from', 'url,field'), {'date': '2025-03-05', 'url': 'http://x.example/2025/03/04/'}),
                                ((None, None), ('--date-from', 'field'), {'text': dateline, 'url': 'http://x.example/2025/03/04/'})):
        equal(f'{args} {article}', published(*args, **article), want)
    holds('--date-from', Run('--date-from', 'moon', stdin='x').err, "--date-from: unknown word 'moon'; choose from field, header, meta, url, dateline")


def test_languages():
    path = os.path.join(ROOT, 'tests', 'data', 'languages.jsonl')
    with folder() as d:
        run = read('--errors', f'{d}/e', path)
        with open(f'{d}/e', encoding='utf8') as f:
            skipped = [json.loads(line) for line in f]
        equal('25 languages and more are passed over', (run.status, run.records, len(skipped) > 24), (0, [], True))
        equal('each with a record', {(r['status'], r['reason']) for r in skipped}, {('skipped', 'language')})
    with open(path, encoding='utf8') as f:
        texts = [json.loads(line) for line in f]
    short = ''.join(json.dumps({'text': t['text'][:190]}) + '\n' for t in texts)
    equal('short texts never', len(read(stdin=short).records), len(texts))
    equal('on request', len(read('--any-language', path).records), len(texts))
    holds('and it is said', Run('-k', 'date', path).err, 'languages.jsonl:1: passed over: not in English')
    english = 'He said "QUOTE" in a speech that the whole town had waited for, and the crowd in the square answered him with songs until late at night. ' * 2
    equal('English that quotes another language', len(read(stdin=english.replace('QUOTE', texts[0]['text'][:150], 1)).records), 1)
    table = 'Shr loss 52 cts vs profit 16 cts\n\nNet loss 4,987,000 vs profit 1,570,000\n\nRevs 18.0 mln vs 24.7 mln\n\nSix Mths\n\nShr loss 2.14 dlrs vs loss seven cts\n' * 2
    equal('tables', len(read(stdin=table).records), 1)


def test_duplicates():
    long = ' '.join(f'{a} {b}' for _, a, b in STORIES * 2)
    rows = [{'text': long}, {'text': long}, {'text': long.replace('Monday', 'Sunday', 1)}, {'text': ' '.join(reversed(long.split()))}]
    first, same, near, other = read(stdin=''.join(json.dumps(r) + '\n' for r in rows)).records
    far = [bin(int(first['simhash'], 16) ^ int(r['simhash'], 16)).count('1') for r in (same, near, other)]
    check('digest of exact duplicates', first['digest'] == same['digest'] != near['digest'])
    check('simhash of near duplicates', far[0] == 0 and far[1] <= 6 < far[2], far)


def test_memory():
    """An archive of 200 MB with 2 MB pages, through a pipe; tests/slow has one of 2 GB."""
    feed = ("import json,sys\nrow = json.dumps({'id': 'x', 'text': 'Envoys met in Lima on Monday.', 'html': '<p>' * 700_000}) + '\\n'\n"
            "for _ in range(100): sys.stdout.write(row)")
    watch = 'import os,subprocess,sys\np = subprocess.Popen(sys.argv[1:], stdin=0, stdout=subprocess.DEVNULL)\n_, s, u = os.wait4(p.pid, 0)\nprint(s, u.ru_maxrss)'
    for n in ('1', '4'):
        script = f'python3 -c "$FEED" | zstd -q1c | python3 -c "$WATCH" "{PROGRAM}" -q -k date -j{n}'
        done = subprocess.run(['sh', '-c', script], stdout=subprocess.PIPE, env={**os.environ, 'FEED': feed, 'WATCH': watch})
        status, kilobytes = map(int, done.stdout.split())
        check(f'-j{n}: 200 MB in less than 100 MB', status == 0 and kilobytes < 100_000, status, kilobytes)


def documented():
    """The commands of docs/inputs.md and what they print: lines behind "    $ ", and the indented lines below each."""
    with open(os.path.join(ROOT, 'docs', 'inputs.md'), encoding='utf8') as f:
        lines = f.read().split('\n')
    for number, line in enumerate(lines):
        if line.startswith('    $ '):
            end = next(i for i in range(number + 1, len(lines)) if not lines[i].startswith('    ') or lines[i].startswith('    $ '))
            yield line[6:], ''.join(l[4:] + '\n' for l in lines[number + 1:end])


def test_documentation():
    with folder() as d:
        write(d, 'a.jsonl', ''.join(json.dumps(row) + '\n' for row in ROWS[:5]))
        write(d, 'page.html', page(0))
        write(d, 'crawl.warc.gz', b''.join(gzip.compress(r) for r in warc_records()))
        for name, text in (('feed.xml', rss()), ('story.nitf', nitf()), ('item.xml', newsml())):
            write(d, name, text)
        write(d, 'dump.txt', ''.join(f'-----\nDATE: {n} March 2025\nHEADLINE: {t}\n\n{a}\n\n{b}\n' for n, (t, a, b) in enumerate(STORIES, 3)))
        subprocess.run('tar --zstd -cf mixed.tar.zst a.jsonl page.html', shell=True, cwd=d, check=True)
        (setup, _), *commands = documented()
        check('many commands', len(commands) > 12)
        for command, want in commands:
            done = subprocess.run(['bash', '-c', f'nutgraf() {{ "{PROGRAM}" "$@"; }}\n{setup}\n{command}'], cwd=d, stdout=subprocess.PIPE)
            equal(command, done.stdout.decode(), want)


for test in (test_documentation, test_compression, test_archives, test_folders, test_json, test_warc, test_damaged_warc, test_xml, test_dumps, test_charsets, test_dates, test_languages,
             test_duplicates, test_memory):
    test()
finish()
