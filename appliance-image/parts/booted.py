#!/usr/bin/env python3
"""booted.py IMAGE WORK: boots the appliance's disk in QEMU and asks it from outside, as a library would.

The library system and the catalogue behind it are those of `carrel demo` on this machine (10.0.2.2, seen from inside). Settings come in by system credentials, so the
disk is byte for byte the one that is shipped. Waits have limits, and the machine is ended whatever happens. Exit code 0: all held.
"""
import base64, os, re, shutil, socket, ssl, subprocess, sys, time

image, work = sys.argv[1:3]
limit = int(os.environ.get('BOOT_SECONDS', '600'))
card, pin = '29001100034177', '804719'
top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
held = True


def check(what, good, more=''):
    global held
    held &= bool(good)
    print(f'{"held" if good else "FAILED"}: {what} {more}'.rstrip(), flush=True)


def free():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def ask(port, line, wait=10):
    with socket.create_connection(('127.0.0.1', port), wait) as s:
        s.settimeout(wait)
        answers = []
        for each in line if isinstance(line, list) else [line]:
            s.sendall(each)
            answer = b''
            while not answer.endswith(b'\r'):
                more = s.recv(4096)
                if not more:
                    break
                answer += more
            answers.append(answer)
        return answers


def health(port):
    context = ssl._create_unverified_context()
    with context.wrap_socket(socket.create_connection(('127.0.0.1', port), 10)) as s:
        s.settimeout(20)
        s.sendall(b'GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
        answer = b''
        while more := s.recv(4096):
            answer += more
        return answer


def outer_world():
    """The demonstration library: its staff door is the appliance's library system, its catalogue the target."""
    log = open(f'{work}/demo.log', 'w')
    demo = subprocess.Popen([f'{top}/carrel', 'demo', '--any-ports'], stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    for _ in range(600):
        said = open(f'{work}/demo.log').read()
        if 'Ctrl-C ends' in said:
            return demo, int(re.search(r'staff +port (\d+)', said)[1]), int(re.search(r'yaz-client 127.0.0.1:(\d+)', said)[1])
        time.sleep(0.2)
    demo.kill()
    sys.exit('the demonstration library did not open: ' + said)


CONFIGURATION = '''
library: { name: Riverside Public Library, institution: RIV }
storage: { path: /var/lib/carrel, key: "credential:storage-key" }
console: { bind: "0.0.0.0:8443" }
upstreams:
  ils: { protocol: sip2, trust: record, address: "10.0.2.2:ILS", tls: { mode: plain }, login: { user: desk1, password: "file:/etc/carrel/ils-password" }, timeout: 9s }
  stacks: { protocol: z3950, address: "10.0.2.2:STACKS", tls: { mode: plain }, databases: { books: books }, timeout: 20s }
terminals:
  kiosks: { protocol: sip2, bind: "0.0.0.0:6001", profile: self-check, upstream: ils, tls: { mode: plain } }
  catalogue: { protocol: z3950, bind: "0.0.0.0:2100", profile: catalogue-client, databases: { books: stacks }, tls: { mode: plain } }
'''


def credential(name, text):
    path = f'{work}/credential-{name}'
    with open(path, 'w') as out:
        out.write(f'io.systemd.credential.binary:{name}={base64.b64encode(text.encode()).decode()}')
    return ['-smbios', f'type=11,path={path}']


demo, ils, stacks = outer_world()
shutil.copy('/usr/share/OVMF/OVMF_VARS_4M.fd', f'{work}/vars.fd')
subprocess.check_call(['cp', '--sparse=always', image, f'{work}/disk.img'])
doors = {inside: free() for inside in (6001, 2100, 8443, 9999)}
machine = subprocess.Popen(
    ['qemu-system-x86_64', '-machine', 'q35,hpet=off,smm=off', '-accel', os.environ.get('ACCEL', 'tcg,thread=multi,tb-size=1024'), '-cpu', 'max', '-smp', '2',
     '-m', '1536', '-display', 'none', '-nodefaults', '-no-reboot', '-serial', f'file:{work}/screen.log',
     '-drive', 'if=pflash,format=raw,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.fd', '-drive', f'if=pflash,format=raw,file={work}/vars.fd',
     '-drive', f'if=none,id=d0,file={work}/disk.img,format=raw,cache=unsafe,discard=unmap', '-device', 'virtio-blk-pci,drive=d0,bootindex=1',
     '-netdev', 'user,id=n0,' + ','.join(f'hostfwd=tcp:127.0.0.1:{out}-:{inside}' for inside, out in doors.items()),
     '-device', 'virtio-net-pci,netdev=n0,romfile=', '-device', 'virtio-rng-pci', '-monitor', f'unix:{work}/monitor,server=on,wait=off',
     *credential('carrel.etc.carrel.yaml', CONFIGURATION.replace('ILS', str(ils)).replace('STACKS', str(stacks))), *credential('carrel.etc.ils-password', 'demo-desk')])
began = time.time()
try:
    answer = b''
    while time.time() - began < limit and machine.poll() is None:
        try:
            answer = ask(doors[6001], b'9900302.00\r', 5)[0]
        except OSError:
            answer = b''
        if answer:
            break
        time.sleep(0.5)
    check('a terminal is answered', answer.startswith(b'98'), f'{time.time() - began:.0f} s after power-on')
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
        with socket.socket(socket.AF_UNIX) as monitor:
            monitor.connect(f'{work}/monitor')
            monitor.recv(999)
            monitor.send(b'system_powerdown\n')
            off = time.time()
            try:
                machine.wait(180)
                check('it powers off when it is told to', True, f'in {time.time() - off:.0f} s')
            except subprocess.TimeoutExpired:
                check('it powers off when it is told to', False)
finally:
    machine.kill()
    machine.wait()
    demo.terminate()
    demo.wait()
if not answer:
    print(open(f'{work}/screen.log', errors='replace').read()[-4000:])
disk = open(f'{work}/disk.img', 'rb').read()
check('the search finds what is there', b'carrel-data' in disk or 'carrel-data'.encode('utf-16-le') in disk)
check('nothing of the reader is on the disk', not any(each.encode(form) in disk for each in (card, pin + '|', 'AD' + pin) for form in ('latin-1', 'utf-16-le')))
sys.exit(0 if held else 1)
