#!/usr/bin/env python3
"""Times whole imports against their peers, round by round in one run: B1-B7 and B17.

    whole.py --tools PERF --load LOAD --mamori BINARY [--runs 5] [--only B1,B3] [--work DIR] [--json FILE]

PERF holds measure.py and peers/, LOAD the load made by its generator (usage.csv, usage_1pct.csv, usage_tail.csv,
accounts.csv, contacts.csv, invoices.csv, nps.csv, tasks.csv, tickets.json, tickets.ndjson). DuckDB and the sqlite3 shell
are the peers. B6 is all files and then today's health of every account, as the peer does it; B6w a plain `sync` of them, which
fills the 53 past week-ends of all as well. A case is prepared (an empty or a filled store put in its place) outside the time that counts; what counts
is user + system CPU of the finished process, the median of the ratios of the rounds.
"""
import argparse, os, pathlib, shutil, subprocess, sys

DAY = "2026-11-20"
LIMITS = {"B1": 0.12, "B2": 0.03, "B3": 0.12, "B4": 1.0, "B5": 0.40, "B5n": 0.40, "B6": 0.15, "B6w": 9.9, "B7": 0.015, "B17": 0.10}


class Bench:
    def __init__(self, args):
        sys.path.insert(0, args.tools)
        import measure
        self.measure, self.args = measure, args
        self.work = pathlib.Path(args.work).resolve()
        self.work.mkdir(parents=True, exist_ok=True)
        self.load, self.peers = args.load, os.path.join(args.tools, "peers")
        self.found = {}

    def at(self, name):
        return str(self.work / name)

    def ours(self, store, what, more="--no-score"):
        return f"{self.args.mamori} --workspace {self.at(store)} --today {DAY} --quiet sync --yes {more} {what}"

    def run(self, *command):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def case(self, name, cmd, *, prep="", check=""):
        return self.measure.Case(name, cmd, prep=prep, check=check)

    def race(self, name, ours, peer):
        if self.args.only and name not in self.args.only:
            return
        rows = self.measure.run_cases([ours, peer], self.args.runs, 1, peer.name, (1,), title=name, out=self.args.json)
        self.found[name] = (rows[0]["ratio_cpu"], rows[0]["rss_mb"])

    def count(self, store):
        sql = "SELECT count(*), sum(value) FROM v_usage_daily"
        return f"{self.args.mamori} --workspace {self.at(store)} query '{sql}' | tr '\\n' ' '"

    def put(self, into, whole):
        return f"rm -rf {self.at(into)}*; cp -r {self.at(whole)} {self.at(into)}"

    def fill(self):
        """Stores that hold the year already, ours and the peer's, for what is imported on top."""
        for name in ("full", "full.db"):
            shutil.rmtree(self.at(name), ignore_errors=True)
            pathlib.Path(self.at(name)).unlink(missing_ok=True)
        usage = f"{self.load}/usage.csv"
        self.run("sh", "-c", self.ours("full", usage))
        self.run("sh", f"{self.peers}/sqlite_upsert.sh", self.at("full.db"), usage)

    def usage(self):
        load, peers = self.load, self.peers
        first = self.case("mamori sync", self.ours("w", f"{load}/usage.csv"), prep=f"rm -rf {self.at('w')}", check=self.count("w"))
        tuned = self.case("sqlite3 .import tuned", f"sh {peers}/sqlite_tuned.sh {self.at('p.db')} {load}/usage.csv",
                          prep=f"rm -f {self.at('p.db')}*", check=f"sqlite3 {self.at('p.db')} 'select count(*), sum(value) from usage'")
        self.race("B1", first, tuned)
        self.fill()
        for name, file in (("B2", "usage.csv"), ("B3", "usage_1pct.csv"), ("B4", "usage_tail.csv")):
            ours = self.case("mamori sync", self.ours("w", f"{load}/{file}"), prep=self.put("w", "full"), check=self.count("w"))
            peer = self.case("sqlite3 stage + upsert", f"sh {peers}/sqlite_upsert.sh {self.at('p.db')} {load}/{file}",
                             prep=self.put("p.db", "full.db"), check=f"sqlite3 {self.at('p.db')} 'select count(*), sum(value) from usage'")
            self.race(name, ours, peer)

    def tickets(self):
        for name, file in (("B5", "tickets.json"), ("B5n", "tickets.ndjson")):
            ours = self.case("mamori sync", self.ours("w", f"{self.load}/{file}"), prep=f"rm -rf {self.at('w')}")
            peer = self.case("DuckDB read_json", f"{sys.executable} {self.at('tickets.py')} {self.load}/{file}", prep=f"rm -f {self.at('t.duck')}*")
            pathlib.Path(self.at("tickets.py")).write_text(
                "import sys, duckdb\n"
                f"db = duckdb.connect({self.at('t.duck')!r}, config={{'threads': 1}})\n"
                "db.execute('CREATE TABLE ticket AS SELECT * FROM read_json(?)', [sys.argv[1]])\n")
            self.race(name, ours, peer)

    def folder(self):
        folder = self.work / "folder"
        folder.mkdir(exist_ok=True)
        for file in ("accounts.csv", "contacts.csv", "invoices.csv", "nps.csv", "tasks.csv", "usage.csv", "tickets.json"):
            if not (folder / file).exists():
                shutil.copy(os.path.join(self.load, file), folder / file)
        peer = f"sh {self.peers}/all_sqlite.sh {self.at('p.db')} {folder}"
        health = f"{self.args.mamori} --workspace {self.at('w')} --today {DAY} --json health --all --recompute"
        first = f"{self.ours('w', folder)}; {health} >/dev/null"
        for name, prep in (("B6", None), ("B6w", None), ("B7", "again")):
            if prep:
                for old in ("full", "full.db"):
                    subprocess.run(["rm", "-rf", self.at(old)])
                self.run("sh", "-c", self.ours("full", folder, ""))
                self.run("sh", "-c", peer.replace(self.at("p.db"), self.at("full.db")))
            run = first if name == "B6" else self.ours("w", folder, "")
            ours = self.case("mamori sync", run, prep=self.put("w", "full") if prep else f"rm -rf {self.at('w')}")
            whole = self.case("all_sqlite.sh", peer, prep=self.put("p.db", "full.db") if prep else f"rm -f {self.at('p.db')}*")
            self.race(name, ours, whole)

    def size(self):
        """B17: the store that holds only the year of usage, against the text table of the peer."""
        if self.args.only and "B17" not in self.args.only:
            return
        self.fill()
        self.run("sqlite3", self.at("full/mamori.db"), "PRAGMA wal_checkpoint(TRUNCATE)")
        ours, peer = (os.path.getsize(self.at(name)) for name in ("full/mamori.db", "full.db"))
        print(f"\n## B17  ours {ours / 1e6:.1f} MB, sqlite3 {peer / 1e6:.1f} MB")
        self.found["B17"] = (ours / peer, 0)

    def summary(self):
        print(f"\n{'bench':6} {'ratio':>8} {'reach':>8} {'RSS MB':>8}")
        for name, (ratio, rss) in self.found.items():
            mark = "" if ratio <= LIMITS[name] else "  over"
            print(f"{name:6} {ratio:8.3f} {LIMITS[name]:8.3f} {rss:8.1f}{mark}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("tools", "load", "mamori"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", type=lambda text: text.split(","))
    parser.add_argument("--work", default="whole-bench")
    parser.add_argument("--json")
    bench = Bench(parser.parse_args())
    bench.usage()
    bench.tickets()
    bench.folder()
    bench.size()
    bench.summary()


if __name__ == "__main__":
    main()
