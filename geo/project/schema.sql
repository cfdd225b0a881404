-- A Dateline project. Columns named latitude and longitude let Datasette map `places` and `mentions` unaided.
-- The rows of mentions, dates and events hold the reading that is shown: after corrections, where there are any.
-- Days are ISO 8601 text (YYYY-MM-DD) or NULL; offsets are code points into documents.text, end exclusive.

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    ordinal INTEGER NOT NULL UNIQUE,    -- place in the reading order, from 0; the row number of documents_fts
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    author TEXT NOT NULL,
    url TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    is_digest INTEGER NOT NULL,
    language TEXT NOT NULL,             -- ISO 639 code, or '' where it is not known
    language_reason TEXT NOT NULL,      -- how it is known
    source TEXT NOT NULL,               -- JSON: format, archive, pages (start, label), captured, record; countries that a user gives
    metadata_published TEXT,            -- JSON of what metadata says of the publication, or NULL
    known_events TEXT NOT NULL,         -- JSON array: what a user knows of when something was
    published_first TEXT,
    published_last TEXT,
    published_reason TEXT NOT NULL,
    published_evidence TEXT NOT NULL,   -- JSON array of strings
    narration TEXT NOT NULL,            -- news or history: what dates without a year hang on
    narration_reason TEXT NOT NULL,
    fingerprint TEXT NOT NULL,          -- hash of everything the parse of this document depends on
    body_start INTEGER NOT NULL,        -- where the article begins: behind a block of front matter, else 0
    text TEXT NOT NULL                  -- last, so that no query of the other columns reads past it
);

CREATE TABLE copies (                   -- further files with the text of a document, counted once
    path TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents(id),
    kind TEXT NOT NULL                  -- copy or link
) WITHOUT ROWID;

CREATE TABLE near_copies (              -- inferred, made anew by every build: articles that are one text, cut and edited
    document_id TEXT PRIMARY KEY REFERENCES documents(id),
    shown_id TEXT NOT NULL REFERENCES documents(id),   -- the article of the group that is shown for all: published first
    share REAL NOT NULL                 -- of its runs of three words, those in the group's longest article
) WITHOUT ROWID;

CREATE TABLE failures (                 -- inputs that could not be read; the rest of the run went on
    path TEXT PRIMARY KEY,
    error TEXT NOT NULL                 -- what was wrong, where, what to do
) WITHOUT ROWID;

CREATE TABLE unread (                   -- articles that the project held until their file could not be read; they keep their ids
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    path TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE removed (                  -- articles that a correction keeps out, whole, so that undo needs no file
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    title TEXT NOT NULL,
    fingerprint TEXT NOT NULL,          -- of the reading without corrections
    reading BLOB NOT NULL               -- zlib of JSON with the text, see geo/project/removed.py
) WITHOUT ROWID;

CREATE TABLE furniture (document_id TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, reason TEXT NOT NULL);
CREATE TABLE sentences (document_id TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL);

CREATE TABLE places (                   -- every gazetteer entry that some mention was resolved to
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    radius_km REAL NOT NULL,
    kind TEXT NOT NULL,
    country TEXT NOT NULL,
    admin1 TEXT NOT NULL,
    admin2 TEXT NOT NULL,
    parent TEXT NOT NULL,
    population INTEGER NOT NULL,
    source TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE mentions (
    id TEXT PRIMARY KEY,                -- document_id:start
    document_id TEXT NOT NULL REFERENCES documents(id),
    ordinal INTEGER NOT NULL,           -- index in the document's list of place mentions
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    role TEXT NOT NULL,                 -- location, actor, demonym, chrome
    role_reason TEXT NOT NULL,
    place_id TEXT REFERENCES places(id),
    confidence REAL NOT NULL,
    reason TEXT NOT NULL,
    shape TEXT,                         -- footprint: point, circle, area, line; NULL when nothing is drawn
    latitude REAL,
    longitude REAL,
    radius_km REAL,
    label TEXT,
    path TEXT                           -- JSON array of [lat, lon] for lines, or NULL
);

CREATE TABLE candidates (               -- the places that a document's mentions could mean
    document_id TEXT PRIMARY KEY REFERENCES documents(id),
    packed BLOB NOT NULL                -- zlib of JSON, see geo/project/packing.py
);

CREATE TABLE dates (
    id TEXT PRIMARY KEY,                -- document_id:start
    document_id TEXT NOT NULL REFERENCES documents(id),
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,                -- TIMEX3
    first TEXT,
    last TEXT,
    grain TEXT NOT NULL,
    edtf TEXT NOT NULL,
    reason TEXT NOT NULL
);

CREATE TABLE events (
    mention_id TEXT NOT NULL REFERENCES mentions(id),
    date_id TEXT REFERENCES dates(id),
    document_id TEXT NOT NULL REFERENCES documents(id),
    first TEXT,
    last TEXT,
    kind TEXT NOT NULL,                 -- reported, background, planned
    basis TEXT NOT NULL,                -- sentence, clause, paragraph, publication, none
    reason TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL
);

CREATE TABLE sharpened (                -- inferred, made anew by every build: narrower days that another document gives
    mention_id TEXT PRIMARY KEY REFERENCES mentions(id),
    source_id TEXT NOT NULL REFERENCES mentions(id),   -- the mention in the other document
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    reason TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE machine_readings (         -- of documents that corrections changed: what was read before them
    document_id TEXT PRIMARY KEY REFERENCES documents(id),
    reading BLOB NOT NULL               -- zlib of JSON without the text, see geo/project/packing.py
);

CREATE TABLE orphans (                  -- corrections that no longer find what they are about
    document_id TEXT REFERENCES documents(id),   -- NULL: the project holds no such article
    correction_id TEXT NOT NULL,        -- its line in PROJECT.corrections.jsonl
    reason TEXT NOT NULL
);

CREATE INDEX furniture_by_document ON furniture(document_id);
CREATE INDEX sentences_by_document ON sentences(document_id);
CREATE INDEX orphans_by_document ON orphans(document_id);
CREATE INDEX mentions_by_document ON mentions(document_id, start);
CREATE INDEX mentions_by_place ON mentions(place_id);
CREATE INDEX dates_by_document ON dates(document_id, start);
CREATE INDEX events_by_document ON events(document_id);
CREATE INDEX events_by_mention ON events(mention_id);

CREATE VIRTUAL TABLE documents_fts USING fts5(title, text, content='documents', content_rowid='ordinal');
