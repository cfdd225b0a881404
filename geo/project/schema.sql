-- A Dateline project. Columns named latitude and longitude let Datasette map `places` and `mentions` unaided.
-- The rows of mentions, dates and events hold the reading that is shown: after corrections, where there are any.
-- Days are ISO 8601 text (YYYY-MM-DD) or NULL; offsets are code points into documents.text, end exclusive.
-- Tables whose names end in _rows hold numbers in the place of strings and ids: of `words`, `documents` and `places`, and
-- days since 1970-01-01. The views behind them (mentions, dates, events, furniture, sentences) show what they mean.

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE words (                    -- every string that the _rows tables name by its number
    number INTEGER PRIMARY KEY,
    text TEXT NOT NULL
);

CREATE TABLE documents (
    number INTEGER PRIMARY KEY,         -- by which the _rows tables name it; the row number of documents_fts
    id TEXT NOT NULL UNIQUE,
    ordinal INTEGER NOT NULL UNIQUE,    -- place in the reading order, from 0
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

CREATE TABLE furniture_rows (
    document INTEGER NOT NULL REFERENCES documents(number),
    ordinal INTEGER NOT NULL,           -- index in the document's list of furniture
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    reason INTEGER NOT NULL REFERENCES words(number),
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE sentence_rows (
    document INTEGER NOT NULL REFERENCES documents(number),
    ordinal INTEGER NOT NULL,           -- index in the document's list of sentences
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE places (                   -- every gazetteer entry that some mention was resolved to
    number INTEGER PRIMARY KEY,         -- by which mention_rows name it
    id TEXT NOT NULL UNIQUE,
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
);

CREATE TABLE mention_rows (
    document INTEGER NOT NULL REFERENCES documents(number),
    start INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,           -- index in the document's list of place mentions
    "end" INTEGER NOT NULL,
    text INTEGER NOT NULL REFERENCES words(number),
    role INTEGER NOT NULL REFERENCES words(number),        -- location, actor, demonym, chrome
    role_reason INTEGER NOT NULL REFERENCES words(number),
    place INTEGER REFERENCES places(number),
    confidence REAL NOT NULL,
    reason INTEGER NOT NULL REFERENCES words(number),
    shape INTEGER REFERENCES words(number),                -- footprint: point, circle, area, line; NULL when nothing is drawn
    latitude REAL,                      -- of the footprint, where it is not the place's own; so the three that follow
    longitude REAL,
    radius_km REAL,
    label INTEGER REFERENCES words(number),                -- where it is not the place's name
    path INTEGER REFERENCES words(number),                 -- JSON array of [lat, lon] for lines, or NULL
    PRIMARY KEY (document, start)
) WITHOUT ROWID;

CREATE TABLE candidates (               -- the places that a document's mentions could mean
    document INTEGER PRIMARY KEY REFERENCES documents(number),
    packed BLOB NOT NULL                -- zlib of JSON with a preset dictionary, see geo/project/packing.py
);

CREATE TABLE samples (                  -- by which articles that are one text are found
    document INTEGER PRIMARY KEY REFERENCES documents(number),
    words INTEGER NOT NULL,             -- how many the article has
    sample BLOB NOT NULL                -- hashes of some runs of three words, see geo/text/near_copies.py: little-endian, 4 bytes each
);

CREATE TABLE date_rows (
    document INTEGER NOT NULL REFERENCES documents(number),
    start INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text INTEGER NOT NULL REFERENCES words(number),
    type INTEGER NOT NULL REFERENCES words(number),
    value INTEGER NOT NULL REFERENCES words(number),       -- TIMEX3
    first INTEGER,                      -- days since 1970-01-01
    last INTEGER,
    grain INTEGER NOT NULL REFERENCES words(number),
    edtf INTEGER REFERENCES words(number),                 -- NULL: as value
    reason INTEGER NOT NULL REFERENCES words(number),
    PRIMARY KEY (document, start)
) WITHOUT ROWID;

CREATE TABLE event_rows (
    document INTEGER NOT NULL REFERENCES documents(number),
    ordinal INTEGER NOT NULL,           -- index in the document's list of events
    mention INTEGER NOT NULL,           -- start of the mention
    date INTEGER,                       -- start of the date
    first INTEGER,                      -- days since 1970-01-01
    last INTEGER,
    kind INTEGER NOT NULL REFERENCES words(number),        -- reported, background, planned
    basis INTEGER NOT NULL REFERENCES words(number),       -- sentence, clause, paragraph, publication, none
    reason INTEGER NOT NULL REFERENCES words(number),
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE sharpened (                -- inferred, kept up by every build: narrower days that another document gives
    mention_id TEXT PRIMARY KEY,
    source_id TEXT NOT NULL,            -- the mention in the other document
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

CREATE INDEX orphans_by_document ON orphans(document_id);
CREATE INDEX mention_rows_by_place ON mention_rows(place);

CREATE VIEW furniture AS SELECT documents.id AS document_id, start, "end", words.text AS reason, row.ordinal
    FROM furniture_rows AS row JOIN documents ON documents.number = document JOIN words ON words.number = reason;

CREATE VIEW sentences AS SELECT documents.id AS document_id, start, "end", row.ordinal
    FROM sentence_rows AS row JOIN documents ON documents.number = document;

CREATE VIEW mentions AS SELECT documents.id || ':' || row.start AS id, documents.id AS document_id, row.ordinal,
    row.start, row."end", said.text, role.text AS role, because.text AS role_reason, places.id AS place_id,
    row.confidence, why.text AS reason, shape.text AS shape,
    iif(row.shape IS NULL, NULL, coalesce(row.latitude, places.latitude)) AS latitude,
    iif(row.shape IS NULL, NULL, coalesce(row.longitude, places.longitude)) AS longitude,
    iif(row.shape IS NULL, NULL, coalesce(row.radius_km, places.radius_km)) AS radius_km,
    iif(row.shape IS NULL, NULL, coalesce(label.text, places.name)) AS label, path.text AS path
    FROM mention_rows AS row JOIN documents ON documents.number = row.document
    JOIN words AS said ON said.number = row.text JOIN words AS role ON role.number = row.role
    JOIN words AS because ON because.number = row.role_reason JOIN words AS why ON why.number = row.reason
    LEFT JOIN places ON places.number = row.place LEFT JOIN words AS shape ON shape.number = row.shape
    LEFT JOIN words AS label ON label.number = row.label LEFT JOIN words AS path ON path.number = row.path;

CREATE VIEW dates AS SELECT documents.id || ':' || row.start AS id, documents.id AS document_id, row.ordinal,
    row.start, row."end", said.text, type.text AS type, value.text AS value, date(row.first + 2440587.5) AS first,
    date(row.last + 2440587.5) AS last, grain.text AS grain, coalesce(edtf.text, value.text) AS edtf, why.text AS reason
    FROM date_rows AS row JOIN documents ON documents.number = row.document
    JOIN words AS said ON said.number = row.text JOIN words AS type ON type.number = row.type
    JOIN words AS value ON value.number = row.value JOIN words AS grain ON grain.number = row.grain
    JOIN words AS why ON why.number = row.reason LEFT JOIN words AS edtf ON edtf.number = row.edtf;

CREATE VIEW events AS SELECT documents.id || ':' || row.mention AS mention_id, documents.id || ':' || row.date AS date_id,
    documents.id AS document_id, date(row.first + 2440587.5) AS first, date(row.last + 2440587.5) AS last,
    kind.text AS kind, basis.text AS basis, why.text AS reason, row.sentence_start, row.sentence_end, row.ordinal
    FROM event_rows AS row JOIN documents ON documents.number = row.document
    JOIN words AS kind ON kind.number = row.kind JOIN words AS basis ON basis.number = row.basis
    JOIN words AS why ON why.number = row.reason;

CREATE VIRTUAL TABLE documents_fts USING fts5(title, text, content='documents', content_rowid='number');
