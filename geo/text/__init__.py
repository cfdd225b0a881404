"""Articles in: files decoded, metadata read, page furniture found, sentences split. Pure functions, no network."""

from geo.text.article import MAX_FILE_BYTES, MAX_LINE_LENGTH, read_article
from geo.text.beside import Failure
from geo.text.encoding import decode
from geo.text.facts import Facts
from geo.text.furniture import find_furniture, repeats
from geo.text.plain import PlainText, plain_text
from geo.text.scan import Scan, Source, scan
from geo.text.sentences import split_paragraphs, split_sentences

__all__ = [
    "MAX_FILE_BYTES",
    "MAX_LINE_LENGTH",
    "Facts",
    "Failure",
    "PlainText",
    "Scan",
    "Source",
    "decode",
    "find_furniture",
    "plain_text",
    "read_article",
    "repeats",
    "scan",
    "split_paragraphs",
    "split_sentences",
]
