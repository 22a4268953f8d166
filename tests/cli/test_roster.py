#!/usr/bin/env python3
"""The office table: searching it, asking it for another date, rows laid over it, disagreement with the text."""
import os

from harness import Run, equal, folder, holds, write, finish

PRESIDENT = 'The US president spoke in Tulsa.'
NAMED = 'South Korean President Park Geun-hye arrived in Lima.'
HEADER = '# Holders of a new term.\nperson\taliases\tgender\toffice\tcountry\tstart\tend\twikidata\n'

# Text, date, and what the record says of its first person: canonical name, office, country, whether in office, whether a leader.
HOLDERS = [
    ('Senator Nancy Kassebaum toured a mill in Kansas.', '1988-04-11', 'Nancy Kassebaum', 'senator', 'USA', True, False),
    ('Sen. Kassebaum toured a mill in Kansas.', '1988-04-11', 'Nancy Kassebaum', 'senator', 'USA', True, False),
    ('Olympia Snowe and two other senators left Washington early.', '2003-06-02', 'Olympia Snowe', 'senator', 'USA', True, False),
    ('Governor Ann Richards opened a bridge in Dallas.', '1993-03-09', 'Ann Richards', 'governor', 'USA', True, False),
    ('Commerce Secretary Malcolm Baldrige left Washington for Tokyo.', '1986-05-06', 'Malcolm Baldrige', 'minister', 'USA', True, False),
    ('Chief Justice William H. Rehnquist read the ruling in Washington.', '1997-06-20', 'William Rehnquist', 'judge', 'USA', True, False),
    ('Senate Republican leader Robert Dole met farmers in Kansas.', '1989-05-02', 'Bob Dole', 'minority leader', 'USA', True, True),
    ('Charles Kennedy, the Liberal Democrat leader, spoke in Inverness.', '2002-05-02', 'Charles Kennedy', 'party leader', 'GBR', True, False),
    ('Neil Kinnock spoke in Cardiff.', '1990-02-20', 'Neil Kinnock', 'opposition leader', 'GBR', True, False),
    ('Home Secretary Kenneth Baker spoke in Leeds.', '1991-07-02', 'Kenneth Baker', 'interior minister', 'GBR', True, True),
    ('Hans Tietmeyer spoke in Bonn.', '1996-07-02', 'Hans Tietmeyer', 'central bank president', 'DEU', True, False),
    ('Sadiq Khan opened a station in London.', '2018-09-03', 'Sadiq Khan', 'mayor', 'GBR', True, False),
    ('Michael Dukakis spoke in Boston.', '1988-09-03', 'Michael Dukakis', 'candidate', 'USA', True, False),
    ('Michael Dukakis, once a governor, spoke in Boston.', '1993-09-03', 'Michael Dukakis', 'governor', 'USA', False, False),
    ('Indira Gandhi spoke in Delhi.', '1983-09-03', 'Indira Gandhi', 'prime minister', 'IND', True, True),
    ('President Carter spoke in Atlanta.', '1979-09-03', 'Jimmy Carter', 'president', 'USA', True, True),
    ('Osama bin Laden spoke in a cave.', '1999-09-03', 'Osama bin Laden', 'militant leader', 'SAU', True, False),
    ('Aides of bin Laden fled.', '1999-09-03', 'Osama bin Laden', 'militant leader', 'SAU', True, False),
    ('The troops hunted al-Zarqawi for weeks.', '2005-09-03', 'Abu Musab al-Zarqawi', 'militant leader', 'IRQ', True, False),
    ('Iyad Ag Ghaly spoke in Kidal.', '2015-09-03', 'Iyad Ag Ghaly', 'militant leader', 'MLI', True, False),
    ('Mullah Dadullah spoke in a cave.', '2005-09-03', 'Mullah Dadullah', 'militant leader', 'AFG', True, False),
    ('Arthur Dunkel spoke in Geneva.', '1988-09-03', 'Arthur Dunkel', 'director-general', 'GATT', True, True),
]

# Namesakes: the text says something else, or nothing that would make the person one of many.
NAMESAKES = [
    ('The plumber Bob Smith won a prize in Leeds.', '1996-05-04'),
    ('Bob Smith won a prize in Leeds.', '1996-05-04'),
    ('Coach Bill Nelson met a senator in Washington.', '2009-05-04'),
    ('Bill Nelson, a beekeeper from Dundee, met a bishop.', '2009-05-04'),
    ('John Warner, a senator in Washington for a day in 2040, spoke.', '2040-05-04'),
    ('George Mitchell, chairman of a drilling firm in Texas, spoke.', '1989-05-04'),
    ('The singer Paul Simon met Senator Kassebaum in Washington.', '1988-05-04'),
    ('Kassebaum said that the mill in Kansas was safe.', '1988-04-11'),
    ('Senator Kassebaum spoke in Manila.', '1988-04-11'),
]

# Codes of the actor of an event.
ACTORS = [
    ('Senator Nancy Kassebaum criticized Iran on Monday.', '1988-04-11', 'USALEG'),
    ('Olympia Snowe and two other senators criticized Iran in Washington.', '2003-06-02', 'USALEG'),
    ('Opposition leader William Hague criticized Iran on Monday.', '2000-04-11', 'GBROPP'),
    ('Neil Kinnock criticized Iran on Monday.', '1990-04-11', 'GBROPP'),
    ('Walter Mondale criticized Iran on Monday.', '1984-04-11', 'USAPTY'),
    ('Walter Mondale criticized Iran on Monday.', '1986-04-11', 'USA'),
    ('Governor Ann Richards criticized Iran in Dallas.', '1993-03-09', 'USAGOV'),
    ('Jonas Savimbi criticized Iran on Monday.', '1993-03-09', 'AGOREB'),
    ('Mullah Dadullah criticized Iran on Monday.', '2005-03-09', 'AFGREB'),
]


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

    for text, date, canonical, office, country, held, leads in HOLDERS:
        person = first_person('-d', date, text=text)
        equal(text, tuple(person.get(k) for k in ('canonical', 'office', 'country', 'in_office', 'leader')), (canonical, office, country, held, leads))
    for text, date in NAMESAKES:
        equal(text, first_person('-d', date, text=text).get('canonical'), None)
    for text, date, code in ACTORS:
        events = Run('-q', '-d', date, stdin=text).records[0]['events']
        equal(text, events[0]['actors'][0]['cameo'] if events else None, code)

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
