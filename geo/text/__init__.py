"""Articles in: files decoded, metadata read, page furniture found, sentences split. Pure functions, no network."""

from geo.text.article import MAX_FILE_BYTES, MAX_LINE_LENGTH, read_article
from geo.text.beside import Failure
from geo.text.encoding import decode
from geo.text.facts import Facts
from geo.text.furniture import find_furniture, repeats
from geo.text.scan import Scan, Source, scan
from geo.text.sentences import split_sentences

__all__ = [
    "MAX_FILE_BYTES",
    "MAX_LINE_LENGTH",
    "Facts",
    "Failure",
    "Scan",
    "Source",
    "decode",
    "find_furniture",
    "read_article",
    "repeats",
    "scan",
    "split_sentences",
]
