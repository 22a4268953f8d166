#!/usr/bin/env python3
"""nutgraf show: colours only where they belong, lines that fit, nothing of the text lost, no control character let through."""
import os
import pty
import re
import subprocess

from harness import PROGRAM, Run, check, equal, finish, folder, holds, write

ARTICLE = ('Envoys meet in Lima\n\nLIMA, March 3 - "We agree," Spain\'s Foreign Minister Anna Reyes told reporters in Lima on Monday after talks with Peru. '
           'She will travel to Quito on Friday.\n\nA second paragraph names the United Nations, and it goes on for long enough to be wrapped at any width.\n')
SGR = re.compile('\x1b\\[[0-9;]*m')


def on_terminal(columns, *args, **env):
    """What the program prints when standard output is a terminal of that width."""
    master, slave = pty.openpty()
    subprocess.run(['stty', 'cols', str(columns), 'rows', '50'], stdin=slave, check=True)
    environment = {k: v for k, v in os.environ.items() if k not in ('NO_COLOR', 'COLORTERM', 'COLUMNS')}
    process = subprocess.Popen([PROGRAM, 'show', *args], stdin=subprocess.DEVNULL, stdout=slave, env={**environment, 'TERM': 'xterm-256color', **env})
    os.close(slave)
    out = b''
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        out += piece
    os.close(master)
    process.wait()
    return out.decode('utf8').replace('\r\n', '\n')


def main():
    with folder() as d:
        path = write(d, 'a.txt', ARTICLE)
        plain = Run('show', '-d', '2025-03-04', path)
        equal('status', plain.status, 0)
        text = plain.out.decode('utf8')
        check('plain when it is no terminal', '\x1b' not in text)
        holds('page', text, 'Envoys meet in Lima', 'Places', 'Lima (PER)', 'Dates', 'Monday (2025-03-03)', 'People', 'Who said what', 'Anna Reyes', 'We agree', 'What happened when',
              '2025-03-07 TRAVEL')
        words = ' '.join(ARTICLE.split())
        check('the whole text', words in ' '.join(text.split()))
        for columns in (40, 80, 120, 200):
            page = on_terminal(columns, '-d', '2025-03-04', path)
            check(f'{columns} columns: colours', SGR.search(page))
            bare = SGR.sub('', page)
            check(f'{columns} columns: fit', max(len(line) for line in bare.split('\n')) <= columns)
            check(f'{columns} columns: the whole text', words in ' '.join(bare.split()))
            check(f'{columns} columns: no style goes over a line', all(line.count('\x1b') == 0 or line.rstrip().endswith('\x1b[0m') or '\x1b[0m' in line for line in page.split('\n')))
        check('NO_COLOR', '\x1b' not in on_terminal(80, path, NO_COLOR='1'))
        check('a dumb terminal', '\x1b' not in on_terminal(80, path, TERM='dumb'))
        check('16 colours', '38;5' not in on_terminal(80, path, TERM='vt100'))
        check('--color always', b'\x1b[' in Run('show', '--color', 'always', path).out)
        check('--color never', '\x1b' not in on_terminal(80, '--color', 'never', path))
        hostile = Run('show', write(d, 'h.txt', 'Red \x1b[31m text\x07 in Lima\x9b1m, \u202eturned\u202c and caf\xe9.')).out.decode('utf8')
        check('control characters are shown, not obeyed', not re.search('[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u202c]', hostile), repr(hostile))
        check('letters are', 'caf\xe9' in hostile)
        equal('wide letters', SGR.sub('', on_terminal(40, write(d, 'w.txt', '漢' * 50))).count('漢'), 50)
        equal('an empty file', Run('show', write(d, 'e.txt', '')).status, 0)
        equal('several articles', Run('show', '-q', path, path).out.count(b'Who said what'), 2)
        equal('a missing file', Run('show', os.path.join(d, 'none')).status, 3)
    finish()


main()
