#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Do the program and the table agree? Works out the answer for every block of some
pages from the table as it is written and the features as the program measures them,
and compares with what the program says. Needs nothing but Python.

    tools/train/check.py TRIAL WEIGHTS.c PAGE...
"""

import array
import os
import re
import subprocess
import sys
import tempfile

SIGMOID = [500, 562, 622, 679, 731, 777, 818, 852, 881, 905, 924, 940, 953, 963, 971, 977, 982,
           986, 989, 991, 993, 995, 996, 997, 998, 998, 998, 999, 999, 999, 999, 1000, 1000]
STEP = 250000
FLAG_RULED = 8


def sigmoid(z):
    at, rest = divmod(abs(z), STEP)
    p = SIGMOID[at] + (SIGMOID[at + 1] - SIGMOID[at]) * rest // STEP if at < 32 else 1000
    return p if z >= 0 else 1000 - p


def read_table(path):
    with open(path, encoding="ascii") as file:
        text = file.read()
    bias = [int(x) for x in re.search(r"\.bias = \{ (-?\d+), (-?\d+) \}", text).groups()]
    own = {name: (int(a), int(b)) for name, a, b in
           re.findall(r"\[FEATURE_(\w+)\] = \{ (-?\d+), (-?\d+) \}", text)}
    seconds = {name: int(a) for name, a in re.findall(r"\[SECOND_(\w+)\] = (-?\d+),", text)}
    return bias, own, seconds


def main():
    trial, table, pages = sys.argv[1], sys.argv[2], sys.argv[3:]
    bias, own, seconds = read_table(table)
    with tempfile.TemporaryDirectory() as folder:
        base = os.path.join(folder, "out")
        subprocess.run([trial, "features", base], check=True,
                       input="".join(f"-\t{page}\n" for page in pages).encode())
        with open(base + ".names", encoding="utf-8") as file:
            names = [line.split("\t")[0] for line in file]
        rows = array.array("h")
        with open(base + ".rows", "rb") as file:
            rows.frombytes(file.read())
        with open(base + ".blocks", encoding="utf-8", newline="\n") as file:
            blocks = [line.split("\t", 4) for line in file]
    middle = names.index("OWN")
    first = [own.get(name, (0, 0)) for name in names[:middle]]
    second = [seconds.get(name, 0) for name in names[middle:]]
    checked = wrong = 0
    for i, (page, _, flags, answer, text) in enumerate(blocks):
        if int(flags) & FLAG_RULED:
            continue
        row = rows[i * len(names):(i + 1) * len(names)]
        z1 = bias[0] * 1000 + sum(w[0] * x for w, x in zip(first, row))
        z2 = bias[1] * 1000 + sum(w[1] * x for w, x in zip(first, row)) + sum(
            w * x for w, x in zip(second, row[middle:]))
        checked += 1
        if (sigmoid(z1), sigmoid(z2)) != (row[middle], int(answer)):
            wrong += 1
            print(f"{pages[int(page)]}: {text[:60].strip()}: {sigmoid(z1)}, {sigmoid(z2)} "
                  f"and not {row[middle]}, {answer}")
    print(f"{checked} blocks of {len(pages)} pages, {wrong} with another answer")
    return 1 if wrong or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
