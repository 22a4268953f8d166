#!/usr/bin/env python3
"""nutgraf extract: inputs, outputs, exit statuses and error texts."""
import json
import os
import subprocess
import time

from harness import PROGRAM, Run, check, equal, finish, folder, holds, write

ARTICLE = 'Envoys meet in Lima\n\nLIMA, March 3 - Two envoys met in Lima on Monday, officials said.\n'


def jsonl(*articles):
    return ''.join(json.dumps(a) + '\n' for a in articles)


def test_inputs():
    with folder() as d:
        path = write(d, 'a.txt', ARTICLE)
        run = Run(path)
        equal('a file', (run.status, len(run.records)), (0, 1))
        equal('its source', run.records[0]['source'], path)
        equal('the verb by name', Run('extract', path).out, run.out)
        equal('standard input by -', Run('-', stdin=ARTICLE).records[0]['digest'], run.records[0]['digest'])
        equal('standard input by nothing', Run(stdin=ARTICLE).records[0]['id'], run.records[0]['id'])
        equal('several files', len(Run(path, path, path).records), 3)
        lines = jsonl({'id': 'x', 'text': ARTICLE}, {'id': 'y', 'title': 'T', 'text': 'B'})
        equal('lines by content', [r['id'] for r in Run(stdin=lines).records], ['x', 'y'])
        equal('lines by name', [r['id'] for r in Run(write(d, 'a.jsonl', lines)).records], ['x', 'y'])
        equal('lines without final newline', len(Run('-f', 'jsonl', stdin=lines.rstrip()).records), 2)
        equal('text by option', len(Run('--from=text', stdin=lines).records), 1)
        equal('a file named like a verb', len(Run('--', './extract', stdin='').records), 0)
        equal('an article of no bytes', [r['chars'] for r in Run(write(d, 'empty', '')).records], [0])
        equal('only white space', Run(stdin=' \n\t\n ').records[0]['dates'], [])
        equal('empty lines give nothing', Run('-f', 'jsonl', stdin='\n \n').out, b'')
        mapped = Run('--map', 'text=.a.b,date=.c', stdin=jsonl({'a': {'b': 'Hello.'}, 'c': '20250303'}))
        equal('mapped fields', [(r['chars'], r['published'], r['published_from']) for r in mapped.records], [(6, '2025-03-03', 'field')])


def test_bytes():
    plain = Run(stdin=ARTICLE).records[0]
    marked = Run(stdin=b'\xef\xbb\xbf' + ARTICLE.encode()).records[0]
    equal('a byte order mark is no part of the text', marked['digest'], plain['digest'])
    crlf = Run(stdin=ARTICLE.replace('\n', '\r\n')).records[0]
    equal('CRLF counts', crlf['chars'], plain['chars'] + 3)
    invalid = Run(stdin=b'Caf\xe9 in Lima on Monday, \xff\xfe.')
    equal('invalid bytes', (invalid.status, invalid.records[0]['chars']), (0, 27))
    equal('NUL bytes', Run(stdin=b'In Lima\0on Monday.').records[0]['chars'], 18)
    equal('escaped NUL', Run(stdin='{"text":"a\\u0000b c"}').records[0]['chars'], 5)
    long = 'word ' * 2_000_000
    equal('a line of 10 MB', Run('-k', 'date', stdin=jsonl({'text': long})).records[0]['chars'], 10_000_000)


def test_dates():
    both = jsonl({'text': 'x', 'date': '2025-03-03T10:00:00+02:00'}, {'text': 'y'}, {'text': 'z', 'date': 'None'})
    def dates(*a):
        return [(r['published'], r['published_from']) for r in Run(*a, stdin=both).records]
    equal('the field', dates()[0], ('2025-03-03T10:00:00+02:00', 'field'))
    equal('none', dates()[1:], [(None, None)] * 2)
    equal('filled in', dates('-d', '2024-02-01')[1:], [('2024-02-01', 'option')] * 2)
    equal('not overridden', dates('-d', '2024-02-01')[0][1], 'field')
    equal('forced, whatever else is said', dates('--date-force', '2024-02-01', '-d', '2025-01-01'), [('2024-02-01', 'option')] * 3)
    equal('forced', dates('--date-force', '2024-02-01'), [('2024-02-01', 'option')] * 3)


def test_output():
    with folder() as d:
        path = os.path.join(d, 'out.jsonl')
        run = Run('-o', path, stdin=ARTICLE)
        equal('nothing on standard output', (run.status, run.out), (0, b''))
        equal('the file alone', os.listdir(d), ['out.jsonl'])
        with open(path, 'rb') as f:
            equal('the same bytes', f.read(), Run(stdin=ARTICLE).out)
        bad = Run('-o', os.path.join(d, 'no', 'out'), stdin=ARTICLE)
        equal('a folder that is not there', bad.status, 4)
        holds('and it says so', bad.err, 'cannot create', 'No such file')
    if os.path.exists('/dev/full'):
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([PROGRAM], input=ARTICLE.encode(), stdout=full, stderr=subprocess.PIPE)
        equal('a full disk', done.returncode, 4)
        holds('and it says so', done.stderr.decode(), 'standard output: cannot write')
    pretty = Run('--pretty', stdin=ARTICLE)
    equal('pretty is the same record', json.loads(pretty.out), Run(stdin=ARTICLE).records[0])
    check('pretty has lines', pretty.out.count(b'\n') > 20)
    stats = Run('--stats', stdin=ARTICLE)
    holds('stats', stats.err, '1 articles, 0 errors', 'MB/s')


def test_own_files():
    """What a run writes is not what it reads."""
    with folder() as d:
        lines = jsonl({'id': 'x', 'text': ARTICLE}, {'id': 'y', 'text': ARTICLE})
        path = write(d, 'a.jsonl', lines)
        for name, args in (('the output', ('-o', path)), ('the file of errors', ('--errors', path)), ('another name of it', ('-o', f'{d}/./a.jsonl')),
                           ('converted', ('-o', path))):
            run = Run(*(('convert', '--to', 'cameo') if name == 'converted' else ()), path, *args)
            equal(f'an input is {name}', run.status, 2)
            holds(f'an input is {name}', run.err, 'a.jsonl: is read and would be written; write to another file')
        with open(path, encoding='utf8') as f:
            equal('the input is as it was', f.read(), lines)
        holds('one file for two things', Run(path, '-o', f'{d}/x', '--errors', f'{d}/x').err, '--output and --errors name the same file')
        for turn in (1, 2):
            equal(f'a folder that holds the output, run {turn}', Run('-q', '-r', '.', '--with', 'text', '-o', 'out.jsonl', '--errors', 'errors', cwd=d).status, 0)
            with open(os.path.join(d, 'out.jsonl'), encoding='utf8') as f:
                equal(f'it is not read, run {turn}', sum(1 for _ in f), 2)
            os.remove(os.path.join(d, 'errors'))
        os.remove(os.path.join(d, 'out.jsonl'))
        with open(os.path.join(d, 'out.jsonl'), 'wb') as out:
            subprocess.run([PROGRAM, '-q', '-r', '.', '--with', 'text'], stdout=out, cwd=d, check=True)
        equal('nor is standard output', os.path.getsize(os.path.join(d, 'out.jsonl')), len(Run('-q', '--with', 'text', './a.jsonl', cwd=d).out))
        os.remove(os.path.join(d, 'out.jsonl'))
        equal('nor a database', Run('-q', '-r', '.', '--to', 'sqlite:news.db', cwd=d).status, 0)
        first = subprocess.Popen([PROGRAM, '-q', '-o', f'{d}/two'], stdin=subprocess.PIPE)
        while not os.path.exists(f'{d}/two.part'):
            time.sleep(0.01)
        time.sleep(0.1)
        write(d, 'old', 'errors of the first')
        second = Run(path, '-o', f'{d}/two', '--errors', f'{d}/old')
        equal('and on one file of errors', os.path.getsize(f'{d}/old'), 19)
        equal('two runs on one file', second.status, 4)
        holds('two runs on one file', second.err, 'two: another run is writing it')
        first.communicate(ARTICLE.encode())
        equal('the first is not harmed', (first.returncode, os.path.exists(f'{d}/two')), (0, True))
        holds('a folder as output', Run(path, '-o', d).err, 'is a folder; name a file in it')


def test_streams():
    """Standard streams that are full or closed."""
    if os.path.exists('/dev/full'):
        for args in (('--help',), ('rules', 'list'), ('when', 'Tuesday'), ('show',), ('explain',)):
            with open('/dev/full', 'wb') as full:
                done = subprocess.run([PROGRAM, *args], input=ARTICLE.encode(), stdout=full, stderr=subprocess.PIPE)
            equal(f'{args} on a full disk', (done.returncode, done.stderr[:37]), (4, b'nutgraf: standard output: cannot writ'))
    with folder() as d:
        path = write(d, 'a.txt', ARTICLE)
        for redirection, status in (('>&-', 4), ('<&-', 0), ('2>&-', 0)):
            done = subprocess.run(['sh', '-c', f'"{PROGRAM}" "{path}" {redirection}'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            equal(f'closed: {redirection}', done.returncode, status)
        for args in ('--errors /dev/stdout', '--errors /dev/stdout -o /dev/stdout', '-q -o /dev/stdout'):
            subprocess.run(['sh', '-c', f'(echo "{{}}"; "{PROGRAM}" "{d}/none" "{path}" {args} "{d}/none") > "{d}/mixed"'], stderr=subprocess.DEVNULL)
            with open(os.path.join(d, 'mixed'), encoding='utf8') as f:
                equal(f'a stream for two: {args}', [json.loads(line).get('status') for line in f].count('error'), 0 if '-q' in args else 2)
        subprocess.run(['sh', '-c', f'"{PROGRAM}" "{d}/none" "{path}" -o "{d}/out" 2>&-'], stdout=subprocess.DEVNULL)
        with open(os.path.join(d, 'out'), 'rb') as f:
            equal('no message among the records', f.read().count(b'\n'), 1)


def test_pipe():
    lines = jsonl({'text': ARTICLE}) * 2000
    done = subprocess.run(['sh', '-c', f'"{PROGRAM}" -q -f jsonl | head -n 1'], input=lines.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    equal('a reader that leaves early', (done.stdout.count(b'\n'), done.stderr), (1, b''))
    running = subprocess.Popen([PROGRAM, '-f', 'jsonl'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    running.stdin.write(jsonl({'id': 'first', 'text': 'x'}).encode())
    running.stdin.write(b' ' * 300_000)  # more than one read: the record must come before the end of the input
    running.stdin.flush()
    first = json.loads(running.stdout.readline())
    equal('a record is flushed at once', first['id'], 'first')
    running.stdin.close()
    running.stdout.close()
    running.wait()


def test_failures():
    bad = jsonl({'text': 'x'}) + 'nonsense\n' + jsonl({'story': 'y'}, {'text': 'z'})
    run = Run('-f', 'jsonl', stdin=bad)
    equal('the run goes on', (run.status, len(run.records)), (3, 2))
    holds('errors say where and what to do', run.err, 'nutgraf: -:2:1: not valid JSON; write one object a line, or use --from text',
          'nutgraf: -:3: no text; say where it is with --map text=.KEY (keys here: story)')
    equal('quiet', Run('-q', '-f', 'jsonl', stdin=bad).err, '')
    stopped = Run('--max-errors', '1', '-f', 'jsonl', stdin=bad)
    equal('max-errors', (stopped.status, len(stopped.records)), (3, 1))
    holds('and it says so', stopped.err, 'stopped at error 1 (--max-errors)')
    with folder() as d:
        errors = os.path.join(d, 'errors')
        run = Run('--errors', errors, '-f', 'jsonl', stdin=bad)
        equal('errors in a file', (run.status, run.err), (3, 'nutgraf: -: text is .text\n'))
        with open(errors, encoding='utf8') as f:
            records = [json.loads(line) for line in f]
        equal('error records', [(r['schema'], r['status'], r['source'], r['error']['code']) for r in records], [('nutgraf/1', 'error', '-', 'input')] * 2)
        write(d, 'a.txt', ARTICLE)
        listed = subprocess.run(['sh', '-c', f'mkfifo "{d}/list"; (echo "{d}/a.txt" > "{d}/list" &); "{PROGRAM}" --files-from "{d}/list"'],
                                stdout=subprocess.PIPE)
        equal('a list that comes by a pipe', listed.stdout.count(b'\n'), 1)
        missing = Run(os.path.join(d, 'none'), write(d, 'a.txt', ARTICLE))
        equal('a missing file', (missing.status, len(missing.records)), (3, 1))
        holds('a missing file', missing.err, 'none: cannot open: No such file or directory')
        holds('a folder', Run(d).err, 'is a folder; read it with -r, or name its files')
    limit = Run('--max-doc-bytes', '1K', '-f', 'jsonl', stdin=jsonl({'id': 'big', 'text': 'x ' * 600}, {'id': 'small', 'text': 'y'}))
    equal('a long text', (limit.status, [r['id'] for r in limit.records]), (3, ['small']))
    holds('a long text', limit.err, 'nutgraf: -:1: the article has 1200 bytes, more than the limit of 1024; raise --max-doc-bytes')
    holds('a PDF', Run(stdin=b'%PDF-1.4\n%\xe2\xe3\n').err, 'nutgraf: -: is a PDF; make text of it first, with pdftotext')
    equal('an array of no articles', (Run(stdin='[]').status, Run(stdin='[]').out), (0, b''))
    holds('an array of something else', Run('-f', 'json', stdin='[1, 2]').err, 'not valid JSON behind object 0; write objects')
    equal('a long file', Run('--max-doc-bytes', '1K', stdin='x ' * 600).status, 3)
    equal('a long line', Run('--max-doc-bytes', '1K', '-f', 'jsonl', stdin=jsonl({'text': 'x ' * 9000}, {'text': 'y'})).status, 3)


def test_usage():
    for args, text in ((('--fron', 'text'), 'unknown option --fron; did you mean --from?'),
                       (('--zzzzzzz',), 'unknown option --zzzzzzz; see nutgraf --help'),
                       (('-Z',), 'unknown option -Z; see nutgraf -h'),
                       (('--from', 'pdf'), "--from: unknown word 'pdf'; choose from auto, text, jsonl, json, html, warc, nitf, newsml, rss, xml"),
                       (('-k', 'date,dog'), "--kinds: unknown word 'dog'; choose from date, place, person, organization, quote, block, event"),
                       (('--date', 'yesterday'), "--date: cannot read 'yesterday'; write YYYY-MM-DD"),
                       (('--per',), '--per needs a value: --per UNIT'),
                       (('--pretty=1',), '--pretty takes no value'),
                       (('--min-confidence', '2'), "--min-confidence: cannot use '2'; write a number from 0 to 1"),
                       (('--max-doc-bytes', '0'), "--max-doc-bytes: cannot use '0'"),
                       (('--max-errors', 'x'), "--max-errors: cannot use 'x'"),
                       (('--map', 'body=.x'), "--map: cannot use 'body=.x'; write FIELD=.path"),
                       (('-o', ''), '--output needs a value: --output FILE'),
                       (('--tsv', 'doc', '--pretty'), '--tsv and --pretty are two shapes of output: leave out one'),
                       (('--tsv', 'doc', '--timex3'), '--tsv and --timex3 are two shapes of output: leave out one'),
                       (('--timex3', '--per', 'fact'), '--timex3 writes whole articles: leave out --per'),
                       (('--dataset', 'x'), '--dataset is about a database: name it with --to'),
                       (('--replace',), '--replace is about a database: name it with --to'),
                       (('--span', '1:2'), '--span is no option of nutgraf extract')):
        run = Run(*args, stdin=ARTICLE)
        equal(f'{args}', (run.status, run.out), (2, b''))
        holds(f'{args}', run.err, f'nutgraf: {text}')


def test_help():
    for args in (('-h',), ('--help',), ('--man',), ('--version',)):
        run = Run(*args)
        equal(f'{args}', (run.status, run.err), (0, ''))
    check('short help is short', Run('-h').out.count(b'\n') < 30)
    check('help fits a terminal', max(map(len, Run('--help').out.decode().split('\n'))) <= 80)
    help_text, man = Run('--help').out.decode(), Run('--man').out.decode().replace('\\-', '-')
    for option in ('--from', '--map', '--date', '--date-force', '--prefer', '--kinds', '--per', '--with', '--offsets', '--min-confidence', '--errors', '--stats',
                   '--pretty', '--rules', '--span', '--quiet', '--verbose', '--output'):
        holds('help', help_text, option)
        holds('man', man, option)


def test_sameness():
    lines = jsonl({'text': ARTICLE, 'date': '2025-03-04'}) * 3
    want = Run('-f', 'jsonl', stdin=lines).out
    equal('run after run', Run('-f', 'jsonl', stdin=lines).out, want)
    equal('in another locale and time zone', Run('-f', 'jsonl', stdin=lines, env={'LC_ALL': 'de_DE.UTF-8', 'TZ': 'Asia/Tokyo'}).out, want)
    equal('each document like the first', len(set(want.split(b'\n')[:3])), 1)


for test in (test_inputs, test_bytes, test_dates, test_output, test_own_files, test_streams, test_pipe, test_failures, test_usage, test_help, test_sameness):
    test()
finish()
