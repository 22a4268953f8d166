"""What the tests of the command line share: running the program, counting checks, the schema."""
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(os.environ.get('NUTGRAF', os.path.join(ROOT, 'build', 'release', 'nutgraf')))
results = []


class Run:
    """One run of the program: status, out and err as bytes, records as parsed lines."""

    def __init__(self, *args, stdin=b'', cwd=None, env=None):
        if isinstance(stdin, str):
            stdin = stdin.encode('utf8')
        done = subprocess.run([PROGRAM, *args], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd, env={**os.environ, **(env or {})})
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr.decode('utf8', 'replace')

    @property
    def records(self):
        return [json.loads(line) for line in self.out.decode('utf8').split('\n') if line]


def check(name, good, *details):
    results.append(bool(good))
    if not good:
        print('FAIL', name, *details)


def equal(name, got, want):
    check(name, got == want, f'got {got!r}, wanted {want!r}')


def holds(name, text, *parts):
    for part in parts:
        check(f'{name}: {part}', part in text, repr(text[:400]))


def folder():
    return tempfile.TemporaryDirectory()


def write(directory, name, content):
    path = os.path.join(directory, name)
    with open(path, 'wb') as f:
        f.write(content.encode('utf8') if isinstance(content, str) else content)
    return path


def schema():
    import jsonschema
    with open(os.path.join(ROOT, 'docs', 'nutgraf.schema.json'), encoding='utf8') as f:
        return jsonschema.Draft202012Validator(json.load(f))


def finish():
    print(f'{sum(results)} passed, {len(results) - sum(results)} failed')
    sys.exit(0 if all(results) else 1)
