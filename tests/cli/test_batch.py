#!/usr/bin/env python3
"""Long runs: threads, order, flushing, signals, progress, full disks, closed pipes."""
import json
import os
import resource
import signal
import stat
import subprocess
import time

from harness import PROGRAM, Run, check, equal, finish, folder, holds, write

NAMES = ('Anna Reyes', 'Omar Haddad', 'Ingrid Solberg', 'Peter Novak', 'Grace Mwangi', 'Li Wen', 'Tom Barrow')
PLACES = ('Lima', 'Oslo', 'Nairobi', 'Madrid', 'Prague', 'Ottawa', 'Manila', 'Tunis')


def article(i):
    """Articles that differ in facts and length, so that threads finish out of order."""
    name, place = NAMES[i % 7], PLACES[i % 8]
    text = f'{place.upper()}, March {i % 28 + 1} - Finance Minister {name} said on Monday that talks in {place} would go on.\n'
    return {'id': f'a{i}', 'date': f'2025-03-{i % 28 + 1:02}', 'text': text + f'"We are close," {name} told reporters.\n' * (i % 11)}


def lines(count):
    return ''.join(json.dumps(article(i)) + '\n' for i in range(count))


def test_threads():
    with folder() as d:
        mixed = lines(400) + 'nonsense\n' + lines(300) + '{"story": 1}\n' + lines(3)
        path = write(d, 'mixed.jsonl', mixed)
        want = Run('-j1', path)
        equal('status', (want.status, len(want.records)), (3, 703))
        for n in ('2', '8', '0'):
            got = Run('-j', n, path)
            equal(f'-j {n}', (got.status, got.out == want.out, got.err), (3, True, want.err))
        loose = Run('-j4', '--no-order', path)
        equal('--no-order gives the same records', sorted(loose.out.split(b'\n')), sorted(want.out.split(b'\n')))
        errors = os.path.join(d, 'errors')
        Run('-j1', '--errors', errors, path)
        with open(errors, 'rb') as f:
            one = f.read()
        Run('-j4', '--errors', errors, path)
        with open(errors, 'rb') as f:
            equal('errors are in order too', f.read(), one)
        for n in ('1', '4'):
            stopped = Run('-j', n, '--max-errors', '1', path)
            equal(f'-j {n} --max-errors', (stopped.status, len(stopped.records)), (3, 400))
        for bad in ('x', '-1', '1000000'):
            holds('threads', Run('-j', bad, path).err, f"--threads: cannot use '{bad}'; write a number up to 256")


def test_ten_thousand():
    with folder() as d:
        path = write(d, 'many.jsonl', ''.join(json.dumps({'id': i, 'text': f'Envoys met in {PLACES[i % 8]} on March {i % 28 + 1}, 2025.'}) + '\n' for i in range(10_000)))
        one = Run('-j1', path).out
        equal('10,000 records', one.count(b'\n'), 10_000)
        for n in ('2', '8'):
            check(f'-j{n} writes the same bytes as -j1', Run('-j', n, path).out == one)


def test_stream():
    for n in ('1', '3'):
        running = subprocess.Popen([PROGRAM, '-f', 'jsonl', '-j', n], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for i in range(5):
            running.stdin.write((json.dumps(article(i)) + '\n').encode())
            running.stdin.flush()
            equal(f'-j{n}: record {i} comes while the stream stays open', json.loads(running.stdout.readline())['id'], f'a{i}')
        running.stdin.close()
        equal(f'-j{n}: end of a stream', (running.stdout.read(), running.wait()), (b'', 0))
        running.stdout.close()


def test_signals():
    for number in (signal.SIGINT, signal.SIGTERM):
        for n in ('1', '2'):
            running = subprocess.Popen([PROGRAM, '-f', 'jsonl', '-j', n], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            running.stdin.write((lines(3) + '{"text": "half a line').encode())
            running.stdin.flush()
            got = [running.stdout.readline() for _ in range(3)]
            running.send_signal(number)
            rest, err = running.communicate()
            name = f'{number.name} -j{n}'
            equal(f'{name}: what was begun is finished, half a line is no article', (running.returncode, rest, len(got)), (4, b'', 3))
            holds(name, err.decode(), 'nutgraf: stopped by a signal after 3 articles; the last was -:3')


def test_progress():
    with folder() as d:
        path = write(d, 'a.jsonl', lines(50))
        run = Run('--progress', 'json', path)
        last = json.loads(run.err.strip().split('\n')[-1])
        equal('the last line', (last['articles'], last['failures'], last['bytes'], last['done']), (50, 0, os.path.getsize(path), True))
        os.mkdir(f'{d}/sub')
        write(f'{d}/sub', 'b.jsonl', lines(50))
        last = json.loads(Run('--progress', 'json', '-q', '-r', d).err.strip().split('\n')[-1])
        equal('the size of a folder is known', (last['articles'], last['seconds_left']), (100, 0))
        last = json.loads(Run('--progress', 'json', '-q', stdin=lines(5)).err.strip().split('\n')[-1])
        equal('that of a pipe is not', (last['articles'], last['seconds_left']), (5, None))
        equal('nothing when nobody looks', Run('-q', path).err, '')
        terminal = subprocess.run(['script', '-qec', f'{PROGRAM} -q {path} -o {d}/out', '/dev/null'], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        check('a terminal is left clean', terminal.stdout.endswith(b'\r\x1b[K'), terminal.stdout)


def limit_file_size():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


def test_full_disk():
    with folder() as d:
        path = write(d, 'a.jsonl', lines(500))
        for n in ('1', '2'):
            done = subprocess.run([PROGRAM, '-j', n, path, '-o', f'{d}/out'], stderr=subprocess.PIPE, preexec_fn=limit_file_size)
            equal(f'-j{n}: no room for the output', (done.returncode, sorted(os.listdir(d))), (4, ['a.jsonl']))
            holds('and it says so', done.stderr.decode(), 'out: cannot write: File too large')
        script = f'mkdir {d}/disk && mount -t tmpfs -o size=100k none {d}/disk && exec "{PROGRAM}" {path} -o {d}/disk/out'
        done = subprocess.run(['unshare', '-rm', 'sh', '-c', script], stderr=subprocess.PIPE)
        if b'unshare' not in done.stderr and b'mount' not in done.stderr:
            equal('a full disk', done.returncode, 4)
            holds('and it says so', done.stderr.decode(), 'out: cannot write: No space left on device')


def test_timeout():
    with folder() as d:
        text, errors = write(d, 'long.txt', 'The minister of Peru met voters in Lima on Monday. ' * 40000), os.path.join(d, 'errors')
        done = subprocess.run([PROGRAM, '-q', '--doc-timeout', '0.01', '--errors', errors, text], stdout=subprocess.PIPE)
        equal('too long', (done.returncode, done.stdout), (3, b''))
        with open(errors, encoding='utf8') as f:
            equal('an error record', json.loads(f.read())['error']['code'], 'limit')
        equal('in time', subprocess.run([PROGRAM, '-q', '--doc-timeout', '600', text], stdout=subprocess.PIPE).stdout.count(b'\n'), 1)
        equal('no number', subprocess.run([PROGRAM, '--doc-timeout', '1x', text], stderr=subprocess.PIPE).returncode, 2)


def test_special_files():
    with folder() as d:
        path, pipe = write(d, 'a.jsonl', lines(20)), os.path.join(d, 'pipe')
        os.mkfifo(pipe)
        reader = subprocess.Popen(['cat', pipe], stdout=subprocess.PIPE)
        done = subprocess.run([PROGRAM, '-q', path, '-o', pipe])
        equal('a named pipe', (done.returncode, reader.communicate()[0].count(b'\n'), sorted(os.listdir(d))), (0, 20, ['a.jsonl', 'pipe']))
        for device, status in (('/dev/null', 0), ('/dev/full', 4)):
            done = subprocess.run([PROGRAM, '-q', path, '-o', device], stderr=subprocess.PIPE)
            equal(device, (done.returncode, stat.S_ISCHR(os.stat(device).st_mode)), (status, True))


def test_closed_pipe():
    with folder() as d:
        path = write(d, 'a.jsonl', lines(3000))
        for n in ('1', '2'):
            begin = time.monotonic()
            done = subprocess.run(['sh', '-c', f'"{PROGRAM}" -q -j{n} {path} | head -n 1'], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            equal(f'-j{n} | head -n 1', (done.stdout.count(b'\n'), done.stderr), (1, b''))
            check('it ends soon', time.monotonic() - begin < 20)


for test in (test_threads, test_ten_thousand, test_stream, test_signals, test_progress, test_full_disk, test_timeout, test_special_files, test_closed_pipe):
    test()
finish()
