#!/usr/bin/env python3
"""The office table: searching it, asking it for another date, rows laid over it, disagreement with the text."""
import os

from harness import Run, equal, folder, holds, write, finish

PRESIDENT = 'The US president spoke in Tulsa.'
NAMED = 'South Korean President Park Geun-hye arrived in Lima.'
HEADER = '# Holders of a new term.\nperson\taliases\tgender\toffice\tcountry\tstart\tend\twikidata\n'


def first_person(*args, text=PRESIDENT):
    people = Run('-q', '-k', 'person', *args, stdin=text).records[0]['people']
    return people[0] if people else {}


def main():
    found = Run('rules', 'list', '--roster', 'orban', 'hun')
    equal('search ends well', found.status, 0)
    equal('search by words without accents', {line.split('\t')[0] for line in found.out.decode().splitlines()}, {'Viktor Orbán'})
    holds('a row has office, country and dates', found.out.decode(), 'prime minister\tHUN\t1998-07-06\t2002-05-27')
    equal('a word that is nowhere', Run('rules', 'list', '--roster', 'xyzzy').out, b'')
    equal('aliases are searched', Run('rules', 'list', '--roster', 'William Jefferson').out.decode().split('\t')[0], 'Bill Clinton')

    equal('holder at the document date', first_person('-d', '2012-05-01').get('canonical'), 'Barack Obama')
    equal('holder at another date', first_person('-d', '2012-05-01', '--as-of', '2005-05-01').get('canonical'), 'George W. Bush')
    equal('nobody without a date', first_person(), {})
    equal('only --as-of gives a date to the table', first_person('--as-of', '1998-05-01').get('canonical'), 'Bill Clinton')
    equal('a date that is none', Run('--as-of', 'soon', stdin=PRESIDENT).status, 2)

    equal('in office', first_person('-d', '2015-03-01', text=NAMED)['in_office'], True)
    late = Run('-q', '-k', 'person', '-d', '2018-03-01', stdin=NAMED).records[0]
    equal('not in office any more', late['people'][0]['in_office'], False)
    equal('the text is right about the office', late['people'][0]['office'], 'president')
    equal('warning about the holder', [w['code'] if isinstance(w, dict) else w for w in late['warnings']], ['office-holder-mismatch'])
    equal('no warning at the right date', Run('-q', '-k', 'person', '-d', '2018-03-01', '--as-of', '2015-03-01', stdin=NAMED).records[0]['warnings'], [])

    with folder() as rules:
        os.makedirs(os.path.join(rules, 'en', 'roster'))
        write(rules, 'en/roster/new.tsv', HEADER + 'Ada Quillfeather\tQuillfeather\tf\tpresident\tUSA\t2061-01-20\t\t\n')
        over = ('--rules', rules, '-d', '2061-05-01')
        equal('a row of an overlay', first_person(*over).get('canonical'), 'Ada Quillfeather')
        equal('an overlay inherits who leads', first_person(*over, text='The US leader spoke in Tulsa.').get('canonical'), 'Ada Quillfeather')
        equal('the name of an overlay', first_person(*over, text='Quillfeather spoke in Tulsa.').get('canonical'), 'Ada Quillfeather')
        equal('the table of an overlay is searched', Run('rules', 'list', '--roster', 'quillfeather', '--rules', rules).out.count(b'\n'), 1)
    finish()


if __name__ == '__main__':
    main()
