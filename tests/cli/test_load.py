#!/usr/bin/env python3
"""nutgraf load sqlite: and extract --to sqlite: one copy of each fact whatever happens."""
import glob
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import time

import yaml

from harness import PROGRAM, ROOT, Run, check, equal, finish, folder, holds, write
from records import HOSTILE, NUL, lines, record

ARTICLES = sorted(glob.glob(os.path.join(ROOT, 'corpus', '*.txt')))


def rows(path, sql, *values):
    with sqlite3.connect(path) as db:
        return db.execute(sql, values).fetchall()


def one(path, sql, *values):
    return rows(path, sql, *values)[0][0]


def sound(name, path):
    """Whole, every foreign key kept, full-text indices true, no document twice, every fact of one document."""
    equal(f'{name}: integrity', one(path, 'PRAGMA integrity_check'), 'ok')
    equal(f'{name}: foreign keys', rows(path, 'PRAGMA foreign_key_check'), [])
    for table in ('quotes_search', 'documents_search'):
        with sqlite3.connect(path) as db:
            db.execute(f"INSERT INTO {table}({table}) VALUES('integrity-check')")
    equal(f'{name}: ids', one(path, 'SELECT count(*) FROM facts WHERE id >> 20 <> document_id'), 0)
    equal(f'{name}: one copy', rows(path, 'SELECT dataset, doc FROM documents GROUP BY 1, 2 HAVING count(*) > 1'), [])


def facts_of(path):
    """Everything that must be the same however it was loaded."""
    return rows(path, 'SELECT d.dataset, d.doc, f.kind, f.ref, f.text, f.start_offset, f.end_offset FROM facts f JOIN documents d ON d.id = f.document_id '
                      'ORDER BY 1, 2, f.id & 1048575')


def load(d, *args, name='f.db', stdin=''):
    return Run('load', '--stats', f'sqlite:{os.path.join(d, name)}', *args, stdin=stdin)


def test_schema():
    with folder() as d:
        db = os.path.join(d, 'f.db')
        run = load(d, stdin=lines(record(1), record(2)))
        equal('loaded', (run.status, run.out), (0, b''))
        holds('it says', run.err, '2 documents added, 0 replaced, 0 unchanged, 0 lines failed')
        sound('two documents', db)
        equal('facts.id', one(db, "SELECT min(id) FROM facts"), (1 << 20) + 1)
        equal('strict tables', one(db, "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE '%search%' AND name NOT LIKE 'sqlite_%'"), 0)
        equal('write-ahead log', one(db, 'PRAGMA journal_mode'), 'wal')
        equal('kinds', [r[0] for r in rows(db, 'SELECT DISTINCT kind FROM facts ORDER BY 1')],
              ['block', 'date', 'event', 'organization', 'organization_mention', 'person', 'person_mention', 'place', 'place_mention', 'quote'])
        equal('every fact has its run, rule and confidence', one(db, "SELECT count(*) FROM facts WHERE run_id = 1 AND rule = 'test.rule' AND confidence = 0.9"),
              one(db, 'SELECT count(*) FROM facts'))
        equal('who said what', rows(db, "SELECT speaker, cue, words, said_on, country FROM who_said_what WHERE doc = 'doc-1'"),
              [('Anna Reyes 1', 'said', 'We agree', '2025-03-03', 'ESP')])
        equal('event list', rows(db, "SELECT day, type, actors, recipients, place, latitude FROM event_list WHERE doc = 'doc-2'"),
              [('2025-03-03', 'CONSULT', 'Anna Reyes 2', 'Peru', 'Lima', -12.043)])
        equal('timeline', rows(db, "SELECT day, kind, what FROM timeline WHERE doc = 'doc-1' ORDER BY kind"), [('2025-03-03', 'event', 'CONSULT'), ('2025-03-03', 'quote', 'Anna Reyes 1')])
        equal('search', rows(db, "SELECT count(*) FROM quotes_search WHERE quotes_search MATCH 'agree'"), [(2,)])
        equal('a quote of an event', one(db, 'SELECT count(*) FROM event_quotes JOIN quotes ON quotes.id = quote_id'), 2)
        check('indices', one(db, "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL") > 15)


def test_same_again():
    with folder() as d:
        db = os.path.join(d, 'f.db')
        docs = [record(i) for i in range(600)]
        load(d, stdin=lines(*docs))
        before = facts_of(db)
        again = load(d, stdin=lines(*docs))
        holds('unchanged', again.err, '0 documents added, 0 replaced, 600 unchanged')
        equal('the same facts', facts_of(db), before)
        holds('twice in one file', load(d, stdin=lines(docs[0], docs[1], docs[0], *docs[:3])).err, '6 unchanged')
        new = load(d, stdin=lines(record(700), record(700), record(701)))
        holds('a new one twice', new.err, '2 documents added, 0 replaced, 1 unchanged')
        overlap = load(d, write(d, 'a', lines(*docs[:400])), write(d, 'b', lines(*docs[300:], record(800))), name='g.db')
        holds('two files that overlap', overlap.err, '601 documents added, 0 replaced, 100 unchanged')
        ids = dict(rows(db, 'SELECT doc, id FROM documents'))
        newer = load(d, stdin=lines(*[record(i, facts=5, ruleset='1' * 16) for i in range(0, 600, 2)]))
        holds('a newer ruleset', newer.err, '0 documents added, 300 replaced, 0 unchanged')
        equal('keeps the ids', dict(rows(db, 'SELECT doc, id FROM documents')), ids)
        equal('and has the new facts', one(db, "SELECT count(*) FROM dates WHERE id >> 20 = ?", ids['doc-2']), 5)
        equal('of the new run', rows(db, "SELECT DISTINCT run_id FROM facts WHERE document_id = ?", ids['doc-2']), rows(db, 'SELECT max(id) FROM runs'))
        sound('replaced', db)
        texted = load(d, stdin=lines(record(1, text='Anna Reyes said.')))
        holds('a text that was missing', texted.err, '1 replaced')
        equal('is found', rows(db, "SELECT rowid FROM documents_search WHERE documents_search MATCH 'reyes'"), [(ids['doc-1'],)])
        holds('another dataset', load(d, '--dataset', 'b', stdin=lines(record(1))).err, '1 documents added')
        equal('stands beside', rows(db, "SELECT dataset FROM documents WHERE doc = 'doc-1' ORDER BY 1"), [('',), ('b',)])
        sound('datasets', db)


def test_conflict():
    with folder() as d:
        db = os.path.join(d, 'f.db')
        load(d, stdin=lines(record(1)))
        other = record(1, digest='xxh3:' + 'f' * 32)
        run = load(d, stdin=lines(record(2), other))
        equal('another text', run.status, 3)
        holds('it says so', run.err, '-:2: document doc-1', 'another text', '--replace')
        equal('an error record', rows(db, 'SELECT file, line, doc, code FROM errors'), [('-', 2, 'doc-1', 'conflict')])
        equal('the old one stays', one(db, "SELECT digest FROM documents WHERE doc = 'doc-1'"), record(1)['digest'])
        equal('with --replace', load(d, '--replace', stdin=lines(record(2), other)).status, 0)
        equal('the new one', one(db, "SELECT digest FROM documents WHERE doc = 'doc-1'"), other['digest'])
        equal('and the error is gone', rows(db, 'SELECT * FROM errors'), [])
        errors = os.path.join(d, 'errors')
        Run('load', '--errors', errors, f'sqlite:{db}', stdin=lines(record(1)))
        with open(errors) as f:
            said = json.loads(f.read())
        equal('--errors', (said['status'], said['id'], said['error']['code']), ('error', 'doc-1', 'input'))


def test_broken_lines():
    with folder() as d:
        db = os.path.join(d, 'f.db')
        no_rule = record(9)
        del no_rule['events'][0]['rule']
        strange = record(10)
        strange['events'][0]['where']['ref'] = 'l7'
        number = record(11)
        number['dates'][0]['start'] = 'x'
        twice = record(12)
        twice['dates'][1]['id'] = 't1'
        bad = ['{"schema":"nutgraf/1","id":', 'not json', json.dumps({'text': 'an article'}), json.dumps({**record(8), 'schema': 'nutgraf/0'}), no_rule, strange,
               number, twice, json.dumps({'schema': 'nutgraf/1', 'doc': 'x', 'id': 't1', 'kind': 'date'}), '[' * 100 + ']' * 100, '{"a":1e999}', '{"a":01}', json.dumps(record(13))[:-1] + ',}']
        path = write(d, 'mixed', lines(record(1), *bad, record(2)).encode() + b'{"schema":"nutgraf/1","id":"\xff"}\n' + lines(record(3)).encode())
        run = load(d, path)
        equal('status', run.status, 3)
        equal('the rest is loaded', [r[0] for r in rows(db, 'SELECT doc FROM documents ORDER BY 1')], ['doc-1', 'doc-2', 'doc-3'])
        for line, part in ((2, 'ends too early'), (3, 'not JSON at byte 1'), (4, 'no "schema"'), (5, 'schema nutgraf/0, not nutgraf/1; extract the article again'),
                           (6, 'events[0].rule: missing'), (7, 'events[0].where.ref: refers to a fact that is not in the record'),
                           (8, 'dates[0].start: expected a whole number'), (9, 'dates[1].id: two facts have the same id'), (10, '--per doc'), (11, 'too deeply'),
                           (12, 'byte 6'), (13, 'byte 6'), (14, 'expected a key'), (16, 'not UTF-8')):
            check(f'line {line} is named', any(f'{path}:{line}: ' in said and part in said for said in run.err.split('\n')), run.err)
        equal('errors', [r[0] for r in rows(db, 'SELECT line FROM errors ORDER BY 1')], [*range(2, 15), 16])
        load(d, path)
        equal('are there once after a second load', one(db, 'SELECT count(*) FROM errors'), 14)
        sound('broken lines', db)
        skipped = {'schema': 'nutgraf/1', 'id': 'fr', 'source': 'x', 'status': 'skipped', 'reason': 'language'}
        failed = {'schema': 'nutgraf/1', 'id': None, 'source': 'y', 'status': 'error', 'error': {'code': 'limit', 'message': 'too long'}}
        equal('what extract could not read', load(d, stdin=lines(skipped, failed), name='e.db').status, 0)
        equal('is among the errors', rows(os.path.join(d, 'e.db'), 'SELECT doc, code, message FROM errors'), [('fr', 'skipped', 'language'), (None, 'limit', 'too long')])
        equal('a missing file', load(d, os.path.join(d, 'none')).status, 3)


def test_hostile_strings():
    with folder() as d:
        db = os.path.join(d, 'f.db')
        docs = []
        for i, text in enumerate(HOSTILE):
            doc = record(i, id=f'{text}#{i}', title=text)
            doc['people'][0]['name'] = text
            doc['quotes'][0]['words'] = text
            docs.append(doc)
        equal('loaded', load(d, stdin=lines(*docs)).status, 0)
        got = dict(rows(db, 'SELECT f.document_id, p.name FROM people p JOIN facts f ON f.id = p.id'))
        equal('unchanged but for NUL', [got[i + 1] for i in range(len(HOSTILE))], [t.replace(NUL, '\ufffd') for t in HOSTILE])
        sound('hostile strings', db)
        big = record(99)
        big['quotes'][0]['words'] = 'word ' * 2_000_000
        equal('a quote of 10 MB', load(d, stdin=lines(big)).status, 0)
        equal('whole', one(db, 'SELECT max(length(words)) FROM quotes'), 10_000_000)
        equal('surrogates', load(d, stdin=lines(record(50, title='x')).replace('"title": "x"', '"title": "\\ud800y\\udc00"')).status, 0)
        equal('are replaced', one(db, "SELECT title FROM documents WHERE doc = 'doc-50'"), '\ufffdy\ufffd')
        holds('a long id', load(d, stdin=lines(record(1, id='x' * 1001))).err, 'id longer than 1000 bytes')
        date = json.dumps(record(0)['dates'][0]).replace('"t1"', '"t%d"')
        many = lines(record(51, facts=0)).replace('"dates": []', '"dates": [' + ','.join(date % (i + 1) for i in range(1 << 20)) + ']')
        holds('too many facts', load(d, stdin=many).err, 'more than 1048575 facts')


def test_targets():
    with folder() as d:
        holds('no target', Run('load').err, 'nutgraf load sqlite:facts.db')
        for target in ('facts.db', 'mysql:x', 'sqlite:'):
            equal(f'target {target!r}', Run('load', target, stdin='').status, 2)
        no_database = write(d, 'text', 'This is no database at all. ' * 100)
        run = Run('load', f'sqlite:{no_database}', stdin=lines(record(1)))
        equal('no database', run.status, 2)
        holds('it says so', run.err, 'is no SQLite database')
        with sqlite3.connect(f'{d}/other.db') as c:
            c.execute('CREATE TABLE documents(x)')
        other = Run('load', f'sqlite:{d}/other.db', stdin=lines(record(1)))
        equal('tables of something else', other.status, 2)
        holds('it says so', other.err, 'something else')
        equal('a folder that is not there', Run('load', f'sqlite:{d}/no/f.db', stdin='').status, 4)
        equal('extract --per fact --to', Run('--per', 'fact', '--to', f'sqlite:{d}/x.db', stdin='x').status, 2)
        check('nothing was made', not os.path.exists(f'{d}/x.db'))


def test_versions():
    with folder() as d:
        db = os.path.join(d, 'f.db')
        load(d, stdin=lines(record(1)))
        with sqlite3.connect(db) as c:
            version = c.execute('PRAGMA user_version').fetchone()[0]
            c.execute('PRAGMA user_version = 99')
        run = load(d, stdin=lines(record(2)))
        equal('a newer schema', run.status, 2)
        holds('it says so', run.err, f'schema 99, this program knows {version}')
        with sqlite3.connect(db) as c:
            c.execute('ALTER TABLE documents DROP COLUMN focus_place_id')
            c.execute('PRAGMA user_version = 1')
        before = facts_of(db)
        old = load(d, stdin=lines(record(2)))
        equal('an older schema', old.status, 2)
        holds('it says what to do', old.err, 'schema 1', f'nutgraf load --migrate sqlite:{db}')
        equal('and nothing was written', one(db, 'SELECT count(*) FROM runs'), 1)
        done = Run('load', '--migrate', f'sqlite:{db}')
        equal('it does', done.status, 0)
        holds('it says so', done.err, f'schema 1 of the database is now {version}')
        equal('the facts are the same', facts_of(db), before)
        equal('now it loads', load(d, stdin=lines(record(2))).status, 0)
        equal('the new column', rows(db, 'SELECT count(focus_place_id) FROM documents'), [(1,)])
        holds('once more', Run('load', '--migrate', f'sqlite:{db}').err, 'which is the newest')
        equal('a database that is not there', (Run('load', '--migrate', f'sqlite:{db}.none').status, os.path.exists(f'{db}.none')), (2, False))
        sound('migrated', db)


def tool(*args):
    return subprocess.run(args, stdout=subprocess.PIPE, encoding='utf8').stdout


def test_foreign_tools():
    with folder() as d:
        db, yaml_path = os.path.join(d, 'news.db'), os.path.join(d, 'datasette.yaml')
        load(d, '--datasette', yaml_path, name='news.db', stdin=lines(record(1), record(2)))
        counts = {t['table']: t['count'] for t in json.loads(tool('sqlite-utils', 'tables', db, '--counts'))}
        equal('sqlite-utils counts', (counts['documents'], counts['quotes'], counts['facts']), (2, 2, 22))
        equal('sqlite-utils finds the full-text index', [r['words'] for r in json.loads(tool('sqlite-utils', 'search', db, 'quotes', 'agree'))], ['We agree'] * 2)
        equal('sqlite3 reads a view', tool('sqlite3', db, "SELECT speaker FROM who_said_what WHERE doc = 'doc-2'"), 'Anna Reyes 2\n')
        with open(yaml_path, encoding='utf8') as f:
            page = yaml.safe_load(f)['databases']['news']
        names = [r[0] for r in rows(db, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '%search%' AND name NOT LIKE 'sqlite_%'")]
        equal('datasette.yaml describes every table and view', sorted(page['tables']), sorted(names))
        for name, table in page['tables'].items():
            columns = {r[0] for r in rows(db, f"SELECT name FROM pragma_table_info('{name}')")}
            check(f'{name}: facets and columns exist', {*table.get('facets', []), *table.get('columns', {})} <= columns)
            check(f'{name}: its label exists', table.get('label_column', 'id') in columns or 'label_column' not in table)
        for name, query in page['queries'].items():
            with sqlite3.connect(db) as c:
                check(f'{name} runs', c.execute(query['sql'], {'words': 'agree'}).fetchall())
        equal('not for PostgreSQL', Run('load', '--datasette', yaml_path, 'postgres:dbname=none').status, 4)


def test_extract_to():
    with folder() as d:
        a, b = os.path.join(d, 'a.db'), os.path.join(d, 'b.db')
        equal('extract --to', Run('--to', f'sqlite:{a}', '-d', '2025-11-14', '-j', '2', *ARTICLES).status, 0)
        out = Run('-d', '2025-11-14', *ARTICLES)
        equal('extract | load', Run('load', f'sqlite:{b}', stdin=out.out.decode()).status, 0)
        equal('is the same', facts_of(a), facts_of(b))
        equal('all facts of all records', one(a, "SELECT count(*) FROM facts WHERE kind NOT LIKE '%mention'"),
              sum(len(r[k]) for r in out.records for k in ('dates', 'places', 'people', 'organizations', 'quotes', 'blocks', 'events')))
        texts = {r['id']: open(r['source'], encoding='utf8', newline='').read() for r in out.records}
        spans = rows(a, 'SELECT d.doc, f.text, f.start_offset, f.end_offset FROM facts f JOIN documents d ON d.id = f.document_id WHERE f.text IS NOT NULL')
        equal('every span is sound', [s for s in spans if texts[s[0]][s[2]:s[3]] != s[1]], [])
        sound('extracted', a)
        broken = Run('--to', f'sqlite:{d}/broken.db', '-f', 'jsonl', stdin='{"text": 1}\nnot json\n' + lines({'id': 'good', 'text': 'Lima on Monday.'}))
        equal('articles that cannot be read', broken.status, 3)
        equal('are among the errors', rows(f'{d}/broken.db', 'SELECT count(*), min(code) FROM errors'), [(2, 'input')])
        equal('the others are there', rows(f'{d}/broken.db', 'SELECT doc FROM documents'), [('good',)])
        clash = Run('--to', f'sqlite:{a}', stdin=lines({'id': out.records[0]['id'], 'text': 'Another text.'}))
        equal('a clash of ids', clash.status, 3)
        holds('it says so', clash.err, 'another text')


def spawn(d, path):
    return subprocess.Popen([PROGRAM, 'load', f'sqlite:{d}/f.db', path], stderr=subprocess.PIPE)


def test_killed():
    dice = random.Random(4)
    with folder() as d:
        docs = [record(i, facts=20) for i in range(6000)]
        path = write(d, 'records', lines(*docs))
        kills = 0
        for _ in range(12):
            process = spawn(d, path)
            time.sleep(dice.random() * 0.3)
            process.send_signal(signal.SIGKILL)
            process.communicate()
            kills += process.returncode == -signal.SIGKILL
        check('kills hit', kills >= 4, kills)
        db = os.path.join(d, 'f.db')
        if os.path.exists(db):
            equal('whole after kills', one(db, 'PRAGMA integrity_check'), 'ok')
        equal('loaded again', load(d, path).status, 0)
        load(d, path, name='once.db')
        check('the same as loaded once', facts_of(db) == facts_of(os.path.join(d, 'once.db')))
        sound('after kills', db)


def test_two_loaders():
    with folder() as d:
        files = [write(d, f'part{i}', lines(*[record(n) for n in range(i * 2000, i * 2000 + 2500)])) for i in range(3)]
        processes = [spawn(d, path) for path in files]
        equal('three loaders at once', [(p.communicate()[1], p.returncode) for p in processes], [(b'', 0)] * 3)
        equal('all documents', one(f'{d}/f.db', 'SELECT count(*) FROM documents'), 6500)
        sound('three loaders', f'{d}/f.db')


def small_files():
    """A disk that is full after 3 MB, for whoever may not mount one: SIGXFSZ is ignored, so writing fails."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))


def test_full_disk():
    with folder() as d:
        path = write(d, 'records', lines(*[record(i, facts=20) for i in range(4000)]))
        disk = os.path.join(d, 'disk')
        os.mkdir(disk)
        is_mounted = subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk], stderr=subprocess.DEVNULL).returncode == 0
        try:
            done = subprocess.run([PROGRAM, 'load', f'sqlite:{disk}/f.db', path], stderr=subprocess.PIPE, preexec_fn=None if is_mounted else small_files)
            equal('a full disk', done.returncode, 4)
            check('it says so', b'full' in done.stderr or b'I/O' in done.stderr, done.stderr)
            for name in glob.glob(f'{disk}/f.db*'):
                shutil.copy(name, d)
        finally:
            if is_mounted:
                subprocess.run(['umount', disk], check=True)
        if os.path.exists(f'{d}/f.db'):
            equal('the database is whole', one(f'{d}/f.db', 'PRAGMA integrity_check'), 'ok')
        equal('with room it goes on', load(d, path).status, 0)
        equal('to the end', one(f'{d}/f.db', 'SELECT count(*) FROM documents'), 4000)
        sound('after a full disk', f'{d}/f.db')


def main():
    for name, test in sorted(globals().items()):
        if name.startswith('test_'):
            test()
    finish()


main()
