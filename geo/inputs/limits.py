"""Every limit on what is read in, in one place: files, archives, and the process that runs readers.

A file beyond a limit costs one line with the reason, never the run. docs/formats.md gives the same figures.
"""

from __future__ import annotations

_MB = 2**20

TEXT_BYTES = 8 * _MB
"""Largest plain text or Markdown file, and the largest file of a reader that states no limit of its own. The longest
novels are about 3 MB of text; what is larger is a dump of many articles and belongs in several files."""
HTML_BYTES = 20 * _MB
"""Largest page. Saved pages with their pictures inside (SingleFile, MHTML) take several MB."""
PDF_BYTES = 100 * _MB
"""Largest PDF. Scanned books are about as large."""
OFFICE_BYTES = 50 * _MB
"""Largest word processor file."""
TABLE_BYTES = 100 * _MB
"""Largest table or list of records (CSV, XLSX, JSON lines)."""
MAIL_BYTES = 150 * _MB
"""Largest MBOX. Its reader has it in memory, so it can't be larger."""
ARCHIVE_BYTES = 2048 * _MB
"""Largest ZIP, WARC or WACZ. They are read from the disk, a file of theirs after the other, and never held whole."""

HEAD_BYTES = 2**16
"""Bytes of a file's beginning by which its format is recognised."""

ZIP_ENTRIES = 20_000
"""Files in an archive."""
ZIP_ENTRY_BYTES = 100 * _MB
"""One file of an archive, unpacked."""
UNPACKED_BYTES = 200 * _MB
"""All that is unpacked from an archive and from the archives inside it, where it is small ..."""
UNPACKED_RATIO = 10
"""... and so many times its own size where that is more: a bomb is small."""
ZIP_RATIO = 200
"""Unpacked bytes a packed one. Text shrinks to a tenth, tables to a fiftieth, bombs to a thousandth."""
ZIP_RATIO_FROM = 5 * _MB
"""Unpacked bytes from which the ratio counts: a small file may be nothing but blanks."""
ZIP_NESTING = 3
"""Archives within each other."""

PAGES = 5_000
"""Pages of a PDF."""
ARTICLES_A_FILE = 20_000
"""Articles in one file."""

SECONDS_A_FILE = 20.0
"""Time that a reader has for a file."""
READER_BYTES = 450 * _MB
"""Memory for the data of the process that runs readers, where the system can limit it (Linux). With its code the
process stays below 500 MB, which is the figure that messages give."""
ANSWER_BYTES = 64 * _MB
"""Text and metadata that a reader may give for a file."""
FILES_A_PROCESS = 500
"""Files after which the process is replaced: libraries lose a little memory at each."""
SECONDS_TO_START = 60.0
"""Time for the process to start and to load a reader's libraries, on a machine that is busy."""
FILES_STOPPED = 3
"""Files of one archive that may have to be stopped before the rest of it is left out."""
SECONDS_AN_ARCHIVE = 900.0
"""Time for all files of an archive of `MAIL_BYTES` and less, in proportion for a larger one. It only counts between
files, so that one isn't cut in the middle."""
SECONDS_BETWEEN_STEPS = 5.0
"""After so long an archive says that it is being read, though none of its files was read meanwhile."""

UPLOAD_BYTES = ARCHIVE_BYTES
"""One file given to the Import page. No reader takes a larger one."""
UPLOAD_FILES = 10_000
"""Files that wait on the Import page at once."""
UPLOADS_BYTES = 4096 * _MB
"""All files that wait on the Import page at once. They lie on the disk, not in memory."""
FREE_BYTES = 256 * _MB
"""Room that stays free on the disk: nothing more is taken in when it would go below."""


def unpacked_most(size: int) -> int:
    """Bytes that may be unpacked from an archive of `size` bytes."""
    return max(UNPACKED_BYTES, UNPACKED_RATIO * size)


def seconds_for(size: int) -> float:
    """Time for all files of an archive of `size` bytes."""
    return SECONDS_AN_ARCHIVE * max(1.0, size / MAIL_BYTES)
