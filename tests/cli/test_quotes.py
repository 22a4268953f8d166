#!/usr/bin/env python3
"""Sixty ways to say who said what: each row is a text and the quotes that must come out of it, in order.

A quote is a dict of what must hold: kind, words, speaker (text), type, ref (name of the person or organisation), cue (text), lemma, to (addressee), at (setting),
when (value of the date), negated, parts (texts). `None` as the list: no quote at all."""
import json

from harness import Run, check, equal, finish

ROWS = [
    # ---- marks
    (1, 'straight marks', '"The bridge will hold," Ada Moss said.', [dict(kind='direct', words='The bridge will hold', speaker='Ada Moss')]),
    (2, 'curly marks', '“The bridge will hold,” Ada Moss said.', [dict(kind='direct', words='The bridge will hold', parts=['“The bridge will hold,”'])]),
    (3, 'doubled marks', "''The bridge will hold,'' Ada Moss said. ``It always has,'' she added.",
     [dict(words='The bridge will hold', speaker='Ada Moss'), dict(words='It always has', speaker='she', ref='Ada Moss')]),
    (4, 'guillemets', 'Ada Moss said: «The bridge will hold.»', [dict(kind='direct', words='The bridge will hold.', speaker='Ada Moss')]),
    (5, 'British marks', "‘The bridge will hold,’ Ada Moss said. 'It isn't the first flood,' she told the council.",
     [dict(words='The bridge will hold', speaker='Ada Moss'), dict(words="It isn't the first flood", to='the council')]),
    (6, 'nested, other marks', '“He told me ‘never again’ and left the yard,” Ada Moss said.',
     [dict(words='He told me ‘never again’ and left the yard', speaker='Ada Moss')]),
    (7, 'nested, same marks', '“The word “never” was used twice that night,” Ada Moss said.',
     [dict(words='The word “never” was used twice that night', speaker='Ada Moss')]),
    (8, 'mismatched marks', '“The bridge will hold,“ Ada Moss said. "It always has,” said Li Wen.',
     [dict(words='The bridge will hold', speaker='Ada Moss'), dict(words='It always has', speaker='Li Wen')]),
    (9, 'unbalanced mark', 'Ada Moss spoke of a "green plan for the river.\n\n"The bridge will hold," Li Wen said.',
     [dict(speaker='Ada Moss'), dict(words='The bridge will hold', speaker='Li Wen')]),
    (10, 'over paragraphs, straight', '"The bridge will hold," Ada Moss said. "It held in May.\n\n"It will hold in June."',
     [dict(kind='direct', speaker='Ada Moss', parts=['"The bridge will hold,"', '"It held in May.', '"It will hold in June."'])]),
    (11, 'over paragraphs, curly', 'Ada Moss said: “The bridge will hold.\n\n“It held in May.”\n\n“Who pays?” asked Li Wen.',
     [dict(speaker='Ada Moss', parts=['“The bridge will hold.', '“It held in May.”']), dict(words='Who pays?', speaker='Li Wen')]),
    (12, 'ends with its paragraph', 'Ada Moss told reporters: “The bridge will hold. It held in May.\n\nThen she left.',
     [dict(words='The bridge will hold. It held in May.', speaker='Ada Moss', to='reporters')]),
    (13, 'apostrophes', "The miners' union met in the '90s. 'Tis a shame, isn't it?", None),
    (14, 'feet and inches', 'Li Wen is 6\'2" tall and carries a 12" pipe.', None),
    # ---- no quotes
    (15, 'scare quotes', 'The so-called "miracle cure" sold well in Oslo.', None),
    (16, 'titles of works', 'Ada Moss sang "The Long Road Home" on Friday. Li Wen reviewed the film “Grey Harbour” in May.', None),
    (17, 'nicknames', 'John "Jack" Smith met Ada "The Anvil" Moss in Oslo.', None),
    (18, 'mottos and signs', 'A sign at the gate read "Keep Out". The town\'s motto, "By Land and Sea," is old.', None),
    (0, 'projects are no verb', '"We need more oversight," said Ada Moss, a lawyer who found money for building projects. "Nobody looks."',
     [dict(words='We need more oversight Nobody looks.', speaker='Ada Moss, a lawyer who found money for building projects')]),
    (0, 'call them', 'Ada Moss and Li Wen call them "lone wolves".', [dict(kind='mixed', words='them "lone wolves"', speaker='Ada Moss and Li Wen')]),
    (0, 'likened', 'Ada Moss likened the plan to "burning the harbour".', [dict(kind='mixed', lemma='liken')]),
    # ---- places of the cue
    (19, 'cue before', 'Ada Moss said, "The bridge will hold."', [dict(words='The bridge will hold.', cue='said')]),
    (20, 'cue behind', '"The bridge will hold," Ada Moss also said.', [dict(words='The bridge will hold', cue='also said', lemma='say')]),
    (21, 'inverted', '"The bridge will hold," said Ada Moss.', [dict(speaker='Ada Moss', cue='said')]),
    (22, 'inverted with apposition', '"The bridge will hold," said Ada Moss, a spokeswoman for the port.',
     [dict(speaker='Ada Moss, a spokeswoman for the port', ref='Ada Moss', type='person')]),
    (23, 'relative clause between', 'Ada Moss, who replaced Li Wen in May, said the bridge would hold.',
     [dict(kind='indirect', words='the bridge would hold', speaker='Ada Moss, who replaced Li Wen in May,', ref='Ada Moss')]),
    (24, 'apposition, then pronoun', 'Ada Moss, a doctor, said: "The ward is full." She added: "We need beds."',
     [dict(words='The ward is full.', ref='Ada Moss'), dict(words='We need beds.', speaker='She', ref='Ada Moss')]),
    (25, 'person told', 'Ada Moss told reporters "the bridge will hold".', [dict(to='reporters', speaker='Ada Moss', lemma='tell')]),
    (26, 'according to', 'The bridge will hold, according to Ada Moss. According to the port, it held in May.',
     [dict(words='The bridge will hold', speaker='Ada Moss', lemma='according to'), dict(words='it held in May', speaker='the port')]),
    (26, 'according to, before marks', 'According to the World Bank, "subsidies benefit the rich."', [dict(words='subsidies benefit the rich.', lemma='according to')]),
    (26, 'according to a long source', 'According to a report posted on its site, the bridge will hold.',
     [dict(speaker='a report posted on its site', type='document', words='the bridge will hold')]),
    (41, 'it, after a body', 'The ministry said the bridge would hold. It said the river was low.', [dict(type='organization'), dict(speaker='It', type='organization')]),
    (27, 'split around the cue', '"The bridge," Ada Moss said, "will hold."', [dict(parts=['"The bridge,"', '"will hold."'], words='The bridge will hold.')]),
    (28, 'resumption', '"The bridge will hold," Ada Moss said. "It held in May."', [dict(parts=['"The bridge will hold,"', '"It held in May."'])]),
    (29, 'free paragraph', '"The bridge will hold," Ada Moss said.\n\n"It held in May."', [dict(speaker='Ada Moss', words='The bridge will hold It held in May.')]),
    (30, 'orphan', 'The night was cold.\n\n"Nobody came to help us that night."', [dict(words='Nobody came to help us that night.', speaker=None)]),
    (30, 'a lone person before words of nobody', 'Ada Moss knocked on many doors that winter.\n\n"Nobody came to help us that night."', [dict(speaker='Ada Moss')]),
    # ---- lines
    (31, 'colon', 'Ada Moss added: "The bridge will hold."', [dict(cue='added:', words='The bridge will hold.')]),
    (32, 'lead-in paragraph', 'The mayor, Ada Moss, continued:\n\n"The bridge will hold."', [dict(words='The bridge will hold.', ref='Ada Moss')]),
    (33, 'signature', '“The bridge will hold.” — Ada Moss', [dict(words='The bridge will hold.', speaker='Ada Moss', cue='—')]),
    (33, 'signature on its own line', 'The night was cold.\n\n“Nobody came to help us that night.”\n\n– Ada Moss\n\nThe council met on Monday.',
     [dict(words='Nobody came to help us that night.', speaker='Ada Moss', ref='Ada Moss')]),
    (34, 'transcript', 'MOSS: The bridge will hold.\n\nWEN: Who pays for it?\n\nMOSS: The county does.\n\nQ: Is it safe?\n\nA: It is.',
     [dict(words='The bridge will hold.', speaker='MOSS'), dict(words='Who pays for it?', speaker='WEN'), dict(words='The county does.', speaker='MOSS'),
      dict(words='Is it safe?', speaker='Q'), dict(words='It is.', speaker='A')]),
    (34, 'who answers in an interview', 'Ada Moss built the bridge. She spoke to us with Li Wen.\n\nQ: Is it safe?\n\nA: It is.\n\nQ: Why?\n\nA: I built it.',
     [dict(speaker='Q'), dict(speaker='A', ref='Ada Moss'), dict(speaker='Q'), dict(words='I built it.', ref='Ada Moss')]),
    (34, 'dialogue', 'Moderator: Welcome to Hull.\n\nMoss: Thank you.\n\nModerator: First question.\n\nMoss: Jobs.',
     [dict(speaker='Moderator'), dict(words='Thank you.', speaker='Moss'), dict(speaker='Moderator'), dict(words='Jobs.', speaker='Moss')]),
    (34, 'labels that nobody speaks', 'Serves: Four people\n\nTime: Two hours\n\nCost: Ten dollars', None),
    (34, 'transcript of a broadcast',
     'BLITZER (voice-over): The ship left at noon.\n\nREP. ADA MOSS (D), OHIO: We do not know.\n\n[18:05:02] BLITZER: We will see.',
     [dict(words='The ship left at noon.', speaker='BLITZER (voice-over)'), dict(words='We do not know.', ref='ADA MOSS'), dict(speaker='BLITZER')]),
    (35, 'headline', 'Moss: ‘The bridge will hold’\n\nThe river rose again on Monday.', [dict(words='The bridge will hold', speaker='Moss', cue=':')]),
    (35, 'headline without marks', 'Ada Moss: Bridge will hold\n\nThe river rose again on Monday.', [dict(kind='indirect', words='Bridge will hold', speaker='Ada Moss')]),
    (35, 'headline with its source behind a dash', 'Ghana: Fuel tax ‘will hurt the poor’ - union\n\nThe river rose again on Monday.',
     [dict(kind='mixed', words='Fuel tax ‘will hurt the poor’', speaker='union', cue='-')]),
    (35, 'headline in title case with a stop', 'Ada Moss Says Old Bridge Will ‘Never’ Fall.\n\nThe river rose again on Monday.',
     [dict(kind='mixed', words='Old Bridge Will ‘Never’ Fall', speaker='Ada Moss', lemma='say')]),
    (35, 'headline with its words in front', '‘We will never give up’: Ada Moss defiant as river rises\n\nThe river rose again on Monday.',
     [dict(kind='direct', words='We will never give up', speaker='Ada Moss', cue=':')]),
    (35, 'headline with an inverted cue', 'Bridge could close, warns mayor\n\nThe river rose again on Monday.',
     [dict(words='Bridge could close', speaker='mayor', lemma='warn')]),
    (35, 'headline with a label', 'Exclusive: Bridge was never inspected, documents show\n\nThe river rose again on Monday.',
     [dict(words='Bridge was never inspected', speaker='documents', type='document')]),
    (36, 'tweets', 'Ada Moss tweeted: "The bridge will hold." "It held in May," Li Wen wrote on X.',
     [dict(lemma='tweet'), dict(lemma='write', speaker='Li Wen', at='on X')]),
    (36, 'handle', '@adamoss: The bridge will hold.', [dict(words='The bridge will hold.', speaker='@adamoss')]),
    (37, 'in a statement', 'Ada Moss said in a statement that the bridge would hold. "It held in May," the statement read.',
     [dict(at='in a statement', words='that the bridge would hold'), dict(speaker='the statement', type='document', lemma='read')]),
    (38, 'documents', 'The report says that the bridge will hold. A poll found that few believe it.',
     [dict(type='document', speaker='The report'), dict(type='document', speaker='A poll', words='that few believe it')]),
    # ---- who it is
    (39, 'pronoun as written', 'Ada Moss came. "The bridge will hold," she said.', [dict(speaker='she')]),
    (40, 'pronoun to person', 'Ada Moss came. "The bridge will hold," she said.', [dict(ref='Ada Moss', type='person')]),
    (41, 'surname to person', 'Ada Moss came. "The bridge will hold," Moss said.', [dict(speaker='Moss', ref='Ada Moss')]),
    (42, 'title alone', '"The talks will go on," the US president said.', [dict(speaker='the US president', ref='Joe Biden')]),
    (43, 'two speakers', 'Ada Moss and Li Wen said the bridge would hold.', [dict(speaker='Ada Moss and Li Wen', words='the bridge would hold')]),
    (44, 'passives', 'The plan was criticized by Ada Moss as "a costly mistake". Li Wen was quoted as saying that it was late.',
     [dict(speaker='Ada Moss', lemma='criticize'), dict(speaker='Li Wen', words='that it was late', cue='was quoted as saying')]),
    (45, 'nominal cues', "Few believed Ada Moss's claim that the bridge would hold. In Li Wen's words, the river is \"a sleeping dog\".",
     [dict(speaker='Ada Moss', cue='claim'), dict(speaker='Li Wen', cue='words')]),
    # ---- indirect
    (46, 'that-clause', 'Ada Moss said that the bridge would hold.', [dict(kind='indirect', words='that the bridge would hold')]),
    (47, 'content first', 'The bridge will hold, Ada Moss said.', [dict(kind='indirect', words='The bridge will hold')]),
    (48, 'parenthetical', 'The bridge, Ada Moss said, will hold.', [dict(kind='indirect', parts=['The bridge', 'will hold'])]),
    (48, 'parenthetical, mixed', 'The old tools, Ada Moss said, are like "toys of children".',
     [dict(kind='mixed', parts=['The old tools', 'are like "toys of children"'])]),
    (49, 'questions and infinitives', 'Ada Moss asked whether the bridge would hold. Li Wen vowed to rebuild it. The mayor urged residents to leave.',
     [dict(lemma='ask', words='whether the bridge would hold'), dict(lemma='vow', words='to rebuild it'), dict(lemma='urge', words='residents to leave', to='residents')]),
    (50, 'mixed', 'Ada Moss said the plan was "a costly mistake" for the town.',
     [dict(kind='mixed', words='the plan was "a costly mistake" for the town')]),
    (51, 'two cues, one subject', 'Ada Moss said "the bridge will hold" and added "it held in May".',
     [dict(words='the bridge will hold', lemma='say'), dict(words='it held in May', lemma='add', speaker='Ada Moss')]),
    (52, 'negated', 'Ada Moss did not say whether the bridge would hold. Li Wen declined to say who would pay.',
     [dict(negated=True, words='whether the bridge would hold'), dict(negated=True, words='who would pay', cue='declined to say')]),
    (53, 'chain', 'Ada Moss said Li Wen told her that the bridge would hold.',
     [dict(speaker='Ada Moss', lemma='say'), dict(speaker='Li Wen', words='that the bridge would hold', to='her', lemma='tell')]),
    (54, 'block without marks', 'Ada Moss wrote in a letter:\n\nThe bridge will hold. It held in May, and it will hold in June.\n\nThe council met on Monday.',
     [dict(speaker='Ada Moss', words='The bridge will hold. It held in May, and it will hold in June.')]),
    (55, 'words cut apart', 'Ada Moss said , " The bridge will hold . " Li Wen \'s plan failed .', [dict(words='The bridge will hold .', speaker='Ada Moss')]),
    (56, 'brackets and breaks', '"The [old] bridge … will hold — I swear [sic]," Ada Moss said.', [dict(words='The [old] bridge … will hold — I swear [sic]')]),
    (57, 'offsets', 'É “ça va,” Ada Moss said.', [dict(parts=['“ça va,”'])]),
    (58, 'long documents', 'The river rose. ' * 3000 + '"The bridge will hold," Ada Moss said.', [dict(words='The bridge will hold', speaker='Ada Moss')]),
    (59, 'kinds of speakers', '"It is late," a senior official said. "It is early," the ministry said. "It is time," protesters chanted. "It is noon," the report said.',
     [dict(type='anonymous'), dict(type='organization'), dict(type='group'), dict(type='document')]),
    (60, 'confidence and reason', 'Ada Moss said that the bridge would hold.', [dict(rule='quote.indirect')]),
    # ---- what else a quote carries
    (51, 'a third cue', 'Ada Moss has said that she is "not a quitter" and that the port "needs a fighter," adding: "I am one."',
     [dict(kind='mixed', lemma='say'), dict(words='I am one.', lemma='add', speaker='Ada Moss')]),
    (51, 'blame, then words', 'The union has accused the firm of "playing fast and loose" with safety, and says it will ballot.',
     [dict(words='the firm of "playing fast and loose" with safety'), dict(words='it will ballot', speaker='The union')]),
    (23, 'participle between', 'Moss, asked if she would resign, said: "No." One islander, Ada Bell, 62, from Oslo, told the paper: "Never."',
     [dict(words='if she would resign'), dict(words='No.', speaker='Moss'),
      dict(words='Never.', speaker='One islander, Ada Bell, 62, from Oslo,', ref='Ada Bell', to='the paper')]),
    (0, 'what somebody calls a thing', 'What he described as "teething problems" cost taxpayers $40m.', [dict(words='teething problems', speaker='he')]),
    (17, 'nickname before the verb', 'The union head, who is known as "Big Al", told a rally: "We shall not be moved!"',
     [dict(words='We shall not be moved!', to='a rally', speaker='The union head, who is known as "Big Al",')]),
    (16, 'headline in an adjunct', 'Under the headline "Port in a storm", the Daily Echo reported that the bridge would close.',
     [dict(words='that the bridge would close', speaker='the Daily Echo')]),
    (44, 'on record as saying', 'The former prime minister is on record as saying the port would "never close".', [dict(speaker='The former prime minister')]),
    (0, 'a place before a colon says nothing', 'Oslo: The High Court on Friday stayed the order, observing that the port had "acted in haste".',
     [dict(kind='mixed', speaker='The High Court')]),
    (0, 'marks in the name of the speaker', 'John "Jack" Lund, who sang "The Long Road Home" in May, said the bridge would hold.',
     [dict(words='the bridge would hold', speaker='John "Jack" Lund, who sang "The Long Road Home" in May,')]),
    (0, 'time of saying', '"The bridge will hold," Ada Moss said on Monday.', [dict(when='2024-05-13')]),
    (0, 'a day is nobody told', 'The United Nations warned Thursday that the port would close.', [dict(speaker='The United Nations', to=None, when='2024-05-09')]),
    (0, 'a pronoun in an apposition', 'Ada Moss left. A diplomat, speaking because he was asked to, said the port would close.', [dict(type='anonymous', ref=None)]),
    (0, 'told, as somebody reported', 'Ada Moss told troops that "it is near," state television reported.', [dict(words='that "it is near,"', speaker='Ada Moss', to='troops')]),
    (38, 'a study with more about it', 'A new study published Monday in the journal Nature Medicine suggests the drug halves the risk.',
     [dict(type='document', words='the drug halves the risk')]),
    (46, 'bodies say', 'The United Nations say the bridge will hold. Paris claims that it held in May.',
     [dict(words='the bridge will hold', speaker='The United Nations'), dict(words='that it held in May', speaker='Paris')]),
    (47, 'authors', 'Earlier trials had shown little, the authors wrote.', [dict(words='Earlier trials had shown little', speaker='the authors')]),
    (0, 'both parties', 'Lawmakers from both parties said that the bridge would hold.', [dict(speaker='Lawmakers from both parties')]),
    (0, 'predeterminers', 'All the experts said that the bridge would hold.', [dict(speaker='All the experts')]),
    (0, 'time between speaker and verb', 'The union on Monday said the bridge would hold.', [dict(speaker='The union', when='2024-05-13')]),
    (0, 'setting aboard', '"I\'m open to it," the minister told reporters onboard Air Force One.', [dict(at='onboard Air Force One', to='reporters')]),
]


def one(record, want, got):
    spans = {x['id']: x for kind in ('people', 'organizations', 'places', 'dates') for x in record[kind]}
    speaker, cue = got['speaker'] or {}, got['cue'] or {}
    found = dict(kind=got['kind'], words=got['words'], speaker=speaker.get('text'), type=speaker.get('type'), cue=cue.get('text'), lemma=cue.get('lemma'),
                 to=(got['addressee'] or {}).get('text'), at=(got['setting'] or {}).get('text'), negated=got['negated'], rule=got['rule'],
                 ref=spans.get(speaker.get('ref'), {}).get('name'), when=spans.get(got['when'], {}).get('value'),
                 parts=[record['text'][a:b] for a, b in got['parts']])
    return {k: found[k] for k in want}


lines = '\n'.join(json.dumps({'id': str(i), 'text': text}) for i, (_, _, text, _) in enumerate(ROWS))
run = Run('-f', 'jsonl', '--date', '2024-05-15', '--with', 'text', '-', stdin=lines)
check('all texts read', len(run.records) == len(ROWS), run.err)
for record, (number, name, text, wanted) in zip(run.records, ROWS):
    label = f'{number} {name}'
    quotes = record['quotes']
    if wanted is None:
        equal(label, [q['words'] for q in quotes], [])
        continue
    equal(f'{label}: count', len(quotes), len(wanted))
    for want, got in zip(wanted, quotes):
        equal(label, one(record, want, got), want)
scare = Run('-f', 'text', '--with', 'scare', '-', stdin='The so-called "miracle pump" failed. John "Jack" Lund said it was "a bad joke".')
equal('scare list on request', [x['text'] for x in scare.records[0]['scare']], ['"miracle pump"', '"Jack"'])
torn = Run('-f', 'text', '-', stdin='“,” Ada Moss said.\n\nIt was “one PENCE:  thing and another” that day, Ada Moss said.').records[0]['quotes']
check('no quote without words', all(any(c.isalpha() for c in q['words']) for q in torn))
check('what is quoted lies in the parts', all(any(a <= x and y <= b for a, b in q['parts']) for q in torn for x, y in q['quoted']))
check('no scare list without', all('scare' not in record for record in run.records))
equal('every phenomenon', sorted({row[0] for row in ROWS} - {0}), list(range(1, 61)))
finish()
