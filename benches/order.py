#!/usr/bin/env python3
"""Writes link/start.ld: which functions lie together in the released program, as a start and a few keys call them.

    order.py --mamori BINARY --workspace DIR [--today DATE] [--keys 'j j k']

BINARY is a release build with its symbols (CARGO_PROFILE_RELEASE_STRIP=none), DIR a workspace with accounts in it. It is
run once under valgrind (callgrind), which says what was called. Hashes of crates and compilers are left out of the names, so
that the order holds for other compilers and later versions; names that are not there are passed over by the linker.
"""
import argparse, fcntl, os, pathlib, pty, re, select, struct, subprocess, tempfile, termios, time

HEAD = """/* Functions that a start calls lie together: the system reads a program by 64 kB, and of what lies mixed nearly all
   would be read. Written by benches/order.py; a name that is not there any more does no harm. */
SECTIONS
{
  .text.start :
  {
"""
TAIL = """  }
}
INSERT BEFORE .text;
"""


def quiet(fd, seconds):
    last = time.time()
    while time.time() - last < seconds:
        if select.select([fd], [], [], 0.1)[0]:
            try:
                os.read(fd, 65536)
            except OSError:
                return
            last = time.time()


def called(args):
    """Names of all functions that ran, as they stand in the program."""
    with tempfile.TemporaryDirectory() as folder:
        trace = os.path.join(folder, "trace")
        command = ["valgrind", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={trace}", args.mamori,
                   "--workspace", args.workspace, *(["--today", args.today] if args.today else [])]
        child, fd = pty.fork()
        if child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 200, 0, 0))
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execvp(command[0], command)
        quiet(fd, 15)
        for key in args.keys.split():
            os.write(fd, key.encode())
            quiet(fd, 3)
        os.write(fd, b"q")
        quiet(fd, 5)
        os.waitpid(child, 0)
        found = re.findall(r"^c?fn=\(\d+\) (\S+)", pathlib.Path(trace).read_text(errors="replace"), re.M)
    return {re.sub(r"'\d+$", "", name) for name in found}


def sizes(binary):
    listed = subprocess.run(["nm", "-S", binary], capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in listed.splitlines())
    return {row[3]: int(row[1], 16) for row in rows if len(row) == 4 and row[2] in "tTwW"}


def pattern(name):
    """The name for any compiler: hashes of crates, and places in the name that move with them, may be any."""
    name = re.sub(r"(?<=C)s[0-9A-Za-z]{6,}_", "*", name)
    name = re.sub(r"B[0-9A-Za-z]{0,2}_", "*", name)
    name = re.sub(r"17h[0-9a-f]{16}E.*$", "17h*", name)
    name = re.sub(r"\.llvm\.\d+$", "*", name)
    return re.sub(r"\*+", "*", name)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mamori", required=True)
    parser.add_argument("--workspace", required=True)
    parser.add_argument("--today")
    parser.add_argument("--keys", default="j j k")
    args = parser.parse_args()
    size = sizes(args.mamori)
    hit = called(args) & size.keys()
    whole, ran = {}, {}
    for name, bytes_ in size.items():
        whole[pattern(name)] = whole.get(pattern(name), 0) + bytes_
    for name in hit:
        ran[pattern(name)] = ran.get(pattern(name), 0) + size[name]
    # Where one pattern stands for many functions of which few ran, it comes last.
    order = sorted(ran, key=lambda one: (-round(ran[one] / whole[one], 1), one))
    lines = [f"    *(.text.{one} .text.unlikely.{one})\n" for one in order]
    target = pathlib.Path(__file__).resolve().parent.parent / "link/start.ld"
    target.write_text(HEAD + "".join(lines) + TAIL)
    kept = sum(whole[one] for one in order)
    print(f"{len(hit)} functions of {sum(size[name] for name in hit)} bytes ran; {len(order)} names hold {kept} bytes")


if __name__ == "__main__":
    main()
