"""What the tests of inputs make: web archives, feeds, agency XML, packed files by the real tools."""
import gzip
import subprocess
import zlib

STORIES = [('Envoys meet in Lima', 'LIMA, March 3 - Envoys of Spain and Morocco met in Lima on Monday and agreed to go on with their talks, officials said.',
            'Finance Minister Anna Reyes said that the two sides were close to an agreement on fishing rights, which both want before the summer.'),
           ('Dam bursts above Alba', 'ALBA, March 4 - A dam burst above the town of Alba early on Tuesday after a week of rain, and hundreds of people left their homes.',
            'Mayor Omar Haddad told reporters that nobody was missing and that the army had sent boats and two helicopters to the valley.')]


def page(number, encoding='utf8', head=''):
    title, *paragraphs = STORIES[number % 2]
    body = ''.join(f'<p>{p}</p>\n' for p in paragraphs)
    return (f'<!DOCTYPE html><html lang="en"><head><title>{title} | Alba Courier</title>{head}'
            f'<meta property="article:published_time" content="2025-03-0{number % 2 + 3}T09:30:00Z"></head>'
            f'<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{title}</h1>{body}</article>'
            f'<footer>Copyright the Alba Courier</footer></body></html>').encode(encoding)


def text_of(number):
    return '\n\n'.join(STORIES[number % 2][1:])


def chunked(body, size=300):
    parts = [body[i:i + size] for i in range(0, len(body), size)]
    return b''.join(b'%x\r\n%s\r\n' % (len(p), p) for p in parts) + b'0\r\n\r\n'


def deflated(body, raw=False):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15 if raw else 15)
    return packer.compress(body) + packer.flush()


def response(body, type='text/html; charset=utf-8', coding=None, is_chunked=False, status='200 OK'):
    head = f'HTTP/1.1 {status}\r\nContent-Type: {type}\r\n'
    if coding:
        head += f'Content-Encoding: {coding}\r\n'
        body = gzip.compress(body) if coding == 'gzip' else deflated(body, raw=coding == 'deflate')
    if is_chunked:
        head += 'Transfer-Encoding: chunked\r\n'
        body = chunked(body)
    return head.encode() + b'\r\n' + body


def warc_record(kind, uri, block, type='application/http; msgtype=response', version='1.0', length=None):
    uri = f'<{uri}>' if version == '1.0' and 'brackets' in uri else uri
    head = (f'WARC/{version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2025-03-05T00:00:00Z\r\n'
            f'WARC-Record-ID: <urn:uuid:{abs(hash(uri)) % 10**12:012}>\r\nContent-Type: {type}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n')
    return head.encode() + block + b'\r\n\r\n'


def warc_records(version='1.0'):
    """Responses of every coding, a resource, a conversion, and records that hold no article."""
    at = 'http://news.example/2025/03/03/'
    return [warc_record('warcinfo', '', b'software: by hand\r\n', 'application/warc-fields', version),
            warc_record('request', at + 'plain', b'GET / HTTP/1.1\r\n\r\n', 'application/http; msgtype=request', version),
            warc_record('response', at + 'plain', response(page(0)), version=version),
            warc_record('response', at + 'brackets', response(page(1), is_chunked=True), version=version),
            warc_record('response', at + 'gzip', response(page(0), coding='gzip'), version=version),
            warc_record('response', at + 'both', response(page(1), coding='gzip', is_chunked=True), version=version),
            warc_record('response', at + 'deflate', response(page(0), coding='deflate'), version=version),
            warc_record('response', at + 'latin', response(page(1, 'cp1252', '<meta charset="iso-8859-1">'), 'text/html'), version=version),
            warc_record('response', at + 'picture', response(b'\x89PNG\r\n\x1a\n' + bytes(200), 'image/png'), version=version),
            warc_record('response', at + 'gone', response(b'<html><p>Not here.</p></html>', status='404 Not Found'), version=version),
            warc_record('resource', at + 'resource', page(0), 'text/html', version),
            warc_record('conversion', at + 'text', text_of(1).encode(), 'text/plain', version)]


WARC_ARTICLES = 8


def rss():
    items = ''.join(f'<item><title>{t}</title><link>http://news.example/{i}</link><guid>g{i}</guid><pubDate>Mon, 0{i + 3} Mar 2025 09:30:00 +0000</pubDate>'
                    f'<description><![CDATA[<p>{a}</p><p>{b} &amp; more.</p>]]></description></item>' for i, (t, a, b) in enumerate(STORIES))
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Alba Courier</title><link>http://news.example/</link>{items}</channel></rss>'


def atom():
    entries = ''.join(f'<entry><title>{t}</title><link rel="self" href="http://api.example/{i}"/><link href="http://news.example/{i}"/><id>urn:{i}</id>'
                      f'<updated>2025-03-0{i + 4}T09:30:00Z</updated><published>2025-03-0{i + 3}T09:30:00Z</published><author><name>Jo Reed</name></author>'
                      f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{a}</p>\n<p>{b}</p></div></content></entry>'
                      for i, (t, a, b) in enumerate(STORIES))
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Alba Courier</title>{entries}</feed>'


def nitf(number=0):
    title, *paragraphs = STORIES[number]
    body = ''.join(f'<p>{p}</p>\n' for p in paragraphs)
    return (f'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head><title>slug</title><docdata><doc-id id-string="n{number}"/>'
            f'<date.issue norm="20250303T093000Z"/></docdata></head><body><body.head><hedline><hl1>{title}</hl1></hedline><byline>By Jo Reed</byline></body.head>'
            f'<body.content>{body}<media media-type="image"><media-caption><p>A boat on the lake.</p></media-caption></media></body.content></body></nitf>')


def newsml(number=0):
    title, *paragraphs = STORIES[number]
    body = ''.join(f'<p>{p}</p>' for p in paragraphs)
    return (f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:{number}" version="1"><itemMeta><versionCreated>2025-03-03T09:30:00Z</versionCreated>'
            f'</itemMeta><contentMeta><headline>{title}</headline><by>Jo Reed</by></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">'
            f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>slug</title></head><body>{body}</body></html></inlineXML></contentSet></newsItem>')


def pack(tool, data):
    command = {'gz': ['gzip', '-c'], 'zst': ['zstd', '-qc'], 'bz2': ['bzip2', '-c'], 'xz': ['xz', '-c'], 'lz4': ['lz4', '-qc']}[tool]
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout
