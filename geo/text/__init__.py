"""Pure text work: page furniture, sentences, lines and front matter found. No files, no network."""

from geo.text.front_matter import find_front_matter
from geo.text.furniture import find_furniture, repeats
from geo.text.language import language_of
from geo.text.plain import PlainText, plain_text
from geo.text.sentences import split_sentences

__all__ = [
    "PlainText",
    "find_front_matter",
    "find_furniture",
    "language_of",
    "plain_text",
    "repeats",
    "split_sentences",
]
