#!/usr/bin/env python3
"""The gazetteer's tables: well-formed rows, codes that exist, names everybody expects, and nothing that would be read as a word or an acronym."""
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = os.path.join(ROOT, 'rules', 'en', 'gazetteer')
COLUMNS = 'id name aliases kind country admin1 lat lon population flags iso3 cameo'.split()
KINDS = set('country region continent admin1 admin2 city district island facility water other'.split())
FLAGS = set('weak exact disputed historical government capital known'.split())
FILES = ('admin1', 'admin2', 'cities', 'countries', 'regions')
results = []


def check(name, good):
    results.append(bool(good))
    if not good:
        print('FAIL', name)


def table(name):
    with open(os.path.join(FOLDER, name + '.tsv'), encoding='utf8') as f:
        lines = [line.rstrip('\n').split('\t') for line in f if line.strip() and line[0] != '#']
    return lines[0], lines[1:]


def rows(name):
    head, lines = table(name)
    return [dict(zip(head, line + [''] * (len(head) - len(line)))) for line in lines]


def names(row):
    return [row['name']] + [a for a in row['aliases'].split('|') if a]


def degrees(cell, limit):
    return cell == '' or -limit <= float(cell) <= limit


def check_tables(tables):
    gone = {r['country'] for r in tables['regions'] if r['kind'] == 'country' and 'historical' in r['flags'] and r['iso3']}  # the Soviet Union
    countries = {r['country'] for r in tables['countries']} | gone
    ids = {r['id'] for t in tables.values() for r in t}
    for name, table_rows in tables.items():
        check(name + ' columns', table(name)[0] == COLUMNS)
        check(name + ' ids', all(r['id'].isdigit() and 0 < int(r['id']) < 2 ** 31 for r in table_rows))
        check(name + ' kinds', all(r['kind'] in KINDS for r in table_rows))
        check(name + ' flags', all(set(r['flags'].split()) <= FLAGS for r in table_rows))
        check(name + ' countries', all(r['country'] == '' or r['country'] in countries for r in table_rows))
        check(name + ' points', all(degrees(r['lat'], 90) and degrees(r['lon'], 180) and (r['lat'] == '') == (r['lon'] == '') for r in table_rows))
        check(name + ' names', all(n.strip() == n and n for r in table_rows for n in names(r)))
    check('demonyms name known places', all(r['id'] in ids for r in rows('demonyms')))
    check('demonym roles', {r['role'] for r in rows('demonyms')} <= {'adjective', 'demonym', 'language'})
    check('a row of cities.tsv is short', os.path.getsize(os.path.join(FOLDER, 'cities.tsv')) < 4 << 20)


def check_names(tables):
    where = {}
    for table_rows in tables.values():
        for r in table_rows:
            for n in names(r):
                where.setdefault(n, []).append(r)
    has = lambda n, **want: any(all(r[k] == v for k, v in want.items()) for r in where.get(n, []))
    same = lambda a, b: {r['id'] for r in where.get(a, [])} & {r['id'] for r in where.get(b, [])}
    for a, b in (('Kyiv', 'Kiev'), ('Mumbai', 'Bombay'), ('Myanmar', 'Burma'), ('United States', 'US'), ('Kuala Lumpur', 'KL'), ('New York', 'NYC'),
                 ('North Korea', 'DPRK'), ('European Union', 'EU'), ('West Virginia', 'W.Va.'), ('California', 'Calif.'), ('Ivory Coast', "Côte d'Ivoire"),
                 ('Demilitarised Zone', 'DMZ'), ('Guantanamo Bay', 'Guantánamo'), ('Elysee', 'Élysée'), ('Saint Petersburg', 'Leningrad')):
        check(f'{a} is {b}', same(a, b))
    for name, want in (('Taiwan', {'kind': 'country', 'flags': 'disputed'}), ('Kosovo', {'iso3': 'XKX'}), ('Crimea', {'flags': 'disputed', 'country': ''}),
                       ('Soviet Union', {'flags': 'historical', 'lat': ''}), ('Kremlin', {'flags': 'government'}), ('South China Sea', {'kind': 'water'}),
                       ('Sentosa Island', {'country': 'SG'}), ('Rapides Parish', {'kind': 'admin2', 'admin1': 'LA'}), ('Ontario', {'kind': 'admin1', 'country': 'CA'}),
                       ('LA', {'flags': 'exact'}), ('OR', {'flags': 'weak exact'}), ('Nice', {'flags': 'weak known'}), ('Reading', {'flags': 'weak'}),
                       ('Jordan', {'kind': 'country', 'flags': ''}), ('Chad', {'kind': 'country', 'flags': ''})):
        check(f'{name} {want}', has(name, **want))
    for name in ('March', 'Of', 'Man', 'CNN', 'KBR', 'UN', 'August'):
        check(f'no place {name}', name not in where)


def main():
    tables = {name: rows(name) for name in FILES}
    check_tables(tables)
    check_names(tables)
    print(f'{sum(results)} passed, {len(results) - sum(results)} failed')
    sys.exit(0 if all(results) else 1)


if __name__ == '__main__':
    main()
