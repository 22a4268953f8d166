#!/usr/bin/env python3
"""Bodies that every state has: their country comes from the article."""
from harness import Run, equal, finish


def countries(text):
    record = Run('-q', '-k', 'organization,place', '-d', '2023-01-01', stdin=text).records[0]
    return {o['name']: o['country'] for o in record['organizations']}


def main():
    equal('of the article', countries('Protests went on in Lima. Congress voted on Monday. The Supreme Court stayed silent.'), {'Congress': 'PER', 'Supreme Court': 'PER'})
    equal('nowhere', countries('Congress passed the bill.'), {'Congress': None})
    equal('as many of one country as of another', countries('Congress passed the bill. Spain and Chile agreed.'), {'Congress': None})
    equal('by its own name', countries('The US Congress passed the bill. Spain agreed.'), {'US Congress': 'USA'})
    equal('adjective inside', countries('The Indian Parliament met. Germany and France did too.'), {'Indian Parliament': 'IND'})
    equal('bodies of no state', countries('GATT ruled in Tokyo, in Japan.'), {'GATT': None})
    finish()


if __name__ == '__main__':
    main()
