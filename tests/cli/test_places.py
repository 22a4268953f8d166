#!/usr/bin/env python3
"""Options about places, and what a record says of special ones: hints, a larger table, claimants, members, years, the focus, candidates."""
import os

from harness import ROOT, Run, check, equal, finish, folder, holds, schema, write

HINT = 'Alexandria opens its pool on Monday.\n'


def places(text, *args):
    run = Run('-q', '-k', 'place', *args, stdin=text)
    return {p['name']: p for p in run.records[0]['places']} if run.status == 0 else {}


def test_hint():
    equal('no hint', places(HINT)['Alexandria']['country'], 'EGY')
    for hint in ('US-LA', 'US.LA', 'Louisiana'):
        equal(f'hint {hint}', places(HINT, '--region-hint', hint)['Alexandria']['admin1'], 'LA')
    equal('hint of a country', places(HINT, '--region-hint', 'GBR')['Alexandria']['country'], 'EGY')
    run = Run('--region-hint', 'Atlantis', stdin=HINT)
    equal('unknown hint', run.status, 2)
    holds('unknown hint', run.err, "'Atlantis' is no country", 'US-LA')


def test_article():
    found = places('Strikes hit al-Mawasi and the road to el-Arish.\n')
    equal('articles in small letters', sorted(p['mentions'][0]['text'] for p in found.values()), ['al-Mawasi', 'el-Arish'])


def test_dateline():
    equal('who sends it', sorted(places('BERLIN (Meridian) - The minister resigned.\n')), ['Berlin'])
    equal('the state', sorted(places('PORTLAND (Oregon) - The mayor resigned.\n')), ['Oregon', 'Portland'])


def test_table():
    text = 'They live in Chiefland, Fla., near Gainesville.\n'
    towns = os.path.join(ROOT, 'rules', 'en', 'towns.gaz')
    equal('a small town has no point', places(text)['Chiefland']['lat'], None)
    equal('a small town of the larger table', places(text, '--gazetteer', towns)['Chiefland']['admin1'], 'FL')
    with folder() as d:
        table = write(d, 'mine.tsv', 'id\tname\taliases\tkind\tcountry\tadmin1\tlat\tlon\tpopulation\tflags\n99000001\tKruszwin\tOld Kruszwin\tcity\tPL\t72\t51.1\t17.2\t900\t\n')
        mine = places('Floods hit Old Kruszwin and Warsaw.\n', '--gazetteer', table)['Kruszwin']
        equal('a row of a table of ours', (mine['country'], mine['lat'], mine['geonameid']), ('POL', 51.1, None))
        broken = Run('--gazetteer', write(d, 'broken.tsv', 'id\tkind\n1\tcity\n'), stdin=HINT)
        equal('a table without names', broken.status, 2)
        holds('a table without names', broken.err, 'en/gazetteer/broken.tsv.tsv:1')
    equal('no such table', Run('--gazetteer', '/no/such/table', stdin=HINT).status, 2)


def test_special():
    found = places('Crimea, Kashmir, the Sahel, the Soviet Union and the Gulf of Mexico were named in Mexico.\n')
    equal('claimants', (found['Crimea']['claimed_by'], found['Crimea']['country'], found['Crimea']['disputed']), (['UKR', 'RUS'], None, True))
    equal('three claimants', found['Kashmir']['claimed_by'], ['IND', 'PAK', 'CHN'])
    check('members', {'MLI', 'NER', 'TCD'} <= set(found['Sahel']['members']))
    equal('years', (found['Soviet Union']['begin_year'], found['Soviet Union']['end_year'], found['Soviet Union']['lat']), (1922, 1991, None))
    inner = found['Gulf of Mexico']['mentions'][0]['inner']
    equal('inner', [(i['text'], i['ref']) for i in inner], [('Mexico', found['Mexico']['id'])])


def test_focus():
    record = Run('-q', stdin='Dayton and Toledo, in Ohio, wait. Miami does not. Ohio will vote.\n').records[0]
    equal('focus', (record['focus']['country'], record['focus']['admin1']), ('USA', 'OH'))
    equal('schema', [e.message for e in schema().iter_errors(record)], [])


def test_explain():
    out = Run('explain', '--span', '20:28', stdin='He left Boston for Cambridge on foot.\n').out.decode()
    holds('candidates', out, 'chose Cambridge (city USA.MA)', 'passed Cambridge (city GBR.ENG)', '+ document 2.')


for test in (test_hint, test_table, test_special, test_focus, test_explain):
    test()
finish()
