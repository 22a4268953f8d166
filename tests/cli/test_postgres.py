#!/usr/bin/env python3
"""nutgraf load postgres: on a server of our own. Skipped, saying so, where PostgreSQL is not installed."""
import glob
import os
import random
import signal
import sqlite3
import subprocess
import time

from harness import PROGRAM, ROOT, Run, check, equal, finish, folder, holds, write
from records import HOSTILE, NUL, lines, record
from server import Server, binaries

ARTICLES = sorted(glob.glob(os.path.join(ROOT, 'corpus', '*.txt')))
FACTS = ('SELECT d.dataset, d.doc, f.kind, f.ref, f.text, f.start_offset, f.end_offset FROM facts f JOIN documents d ON d.id = f.document_id '
         'ORDER BY d.dataset, d.doc, f.id & 1048575')


def sound(name, server, db):
    """Foreign keys are the server's business; no document twice, every fact of one document and with the typed row of its kind."""
    equal(f'{name}: ids', server.psql(db, 'SELECT count(*) FROM facts WHERE id >> 20 <> document_id'), [['0']])
    equal(f'{name}: one copy', server.psql(db, 'SELECT dataset, doc FROM documents GROUP BY 1, 2 HAVING count(*) > 1'), [])
    for kind, table in (('date', 'dates'), ('quote', 'quotes'), ('event', 'events'), ('place_mention', 'place_mentions')):
        equal(f'{name}: {table}', server.psql(db, f"SELECT (SELECT count(*) FROM facts WHERE kind = '{kind}') - (SELECT count(*) FROM {table})"), [['0']])


def load(server, db, *args, stdin=''):
    return Run('load', '--stats', server.target(db), *args, stdin=stdin)


def test_schema(server):
    server.psql('postgres', 'CREATE DATABASE a')
    run = load(server, 'a', stdin=lines(record(1), record(2)))
    equal('loaded', (run.status, run.out), (0, b''))
    holds('it says', run.err, '2 documents added')
    sound('two documents', server, 'a')
    equal('who said what', server.psql('a', "SELECT speaker, cue, words, said_on FROM who_said_what WHERE doc = 'doc-1'"), [['Anna Reyes 1', 'said', 'We agree', '2025-03-03']])
    equal('event list', server.psql('a', "SELECT day, type, actors, recipients, place FROM event_list WHERE doc = 'doc-2'"), [['2025-03-03', 'CONSULT', 'Anna Reyes 2', 'Peru', 'Lima']])
    equal('timeline', server.psql('a', 'SELECT count(*) FROM timeline'), [['4']])
    equal('date ranges', server.psql('a', "SELECT count(*) FROM dates WHERE during @> date '2025-03-03'"), [['4']])
    equal('payloads', server.psql('a', "SELECT DISTINCT payload -> 'cue' ->> 'lemma' FROM facts WHERE kind = 'quote'"), [['say']])
    equal('foreign keys', server.psql('a', "SELECT count(*) > 10 FROM pg_constraint WHERE contype = 'f' AND convalidated"), [['t']])
    equal('primary keys', server.psql('a', "SELECT count(*) FROM pg_index WHERE indisprimary AND indrelid::regclass::text !~ '^pg_'"), [['18']])
    equal('indices', server.psql('a', "SELECT count(*) > 20 FROM pg_indexes WHERE schemaname = 'public'"), [['t']])


def test_foreign_keys(server):
    """The same as in SQLite, kept by the server for whoever else writes, and for a loader that may not leave them unchecked."""
    server.psql('postgres', 'CREATE ROLE loader LOGIN')
    server.psql('postgres', 'CREATE DATABASE f OWNER loader')
    target = server.target('f').replace('user=postgres', 'user=loader')
    docs = [record(i, source=f'{i % 7}.jsonl') for i in range(50)]
    equal('a role without privileges', Run('load', target, stdin=lines(*docs)).status, 0)
    with folder() as d:
        Run('load', f'sqlite:{d}/f.db', stdin=lines(record(1)))
        with sqlite3.connect(f'{d}/f.db') as db:
            wanted = db.execute("SELECT m.name, k.\"from\", k.\"table\" FROM sqlite_master m, pragma_foreign_key_list(m.name) k WHERE m.type = 'table'").fetchall()
    keys = ("SELECT c.conrelid::regclass, a.attname, c.confrelid::regclass FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid "
            "AND a.attnum = c.conkey[1] WHERE c.contype = 'f' AND c.convalidated")
    equal('the keys of SQLite', sorted(map(tuple, server.psql('f', keys))), sorted(wanted))
    server.psql('postgres', 'CREATE DATABASE f2')
    load(server, 'f2', stdin=lines(*docs))
    equal('they are there for a superuser too', sorted(map(tuple, server.psql('f2', keys))), sorted(wanted))
    for db, to in (('f', target), ('f2', server.target('f2'))):
        newer = [record(i, facts=3, source=f'{i % 9}.jsonl', ruleset='1' * 16) for i in range(70)]
        holds(f'{db}: replaced and added', Run('load', '--stats', to, stdin=lines(*newer)).err, '20 documents added, 50 replaced')
        sound(f'{db}: replaced', server, db)
        server.psql(db, '; '.join(f'ALTER TABLE {table} DROP CONSTRAINT {table}_{column}_fkey; ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_fkey '
                                  f'FOREIGN KEY ({column}) REFERENCES {other}(id)' for table, column, other in wanted))
        refused = subprocess.run(['psql', f'{server.dsn} dbname={db}', '-q', '-c', 'DELETE FROM facts'], stderr=subprocess.PIPE, encoding='utf8')
        holds(f'{db}: who deletes by hand is stopped', refused.stderr, 'violates foreign key constraint')


def test_same_again(server):
    server.psql('postgres', 'CREATE DATABASE b')
    docs = [record(i) for i in range(600)]
    load(server, 'b', stdin=lines(*docs))
    before = server.psql('b', FACTS)
    holds('unchanged', load(server, 'b', stdin=lines(*docs)).err, '0 documents added, 0 replaced, 600 unchanged')
    equal('the same facts', server.psql('b', FACTS), before)
    holds('twice in one file', load(server, 'b', stdin=lines(docs[0], record(700), docs[0], record(700))).err, '1 documents added, 0 replaced, 3 unchanged')
    ids = server.psql('b', 'SELECT doc, id FROM documents ORDER BY 1')
    newer = [record(i, facts=5, ruleset='1' * 16) for i in range(0, 600, 2)]
    holds('a newer ruleset', load(server, 'b', stdin=lines(*newer)).err, '300 replaced, 0 unchanged')
    equal('keeps the ids', server.psql('b', 'SELECT doc, id FROM documents ORDER BY 1'), ids)
    equal('and has the new facts', server.psql('b', "SELECT count(*) FROM facts f JOIN documents d ON d.id = f.document_id WHERE doc = 'doc-2' AND kind = 'date'"), [['5']])
    other = record(1, digest='xxh3:' + 'f' * 32)
    run = load(server, 'b', stdin=lines(other, 'broken'))
    equal('another text', run.status, 3)
    holds('it says so', run.err, '-:1: document doc-1', '--replace', '-:2: not JSON')
    equal('error records', server.psql('b', 'SELECT line, code FROM errors ORDER BY 1'), [['1', 'conflict'], ['2', 'input']])
    equal('--replace', load(server, 'b', '--replace', stdin=lines(other)).status, 0)
    equal('the errors are gone', server.psql('b', 'SELECT count(*) FROM errors'), [['0']])
    holds('another dataset', load(server, 'b', '--dataset', 'x', stdin=lines(record(1))).err, '1 documents added')
    sound('replaced', server, 'b')


def test_replaced_at_once(server):
    """Documents that the first load itself replaces, before it has made indices and late keys."""
    server.psql('postgres', 'CREATE DATABASE r')
    docs = [record(i) for i in range(600)] + [record(i, facts=5, ruleset='1' * 16) for i in range(0, 600, 2)]
    holds('added and replaced', load(server, 'r', stdin=lines(*docs)).err, '600 documents added, 300 replaced')
    equal('with the new facts', server.psql('r', "SELECT count(*) FROM facts WHERE kind = 'date'"),
          [[str(300 * 5 + 300 * len(record(1)['dates']))]])
    equal('primary keys', server.psql('r', "SELECT count(*) FROM pg_index WHERE indisprimary AND indrelid::regclass::text !~ '^pg_'"), [['18']])
    sound('replaced at once', server, 'r')


def test_hostile(server):
    server.psql('postgres', 'CREATE DATABASE c')
    docs = []
    for i, text in enumerate(HOSTILE):
        doc = record(i, id=f'{text}#{i}', title=text, source=text)
        doc['people'][0]['name'] = text
        docs.append(doc)
    days = ['2025-02-30', '0000-01-01', '-0044-03-15', '99999-01-01', 'x', '2025-13-01', '2025-03-03T10:00', "2025-03-03'; --"]
    for i, day in enumerate(days):
        doc = record(100 + i)
        doc['dates'][0].update(begin=day, stop='2025-03-04')
        docs.append(doc)
    big = record(99)
    big['quotes'][0]['words'] = 'word ' * 2_000_000
    run = load(server, 'c', stdin=lines(*docs, big).replace('"title": "%s', '"title": "\\ud800%s'))
    equal('loaded', (run.status, run.err.count('\n')), (0, 1))
    equal('unchanged but for NUL', [r[0] for r in server.psql('c', "SELECT p.name FROM people p JOIN facts f USING (id) WHERE f.document_id <= %d ORDER BY f.id" % len(HOSTILE))],
          [t.replace(NUL, '\ufffd') for t in HOSTILE])
    equal('10 MB', server.psql('c', 'SELECT max(length(words)) FROM quotes'), [['10000000']])
    equal('days', [r[0] for r in server.psql('c', "SELECT coalesce(t.during::text, '') FROM dates t JOIN facts f USING (id) JOIN documents d ON d.id = f.document_id "
                                                  "WHERE d.doc LIKE 'doc-10_' AND f.ref = 't1' ORDER BY d.doc")],
          ['', '["0001-01-01 BC",2025-03-04)', '["0045-03-15 BC",2025-03-04)', '', '', '', '[2025-03-03,2025-03-04)', ''])
    sound('hostile', server, 'c')


def test_passwords(server):
    for dsn in ('postgres:dbname=a password=geheim', 'postgres://u:geheim@localhost/a', 'postgres:host=x password=geheim geheim2'):
        run = Run('load', dsn, stdin='')
        equal(f'{dsn}: refused', run.status, 2)
        check(f'{dsn}: not printed', 'geheim' not in run.err and run.out == b'', run.err)
    run = Run('load', f'postgres:host={server.folder} port=5999 user=nobody dbname=none', stdin='', env={'PGPASSWORD': 'geheim'})
    equal('a database that is not there', run.status, 4)
    check('no password in the message', 'geheim' not in run.err and 'nobody' in run.err, run.err)


def test_encoding(server):
    server.psql('postgres', "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    run = load(server, 'latin', stdin=lines(record(1)))
    equal('another encoding', run.status, 2)
    holds('it says so', run.err, 'LATIN1', "ENCODING 'UTF8'")


def test_versions(server):
    server.psql('postgres', 'CREATE DATABASE v')
    load(server, 'v', stdin=lines(record(1)))
    server.psql('v', 'UPDATE nutgraf_schema SET version = 99')
    run = load(server, 'v', stdin=lines(record(2)))
    equal('a newer schema', run.status, 2)
    holds('it says so', run.err, 'schema 99')
    server.psql('v', 'UPDATE nutgraf_schema SET version = 1; ALTER TABLE documents DROP COLUMN focus_place_id')
    old = load(server, 'v', stdin=lines(record(2)))
    equal('an older schema', old.status, 2)
    holds('it says what to do', old.err, 'schema 1', 'nutgraf load --migrate postgres:DSN')
    equal('it does', Run('load', '--migrate', server.target('v')).status, 0)
    equal('now it loads', load(server, 'v', stdin=lines(record(2))).status, 0)
    equal('the new column', server.psql('v', 'SELECT count(focus_place_id) FROM documents'), [['1']])


def test_extract_to(server):
    server.psql('postgres', 'CREATE DATABASE e')
    equal('extract --to', Run('--to', server.target('e'), '-d', '2025-11-14', *ARTICLES).status, 0)
    records = Run('-d', '2025-11-14', *ARTICLES).records
    equal('all facts of all records', server.psql('e', "SELECT count(*) FROM facts WHERE kind NOT LIKE '%mention'"),
          [[str(sum(len(r[k]) for r in records for k in ('dates', 'places', 'people', 'organizations', 'quotes', 'blocks', 'events')))]])
    texts = {r['id']: open(r['source'], encoding='utf8', newline='').read() for r in records}
    spans = server.psql('e', 'SELECT d.doc, f.text, f.start_offset, f.end_offset FROM facts f JOIN documents d ON d.id = f.document_id WHERE f.text IS NOT NULL')
    equal('every span is sound', [s for s in spans if texts[s[0]][int(s[2]):int(s[3])] != s[1]], [])
    sound('extracted', server, 'e')


def spawn(server, db, path):
    return subprocess.Popen([PROGRAM, 'load', server.target(db), path], stderr=subprocess.PIPE)


def test_killed(server):
    server.psql('postgres', 'CREATE DATABASE k')
    server.psql('postgres', 'CREATE DATABASE once')
    dice = random.Random(4)
    with folder() as d:
        path = write(d, 'records', lines(*[record(i, facts=20) for i in range(6000)]))
        kills = 0
        for _ in range(6):
            process = spawn(server, 'k', path)
            time.sleep(dice.random() * 0.5)
            process.send_signal(signal.SIGKILL)
            process.communicate()
            kills += process.returncode == -signal.SIGKILL
        check('kills hit', kills >= 3, kills)
        process = spawn(server, 'k', path)
        time.sleep(0.3)
        server.stop('immediate')
        said = process.communicate()[1].decode()
        check('the server stopped in mid-load', process.returncode in (0, 4), process.returncode, said)
        check('it says so', process.returncode == 0 or 'nutgraf: postgres: ' in said, said)
        equal('no server', Run('load', server.target('k'), path).status, 4)
        server.start()
        equal('loaded again', load(server, 'k', path).status, 0)
        load(server, 'once', path)
        check('the same as loaded once', server.psql('k', FACTS) == server.psql('once', FACTS))
        sound('after kills', server, 'k')


def test_lost_connection(server):
    """One of the two connections ends in mid-load: the load ends too, with whole documents, and can be started again."""
    server.psql('postgres', 'CREATE DATABASE lost')
    with folder() as d:
        path = write(d, 'records', lines(*[record(i, facts=20) for i in range(6000)]))
        for which in ('ASC', 'DESC'):
            process = spawn(server, 'lost', path)
            time.sleep(0.4)
            server.psql('postgres', "SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE datname = 'lost' "
                                    f"AND backend_type = 'client backend' ORDER BY backend_start {which} LIMIT 1) AS one")
            said = process.communicate(timeout=60)[1].decode()
            check(f'{which}: it says so', process.returncode == 0 or process.returncode == 4 and 'nutgraf: postgres: ' in said, process.returncode, said)
        equal('loaded again', load(server, 'lost', path).status, 0)
        equal('all documents', server.psql('lost', 'SELECT count(*) FROM documents'), [['6000']])
        sound('after a lost connection', server, 'lost')


def test_full_disk(server):
    """A tablespace on a small disk, which grows later."""
    with folder() as d:
        os.chmod(d, 0o755)
        disk, path = os.path.join(d, 'disk'), write(d, 'records', lines(*[record(i, facts=20) for i in range(2000)]))
        os.mkdir(disk)
        if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=14m,mode=777', 'tmpfs', disk], stderr=subprocess.DEVNULL).returncode:
            print('skipped: a full disk of PostgreSQL, since nothing can be mounted here')
            return
        try:
            server.own(disk)
            server.psql('postgres', f"CREATE TABLESPACE small LOCATION '{disk}'")
            server.psql('postgres', 'CREATE DATABASE full_disk TABLESPACE small')
            full = load(server, 'full_disk', path)
            equal('a full disk', full.status, 4)
            holds('it says so', full.err, 'No space left')
            subprocess.run(['mount', '-o', 'remount,size=300m', disk], check=True)
            equal('with room it goes on', load(server, 'full_disk', path).status, 0)
            equal('to the end', server.psql('full_disk', 'SELECT count(*) FROM documents'), [['2000']])
            sound('after a full disk', server, 'full_disk')
        finally:
            server.psql('postgres', 'DROP DATABASE IF EXISTS full_disk')
            server.psql('postgres', 'DROP TABLESPACE IF EXISTS small')
            subprocess.run(['umount', disk], check=True)


def test_two_loaders(server):
    server.psql('postgres', 'CREATE DATABASE two')
    with folder() as d:
        files = [write(d, f'part{i}', lines(*[record(n) for n in range(i * 1000, i * 1000 + 1300)])) for i in range(3)]
        processes = [spawn(server, 'two', path) for path in files]
        equal('three loaders at once', [(p.communicate()[1], p.returncode) for p in processes], [(b'', 0)] * 3)
        equal('all documents', server.psql('two', 'SELECT count(*) FROM documents'), [['3300']])
        sound('three loaders', server, 'two')


def main():
    if not binaries():
        print('skipped: PostgreSQL is not installed (scripts/setup installs it)')
        print('0 passed, 0 failed')
        return
    server = Server()
    try:
        for name, test in sorted(globals().items()):
            if name.startswith('test_'):
                test(server)
    finally:
        server.close()
    finish()


main()
