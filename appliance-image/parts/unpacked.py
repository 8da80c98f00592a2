#!/usr/bin/env python3
"""unpacked.py IMAGE.oci.tar BUNDLE: an OCI image as a bundle that runc can run, with what a careful cluster allows it."""
import json, os, subprocess, sys, tarfile

image, bundle = sys.argv[1:]
root = os.path.join(bundle, 'rootfs')
os.makedirs(root)
with tarfile.open(image) as tar:
    def read(name): return json.load(tar.extractfile(name))
    def blob(d): return 'blobs/' + d['digest'].replace(':', '/')
    manifest = read(blob(read('index.json')['manifests'][0]))
    config = read(blob(manifest['config']))['config']
    for layer in manifest['layers']:
        path = os.path.join(bundle, 'layer')
        with open(path, 'wb') as out: out.write(tar.extractfile(blob(layer)).read())
        subprocess.check_call(['tar', '-C', root, '--numeric-owner', '-xzf', path])
        os.unlink(path)
def mount(to, kind, source, *options): return {'destination': to, 'type': kind, 'source': source, 'options': list(options)}
uid, gid = map(int, config['User'].split(':'))
spec = {
    'ociVersion': '1.0.2',
    'root': {'path': 'rootfs', 'readonly': True},
    'process': {
        'user': {'uid': uid, 'gid': gid}, 'cwd': config['WorkingDir'], 'env': config['Env'],
        'args': config['Entrypoint'] + config['Cmd'], 'noNewPrivileges': True,
        'capabilities': {k: [] for k in ('bounding', 'effective', 'permitted', 'inheritable', 'ambient')},
        'rlimits': [{'type': 'RLIMIT_CORE', 'hard': 0, 'soft': 0}, {'type': 'RLIMIT_NOFILE', 'hard': 16384, 'soft': 16384}],
    },
    'mounts': [
        mount('/proc', 'proc', 'proc'), mount('/dev', 'tmpfs', 'tmpfs', 'nosuid', 'mode=755'), mount('/tmp', 'tmpfs', 'tmpfs', 'nosuid', 'nodev', 'noexec', 'mode=1777'),
        mount('/var/lib/carrel', 'bind', os.path.abspath(os.path.join(bundle, 'state')), 'bind', 'rw'),
        mount('/etc/carrel/carrel.yaml', 'bind', os.path.abspath(os.path.join(bundle, 'carrel.yaml')), 'bind', 'ro'),
        mount('/etc/carrel/storage.key', 'bind', os.path.abspath(os.path.join(bundle, 'storage.key')), 'bind', 'ro'),
    ],
    'linux': {'namespaces': [{'type': t} for t in ('pid', 'ipc', 'uts', 'mount')], 'maskedPaths': ['/proc/kcore', '/proc/keys'], 'readonlyPaths': ['/proc/sys']},
}
with open(os.path.join(root, 'etc/carrel/carrel.yaml'), 'w'): pass
with open(os.path.join(root, 'etc/carrel/storage.key'), 'w'): pass
with open(os.path.join(bundle, 'config.json'), 'w') as out: json.dump(spec, out)
