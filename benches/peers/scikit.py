#!/usr/bin/env python3
"""Times scikit-learn: the best three themes of each statement by TF-IDF. `scikit.py DIRECTORY` prints one line for each
way, `rate NAME STATEMENTS_PER_SECOND`, of processor time; needs scikit-learn and snowballstemmer."""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import re
import sys
import time
from pathlib import Path

import numpy as np
import snowballstemmer
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer

STEMMER = snowballstemmer.stemmer("english")
STEMS = {}


def rows(path):
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


def stemmed(text):
    words = []
    for word in re.findall(r"[a-z0-9]+", text.lower()):
        if word not in ENGLISH_STOP_WORDS:
            if word not in STEMS:
                STEMS[word] = STEMMER.stemWord(word)
            words.append(STEMS[word])
    return words


def best(vectorizer, statements, themes):
    vectorizer.fit(themes)
    likeness = (vectorizer.transform(statements) @ vectorizer.transform(themes).T).toarray()
    return np.argpartition(-likeness, 3, axis=1)[:, :3]


directory = Path(sys.argv[1])
statements = [row[1] for row in rows(directory / "statements.tsv")]
themes = [" ".join(row[1:]) for row in rows(directory / "themes.tsv")]
ways = [
    ("scikit-stemmed", TfidfVectorizer(analyzer=stemmed, sublinear_tf=True)),
    ("scikit-plain", TfidfVectorizer(stop_words="english", sublinear_tf=True)),
]
for name, vectorizer in ways:
    best(vectorizer, statements, themes)
    start = time.process_time()
    best(vectorizer, statements, themes)
    print(f"rate {name} {len(statements) / (time.process_time() - start):.0f}", flush=True)
