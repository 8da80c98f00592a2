"""The appliance's disk in QEMU, and a library around it, for the checks that boot it.

The library system and the catalogue behind it are those of `carrel demo` on this machine (10.0.2.2, seen from inside). Settings come in by system credentials, so the
disk is byte for byte the one that is shipped. Waits have limits, and the machine is ended whatever happens.
"""
import base64, os, re, shutil, socket, ssl, subprocess, sys, time

# Software emulation with one processor: QEMU's translator reads an instruction byte by byte, so that with two it may read one that the other processor's
# Java machine is writing, half old and half new, which no real processor does; the Java machine then breaks down (SIGSEGV at the entry of a method).
accelerator = os.environ.get('ACCEL', 'tcg,tb-size=1024')
processors = '1' if accelerator.startswith('tcg') else '2'
limit = int(os.environ.get('BOOT_SECONDS', '900'))
top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
held = True
QUESTION = b'9900302.00\r'

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


def outer_world(work):
    """The demonstration library: its staff door is the appliance's library system, its catalogue the target."""
    log = open(f'{work}/demo.log', 'w')
    demo = subprocess.Popen([f'{top}/carrel', 'demo', '--any-ports'], stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    for _ in range(1500): # it may have to be built first
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


def credential(work, name, text):
    path = f'{work}/credential-{name}'
    with open(path, 'w') as out:
        out.write(f'io.systemd.credential.binary:{name}={base64.b64encode(text.encode()).decode()}')
    return ['-smbios', f'type=11,path={path}']


class Machine:
    """One machine with a copy of the disk; `more` are further words for QEMU."""

    def __init__(self, image, work, more=()):
        self.work = work
        self.demo, ils, stacks = outer_world(work)
        shutil.copy('/usr/share/OVMF/OVMF_VARS_4M.fd', f'{work}/vars.fd')
        self.disk = f'{work}/disk.img'
        subprocess.check_call(['cp', '--sparse=always', image, self.disk])
        self.doors = {inside: free() for inside in (6001, 2100, 8443, 9999)}
        settings = CONFIGURATION.replace('ILS', str(ils)).replace('STACKS', str(stacks))
        self.words = [
            'qemu-system-x86_64', '-machine', 'q35,hpet=off,smm=off', '-accel', accelerator, '-cpu', 'max', '-smp', processors,
            '-m', '1536', '-display', 'none', '-nodefaults', '-chardev', f'file,id=screen,path={work}/screen.log,append=on', '-serial', 'chardev:screen',
            '-drive', 'if=pflash,format=raw,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.fd', '-drive', f'if=pflash,format=raw,file={work}/vars.fd',
            '-drive', f'if=none,id=d0,file={self.disk},format=raw,cache=unsafe,discard=unmap', '-device', 'virtio-blk-pci,drive=d0,bootindex=1',
            '-netdev', 'user,id=n0,' + ','.join(f'hostfwd=tcp:127.0.0.1:{out}-:{inside}' for inside, out in self.doors.items()),
            '-device', 'virtio-net-pci,netdev=n0,romfile=,id=card', '-device', 'virtio-rng-pci', '-monitor', f'unix:{work}/monitor,server=on,wait=off',
            *credential(work, 'carrel.etc.carrel.yaml', settings), *credential(work, 'carrel.etc.ils-password', 'demo-desk'), *more]
        self.process = None

    def start(self):
        self.process = subprocess.Popen(self.words)
        self.began = time.time()

    def screen(self):
        return open(f'{self.work}/screen.log', errors='replace').read()

    def shows(self, text, times=1, seconds=None):
        """Waits until the screen has shown it so often."""
        until = time.time() + (seconds or limit)
        while time.time() < until and self.process.poll() is None:
            if self.screen().count(text) >= times:
                return True
            time.sleep(0.5)
        return self.screen().count(text) >= times

    def answered(self, seconds=None):
        """Waits for the first answer to a terminal."""
        until = time.time() + (seconds or limit)
        while time.time() < until and self.process.poll() is None:
            try:
                answer = ask(self.doors[6001], QUESTION, 5)[0]
            except OSError:
                answer = b''
            if answer:
                return answer
            time.sleep(0.5)
        return b''

    def say(self, command):
        """To QEMU's monitor, which has done it when it asks for the next command: whoever hangs up before is not heard."""
        with socket.socket(socket.AF_UNIX) as monitor:
            monitor.settimeout(60)
            monitor.connect(f'{self.work}/monitor')
            for line in (b'', command.encode() + b'\n'):
                monitor.sendall(line)
                told = more = b' '
                while more and not told.endswith(b'(qemu) '):
                    more = monitor.recv(999)
                    told += more

    def powers_off(self):
        """Presses the button, again where it was pressed before anything listened to it: a terminal is answered earlier than that."""
        off = time.time()
        while self.process.poll() is None and time.time() < off + 180:
            self.say('system_powerdown')
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                pass
        check('it powers off when it is told to', self.process.poll() is not None, f'in {time.time() - off:.0f} s')
        if self.process.poll() is None: # or the next start would find its ports taken
            self.process.kill()
            self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process:
            self.process.kill()
            self.process.wait()
        self.demo.terminate()
        self.demo.wait()
        if not held:
            print(self.screen()[-4000:])


def ended():
    sys.exit(0 if held else 1)
