"""Records for the tests of databases and exports: made here, so that they hold what no extractor writes."""
import json


def record(number, facts=2, **fields):
    """A document record with `facts` dates, and one fact of each other kind that refer to each other."""
    name = f'Anna Reyes {number}'
    span = {'text': name, 'start': 10, 'end': 10 + len(name), 'sentence': 0}
    made = {'rule': 'test.rule', 'confidence': 0.9}
    answer = {'text': name, 'start': 10, 'end': 10 + len(name), 'ref': 'p1'}
    doc = {
        'schema': 'nutgraf/1', 'id': f'doc-{number}', 'source': 'news.jsonl', 'title': f'Minister visits Lima {number}', 'published': '2025-03-04',
        'published_from': 'field', 'lang': 'en', 'offsets': 'codepoint', 'chars': 100, 'digest': f'xxh3:{number:032x}', 'ruleset': '0' * 16, 'status': 'ok',
        'focus': {'country': 'PER', 'place': 'l1'},
        'nutgraf': {'event': 'e1', 'who': answer, 'what': None, 'when': None, 'where': None, 'why': None, 'how': None},
        'dates': [{'id': f't{i + 1}', 'text': 'Monday', 'start': 30, 'end': 36, 'sentence': 0, 'type': 'DATE', 'value': '2025-03-03', 'mod': None, 'quant': None,
                   'freq': None, 'begin': '2025-03-03', 'stop': '2025-03-04', 'zone_offset': None, 'anchor': 'document', 'halves': [], **made} for i in range(facts)],
        'places': [{'id': 'l1', 'name': 'Lima', 'kind': 'city', 'country': 'PER', 'country_a2': 'PE', 'admin1': '15', 'lat': -12.043, 'lon': -77.028,
                    'geonameid': 3936456, 'disputed': False,
                    'mentions': [{'text': 'Lima', 'start': 40, 'end': 44, 'sentence': 0, 'role': 'literal', 'use': 'at', 'modifier': None, 'inner': []}], **made}],
        'people': [{'id': 'p1', 'name': name, 'canonical': None, 'leader': False, 'titles': ['Minister'], 'office': 'minister', 'country': 'ESP', 'in_office': None,
                    'wikidata': None, 'mentions': [{**span, 'name_start': 10, 'name_end': 20, 'form': 'name', 'group': None}], **made}],
        'organizations': [{'id': 'o1', 'name': 'United Nations', 'kind': 'igo', 'country': None, 'cameo': 'IGOUNO',
                           'mentions': [{'text': 'UN', 'start': 50, 'end': 52, 'sentence': 1, 'role': 'acronym'}], **made}],
        'quotes': [{'id': 'q1', 'kind': 'direct', 'words': 'We agree', 'text': '"We agree"', 'start': 60, 'end': 70, 'parts': [[60, 70]], 'quoted': [[60, 70]],
                    'sentence': 1, 'speaker': {'ref': 'p1', 'text': name, 'start': 10, 'end': 10 + len(name), 'type': 'person'},
                    'cue': {'text': 'said', 'start': 71, 'end': 75, 'lemma': 'say'}, 'addressee': None, 'setting': None, 'negated': False, 'when': 't1', **made}],
        'blocks': [{'id': 'b1', 'start': 80, 'end': 90, 'fields': [{'label': 'Location', 'key': 'location', 'value': 'Lima', 'start': 86, 'end': 90}], **made}],
        'events': [{'id': 'e1', 'type': 'CONSULT', 'mode': 'visit', 'cameo': '042', 'quad': 1, 'as_coded': {'plover': 'CONSULT', 'cameo': '042'}, 'status': 'past',
                    'polarity': 'positive', 'evidential': 'asserted',
                    'actors': [{'ref': 'p1', **span, 'country': 'ESP', 'cameo': 'ESPGOV', 'source': 'text'}],
                    'recipients': [{'ref': 'l1', 'text': 'Peru', 'start': 45, 'end': 49, 'sentence': 0, 'country': 'PER', 'cameo': 'PER', 'source': 'text'}],
                    'reciprocal': False, 'when': {'ref': 't1', 'value': '2025-03-03', 'begin': '2025-03-03', 'stop': '2025-03-04', 'source': 'text'},
                    'where': {'ref': 'l1', 'source': 'text'}, 'quotes': ['q1'], 'block': 'b1', 'part_of': None, 'attributes': {'deaths': 0},
                    'evidence': [{**span, 'trigger': {'text': 'visits', 'start': 21, 'end': 27}}], **made}],
        'warnings': [],
    }
    doc.update(fields)
    return doc


def lines(*docs):
    return ''.join((d if isinstance(d, str) else json.dumps(d, ensure_ascii=False)) + '\n' for d in docs)


NUL = '\x00'
HOSTILE = [
    "Robert'); DROP TABLE facts; --", '"quoted" \\ back\\slash', 'tab\there\nand\r\nlines', f'NUL{NUL}inside', '\\N', '\\.', '', "''", '\u2028\u0085', 'é😀', '=cmd|x',
    '{"not": "json"}', '%s %n %d', '\x7f\x01',
]
