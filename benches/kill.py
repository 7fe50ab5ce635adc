#!/usr/bin/env python3
"""Kills a large sync at random moments and looks at what is left.

    kill.py --mamori BINARY --load LOAD [--times 50] [--seed 1] [--no-score] [--first] [--work DIR]

Each time a store that holds a year of usage gets a changed year (usage_1pct.csv) and the rest of the folder, and the
process is killed with SIGKILL after a random part of the time that a whole sync takes. Then the integrity check must
hold, and runs, points and sums must be those of before or of after: never between.
"""
import argparse, pathlib, random, shutil, sqlite3, subprocess, time

DAY = "2026-11-20"
SUMS = [
    "SELECT count(*) FROM run", "SELECT count(*), sum(value) FROM v_usage_daily",
    "SELECT count(*), sum(arr_minor) FROM v_account", "SELECT count(*) FROM v_ticket",
    "SELECT count(*) FROM v_contact", "SELECT count(*), sum(amount_minor) FROM v_invoice",
]


def state(store):
    db = sqlite3.connect(store)
    check = db.execute("PRAGMA integrity_check").fetchone()[0]
    keys = db.execute("PRAGMA foreign_key_check").fetchall()
    assert check == "ok" and not keys, (check, keys[:3])
    sums = []
    for sql in SUMS:
        try:
            sums.append(db.execute(sql).fetchone())
        except sqlite3.OperationalError as error:
            sums.append(str(error))
    db.close()
    return sums


def kill_first(args, store, command):
    def look():
        return state(store / "mamori.db") if (store / "mamori.db").exists() else None

    def runs(found):
        # No store, or none with tables in it: nothing was read.
        return 0 if found is None or isinstance(found[0], str) else found[0][0]

    shutil.rmtree(store, ignore_errors=True)
    start = time.monotonic()
    subprocess.run(command, check=True)
    whole, after = time.monotonic() - start, look()
    print(f"a whole sync: {whole:.1f} s\nafter  {after}")
    dice, seen = random.Random(args.seed), {"before": 0, "after": 0}
    for number in range(args.times):
        shutil.rmtree(store, ignore_errors=True)
        child = subprocess.Popen(command)
        try:
            child.wait(dice.uniform(0.0, whole))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        found = look()
        if runs(found) == 0:
            points = found and [rows for rows in found if not isinstance(rows, str) and rows[0] != 0]
            assert not points, f"kill {number}: {found}"
        else:
            assert found == after, f"kill {number}: {found}"
        seen["before" if runs(found) == 0 else "after"] += 1
        # And it goes on from there as if nothing had been.
        if number % 10 == 0:
            subprocess.run(command, check=True)
            assert look() == after, f"after kill {number}: {look()}"
    print(f"{args.times} kills: {seen}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mamori", required=True)
    parser.add_argument("--load", required=True)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-score", action="store_true", help="aim at reading and applying alone")
    parser.add_argument("--first", action="store_true", help="into a store that is not there yet")
    parser.add_argument("--work", default="kill-bench")
    args = parser.parse_args()
    work, load = pathlib.Path(args.work).resolve(), pathlib.Path(args.load)
    full, new, store = work / "full", work / "new", work / "w"
    shutil.rmtree(work, ignore_errors=True)
    new.mkdir(parents=True)
    for name in ("usage_1pct.csv", "accounts.csv", "contacts.csv", "invoices.csv", "tickets.json"):
        shutil.copy(load / name, new / name)

    def sync(where, what, more=()):
        return [args.mamori, "--workspace", str(where), "--today", DAY, "--quiet", "sync", "--yes", *more, str(what)]

    aim = ["--no-score"] if args.no_score else []
    if args.first:
        return kill_first(args, store, sync(store, new, aim))

    def put():
        shutil.rmtree(store, ignore_errors=True)
        shutil.copytree(full, store)

    subprocess.run(sync(full, load / "usage.csv", ["--no-score"]), check=True)
    before = state(full / "mamori.db")
    put()
    start = time.monotonic()
    subprocess.run(sync(store, new, aim), check=True)
    whole = time.monotonic() - start
    after = state(store / "mamori.db")
    assert before != after
    print(f"a whole sync: {whole:.1f} s\nbefore {before}\nafter  {after}")
    dice, seen = random.Random(args.seed), {"before": 0, "after": 0}
    for number in range(args.times):
        put()
        child = subprocess.Popen(sync(store, new, aim))
        try:
            child.wait(dice.uniform(0.0, whole))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        found = state(store / "mamori.db")
        assert found in (before, after), f"kill {number}: {found}"
        seen["before" if found == before else "after"] += 1
    print(f"{args.times} kills: {seen['before']} as before, {seen['after']} as after, none between")


if __name__ == "__main__":
    main()
