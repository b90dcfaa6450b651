# SPDX-License-Identifier: ISC
"""Pages with the truth about them: labels for their blocks, and scores of answers.

A corpus folder holds SET/ID/page.html and SET/ID/truth.json (at any depth). The
truth has either "body", the whole text of the article, or "with" and "without",
pieces of text that belong to it and pieces that do not; "url" tells the site.
"""

import collections
import hashlib
import json
import os
import re
import unicodedata
from urllib.parse import urlsplit

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
INVISIBLE = {0xAD: None, 0x200B: None, 0x200C: None, 0x200D: None, 0xFEFF: None}
SHINGLE = 4
HOSTERS = {"wordpress", "blogspot", "tumblr", "medium", "github", "typepad", "over-blog"}
SECOND_LEVEL = {"co", "com", "org", "net", "ac", "gov", "or", "ne", "gob", "edu"}


class Page:
    def __init__(self, path, truth):
        self.path = path
        self.set = truth.get("set") or os.path.basename(os.path.dirname(os.path.dirname(path)))
        self.id = truth.get("id") or os.path.basename(os.path.dirname(path))
        self.site = site_of(truth.get("url"), self.id)
        self.body = truth.get("body")
        self.wanted = [squeeze(x) for x in truth.get("with") or []]
        self.unwanted = [squeeze(x) for x in truth.get("without") or []]
        self.segments = truth.get("with") is not None


def site_of(url, name):
    """The registered domain without its top level; the page's name when unknown."""
    host = urlsplit(url or "").hostname or ""
    parts = [x for x in host.split(".") if x != "www"]
    if len(parts) < 2:
        return name
    if len(parts) > 2 and parts[-2] in SECOND_LEVEL:
        parts.pop()
    if len(parts) > 2 and parts[-2] in HOSTERS:
        return parts[-3] + "." + parts[-2]
    return parts[-2]


def fold_of(page, folds, draw):
    digest = hashlib.sha256(f"{draw}:{page.site}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % folds


def read_corpora(folders):
    pages = []
    for folder in folders:
        for at, _, files in sorted(os.walk(folder)):
            if "truth.json" in files and "page.html" in files:
                with open(os.path.join(at, "truth.json"), encoding="utf-8") as file:
                    pages.append(Page(os.path.join(at, "page.html"), json.load(file)))
    return sorted(pages, key=lambda page: (page.set, page.id))


def squeeze(text):
    text = unicodedata.normalize("NFC", text.translate(INVISIBLE))
    return re.sub(r"\s+", " ", text).strip()


def tokens(text):
    text = unicodedata.normalize("NFKC", text.translate(INVISIBLE)).casefold()
    return WORD.findall(text)


def shingles(words):
    count = max(1, len(words) - SHINGLE + 1) if words else 0
    return collections.Counter(tuple(words[i:i + SHINGLE]) for i in range(count))


# Labels


def places(words, where):
    """Where in the truth a block's shingles stand: the most common offsets."""
    starts = collections.Counter()
    for i in range(len(words) - SHINGLE + 1):
        for at in where.get(tuple(words[i:i + SHINGLE]), ())[:8]:
            starts[at - i] += 1
    return [(at, n) for at, n in starts.most_common(4)]


def chain(candidates):
    """The heaviest subsequence of (block, place, weight) that rises in both."""
    best, back = [], []
    for i, (block, place, weight) in enumerate(candidates):
        top, link = 0, -1
        for j in range(max(0, i - 400), i):
            if candidates[j][0] < block and candidates[j][1] < place and best[j] > top:
                top, link = best[j], j
        best.append(top + weight)
        back.append(link)
    chosen = set()
    at = max(range(len(best)), key=best.__getitem__) if best else -1
    while at >= 0:
        chosen.add(candidates[at][0])
        at = back[at]
    return chosen


def label_full(body, blocks, liked):
    """1 for each block of the article, 0 for the others, by the whole truth. Of two
    copies the one the rules keep (LIKED) is the article's."""
    truth = tokens(body)
    where = collections.defaultdict(list)
    for i in range(len(truth) - SHINGLE + 1):
        where[tuple(truth[i:i + SHINGLE])].append(i)
    words = [tokens(text) for text in blocks]
    have = [sum(tuple(w[i:i + SHINGLE]) in where for i in range(len(w) - SHINGLE + 1)) /
            (len(w) - SHINGLE + 1) if len(w) >= SHINGLE else 0 for w in words]
    candidates = [(b, at, n * (1.3 if liked[b] else 1.0)) for b, w in enumerate(words)
                  if have[b] >= 0.5
                  for at, n in sorted(places(w, where))]
    chosen = chain(candidates)
    covered = collections.Counter()
    for b in chosen:
        covered.update(shingles(words[b]))
    left = shingles(truth)
    left.subtract(covered)
    labels = [1 if b in chosen else 0 for b in range(len(blocks))]
    for b, w in enumerate(words):
        # Out of order, but not a second copy.
        if not labels[b] and have[b] >= 0.5:
            own = shingles(w)
            if sum(min(n, max(0, left[s])) for s, n in own.items()) * 2 >= sum(own.values()):
                labels[b] = 1
                left.subtract(own)
    label_short(truth, where, words, labels)
    return labels


def label_short(truth, where, words, labels):
    """Blocks too short for a shingle: by the joint with a neighbour of the article."""
    for b in range(len(words)):
        if not words[b] or len(words[b]) >= SHINGLE or labels[b]:
            continue
        before = next((words[k] for k in range(b - 1, -1, -1) if labels[k]), [])
        behind = next((words[k] for k in range(b + 1, len(words)) if labels[k]), [])
        joints = [before[-(SHINGLE - 1):] + words[b], words[b] + behind[:SHINGLE - 1]]
        for joint in joints:
            size = min(SHINGLE, len(joint))
            if size > len(words[b]) and any(
                    tuple(joint[i:i + SHINGLE]) in where for i in range(len(joint) - SHINGLE + 1)):
                labels[b] = 1


def label_segments(page, blocks):
    """1 and 0 where a block holds a piece of the truth, None elsewhere."""
    texts = [squeeze(text) for text in blocks]
    labels = [None] * len(blocks)
    for pieces, label in ((page.unwanted, 0), (page.wanted, 1)):
        for piece in pieces:
            hits = [b for b, text in enumerate(texts) if piece and piece in text]
            if len(hits) == 1:
                labels[hits[0]] = label
    return labels


def labels_of(page, blocks, liked):
    if page.segments:
        return label_segments(page, blocks)
    return label_full(page.body, blocks, liked)


# Scores


def ratio(a, b):
    return a / (a + b) if a + b else 0.0


def harmonic(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def score_page(page, text):
    """True, false and missed counts of an answer."""
    if page.segments:
        text = squeeze(text)
        found = sum(x in text for x in page.wanted)
        return found, sum(x in text for x in page.unwanted), len(page.wanted) - found
    want, have = shingles(tokens(page.body)), shingles(tokens(text))
    both = sum((want & have).values())
    return both, sum(have.values()) - both, sum(want.values()) - both


def totals(pages, counts):
    """F1, precision and recall of each set: over all pieces where the truth has
    pieces, else the mean over pages."""
    sets = collections.defaultdict(list)
    for page, count in zip(pages, counts):
        sets[page.set, page.segments].append(count)
    out = {}
    for (name, segments), rows in sorted(sets.items()):
        if segments:
            tp, fp, fn = (sum(x) for x in zip(*rows))
            p, r = ratio(tp, fp), ratio(tp, fn)
        else:
            p = [ratio(tp, fp) for tp, fp, fn in rows if tp + fp]
            r = [ratio(tp, fn) for tp, fp, fn in rows]
            p, r = sum(p) / max(1, len(p)), sum(r) / len(r)
        out[name] = harmonic(p, r), p, r, len(rows)
    return out
