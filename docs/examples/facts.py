#!/usr/bin/env python3
"""The facts of an article as a Python dict, from the library: no process, no file.

    cmake --preset release -B build/shared -DBUILD_SHARED_LIBS=ON && cmake --build build/shared --target nutgraf
    NUTGRAF_LIBRARY=build/shared/libnutgraf.so python3 docs/examples/facts.py article.txt 2025-10-28
"""
import ctypes
import json
import os
import sys

WRITE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_char), ctypes.c_size_t, ctypes.c_void_p)


class Article(ctypes.Structure):
    """ng_article of nutgraf.h."""
    _fields_ = ([(name, ctypes.c_char_p) for name in ('text', 'title', 'date', 'id', 'source', 'url')] +
                [(name + '_len', ctypes.c_size_t) for name in ('text', 'title', 'date', 'id', 'source', 'url')])


class Error(ctypes.Structure):
    """ng_error of nutgraf.h."""
    _fields_ = [('status', ctypes.c_int), ('message', ctypes.c_char * 4096)]


class Extractor:
    """Rules and one worker. For more threads make more of them: each belongs to one thread at a time."""

    def __init__(self, library):
        self.ng = ctypes.CDLL(library)
        self.rules, self.worker, self.error = ctypes.c_void_p(), ctypes.c_void_p(), Error()
        self.check(self.ng.ng_rules_default(ctypes.byref(self.rules), ctypes.byref(self.error)))
        self.check(self.ng.ng_worker_new(ctypes.byref(self.worker), self.rules, None, ctypes.byref(self.error)))

    def check(self, status):
        if status < 0:
            raise ValueError(self.error.message.decode())

    def record(self, text, date=''):
        article, result, pieces = Article(), ctypes.c_void_p(), []
        for name, value in (('text', text), ('date', date)):
            encoded = value.encode()
            setattr(article, name, encoded)
            setattr(article, name + '_len', len(encoded))
        self.check(self.ng.ng_extract(ctypes.byref(result), self.worker, ctypes.byref(article), ctypes.byref(self.error)))
        take = WRITE(lambda bytes, length, _: pieces.append(bytes[:length]) or 0)
        self.ng.ng_result_write(result, take, None)
        return json.loads(b''.join(pieces))

    def close(self):
        self.ng.ng_worker_free(self.worker)
        self.ng.ng_rules_free(self.rules)


def main():
    extractor = Extractor(os.environ.get('NUTGRAF_LIBRARY', 'libnutgraf.so'))
    with open(sys.argv[1], encoding='utf8', newline='') as f:
        record = extractor.record(f.read(), sys.argv[2] if len(sys.argv) > 2 else '')
    for quote in record['quotes']:
        print((quote['speaker'] or {}).get('text'), '|', quote['words'])
    extractor.close()


main()
