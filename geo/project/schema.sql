-- A Dateline project. Columns named latitude and longitude let Datasette map `places` and `events` unaided.
-- Days are ISO 8601 text (YYYY-MM-DD) or NULL; offsets are code points into documents.text, end exclusive.

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    ordinal INTEGER NOT NULL UNIQUE,
    text TEXT NOT NULL,
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    author TEXT NOT NULL,
    url TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    is_digest INTEGER NOT NULL,
    published_first TEXT,
    published_last TEXT,
    published_reason TEXT NOT NULL,
    published_evidence TEXT NOT NULL,   -- JSON array of strings
    narration TEXT NOT NULL,            -- news or history: what dates without a year hang on
    narration_reason TEXT NOT NULL,
    fingerprint TEXT NOT NULL           -- hash of everything the parse of this document depends on
);

CREATE TABLE failures (                 -- inputs that could not be read; the rest of the run went on
    path TEXT PRIMARY KEY,
    error TEXT NOT NULL                 -- what was wrong, where, what to do
) WITHOUT ROWID;

CREATE TABLE copies (                   -- files that hold an article which is read from another file
    path TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents(id),
    kind TEXT NOT NULL                  -- copy: the same text; link: a link to the same file
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
    path TEXT,                          -- JSON array of [lat, lon] for lines, or NULL
    candidates TEXT NOT NULL            -- JSON array: place, score, parts
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

CREATE TABLE corrections (              -- append-only: what a user said of a mention or a date
    number INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL,
    target TEXT NOT NULL,               -- a mention's or date's id
    field TEXT NOT NULL,
    value TEXT NOT NULL,                -- JSON
    note TEXT NOT NULL
);

CREATE INDEX mentions_by_document ON mentions(document_id, start);
CREATE INDEX mentions_by_place ON mentions(place_id);
CREATE INDEX dates_by_document ON dates(document_id, start);
CREATE INDEX events_by_mention ON events(mention_id);

CREATE VIRTUAL TABLE documents_fts USING fts5(title, text, content='documents', content_rowid='ordinal');
