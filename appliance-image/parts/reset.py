#!/usr/bin/env python3
"""reset.py IMAGE WORK: starts the appliance twice, and once more with a factory reset among the kernel's words. Exit code 0: all held.

What is looked at is the certificate that the console signs itself at the first start and keeps.
"""
import ssl, sys, time
from machine import Machine, check, ended

image, work = sys.argv[1:3]
RESET = ['-smbios', 'type=11,value=io.systemd.stub.kernel-cmdline-extra=carrel.factory-reset=1']
seen = []
with Machine(image, work) as machine:
    for more in [], [], RESET:
        machine.words += more
        machine.start()
        check('a terminal is answered', machine.answered().startswith(b'98'), f'{time.time() - machine.began:.0f} s after power-on')
        seen.append(ssl.get_server_certificate(('127.0.0.1', machine.doors[8443])))
        machine.powers_off()
    check('what is kept is kept over a restart', seen[0] == seen[1])
    check('the screen says that there was a factory reset', machine.screen().count('all that was kept is destroyed') > 0)
    check('nothing is left after it', seen[2] not in seen[:2])
ended()
