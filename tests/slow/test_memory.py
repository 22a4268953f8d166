#!/usr/bin/env python3
"""Archives of 2 GB, through a pipe and from a file, in less than 100 MB of memory."""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'cli'))
from harness import PROGRAM, check, finish  # noqa: E402

LIMIT_KB = 100_000
FEED = """
import json, sys
out = sys.stdout.buffer
row = (json.dumps({'id': 'x', 'text': 'Envoys met in Lima on Monday.', 'html': '<p class="a">' * 80_000}) + '\\n').encode()
page = b'<html><head><script>' + b'var a = 1;' * 100_000 + b'</script></head><body><p>Envoys met in Lima on Monday.</p></body></html>'
record = b'WARC/1.0\\r\\nWARC-Type: resource\\r\\nContent-Type: text/html\\r\\nContent-Length: %d\\r\\n\\r\\n%s\\r\\n\\r\\n' % (len(page), page)
piece = row if sys.argv[1] == 'jsonl' else record
for _ in range(int(sys.argv[2]) // len(piece)): out.write(piece)
"""
WATCH = 'import os, subprocess, sys\np = subprocess.Popen(sys.argv[1:], stdin=0, stdout=subprocess.DEVNULL)\n_, s, u = os.wait4(p.pid, 0)\nprint(s, u.ru_maxrss)'


def run(feed, command):
    script = f'{feed} | python3 -c "$WATCH" "{PROGRAM}" -q -k date {command}'
    done = subprocess.run(['sh', '-c', script], stdout=subprocess.PIPE, env={**os.environ, 'FEED': FEED, 'WATCH': WATCH})
    return tuple(map(int, done.stdout.split()))


for form in ('jsonl', 'warc'):
    for pack in ('zstd -q1c', 'gzip -1c', 'cat'):
        status, kilobytes = run(f'python3 -c "$FEED" {form} 2000000000 | {pack}', '-j2')
        check(f'2 GB of {form} through {pack}', status == 0 and kilobytes < LIMIT_KB, status, kilobytes)
        print(f'2 GB of {form} through {pack}: {kilobytes / 1000:.0f} MB of memory')
with tempfile.TemporaryDirectory() as d:
    subprocess.run(['sh', '-c', f'python3 -c "$FEED" jsonl 2000000000 | split -b 500M - {d}/part. && tar -cf {d}/x.tar -C {d} $(cd {d} && ls part.*) && rm {d}/part.*'],
                   env={**os.environ, 'FEED': FEED}, check=True)
    status, kilobytes = run('true', f'-j2 -f jsonl {d}/x.tar')
    check('a tar of 2 GB', status in (0, 3 << 8) and kilobytes < LIMIT_KB, status, kilobytes)
    print(f'a tar of 2 GB: {kilobytes / 1000:.0f} MB of memory')
finish()
