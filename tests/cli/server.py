"""A PostgreSQL server of one's own: a private folder, a socket in it, no network port; stopped at the end."""
import glob
import os
import pwd
import shutil
import subprocess
import tempfile


def binaries():
    """The folder of initdb, on Debian outside of PATH; None when PostgreSQL is not installed."""
    found = shutil.which('initdb')
    if found:
        return os.path.dirname(found)
    folders = sorted(glob.glob('/usr/lib/postgresql/*/bin/initdb'), key=lambda p: int(p.split('/')[4]))
    return os.path.dirname(folders[-1]) if folders else None


class Server:
    def __init__(self):
        self.bin = binaries()
        self.folder = tempfile.mkdtemp(prefix='nutgraf-pg-')
        self.data = os.path.join(self.folder, 'data')
        self.dsn = f'host={self.folder} port=5999 user=postgres'
        self.user = None
        if os.geteuid() == 0:  # the server refuses to run as root
            self.user = 'postgres'
        self.own(self.folder)
        self.tool('initdb', '-D', self.data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync')
        with open(os.path.join(self.data, 'postgresql.conf'), 'a', encoding='utf8') as f:
            f.write(f"unix_socket_directories = '{self.folder}'\nlisten_addresses = ''\nport = 5999\n")
        self.start()

    def own(self, path):
        """Gives a folder to the user that the server runs as."""
        if self.user:
            owner = pwd.getpwnam(self.user)
            os.chown(path, owner.pw_uid, owner.pw_gid)

    def tool(self, name, *args):
        command = [os.path.join(self.bin, name), *args]
        if self.user:
            command = ['runuser', '-u', self.user, '--', *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)

    def start(self):
        self.tool('pg_ctl', '-D', self.data, '-w', '-l', os.path.join(self.folder, 'log'), 'start')

    def stop(self, mode='fast'):
        self.tool('pg_ctl', '-D', self.data, '-w', '-m', mode, 'stop')

    def close(self):
        try:
            self.stop('immediate')
        except subprocess.CalledProcessError:
            pass
        shutil.rmtree(self.folder, ignore_errors=True)

    def psql(self, database, sql):
        """Rows as lists of strings."""
        done = subprocess.run(['psql', f'{self.dsn} dbname={database}', '-X', '-q', '-A', '-t', '-F', '\x1f', '-R', '\x1e', '-v', 'ON_ERROR_STOP=1', '-c', sql],
                              stdout=subprocess.PIPE, check=True, env={**os.environ, 'PGOPTIONS': '-c client_min_messages=warning'})
        out = done.stdout.decode('utf8')
        return [row.split('\x1f') for row in out.removesuffix('\n').split('\x1e')] if out else []

    def target(self, database):
        return f'postgres:{self.dsn} dbname={database}'
