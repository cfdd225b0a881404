-- What a published project has beside the tables of schema.sql. Dateline puts the schema of PostGIS where {{postgis}} stands.
-- The views mentions, dates, events, furniture and sentences have the columns that a project file's have, and more.

CREATE TABLE project (                  -- one row: what is published
    is_one boolean PRIMARY KEY DEFAULT true CHECK (is_one),
    schema_version integer NOT NULL,    -- of the project file
    layout integer NOT NULL,            -- of these tables
    publication bigint NOT NULL,        -- counts up from 1
    token uuid NOT NULL DEFAULT gen_random_uuid(),
    published_at timestamptz NOT NULL DEFAULT now(),
    published_by text NOT NULL DEFAULT session_user,
    dateline text NOT NULL,             -- version of the program
    counts jsonb NOT NULL               -- rows of each table
);

CREATE TABLE corrections (              -- lines of everybody's corrections; only ever added to
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 500),
    line text NOT NULL,                 -- JSON, as in PROJECT.corrections.jsonl
    received_at timestamptz NOT NULL DEFAULT now(),
    received_from text NOT NULL DEFAULT session_user
);

CREATE VIEW furniture AS SELECT documents.id AS document_id, start, "end", words.text AS reason, r.ordinal
    FROM furniture_rows AS r JOIN documents ON documents.number = r.document JOIN words ON words.number = r.reason;

CREATE VIEW sentences AS SELECT documents.id AS document_id, start, "end", r.ordinal
    FROM sentence_rows AS r JOIN documents ON documents.number = r.document;

CREATE VIEW mentions AS SELECT documents.id || ':' || r.start AS id, documents.id AS document_id, r.ordinal,
    r.start, r."end", said.text, role.text AS role, because.text AS role_reason, places.id AS place_id,
    r.confidence, why.text AS reason, shape.text AS shape,
    CASE WHEN r.shape IS NOT NULL THEN coalesce(r.latitude, places.latitude) END AS latitude,
    CASE WHEN r.shape IS NOT NULL THEN coalesce(r.longitude, places.longitude) END AS longitude,
    CASE WHEN r.shape IS NOT NULL THEN coalesce(r.radius_km, places.radius_km) END AS radius_km,
    CASE WHEN r.shape IS NOT NULL THEN coalesce(label.text, places.name) END AS label, path.text AS path,
    r.geometry, r.outline
    FROM mention_rows AS r JOIN documents ON documents.number = r.document
    JOIN words AS said ON said.number = r.text JOIN words AS role ON role.number = r.role
    JOIN words AS because ON because.number = r.role_reason JOIN words AS why ON why.number = r.reason
    LEFT JOIN places ON places.number = r.place LEFT JOIN words AS shape ON shape.number = r.shape
    LEFT JOIN words AS label ON label.number = r.label LEFT JOIN words AS path ON path.number = r.path;

CREATE VIEW dates AS SELECT documents.id || ':' || r.start AS id, documents.id AS document_id, r.ordinal,
    r.start, r."end", said.text, type.text AS type, value.text AS value, lower(r.days) AS first,
    CASE WHEN upper(r.days) IS NOT NULL THEN upper(r.days) - 1 END AS last, grain.text AS grain,
    coalesce(edtf.text, value.text) AS edtf, why.text AS reason, r.days
    FROM date_rows AS r JOIN documents ON documents.number = r.document
    JOIN words AS said ON said.number = r.text JOIN words AS type ON type.number = r.type
    JOIN words AS value ON value.number = r.value JOIN words AS grain ON grain.number = r.grain
    JOIN words AS why ON why.number = r.reason LEFT JOIN words AS edtf ON edtf.number = r.edtf;

CREATE VIEW events AS SELECT documents.id || ':' || r.mention AS mention_id, documents.id || ':' || r.date AS date_id,
    documents.id AS document_id, lower(r.days) AS first,
    CASE WHEN upper(r.days) IS NOT NULL THEN upper(r.days) - 1 END AS last,
    kind.text AS kind, basis.text AS basis, why.text AS reason, r.sentence_start, r.sentence_end, r.ordinal, r.days
    FROM event_rows AS r JOIN documents ON documents.number = r.document
    JOIN words AS kind ON kind.number = r.kind JOIN words AS basis ON basis.number = r.basis
    JOIN words AS why ON why.number = r.reason;

-- What the dashboard draws: a row an event, and one for every mention that no event places in time. `geometry` is the middle of the ground.
CREATE VIEW marks AS SELECT documents.id || ':' || m.start || coalesce(':' || e.ordinal, '') AS id, m.geometry,
    CASE WHEN e.document IS NULL THEN documents.published ELSE e.days END AS days,
    shape.text AS shape, coalesce(m.radius_km, places.radius_km) AS radius_km, coalesce(label.text, places.name) AS label,
    places.id AS place_id, places.kind AS place_kind, places.country, role.text AS role, m.confidence,
    coalesce(kind.text, 'reported') AS kind, coalesce(basis.text, 'document') AS basis, documents.title,
    documents.publisher, documents.url, documents.id AS document_id, said.text AS named,
    CASE WHEN e.sentence_start >= 0 AND e.sentence_end BETWEEN e.sentence_start AND 1000000000
        THEN substr(documents.text, (e.sentence_start + 1)::int, (e.sentence_end - e.sentence_start)::int) END AS sentence,
    m.outline
    FROM mention_rows AS m JOIN documents ON documents.number = m.document AND m.start >= documents.body_start
    JOIN words AS shape ON shape.number = m.shape JOIN words AS said ON said.number = m.text
    JOIN words AS role ON role.number = m.role LEFT JOIN places ON places.number = m.place
    LEFT JOIN words AS label ON label.number = m.label
    LEFT JOIN event_rows AS e ON e.document = m.document AND e.mention = m.start
    LEFT JOIN words AS kind ON kind.number = e.kind LEFT JOIN words AS basis ON basis.number = e.basis
    WHERE m.geometry IS NOT NULL;

-- For QGIS, a layer each: places as exact as a point, and grounds that are larger, as circles or as their outlines. A circle that would
-- reach over a pole or the 180th meridian is left a point, since on a plane it would go around the globe.
CREATE VIEW pins AS SELECT id, geometry, days, label, place_kind, country, role, confidence, kind, basis, title,
    publisher, url, document_id, named, sentence FROM marks WHERE shape = 'point';

CREATE VIEW grounds AS SELECT id, coalesce(outline, CASE WHEN radius_km > 0
        AND abs({postgis}.st_y(geometry)) + radius_km / 110 <= 85
        AND abs({postgis}.st_x(geometry)) + radius_km / (110 * cos(radians({postgis}.st_y(geometry)))) < 180
        THEN {postgis}.st_buffer(geometry::{postgis}.geography, radius_km * 1000)::{postgis}.geometry ELSE geometry END
    )::{postgis}.geometry(Geometry, 4326) AS geometry,
    days, shape, radius_km, label, place_kind, country, role, confidence, kind, basis, title,
    publisher, url, document_id, named, sentence FROM marks WHERE shape <> 'point';
