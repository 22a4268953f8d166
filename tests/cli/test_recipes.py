#!/usr/bin/env python3
"""Runs the blocks of docs/recipes.md from top to bottom: each must end well and print something. What is not installed is skipped, saying so."""
import os
import re
import shutil
import subprocess

from harness import PROGRAM, ROOT, check, equal, finish, folder
from server import Server, binaries

BLOCK = re.compile(r'(?:<!-- needs: (\w+) -->\n)?```sh\n(.*?)```', re.S)


def has(need):
    if need == 'postgres':
        return binaries()
    if need == 'pandas':
        return subprocess.run(['python3', '-c', 'import pandas'], stderr=subprocess.DEVNULL).returncode == 0
    if need == 'duckdb':
        return os.environ.get('NODE_PATH') and shutil.which('node')
    if need == 'library':
        return os.environ.get('NUTGRAF_LIBRARY')
    return shutil.which(need)


def main():
    with open(os.path.join(ROOT, 'docs', 'recipes.md'), encoding='utf8') as f:
        blocks = BLOCK.findall(f.read())
    check('recipes', len(blocks) > 12)
    server = None
    with folder() as d:
        news, tools = os.path.join(d, 'news'), os.path.join(d, 'tools')
        os.mkdir(tools)
        os.symlink(PROGRAM, os.path.join(tools, 'nutgraf'))
        shutil.copytree(os.path.join(ROOT, 'corpus'), news, ignore=lambda _, names: [n for n in names if not n.endswith('.txt')])
        environment = {**os.environ, 'PATH': f'{tools}:{os.environ["PATH"]}', 'EXAMPLES': os.path.join(ROOT, 'docs', 'examples')}
        for need, block in blocks:
            name = block.strip().split('\n')[0][:60]
            if need and not has(need):
                print(f'skipped, {need} is not installed: {name}')
                continue
            if need == 'postgres':
                server = Server()
                environment.update(PGHOST=server.folder, PGPORT='5999', PGUSER='postgres', PGDATABASE='postgres')
            done = subprocess.run(['bash', '-eu', '-c', block], cwd=d, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding='utf8')
            equal(f'{name}: status', done.returncode, 0)
            check(f'{name}: prints', done.stdout.strip(), done.stderr)
            check(f'{name}: no error', not re.search('(?i)error:|traceback|cannot', done.stderr), done.stderr)
            if os.environ.get('SHOW'):
                print(f'--- {name}\n{done.stdout}')
        if server:
            server.close()
    finish()


main()
