# shellcheck shell=bash
# The bootable disk: Debian with the package in it, as one signed-able file. The kernel carries the whole system, read-only,
# and unpacks it into memory; the disk has that file and a data partition, which the first boot makes.

debian=systemd,systemd-sysv,dbus,udev,kmod,linux-image-cloud-amd64,nftables,iproute2,ca-certificates,tzdata,openssl
debian+=,systemd-resolved,systemd-timesyncd,systemd-repart,systemd-cryptsetup,e2fsprogs,fdisk,busybox-static
debian+=,systemd-boot,systemd-boot-efi,systemd-container,cryptsetup-bin,netbase,dosfstools
debian+=,libtss2-esys-3.0.2-0t64,libtss2-rc0t64,libtss2-mu-4.0.1-0t64,libtss2-tcti-device0t64

esp_mb=512
console_words="console=tty0 console=ttyS0,115200 quiet systemd.machine_id=firmware systemd.swap=0 init_on_free=1 init_on_alloc=1 slab_nomerge lockdown=confidentiality nohibernate panic=10 systemd.show_status=1"

disk() {
    need mmdebstrap mmdebstrap mksquashfs squashfs-tools objcopy binutils mcopy mtools mkfs.vfat dosfstools sgdisk gdisk cpio cpio qemu-img qemu-utils
    system
    initial_memory
    one_file
    whole_disk
    built "$out/carrel-$version.efi"
    built "$out/carrel-$version.qcow2"
}

# Debian, the package, and what makes an appliance of them, as a squashfs.
system() {
    local sources
    mapfile -t sources < <(sources)
    cp -a "$here/disk/overlay" "$work/overlay"
    mkdir -p "$work/overlay/usr/share/carrel"
    echo "$SOURCE_DATE_EPOCH" >"$work/overlay/usr/share/carrel/built"
    [ -z "${UPDATES_PUBLIC_KEY:-}" ] || install -m 644 "$UPDATES_PUBLIC_KEY" "$work/overlay/usr/lib/carrel-appliance/updates.pem"
    [ -z "${SITE:-}" ] || cp -a "$SITE/." "$work/overlay/"
    settle "$work/overlay"
    tarred "$work/overlay" "$work/overlay.tar"
    export INITRD=No VERSION_OF_CARREL=$version WORK=$work PACKAGE=$package
    # shellcheck disable=SC2016 # $1 is the hook's
    mmdebstrap --quiet --mode=root --variant=minbase --include="$debian" \
        --aptopt='Apt::Install-Recommends "false"' \
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
        --dpkgopt='path-include=/usr/share/doc/carrel/*' --dpkgopt='path-exclude=/usr/share/man/*' \
        --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/i18n/*' \
        --customize-hook="$parts/in-the-system \"\$1\"" \
        trixie "$work/system.tar" "${sources[@]}" 2>"$work/system.log" </dev/null ||
        { tail -n 30 "$work/system.log" >&2; die "the appliance's system was not made"; }
    say "system: $(size "$work/system.tar")"
    cp "$work/packages.txt" "$out/carrel-$version.packages.txt"
    mksquashfs - "$work/system.squashfs" -tar -quiet -no-progress -comp zstd -Xcompression-level "${LEVEL:-3}" -b 256K -noappend <"$work/system.tar"
    say "system, packed: $(size "$work/system.squashfs")"
}

# The kernel's first memory: busybox, three modules, and the whole system.
initial_memory() {
    local first=$work/first
    mkdir -p "$first"/{modules,dev,proc,sys}
    install -m 755 "$here/disk/init" "$first/init"
    install -m 755 "$work/busybox" "$first/busybox"
    cp "$work/modules.order" "$first/"
    cp "$work"/modules/* "$first/modules/"
    mv "$work/system.squashfs" "$first/system.squashfs"
    settle "$first"
    (cd "$first" && find . -print0 | sort -z | cpio --null --create --format=newc --reproducible --owner=0:0 --quiet) >"$work/initrd"
}

# A unified kernel image: systemd's stub with the kernel, its words and its memory as sections behind its own.
one_file() {
    local stub=$work/linuxx64.efi.stub align offset=0 size vma end arguments=()
    printf '%s' "$console_words" >"$work/cmdline"
    printf 'ID=carrel\nNAME="Carrel"\nPRETTY_NAME="Carrel %s"\nVERSION_ID=%s\n' "$version" "$version" >"$work/osrel"
    align=$((16#$(objdump -p "$stub" | awk '/^SectionAlignment/ { print $2 }')))
    while read -r size vma; do
        end=$((16#$size + 16#$vma))
        [ $end -le $offset ] || offset=$end
    done < <(objdump -h "$stub" | awk 'NF == 7 && $1 ~ /^[0-9]+$/ { print $3, $4 }')
    section() {
        offset=$(((offset + align - 1) / align * align))
        arguments+=(--add-section ".$1=$2" --change-section-vma ".$1=$(printf 0x%x $offset)" --set-section-flags ".$1=contents,alloc,load,readonly,data")
        offset=$((offset + $(stat -Lc %s "$2")))
    }
    section osrel "$work/osrel"
    section cmdline "$work/cmdline"
    section uname "$work/uname"
    section initrd "$work/initrd"
    section linux "$work/vmlinuz"
    objcopy --preserve-dates "${arguments[@]}" "$stub" "$out/carrel-$version.efi"
    timeless "$out/carrel-$version.efi"
    [ -z "${SECURE_BOOT_KEY:-}" ] || sbsign --key "$SECURE_BOOT_KEY" --cert "$SECURE_BOOT_CERTIFICATE" --output "$out/carrel-$version.efi" "$out/carrel-$version.efi"
}

# objcopy writes the time of day and a sum over it into the header; the firmware looks at neither.
timeless() {
    local at
    at=$(od -An -tu4 -j60 -N4 "$1" | tr -d ' ')
    printf '\0\0\0\0' | dd of="$1" bs=1 seek=$((at + 8)) conv=notrunc status=none
    printf '\0\0\0\0' | dd of="$1" bs=1 seek=$((at + 24 + 64)) conv=notrunc status=none
}

# GPT, the boot partition with loader and system, and room for the data.
whole_disk() {
    local disk=$out/carrel-$version.img esp=$work/esp
    rm -f "$disk"
    truncate -s $((esp_mb + 2 + 128))M "$disk"
    truncate -s ${esp_mb}M "$esp"
    mkfs.vfat -F 32 -n CARREL -i 0CA44E10 --invariant "$esp" >/dev/null
    printf 'timeout 0\neditor no\nauto-firmware no\n' >"$work/loader.conf"
    touch -d "@$SOURCE_DATE_EPOCH" "$work/loader.conf" "$work/systemd-bootx64.efi" "$out/carrel-$version.efi"
    export MTOOLS_SKIP_CHECK=1
    mmd -i "$esp" ::/EFI ::/EFI/BOOT ::/EFI/Linux ::/loader
    mcopy -m -i "$esp" "$work/systemd-bootx64.efi" ::/EFI/BOOT/BOOTX64.EFI
    mcopy -m -i "$esp" "$work/loader.conf" ::/loader/loader.conf
    mcopy -m -i "$esp" "$out/carrel-$version.efi" "::/EFI/Linux/carrel_$version.efi"
    sgdisk -U CA44E100-0000-4000-8000-000000000001 -n 1:2048:+${esp_mb}M -t 1:EF00 -c 1:carrel-esp \
        -u 1:CA44E100-0000-4000-8000-000000000002 "$disk" >/dev/null
    dd if="$esp" of="$disk" bs=1M seek=1 conv=notrunc,sparse status=none
    qemu-img convert -O qcow2 -c "$disk" "$out/carrel-$version.qcow2"
}
