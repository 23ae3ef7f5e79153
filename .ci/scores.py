#!/usr/bin/env python3
"""Scores the mapper on the reference codings and the reader on the reference readings, and fails where a figure is
worse than .ci/scores.tsv by over 0.01.

scores.py BENCH_DIR [--write]: --write takes the figures as the new standard.
"""
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MAPPER = HERE.parent / "target/release/examples/score_statements"
READER = HERE.parent / "target/release/examples/read_plan"
SLACK = 0.01
ERRORS = ["ECE", "ECEl"]
CODED = {
    "adp_dundee": ["rrr-2018", "af-2018", "ddtf-2020", "mat-2021", "nm-2022"],
    "adp_elsewhere": ["rrr-2018", "ddtf-2020", "mat-2021", "nm-2022"],
}
BARE = ["upr_si_2014", "nist_csf_80053", "sdg_benchmark"]


def run(bench, name, framework):
    folder = bench / name
    onto = ["--framework", framework] if framework else ["--themes", folder / "themes.tsv"]
    output = HERE.parent / f"target/scores-{name}-{framework}.tsv"
    with open(output, "w", encoding="utf-8") as file:
        subprocess.run([MAPPER, "--items", folder / "items.tsv", *onto], stdout=file, check=True)
    command = [sys.executable, bench / "score.py", folder, output, "--json"]
    if framework:
        command += ["--framework", framework]
    scores = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return {metric: scores[metric] for metric in ["F1", "ECE", "ECEl", "MAP"]}


def read(bench):
    command = [sys.executable, bench / "score_reader.py", bench / "reading", "--json"]
    command += ["--read", f"{READER} {{file}} --format json"]
    scores = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    measures = ["recall", "precision", "f1", "role", "parent"]
    return {
        ("reading", group): {measure: figures[measure] or 0.0 for measure in measures}
        for group, figures in [*scores["groups"].items(), ("all", scores["total"])]
    }


def main():
    bench = Path(sys.argv[1])
    figures = {(name, framework): run(bench, name, framework) for name, onto in CODED.items() for framework in onto}
    figures |= {(name, ""): run(bench, name, None) for name in BARE}
    figures |= read(bench)
    rows = [(name, framework or "-", metric, value) for (name, framework), f in figures.items() for metric, value in f.items()]
    standard_file = HERE / "scores.tsv"
    if "--write" in sys.argv:
        standard_file.write_text("".join(f"{n}\t{f}\t{m}\t{v:.3f}\n" for n, f, m, v in rows), encoding="utf-8")
    standard = {}
    for line in standard_file.read_text(encoding="utf-8").splitlines():
        name, framework, metric, value = line.split("\t")
        standard[name, framework, metric] = float(value)
    worse = []
    for name, framework, metric, value in rows:
        was = standard[name, framework, metric]
        loss = value - was if metric in ERRORS else was - value
        print(f"{name:15} {framework:18} {metric:9} {value:.3f} (standard {was:.3f})")
        if loss > SLACK:
            worse.append(f"{name} {framework} {metric}: {value:.3f}, was {was:.3f}")
    if worse:
        raise SystemExit("worse than the standard:\n" + "\n".join(worse))


if __name__ == "__main__":
    main()
