#!/usr/bin/env python3
"""booted.py IMAGE WORK: boots the appliance's disk in QEMU and asks it from outside, as a library would. Exit code 0: all held."""
import re, socket, subprocess, sys, time
from machine import Machine, ask, check, ended, health

image, work = sys.argv[1:3]
card, pin = '29001100034177', '804719'

with Machine(image, work) as machine:
    doors = machine.doors
    machine.start()
    answer = machine.answered()
    check('a terminal is answered', answer.startswith(b'98'), f'{time.time() - machine.began:.0f} s after power-on')
    if answer:
        day = time.strftime('%Y%m%d    %H%M%S').encode()
        patron = b'|AA' + card.encode() + b'|AC|AD' + pin.encode() + b'|\r'
        visit = ask(doors[6001], [
            b'9300CNkiosk|COnothing|CPMAIN|\r', b'63001' + day + b'          AORIV' + patron,
            b'11NN' + day + day + b'AORIV|AA' + card.encode() + b'|AB31001000000000|AC|AD' + pin.encode() + b'|\r', b'35' + day + b'AORIV' + patron], 30)
        check('login, patron information, checkout and end are answered', [a[:2] for a in visit] == [b'94', b'64', b'12', b'36'], str([a[:2] for a in visit]))
        check('the card is known, and its PIN right', b'|BLY' in visit[1] and b'|CQY' in visit[1])
        check('the console answers', b'"UP"' in health(doors[8443]))
        try:
            found = subprocess.run(['yaz-client', f'127.0.0.1:{doors[2100]}/books'], input='find @attr 1=1003 austen\nquit\n', capture_output=True, text=True, timeout=120).stdout
            check('a catalogue is searched', re.search(r'Number of hits: [1-9]', found))
        except FileNotFoundError:
            check('a catalogue is searched', False, 'yaz-client is not here: apt-get install yaz')
        try:
            ask(doors[9999], b'x\r', 5)
            check('no other port is open', False)
        except (TimeoutError, socket.timeout):
            check('no other port is open', True)
        except OSError as error:
            check('no other port is open', False, repr(error))
        machine.powers_off()
disk = open(machine.disk, 'rb').read()
check('the search finds what is there', b'carrel-data' in disk or 'carrel-data'.encode('utf-16-le') in disk)
check('nothing of the reader is on the disk', not any(each.encode(form) in disk for each in (card, pin + '|', 'AD' + pin) for form in ('latin-1', 'utf-16-le')))
ended()
