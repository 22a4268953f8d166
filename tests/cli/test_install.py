#!/usr/bin/env python3
"""The installed package: docs/examples compiled against it by pkg-config and by CMake gives what the program gives."""
import os
import subprocess

from harness import PROGRAM, ROOT, Run, check, equal, finish, folder

EXAMPLES = os.path.join(ROOT, 'docs', 'examples')
ARTICLE = os.path.join(ROOT, 'corpus', 'rail_summit.txt')


def call(*args, **options):
    done = subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    check(' '.join(os.path.basename(a) for a in args[:3]), done.returncode == 0, done.stderr.decode()[-2000:])
    return done.stdout


def facts(program):
    return call(program, ARTICLE, '2025-11-14').replace(b'"source":null', b'')


def main():
    build = os.path.dirname(PROGRAM)
    with open(ARTICLE, 'rb') as f:
        want = Run('-d', '2025-11-14', '-f', 'text', stdin=f.read()).out.replace(b'"source":"-"', b'')
    with folder() as d:
        prefix = os.path.join(d, 'usr')
        call('cmake', '--install', build, '--prefix', prefix)
        installed = sorted(os.path.relpath(os.path.join(top, name), prefix) for top, _, names in os.walk(prefix) for name in names)
        for name in ('bin/nutgraf', 'include/nutgraf/nutgraf.h', 'share/man/man1/nutgraf.1'):
            check(f'installed {name}', name in installed, installed)
        lib = os.path.dirname(next(os.path.join(prefix, n) for n in installed if n.endswith('nutgraf.pc')))
        environment = {**os.environ, 'PKG_CONFIG_PATH': lib}
        flags = call('pkg-config', '--define-variable=prefix=' + prefix, '--cflags', '--libs', '--static', 'nutgraf', env=environment).decode().split()
        call('cc', '-std=c17', '-Wall', '-Wextra', '-Wpedantic', '-Werror', os.path.join(EXAMPLES, 'facts.c'), *flags, '-o', os.path.join(d, 'facts'))
        equal('by pkg-config', facts(os.path.join(d, 'facts')), want)
        call('cmake', '-S', EXAMPLES, '-B', os.path.join(d, 'build'), f'-DCMAKE_PREFIX_PATH={prefix}')
        call('cmake', '--build', os.path.join(d, 'build'))
        equal('by CMake', facts(os.path.join(d, 'build', 'facts')), want)
        equal('the installed program stands alone', call(os.path.join(prefix, 'bin', 'nutgraf'), '--version'), Run('--version').out)
        call('cmake', '--install', build, '--prefix', os.path.join(d, 'small'), '--strip')
        size = os.path.getsize(os.path.join(d, 'small', 'bin', 'nutgraf'))
        check('the program with its tables is below 16 MB', size < 16_000_000, size)
    finish()


main()
