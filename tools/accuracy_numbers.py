# SPDX-License-Identifier: Apache-2.0
"""Rates, separation and examples of scores."""

THRESHOLDS = (0.70, 0.85)


def share(scores, threshold):
    return sum(s >= threshold for s in scores) / len(scores) if scores else None


def rates(scores):
    return {"count": len(scores),
            **{f"at_{t:.2f}": share(scores, t) for t in THRESHOLDS}}


def judge(threshold, yes, no):
    tp = sum(s >= threshold for s in yes)
    fp = sum(s >= threshold for s in no)
    precision = tp / (tp + fp) if tp + fp else None
    recall = tp / len(yes)
    f1 = 2 * tp / (tp + fp + len(yes)) if tp else 0.0
    return {"threshold": threshold, "precision": precision, "recall": recall,
            "f1": f1}


def separation(yes, no):
    """Average precision, AUC and the best F1 of two sets of scores."""
    ranked = sorted([(s, 1) for s in yes] + [(s, 0) for s in no],
                    key=lambda x: -x[0])
    tp = fp = 0
    area = auc = 0.0
    best = (0.0, 1.0)
    at = 0
    while at < len(ranked):
        score, end, old = ranked[at][0], at, (tp, fp)
        while end < len(ranked) and ranked[end][0] == score:
            tp += ranked[end][1]
            fp += 1 - ranked[end][1]
            end += 1
        area += (tp - old[0]) / len(yes) * tp / (tp + fp)
        auc += (fp - old[1]) * (tp + old[0]) / 2
        best = max(best, (2 * tp / (tp + fp + len(yes)), score))
        at = end
    return {"matches": len(yes), "others": len(no),
            "average_precision": area, "auc": auc / (len(yes) * len(no)),
            "best_f1": best[0], "best_threshold": best[1],
            "judged": [judge(t, yes, no) for t in THRESHOLDS]}


def examples(pairs, scores, is_match, count=5):
    """The worst mistakes at the lower threshold."""
    wrong = [(s, p) for s, p in zip(scores, pairs)
             if (s >= THRESHOLDS[0]) != is_match]
    wrong.sort(key=lambda x: (x[0] if is_match else -x[0], x[1]))
    step = max(1, len(wrong) // count)
    return [[round(s, 3), p[1], p[2]] for s, p in wrong[::step][:count]]
