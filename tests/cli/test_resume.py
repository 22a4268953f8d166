#!/usr/bin/env python3
"""--resume: runs that are killed, stopped or run out of room go on without losing or doubling a record."""
import json
import os
import random
import resource
import signal
import subprocess
import time

from harness import PROGRAM, Run, check, equal, finish, folder, holds, write

KILLS = 20
SENTENCE = 'Envoys of Spain and Morocco met in {place} on March {day}, and "we are close", said Finance Minister {name}.\n'


def lines(count, size=30):
    rows = []
    for i in range(count):
        text = ''.join(SENTENCE.format(place=('Lima', 'Oslo', 'Tunis')[(i + k) % 3], day=k % 28 + 1, name=('Anna Reyes', 'Omar Haddad')[k % 2]) for k in range(size))
        rows.append(json.dumps({'id': f'a{i}', 'date': '2025-03-03', 'text': text}) + '\n')
    rows.insert(count // 2, 'nonsense\n')
    return ''.join(rows)


def read(path):
    with open(path, 'rb') as f:
        return f.read()


def killed_runs(command, seconds):
    """Kills the command KILLS times at random moments, then lets it run to its end; the number of kills and the last status. `seconds`: of a whole run."""
    chance = random.Random(7)
    for kills in range(KILLS + 1):
        running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            return kills, running.wait(timeout=chance.uniform(0.02, seconds / 4) if kills < KILLS else None)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.wait()
    return KILLS, None


def test_kills():
    with folder() as d:
        one, two = write(d, 'a.jsonl', lines(1000)), write(d, 'b.jsonl', lines(1000))
        packed = os.path.join(d, 'c.jsonl.gz')
        with open(packed, 'wb') as f:
            subprocess.run(['gzip', '-c', two], stdout=f, check=True)
        begin = time.monotonic()
        Run('-o', f'{d}/want', '--errors', f'{d}/want.err', one, two, packed)
        seconds = time.monotonic() - begin
        for threads in ('1', '2'):
            out, errors, state = f'{d}/out{threads}', f'{d}/err{threads}', f'{d}/state{threads}'
            kills, status = killed_runs([PROGRAM, '-j', threads, '-o', out, '--errors', errors, '--resume', state, one, two, packed], seconds)
            equal(f'-j{threads}: the status of the last run', status, 3)
            check(f'-j{threads}: killed often', kills >= KILLS // 2, kills)
            check(f'-j{threads}: after {kills} kills the output is that of one run', read(out) == read(f'{d}/want'))
            check(f'-j{threads}: the errors too', read(errors) == read(f'{d}/want.err'))
            check(f'-j{threads}: nothing is left aside', not os.path.exists(out + '.part'))


def limited():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


def test_no_room():
    with folder() as d:
        path = write(d, 'a.jsonl', lines(200, 5))
        want = Run('-q', path).out
        command = [PROGRAM, '-q', path, '-o', f'{d}/out', '--resume', f'{d}/state']
        full = subprocess.run(command, stderr=subprocess.PIPE, preexec_fn=limited)
        equal('no room', (full.returncode, os.path.exists(f'{d}/out')), (4, False))
        equal('with room again', subprocess.run(command).returncode, 3)
        check('the output is whole', read(f'{d}/out') == want)


def test_stop():
    with folder() as d:
        path = write(d, 'a.jsonl', lines(3000))
        command = [PROGRAM, path, '-o', f'{d}/out', '--resume', f'{d}/state']
        running = subprocess.Popen(command, stderr=subprocess.PIPE)
        while not os.path.exists(f'{d}/out.part') or not os.path.getsize(f'{d}/out.part'):
            time.sleep(0.01)
        running.send_signal(signal.SIGTERM)
        err = running.communicate()[1].decode()
        equal('stopped', (running.returncode, os.path.exists(f'{d}/out')), (4, False))
        holds('it says where', err, 'stopped by a signal after', f'; the last was {path}:', 'out.part holds what was written; the same command goes on')
        last = read(f'{d}/out.part').split(b'\n')
        check('what was begun is whole', last[-1] == b'' and json.loads(last[-2]))
        done = Run(*command[1:])
        equal('gone on', done.status, 3)
        check('the output is whole', read(f'{d}/out') == Run('-q', path).out)
        again = Run(*command[1:])
        equal('a finished run is not made again', (again.status, read(f'{d}/out').count(b'\n')), (3, 3000))
        holds('and it says so', again.err, 'out is complete; remove')


def test_refusals():
    with folder() as d:
        path = write(d, 'a.jsonl', lines(20, 2))
        state = ('--resume', f'{d}/state')
        equal('a run', Run('-q', path, '-o', f'{d}/out', *state).status, 3)
        for name, args, text in (('other options', (path, '-k', 'date'), 'of a run with other inputs, rules or options'),
                                 ('other inputs', (path, path), 'of a run with other inputs, rules or options')):
            run = Run('-q', *args, '-o', f'{d}/out', *state)
            equal(name, run.status, 2)
            holds(name, run.err, text)
        equal('other threads', Run('-q', '-j2', path, '-o', f'{d}/out', *state).status, 3)
        with open(path, 'a', encoding='utf8') as f:
            f.write('\n')
        equal('a changed input', Run('-q', path, '-o', f'{d}/out', *state).status, 2)
        for name, args, text in (('no -o', (path,), '--resume needs -o FILE'), ('standard input', ('-o', f'{d}/x'), 'cannot be read again from its start'),
                                 ('no order', (path, '-o', f'{d}/x', '--no-order'), 'leave out --no-order')):
            run = Run(*args, '--resume', f'{d}/other')
            equal(name, (run.status, os.path.exists(f'{d}/x')), (2, False))
            holds(name, run.err, text)
        holds('a file that is no state', Run(path, '-o', f'{d}/x', '--resume', write(d, 'bad', 'x')).err, 'no state of a run')
        holds('help says what a pipe cannot do', ' '.join(Run('--help').out.decode().split()), 'Records that go to a pipe cannot be called back')


for test in (test_kills, test_no_room, test_stop, test_refusals):
    test()
finish()
