package history

// version of the schema and of what its rows mean: with another one the database is built anew.
const version = 1

// schema of an empty database. Amounts are text, in wei: they are wider than SQLite's integers.
const schema = `
BEGIN;
CREATE TABLE log (
	sequence INTEGER NOT NULL, -- the message of the exchange's log up to which all rows tell
	hash     BLOB    NOT NULL
) STRICT;
INSERT INTO log VALUES (0, x'');

CREATE TABLE deals (
	number    INTEGER PRIMARY KEY,
	hash      BLOB    NOT NULL UNIQUE,
	provider  BLOB    NOT NULL,
	requester BLOB    NOT NULL,
	matched   INTEGER NOT NULL, -- Unix seconds; never less than that of a lower number
	status    TEXT    NOT NULL,
	changes   INTEGER NOT NULL, -- how many statuses it had, all of which are counted in candles and days
	history   TEXT    NOT NULL  -- JSON
) STRICT;
CREATE INDEX deals_provider ON deals (provider, number, status);
CREATE INDEX deals_requester ON deals (requester, number, status);
CREATE INDEX deals_matched ON deals (matched, number);

CREATE TABLE candles (
	country   TEXT    NOT NULL,
	kind      INTEGER NOT NULL,
	seconds   INTEGER NOT NULL, -- how long the interval is
	start     INTEGER NOT NULL, -- Unix seconds
	opened    INTEGER NOT NULL, -- Unix milliseconds of the first deal, and its number; so the last one's below
	first     INTEGER NOT NULL,
	closed    INTEGER NOT NULL,
	last      INTEGER NOT NULL,
	open      TEXT    NOT NULL,
	high      TEXT    NOT NULL,
	low       TEXT    NOT NULL,
	close     TEXT    NOT NULL,
	deals     INTEGER NOT NULL,
	addresses INTEGER NOT NULL,
	leased    INTEGER NOT NULL, -- seconds
	value     TEXT    NOT NULL,
	PRIMARY KEY (country, kind, seconds, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE days (
	start   INTEGER NOT NULL, -- Unix seconds
	country TEXT    NOT NULL,
	deals   TEXT    NOT NULL, -- JSON: how many came to each status
	seconds INTEGER NOT NULL,
	cost    TEXT    NOT NULL,
	PRIMARY KEY (start, country)
) STRICT, WITHOUT ROWID;
CREATE INDEX days_country ON days (country, start);

PRAGMA user_version = 1;
COMMIT;
`
