#!/usr/bin/env python3
"""The article of HTML pages: tests/html has pages in the manner of many sites, each with the text that a reader would call its article."""
import collections
import glob
import json
import os
import re

from harness import ROOT, Run, check, equal, finish

LEAST_F = 0.9


def tokens(text):
    return collections.Counter(re.findall(r'\w+|[^\w\s]', text))


def token_f(got, want):
    same = sum((tokens(got) & tokens(want)).values())
    precision, recall = same / max(1, tokens(got).total()), same / max(1, tokens(want).total())
    return 2 * precision * recall / (precision + recall) if same else 0.0


def test_pages():
    scores = []
    for path in sorted(glob.glob(os.path.join(ROOT, 'tests', 'html', '*.html'))):
        name = os.path.basename(path)
        record = Run('-q', '-k', 'date', '--with', 'text', path).records[0]
        with open(path[:-5] + '.txt', encoding='utf8') as f:
            want = f.read()
        scores.append(token_f(record['text'], want))
        check(f'{name}: F {scores[-1]:.3f}', scores[-1] >= LEAST_F, record['text'][:500])
        with open(path, encoding='utf8') as f:
            html = f.read()
        check(f'{name}: title', record['title'] and record['title'] in re.sub(r'\s+', ' ', html), record['title'])
        if 'article:published_time' in html or '"datePublished"' in html:
            equal(f'{name}: date', record['published_from'], 'meta')
        if 'name="author"' in html:
            check(f'{name}: author', record['author'] and record['author'] in html, record['author'])
        if 'rel="canonical"' in html:
            check(f'{name}: address', record['url'] and record['url'].startswith('https://lantern.example/'), record['url'])
    check(f'at least 40 pages ({len(scores)})', len(scores) >= 40)
    mean = sum(scores) / len(scores)
    check(f'mean F {mean:.4f}', mean >= LEAST_F)
    print(f'mean token F {mean:.4f}, least {min(scores):.4f}, {len(scores)} pages')


def text(html):
    return Run('-q', '-k', 'date', '--with', 'text', '-f', 'html', stdin=html).records[0]['text']


LONG = 'Envoys of Spain and Morocco met in Lima on Monday and agreed to go on with their talks about fishing rights before the summer.'


def test_markup():
    for name, html in (('unquoted attributes', f'<p class=a id=b>{LONG}'), ('a tag inside a value', f'<p title="<b>x</b>">{LONG}</p>'),
                       ('comments', f'<!-- <p>no</p> --><p>{LONG}</p><!-- > -->'), ('scripts', f'<script>"<p>no</p>"</script><p>{LONG}</p>'),
                       ('a script that does not end', f'<p>{LONG}</p><script>var a = "<p>no</p>'), ('a style', f'<p>{LONG}</p><style>p::after{{content:"<p>no</p>"}}</style>'),
                       ('white space', '<p>\n  ' + LONG.replace(' ', '\n\t ') + '  </p>'), ('no-break spaces', f"<p>{LONG.replace(' ', '&nbsp;', 3)}</p>"),
                       ('soft hyphens', f"<p>{LONG.replace('Mor', 'Mor&shy;')}</p>"), ('inline elements', f"<p>{LONG.replace('Lima', '<b>Li</b><i>ma</i>')}</p>"),
                       ('upper case', f'<DIV><P>{LONG}</P></DIV>'), ('nothing but text', LONG), ('an end that is not there', f'<div><p>{LONG}'),
                       ('ends that nobody opened', f'</div></p></b><p>{LONG}</p></section>'), ('a tag cut off', f'<p>{LONG}</p><a href="x'),
                       ('deep nesting', '<div>' * 3000 + f'<p>{LONG}</p>' + '</div>' * 3000)):
        equal(name, text(html), LONG)
    equal('less than', text('<p>If a < b and the sum of both is more than seven, the bridge is closed to lorries on Sundays.</p>'),
          'If a < b and the sum of both is more than seven, the bridge is closed to lorries on Sundays.')
    equal('references', text('<p>&ldquo;Caf&eacute;&#8221; &amp; bar &#x2014; &copy; AT&T &unknown; &#150; and the rest of what she said to the press.</p>'),
          '“Café” & bar — © AT&T &unknown; – and the rest of what she said to the press.')


def test_structure():
    other = 'Finance Minister Anna Reyes said that the two sides were close to an agreement which both of them want before the summer.'
    both = f'{LONG}\n\n{other}'
    for name, html in (('two line breaks part paragraphs', f'<div>{LONG}<br>\n<br/>{other}</div>'), ('names that are styles', f'<div class="overflow-hidden md:hidden"><p>{LONG}</p></div><p>{other}</p>'),
                       ('names of a page', f'<div class="right-sidebar no-comments"><p>{LONG}</p><p>{other}</p></div>'),
                       ('hints everywhere', f'<div class="promo"><p>{LONG}</p></div><div class="share"><p>{other}</p></div>'),
                       ('comments in the article', f'<article><p>{LONG}</p><p>{other}</p><div class="comments"><p>{other} I do not believe a word of it, and neither should you.</p></div></article>'),
                       ('an aside', f'<article><p>{LONG}</p><aside><p>{other} This is an aside.</p></aside><p>{other}</p></article>'),
                       ('a caption', f'<article><p>{LONG}</p><figure><figcaption>{other} Here seen.</figcaption></figure><p>{other}</p></article>'),
                       ('a list of links', f'<article><p>{LONG}</p><ul><li><a href="/">{other}</a></li></ul><p>{other}</p></article>')):
        equal(name, text(html), both)
    equal('a sentence that begins like a button', text(f'<p>{LONG}</p><p>Share prices fell on Monday.</p><p>Share this story</p><p>Related: the dam</p>'),
          f'{LONG}\n\nShare prices fell on Monday.')
    def title(head):
        return Run('-q', '-k', 'date', '-f', 'html', stdin=f'<html><head>{head}</head><body><p>{LONG}</p></body></html>').records[0]['title']
    for want, head in (('Envoys meet in Lima', '<title>Envoys meet in Lima - The Courier</title>'), ('Envoys meet in Lima', '<meta property="og:title" content="Envoys meet in Lima | Courier">'),
                       ('Envoys meet in Lima', '<title>Envoys meet in Lima | Courier</title></head><body><h1>The Courier</h1>'),
                       ('Two envoys meet in Lima', '<title>News</title></head><body><h1>The Courier</h1><h1>Two envoys meet in Lima</h1>'), ('Envoys meet - in Lima', '<meta property="og:title" content="Envoys meet - in Lima"><title>x</title>'), ('“Envoys” & co', '<title>&ldquo;Envoys&rdquo; &amp; co</title>')):
        equal(head, title(head), want)


def test_hostile():
    """Time grows with the size: each of these would take minutes if it grew with its square."""
    for name, html in (('open tags', '<div>' * 300_000), ('attributes', '<p ' + 'a=b ' * 300_000 + '>'), ('quotes', '<p title="' * 100_000), ('references', '&' * 1_000_000),
                       ('brackets', '<' * 1_000_000), ('comments', '<!--' * 200_000), ('scripts', '<script>' * 100_000), ('end tags', '<b>' * 1000 + '</i>' * 300_000),
                       ('blocks', '<p>x</p><div>' * 100_000), ('JSON-LD', '<script type="application/ld+json">' + '[' * 300_000 + '</script>')):
        run = Run('-q', '-k', 'date', '-f', 'html', stdin=html)
        equal(name, run.status, 0)


for test in (test_pages, test_markup, test_structure, test_hostile):
    test()
finish()
