#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Learns the weights of the block decision (src/extract/weights.c).

    tools/train/train.py [options] CORPUS...

Needs python3-numpy and the program tools/train/trial of a build. The same pages
give the same table. Prints the scores of the rules alone, of the model on pages of
sites it has not seen, and of the model on the pages it learned from.
"""

import argparse
import os
import subprocess
import sys
import tempfile

import numpy

import corpus

FLAG_KEPT, FLAG_HEADING, FLAG_POST, FLAG_RULED, FLAG_ASIDE = 1, 2, 4, 8, 16
BLOCK_MAX = 0.25  # of a page's weight that one block may have


class Rows:
    """What the program says of all blocks of all pages."""

    def __init__(self, base):
        with open(base + ".names", encoding="utf-8") as file:
            self.names = [line.rstrip("\n").split("\t") for line in file]
        width = len(self.names)
        self.x = numpy.fromfile(base + ".rows", dtype=numpy.int16).reshape(-1, width)
        self.page, self.letters, self.flags, self.answer, self.text = [], [], [], [], []
        with open(base + ".blocks", encoding="utf-8", newline="\n") as file:
            for line in file:
                page, letters, flags, answer, text = line.rstrip("\n").split("\t", 4)
                self.page.append(int(page))
                self.letters.append(int(letters))
                self.flags.append(int(flags))
                self.answer.append(int(answer))
                self.text.append(text)
        self.page = numpy.array(self.page)
        self.flags = numpy.array(self.flags)
        self.answer = numpy.array(self.answer)


class Trial:
    """The program, asked with weights of its own for each page."""

    def __init__(self, program, folder):
        self.program, self.folder, self.files = program, folder, 0

    def weights_file(self, weights):
        self.files += 1
        path = os.path.join(self.folder, f"weights-{self.files}")
        with open(path, "w", encoding="ascii") as file:
            first, second, seconds = weights
            for a, b in zip(first, second):
                file.write(f"{a} {b}\n")
            for a in seconds:
                file.write(f"{a}\n")
        return path

    def features(self, pages, files):
        base = os.path.join(self.folder, "out")
        asked = "".join(f"{f}\t{p.path}\n" for f, p in zip(files, pages))
        subprocess.run([self.program, "features", base], input=asked.encode(), check=True)
        return Rows(base)

    def answers(self, pages, files, folder):
        lines = []
        for f, p in zip(files, pages):
            os.makedirs(os.path.join(folder, p.set), exist_ok=True)
            lines.append(f"{f}\t{p.path}\t{os.path.join(folder, p.set, p.id)}.json\n")
        subprocess.run([self.program, "answers"], input="".join(lines).encode(), check=True)


# Examples


def weigh(page, labels, texts):
    """How much each labelled block counts."""
    if page.segments:
        return [0.0 if label is None else 1.0 for label in labels]
    sizes = [(len(corpus.tokens(text)) + 2) ** 0.7 for text in texts]
    whole = sum(size for size, label in zip(sizes, labels) if label == 1) or 1.0
    return [min(BLOCK_MAX, size / whole) for size in sizes]


def examples(pages, rows):
    """Labels and weights by block; 0 weight where nothing is known."""
    label, weight = numpy.zeros(len(rows.page)), numpy.zeros(len(rows.page))
    for number, page in enumerate(pages):
        at = numpy.flatnonzero(rows.page == number)
        texts = [rows.text[i] for i in at]
        labels = corpus.labels_of(page, texts, [rows.flags[i] & FLAG_KEPT for i in at])
        weights = weigh(page, labels, texts)
        for i, known, counts in zip(at, labels, weights):
            if known is not None and not rows.flags[i] & FLAG_RULED:
                label[i], weight[i] = known, counts
    return label, weight


def balance(pages, rows, weight, shares):
    """Makes the sets count as SHARES says, each example 1 on average."""
    sets = numpy.array([page.set for page in pages])[rows.page]
    out = weight.copy()
    for name in set(sets):
        mine = sets == name
        out[mine] *= shares.get(name, 1.0) / max(1e-9, out[mine].sum())
    return out * numpy.count_nonzero(weight) / out.sum()


# Learning


def learn(x, y, weight, penalty, start=None):
    """Logistic regression with a squared penalty, by Newton's method; the last
    column is the bias, which is not punished."""
    w = numpy.zeros(x.shape[1]) if start is None else start.copy()
    punish = numpy.full(x.shape[1], penalty)
    punish[-1] = 1e-6
    for _ in range(30):
        p = 1 / (1 + numpy.exp(-numpy.clip(x @ w, -30, 30)))
        gradient = x.T @ (weight * (p - y)) + punish * w
        curve = weight * p * (1 - p) + 1e-9
        step = numpy.linalg.solve((x * curve[:, None]).T @ x + numpy.diag(punish), gradient)
        w -= step
        if numpy.abs(step).max() < 1e-3:
            break
    return w


class Scaler:
    def __init__(self, x):
        self.mean, self.spread = x.mean(axis=0), x.std(axis=0)
        self.spread[self.spread < 5] = 1e9  # never seen: no weight

    def __call__(self, x):
        z = numpy.clip((x - self.mean) / self.spread, -6, 6)
        return numpy.hstack([z, numpy.ones((len(z), 1))])

    def whole(self, w):
        """Weights of the plain features in whole thousandths, bias first."""
        plain = w[:-1] / self.spread * 1000
        bias = w[-1] - (w[:-1] * self.mean / self.spread).sum()
        return [round(bias * 1000)] + [round(v * 1000) for v in plain]


class Trainer:
    def __init__(self, pages, trial, folds, draw, penalty, shares):
        self.pages, self.trial, self.penalty = pages, trial, penalty
        self.rows = trial.features(pages, ["rules"] * len(pages))
        self.own = next(i for i, n in enumerate(self.rows.names) if n[0] == "OWN")
        self.label, weight = examples(pages, self.rows)
        self.weight = balance(pages, self.rows, weight, shares)
        self.fold = numpy.array([corpus.fold_of(page, folds, draw) for page in pages])
        self.block_fold = self.fold[self.rows.page]
        self.folds = folds
        self.known = numpy.flatnonzero(self.weight)
        self.held = {}

    def fit(self, x, out, start=None):
        """Learns from the pages of all folds but OUT."""
        at = self.known[~numpy.isin(self.block_fold[self.known], out)]
        raw = x[at].astype(float)
        scaler = Scaler(raw)
        w = learn(scaler(raw), self.label[at], self.weight[at], self.penalty, start)
        return scaler.whole(w), w

    def first(self, out):
        key = tuple(sorted(out))
        if key not in self.held:
            start = self.held[key[:1]][1] if key[:1] in self.held else None
            self.held[key] = self.fit(self.rows.x[:, :self.own], out, start)
        return self.held[key][0]

    def weights(self, out):
        """Both sums, learned without the folds OUT. The second learns from first
        answers about pages that the first has not seen."""
        files = []
        inner = {}
        blank = [0] * (len(self.rows.names) - self.own)
        for fold in range(self.folds):
            first = self.first(out if fold in out else out + [fold])
            inner[fold] = self.trial.weights_file((first, [0] * len(first), blank))
        files = [inner[fold] for fold in self.fold]
        seen = self.trial.features(self.pages, files)
        second, _ = self.fit(seen.x, out)
        first = self.first(out)
        return first, second[:len(first)], second[len(first):]

    def score(self, rows, keep):
        counts = []
        for number, page in enumerate(self.pages):
            at = numpy.flatnonzero(rows.page == number)
            texts = [rows.text[i] for i in at
                     if keep[i] and not (rows.flags[i] & FLAG_ASIDE and self.asides_apart(page))]
            counts.append(corpus.score_page(page, "\n".join(texts)))
        return counts

    @staticmethod
    def asides_apart(page):
        """Are captions and boxes no part of what this set calls the text?"""
        return page.set != "readability"


def write_table(path, names, weights):
    """The weights as C, a line a feature."""
    first, second, seconds = weights
    lines = ["/* SPDX-License-Identifier: ISC */",
             "/* Made by tools/train/train.py; see HACKING, How an article is found. A line a",
             " * feature: its weight in the first sum and in the second, in thousandths. */",
             '#include "extract/weights.h"', "", "/* clang-format off */",
             "const Weights weights_learned = {",
             f"\t.bias = {{ {first[0]}, {second[0]} }},", "\t.features = {"]
    for (name, says), a, b in zip(names, first[1:], second[1:]):
        if a or b:
            lines.append(f"\t\t[FEATURE_{name}] = {{ {a}, {b} }}, /* {says} */")
    lines += ["\t},", "\t.seconds = {"]
    for (name, says), a in zip(names[len(first) - 1:], seconds):
        if a:
            lines.append(f"\t\t[SECOND_{name}] = {a}, /* {says} */")
    lines += ["\t},", "};"]
    with open(path, "w", encoding="ascii") as file:
        file.write("\n".join(lines) + "\n")


def show(name, pages, counts):
    got = corpus.totals(pages, counts)
    overall = sum(row[0] for row in got.values()) / len(got)
    print(f"{name:<28} {overall:.4f}  " + "  ".join(
        f"{key} {f:.4f} ({p:.3f} / {r:.3f})" for key, (f, p, r, n) in got.items()), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora", nargs="*", metavar="CORPUS")
    parser.add_argument("--blank", help="only write a table without weights: first thing "
                        "when features have changed, so that the program can be built")
    parser.add_argument("--trial", default="build/tools/train/trial")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--draw", default="1", help="another word, other folds")
    parser.add_argument("--penalty", type=float, default=1000.0)
    parser.add_argument("--answers", help="folder for the answers to pages not learned from")
    parser.add_argument("--quick", action="store_true", help="no figures for unseen sites")
    parser.add_argument("--write", help="the table to write, learned from all pages")
    options = parser.parse_args()
    if options.blank:
        write_table(options.blank, [], ([0], [0], []))
        return 0
    pages = corpus.read_corpora(options.corpora)
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(options.trial, folder)
        trainer = Trainer(pages, trial, options.folds, options.draw, options.penalty,
                          {"readability": 0.7})
        rows = trainer.rows
        print(f"{len(pages)} pages, {len(set(p.site for p in pages))} sites, "
              f"{len(trainer.known)} labelled blocks of {len(rows.page)}")
        show("rules alone", pages, trainer.score(rows, rows.flags & FLAG_KEPT))
        show("labels", pages, trainer.score(
            rows, (trainer.label > 0) | ((trainer.weight == 0) & (rows.flags & FLAG_KEPT > 0))))
        files = [""] * len(pages)
        for fold in range(options.folds if not options.quick else 0):
            name = trial.weights_file(trainer.weights([fold]))
            for number in numpy.flatnonzero(trainer.fold == fold):
                files[number] = name
        if not options.quick:
            unseen = trial.features(pages, files)
            show("model, sites not seen", pages,
                 trainer.score(unseen, unseen.flags & FLAG_KEPT))
        if options.answers:
            trial.answers(pages, files, options.answers)
        weights = trainer.weights([])
        name = trial.weights_file(weights)
        seen = trial.features(pages, [name] * len(pages))
        show("model, sites learned from", pages, trainer.score(seen, seen.flags & FLAG_KEPT))
        if options.write:
            write_table(options.write, rows.names, weights)
    return 0


if __name__ == "__main__":
    sys.exit(main())
