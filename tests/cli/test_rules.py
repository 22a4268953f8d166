#!/usr/bin/env python3
"""nutgraf rules check|test|list|stats|compile, and folders laid over the built-in rules."""
import os

from harness import Run, check, equal, finish, folder, holds, write

COURT = 'form\tlevel\nSupreme Court|High Court\thigh\nappeals court\tmiddle\n'
RULING_VERB = 'form:verb\toutcome\nuphold\tupheld\noverturn|quash\toverturned\n'
RULE = '''date 2025-11-14

rule ruling.court_verb -> ruling
  match   c:<COURT> ("on"? @date)? v:<RULING_VERB.past> ~6 o:("ban"|"law"|"verdict")
  set     name = lower(c)  object = upper(o)  key = v.outcome
  test    "On Friday the [[Supreme Court] overturned the city's [ban]] on street music."
  reject  "The Supreme Court met; the mayor signed the law."
end
'''


def overlay(directory, **files):
    os.makedirs(os.path.join(directory, 'en', 'lexicon'), exist_ok=True)
    for name, text in {'en/lexicon/court.tsv': COURT, 'en/lexicon/ruling_verb.tsv': RULING_VERB, **files}.items():
        os.makedirs(os.path.dirname(os.path.join(directory, name)), exist_ok=True)
        write(directory, name, text)
    return directory


def explained(directory, text):
    return Run('explain', '--rules', directory, stdin=text).out.decode('utf8')


def test_own_rules():
    with folder() as d:
        overlay(d, **{'en/70-rulings.rules': RULE})
        run = Run('rules', 'test', d)
        equal('all examples pass', run.status, 0)
        listed = Run('rules', 'list', d).out.decode('utf8')
        holds('list', listed, 'ruling.court_verb\truling\ten/70-rulings.rules:3')
        stats = write(d, 'a.txt', 'The Supreme Court on Friday overturned the law on street music.')
        holds('stats', Run('rules', 'stats', '--rules', d, stats).out.decode('utf8'), 'ms\tcandidates in 1,000 tokens\taccepted\tlost\trule\tplace',
              '\t1\t0\truling.court_verb\ten/70-rulings.rules:3')
        holds('functions', explained(d, 'The Supreme Court on Friday overturned the law on street music.'), 'set name = supreme court', 'set object = LAW')


def test_brackets_are_captures():
    with folder() as d:
        overlay(d, **{'en/70-rulings.rules': RULE.replace("city's [ban]]", "[city's] ban]")})
        run = Run('rules', 'test', d)
        check('a bracket that is no capture fails', run.status != 0)
        holds('its message', run.out.decode('utf8'), 'ruling.court_verb: a further bracket is no capture')


def test_errors():
    with folder() as d:
        overlay(d, **{'en/70-rulings.rules': RULE.replace('<COURT>', '<CORT>').replace('lower(c)', 'lowr(c)')})
        run = Run('rules', 'check', d)
        check('errors are a failure', run.status != 0, run.status)
        holds('all at once', run.out.decode('utf8'), "en/70-rulings.rules:4:13: error: unknown list <CORT>; did you mean <COURT>?\n    match   c:<CORT>",
              "unknown function 'lowr'; did you mean lower?")


def test_stats_of_nothing():
    equal('stats of a file that is not there', Run('rules', 'stats', '/none').status, 3)


def test_what_is_no_folder():
    with folder() as d:
        for name, path, text in (('nothing', f'{d}/none', 'none: cannot open this folder of rules: No such file or directory'),
                                 ('an empty folder', d, ': holds no .rules and no .tsv files')):
            run = Run('--rules', path, stdin='x')
            equal(name, (run.status, run.out), (2, b''))
            holds(name, run.err, text)
        one = write(d, 'mine.rules', 'rule mine -> mine\n  match "frobnicated"\n  test "He [frobnicated]."\n  reject "No."\nend\n')
        holds('one file of rules', Run('rules', 'list', one).out.decode('utf8'), 'mine\tmine\ten/mine.rules:1')


def test_errors_of_tables():
    with folder() as d:
        overlay(d, **{'en/70-rulings.rules': RULE, 'en/lexicon/month.mine.tsv': 'form\tnun:int\n', 'en/lexicon/shoe.tsv': 'form\tsize:int\nboot\tbig\n'})
        holds('errors', Run('rules', 'check', d).out.decode('utf8'), "en/lexicon/month.mine.tsv:1:6: error: the first file of this list has no column 'nun'; did you mean num?",
              "en/lexicon/shoe.tsv:2:6: error: 'big' is not a whole number\n  boot\tbig\n  ")


def test_warnings():
    with folder() as d:
        overlay(d, **{'en/lexicon/court.tsv': COURT + 'high court\thigh\nappeals court\tlow\n', 'en/70-rulings.rules': RULE})
        holds('duplicates', Run('rules', 'check', d).out.decode('utf8'),
              "en/lexicon/court.tsv:4:1: warning: 'high court' stands in the list already, at en/lexicon/court.tsv:2\n  high court\thigh\n  ^",
              "en/lexicon/court.tsv:5:1: warning: 'appeals court' has other values at en/lexicon/court.tsv:3; only a where clause")


def test_later_folders_replace():
    text = 'The Supreme Court overturned the law.'
    with folder() as d, folder() as e:
        overlay(d, **{'en/70-rulings.rules': RULE})
        overlay(e, **{'en/71-mine.rules': RULE.replace('key = v.outcome', 'key = mine')})
        run = Run('explain', '--rules', d, '--rules', e, stdin=text).out.decode('utf8')
        holds('a rule of the same name', run, 'ruling.court_verb at en/71-mine.rules:3', 'set key = mine')
        check('and not the first', 'en/70-rulings.rules' not in run, run)


def test_explain():
    text = 'The French president met Paris Hilton in Turin on Friday. They signed no treaty.'
    out = Run('explain', '--date', '2024-05-15', stdin=text).out.decode('utf8')
    holds('facts of rules', out, '50:56 "Friday"\n  is a date by date.day at en/14-dates.rules:', 'value 2024-05-')
    holds('facts of stages', out, '41:46 "Turin"\n  is a place by place.name in src/fact/place', 'country ITA', '25:37 "Paris Hilton"\n  is a person by person.name')
    holds('events', out, '21:24 "met"\n  is an event by consult.meet at en/frames/consult.rules:')
    holds('readings that lost', out, '25:30 "Paris"\n  is no place: it is part of a person\'s name')
    check('only what is asked for', 'Turin' not in Run('explain', '--span', '50:56', stdin=text).out.decode('utf8'))


def test_rows():
    with folder() as d:
        overlay(d, **{'en/70-rulings.rules': RULE, 'en/lexicon/month.mine.tsv': 'form\tnum:int\nThermidor\t11\n-=March\n-march\n'})
        text = 'It was signed on 3 Thermidor 2018 and on 3 March 2019 and on 3 April 2019.'
        found = {x['text']: x['value'] for x in Run('--rules', d, '-k', 'date', '--date', '2020-01-01', stdin=text).records[0]['dates']}
        equal('a row is added', found.get('3 Thermidor 2018'), '2018-11-03')
        check('a row is taken away', '3 March 2019' not in found, found)
        check('others stay', '3 April 2019' in found, found)


def test_classes_of_objects():
    with folder() as d:
        overlay(d, **{'en/lexicon/event_object.mine.tsv': 'form:noun\tclass\nThermidor deed\tagreement\n'})
        record = Run('--rules', d, '--date', '2024-05-15', stdin='France and Italy signed the Thermidor deed in Turin.').records[0]
        equal('a row has the class of its own cell', [e['type'] for e in record['events']], ['SUPPORT'])
    with folder() as d:
        overlay(d, **{'en/lexicon/event_object.mine.tsv': 'form:noun\tclass\nzeppelin\tairship\n'})
        holds('a class without room', Run('rules', 'check', d).out.decode('utf8'),
              "en/lexicon/event_object.mine.tsv:2:1: error: no room for the class 'airship'")


def test_types_of_frames():
    with folder() as d:
        overlay(d, **{'en/mine.rules': 'frame my.deed -> event\n  verbs   fooze\n  type    ASSAULT kind deed kind toll\n'
                                       '  test    "Norway [foozed] Chad." => type=ASSAULT\n  reject  "Norway sang."\nend\n'})
        holds('a kind given twice', Run('rules', 'check', d).out.decode('utf8'), 'en/mine.rules:3:29: error: a type has one kind, this is the second')


def test_rows_of_places_and_offices():
    place = 'id\tname\taliases\tkind\tcountry\tadmin1\tlat\tlon\tpopulation\tflags\tiso3\tcameo\n{}\t{}\t\tcity\tIT\t\t45.0\t7.6\t900000\t\t\t\n'
    office = 'person\taliases\tgender\toffice\tcountry\tstart\tend\twikidata\tcalling\tleads\nAda Moss\t\tf\tprime minister\tITA\t2024-01-01\t\tQ1\t\t\n'
    with folder() as d:
        overlay(d, **{'en/gazetteer/a.tsv': place.format(3165524, 'Turinia'), 'en/gazetteer/b.tsv': place.format(90999999, 'Norvaleport'),
                      'en/roster/mine.tsv': office})
        record = Run('--rules', d, '--date', '2024-05-15', stdin='The Italian prime minister met voters in Norvaleport, in Turinia and in Turin.').records[0]
        found = [(p['name'], p['country']) for p in record['places']]
        check('a place is added', ('Norvaleport', 'ITA') in found, found)
        check('a place is replaced', ('Turinia', 'ITA') in found and ('Turin', 'ITA') not in found, found)
        equal('an office holder is added', [p['canonical'] for p in record['people']], ['Ada Moss'])


def test_compile():
    text = 'The minister of Thermidor met voters in Norvaleport on 3 Thermidor 2018.'
    with folder() as d:
        overlay(d, **{'en/lexicon/month.mine.tsv': 'form\tnum:int\nThermidor\t11\n'})
        image = os.path.join(d, 'mine.image')
        equal('compiling', Run('rules', 'compile', d, '-o', image).status, 0)
        slow, fast = (Run('--rules', where, '--date', '2020-01-01', stdin=text) for where in (d, image))
        check('the records are the same', slow.records and slow.records == fast.records, fast.err)
        equal('a folder over a file', Run('rules', 'test', '--rules', image, '--rules', d).status, 0)
        with open(image, 'rb') as f:
            whole = f.read()
        for name, damaged in (('cut', whole[:len(whole) // 2]), ('changed', whole[:5000] + b'12345678' + whole[5008:]), ('empty', whole[:8])):
            run = Run('--rules', write(d, 'bad.image', damaged), stdin=text)
            equal(name, (run.status, run.out), (2, b''))
            holds(name, run.err, 'bad.image: damaged or of another build; make it again with nutgraf rules compile')
        equal('without -o', Run('rules', 'compile', d).status, 2)


for test in [t for name, t in sorted(globals().items()) if name.startswith('test_')]:
    test()
finish()
