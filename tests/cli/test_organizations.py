#!/usr/bin/env python3
"""Bodies that every state has: their country comes from the article. Bodies that the words around their name betray."""
from harness import Run, equal, finish


def countries(text):
    record = Run('-q', '-k', 'organization,place', '-d', '2023-01-01', stdin=text).records[0]
    return {o['name']: o['country'] for o in record['organizations']}


def mentions(text):
    record = Run('-q', '-k', 'organization,person', '-d', '2023-01-01', stdin=text).records[0]
    return {o['name']: [m['text'] for m in o['mentions']] for o in record['organizations']}


def main():
    equal('of the article', countries('Protests went on in Lima. Congress voted on Monday. The Supreme Court stayed silent.'), {'Congress': 'PER', 'Supreme Court': 'PER'})
    equal('nowhere', countries('Congress passed the bill.'), {'Congress': None})
    equal('as many of one country as of another', countries('Congress passed the bill. Spain and Chile agreed.'), {'Congress': None})
    equal('by its own name', countries('The US Congress passed the bill. Spain agreed.'), {'US Congress': 'USA'})
    equal('adjective inside', countries('The Indian Parliament met. Germany and France did too.'), {'Indian Parliament': 'IND'})
    equal('bodies of no state', countries('GATT ruled in Tokyo, in Japan.'), {'GATT': None})
    equal('named again', mentions('Sales fell, says research firm Canorix. Canorix blamed the weather.'), {'Canorix': ['Canorix', 'Canorix']})
    equal('short form in brackets', mentions('The University of Nambula (Unam) closed. Unam has no money.'), {'University of Nambula': ['University of Nambula', 'Unam', 'Unam']})
    equal('short form of a longer name', mentions('Brannock Shipyards Ltd. closed. Shares in Brannock fell.'), {'Brannock Shipyards Ltd.': ['Brannock Shipyards Ltd.', 'Brannock']})
    equal('no body', mentions('The company Paul Otto founded closed on Monday. The newspaper Sunday edition sold well.'), {})
    finish()


if __name__ == '__main__':
    main()
