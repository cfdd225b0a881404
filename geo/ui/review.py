"""What the Review page shows: the pins to look at next, each with its sentence and why it is where it is; a sample."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from geo.project.reviewing import (
    SAMPLE_SIZE,
    Judgement,
    Share,
    draw,
    judgements,
    review_queue,
    share_right,
)
from geo.ui.bench import held
from geo.ui.choices import choices
from geo.ui.judging import Desk
from geo.ui.whys import why
from geo.ui.words import count_words, published_words

MOST_ITEMS = 40
"""Pins that a browser is given at once: it shows them screen by screen."""
MOST_SKIPPED = 2_000
"""Pins that a browser may say were shown."""
_AROUND = 240
"""Code points before and after a mention, where its sentence is longer."""

Record = dict[str, Any]
Said = Mapping[str, Sequence[Judgement]]


def review_record(desk: Desk, asked: Mapping[str, Any]) -> Record:
    """The page: where the review stands, and what to look at next.

    `asked` is what the browser wants: `mode` is 'queue' or 'sample', `by` the coder, `seed` a sample,
    `skip` the pins that were shown, `shown` those that are.
    """
    pins = desk.data.pins()
    said = judgements(held(desk.project.path), desk.data.mentions, desk.project.text)
    mode = "sample" if asked.get("mode") == "sample" else "queue"
    skipped, shown = _ids(asked, "skip"), _ids(asked, "shown")
    record: Record = {"mode": mode, "pins": len(pins), "sample": None, "samples": [], "now": _now(desk, shown)}
    if mode == "sample":
        by = str(asked.get("by", "")).strip()
        samples = _samples(said)
        record["samples"] = [_sample_record(seed, own) for seed, own in samples.items()]
        seed = asked.get("seed")
        if not isinstance(seed, int) or isinstance(seed, bool):
            seed = _last_sample(samples, by)
        record["items"] = []
        if seed is None:
            return record
        mine = samples.get(seed, {}).get(by, {})
        todo = draw(pins["id"], seed, mine)
        record["sample"] = _share_record(seed, mine, len(todo), len(pins))
        record["items"] = _items(desk, [key for key in todo if key not in skipped][:MOST_ITEMS], {})
        return record
    queue = review_queue(pins, said)
    mentions = desk.data.mentions
    taken_off = int((mentions["shape"].isna() & mentions["reason"].str.startswith("corrected by ")).sum())
    judged = taken_off + int((pins["id"].isin(list(said)) | pins["is_corrected"]).sum())
    left = pins[~pins["id"].isin(list(said)) & ~pins["is_corrected"]]
    known = int(queue["is_known"].sum()) if len(queue) else 0
    record |= {
        "pins": len(pins) + taken_off,
        "judged": judged,
        "readings": int(pins["reading"].nunique()),
        "unseen": len(queue) - known,
        "doubt": round(float(left["doubt"].sum()), 1),
    }
    next_ones = queue[~queue["mention"].isin(list(skipped))].head(MOST_ITEMS)
    pins_of_reading = dict(zip(next_ones["mention"], next_ones["pins"], strict=True))
    record["items"] = _items(desk, next_ones["mention"], pins_of_reading)
    return record


def _ids(asked: Mapping[str, Any], name: str) -> frozenset[str]:
    listed = asked.get(name)
    return frozenset(map(str, listed[:MOST_SKIPPED])) if isinstance(listed, list) else frozenset()


def _now(desk: Desk, shown: frozenset[str]) -> dict[str, str | None]:
    """The places that mentions are read as by now, None for none, of those that a browser shows."""
    rows = desk.data.mentions[desk.data.mentions["id"].isin(list(shown))]
    places = (
        (key, place if isinstance(place, str) else None)
        for key, place in zip(rows["id"], rows["place_id"], strict=True)
    )
    return dict.fromkeys(shown) | dict(places)


def _samples(said: Said) -> dict[int, dict[str, dict[str, str]]]:
    """Verdicts by seed, coder and mention."""
    found: dict[int, dict[str, dict[str, str]]] = {}
    for mention, own in said.items():
        for one in own:
            if one.seed is not None:
                found.setdefault(one.seed, {}).setdefault(one.by, {})[mention] = one.verdict
    return found


def _last_sample(samples: Mapping[int, Mapping[str, Mapping[str, str]]], by: str) -> int | None:
    """The sample that a coder judged last, one that is not finished before all others."""
    own = [seed for seed, coders in samples.items() if by in coders]
    unfinished = (seed for seed in reversed(own) if len(samples[seed][by]) < SAMPLE_SIZE)
    return next(unfinished, own[-1] if own else None)


def _sample_record(seed: int, coders: Mapping[str, Mapping[str, str]]) -> Record:
    return {
        "seed": seed,
        "coders": [{"by": by, "judged": len(own), "words": _share_words(own.values())} for by, own in coders.items()],
    }


def _share_record(seed: int, mine: Mapping[str, str], todo: int, pins: int) -> Record:
    return {
        "seed": seed,
        "size": SAMPLE_SIZE,
        "of": pins,
        "judged": len(mine),
        "todo": min(todo, SAMPLE_SIZE),
        "words": _share_words(mine.values()),
    }


def _share_words(verdicts: Iterable[str]) -> str:
    """'Of 97 pins 82 are right: 85%. Of all pins it is between 76% and 90%, with 95% certainty.'"""
    found: Share | None = share_right(verdicts)
    if found is None:
        return ""
    n = found.right + found.wrong
    unsure = f" {count_words(found.unsure, 'pin')} could not be told." if found.unsure else ""
    return (
        f"Of {count_words(n, 'pin')} {found.right} {'is' if found.right == 1 else 'are'} right: {found.share:.0%}. "
        f"Of all pins it is between {found.low:.0%} and {found.high:.0%}, with 95% certainty.{unsure}"
    )


def _items(desk: Desk, mentions: Iterable[str], pins: Mapping[str, int]) -> list[Record]:
    """Pins to judge; `more` counts the other pins of the same name and place that nobody judged."""
    items = []
    for key in mentions:
        known = desk.data.reviewed
        item = known[key] if key in known else known.setdefault(key, _item(desk, key))
        if item is not None:
            items.append(item | {"more": int(pins.get(key, 1)) - 1})
    return items


def _item(desk: Desk, mention_id: str) -> Record | None:
    """A pin as a person judges it."""
    told = why(desk.data, mention_id)
    if told is None:
        return None
    row = desk.mention(mention_id)
    before, word, after = _sentence(desk, row)
    article = desk.data.documents.iloc[int(row["document"])]
    return {
        "mention": mention_id,
        "place": row["place_id"] if isinstance(row["place_id"], str) else None,
        "before": before,
        "word": word,
        "after": after,
        "title": article["title"] or article["id"],
        "outlet": article["publisher"] or str(article["path"]).rpartition("/")[2],
        "when": published_words(article["published_first"], article["published_last"]),
        "name": told["place"],
        "kind": told["kind"],
        "latitude": told["latitude"],
        "longitude": told["longitude"],
        "precision": told["precision"],
        "confidence": told["confidence"],
        "why": told["plain"] or told["reason"],
        "runnerUp": told["runnerUp"],
        "choices": choices(desk, mention_id),
    }


def _sentence(desk: Desk, row: Mapping[Any, Any]) -> tuple[str, str, str]:
    """What stands before a mention in its sentence, its own words, and what stands after."""
    start, end = int(row["start"]), int(row["end"])
    document_id = str(row["document_id"])
    text = desk.project.text(document_id)
    around = ((first, last) for first, last in desk.project.sentences(document_id) if first <= start and end <= last)
    first, last = next(around, (text.rfind("\n", 0, start) + 1, len(text)))
    first, last = max(first, start - _AROUND), min(last, end + _AROUND)
    return " ".join(text[first:start].split()) + _gap(text, start - 1), text[start:end], text[end:last].rstrip()


def _gap(text: str, at: int) -> str:
    return " " if at >= 0 and text[at].isspace() else ""
