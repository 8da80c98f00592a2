#!/usr/bin/env python3
"""updated.py IMAGE STICK WORK: gives the running appliance a stick with a newer version that does not work, a clock that is wrong, a cable that comes out, and a data partition without room. Exit code 0: all held.

STICK is a file system named CARREL-NEW with carrel-VERSION.efi and its signature. The version that works must be there again by itself.
"""
import sys, time
from machine import Machine, check, credential, ended

FILL = '[Unit]\nRequiresMountsFor=/var/lib/carrel\nBefore=carrel-settle.service\nDefaultDependencies=no\n' \
       '[Service]\nType=oneshot\nExecStart=-/bin/sh -c "cat /dev/zero >/var/lib/carrel/filling"\n'


def filled(work):
    """What has a boot fill the data partition to the last block before Carrel starts."""
    return credential(work, 'systemd.extra-unit.fill.service', FILL) \
        + credential(work, 'systemd.unit-dropin.carrel-settle.service', '[Unit]\nWants=fill.service\n')


image, stick, work = sys.argv[1:4]
more = ['-rtc', 'base=2001-01-01T00:00:00', '-drive', f'if=none,id=d1,file={stick},format=raw,readonly=on', '-device', 'virtio-blk-pci,drive=d1']
with Machine(image, work, more) as machine:
    machine.start()
    check('a terminal is answered with a wrong clock', machine.answered().startswith(b'98'), f'{time.time() - machine.began:.0f} s after power-on')
    check('the screen says that the clock is wrong', machine.shows('the clock is wrong', seconds=5))
    check('the stick is taken in', machine.shows('starts with the next boot', seconds=120))
    machine.say('set_link card off')
    check('the screen says that there is no network', machine.shows('no network', seconds=60))
    machine.say('set_link card on')
    back = time.time()
    check('a terminal is answered when the cable is back', machine.answered(120).startswith(b'98'), f'after {time.time() - back:.0f} s')
    machine.powers_off()
    machine.start()
    check('the new version is tried', machine.shows('carrel does not answer', 1))
    check('it is tried twice', machine.shows('carrel does not answer', 2))
    check('the version before is back by itself', machine.answered().startswith(b'98'), f'{time.time() - machine.began:.0f} s after power-on')
    check('the failed version is not tried again', machine.shows('failed here before and is not tried again', seconds=120))
    machine.powers_off()
    machine.words += filled(work)
    machine.start()
    check('a terminal is answered without room on the data partition', machine.answered().startswith(b'98'), f'{time.time() - machine.began:.0f} s after power-on')
    check('the screen says that there is none', machine.shows('the data partition is full', seconds=60))
    machine.powers_off()
ended()
