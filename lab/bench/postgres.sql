-- The market in PostgreSQL, as well indexed as its kind of index can: in the order of price within one country and kind, one city, one network. What is leased stays in
-- the indexes, so that leasing changes no index (HOT updates, with room on each page), and rows lie on disk in the order in which they are searched.
CREATE TABLE offers (
    id int NOT NULL, seq bigint NOT NULL, country text NOT NULL, kind smallint NOT NULL, region text NOT NULL, city text NOT NULL, asn bigint NOT NULL,
    protocols smallint NOT NULL, scopes smallint NOT NULL, price bigint NOT NULL, per_second bigint NOT NULL, per_gib bigint NOT NULL,
    min_seconds int NOT NULL, max_seconds int NOT NULL, rating smallint NOT NULL, min_rating smallint NOT NULL, provider text NOT NULL, subnet int NOT NULL, free boolean NOT NULL
) WITH (fillfactor = 75);
CREATE TABLE requests (
    id int PRIMARY KEY, count int NOT NULL, countries text[] NOT NULL, kinds smallint[] NOT NULL, regions text[] NOT NULL, cities text[] NOT NULL, asns bigint[] NOT NULL,
    excluded_asns bigint[] NOT NULL, protocol smallint NOT NULL, scope smallint NOT NULL, seconds int NOT NULL, per_second bigint NOT NULL, per_gib bigint NOT NULL,
    price bigint NOT NULL, min_rating smallint NOT NULL, rating smallint NOT NULL, subnets boolean NOT NULL, providers boolean NOT NULL
);
CREATE TABLE deals (request int NOT NULL, offer int NOT NULL, at timestamptz NOT NULL DEFAULT now());

-- fits says whether an offer satisfies what the index cannot tell.
CREATE FUNCTION fits(o offers, r requests) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT o.free AND o.scopes & r.scope = r.scope AND o.protocols & r.protocol = r.protocol AND o.per_second <= r.per_second AND o.per_gib <= r.per_gib
        AND o.min_seconds <= r.seconds AND r.seconds <= o.max_seconds AND r.min_rating <= o.rating AND o.min_rating <= r.rating
        AND (r.regions = '{}' OR o.region = ANY (r.regions)) AND NOT o.asn = ANY (r.excluded_asns)
$$;

-- match leases the cheapest offers for one request, and says how many. Others' candidates are passed over (SKIP LOCKED), so that requests run side by side.
CREATE FUNCTION match(wanted int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    r requests;
    o record;
    search refcursor;
    taken int[] := '{}';
    subnets int[] := '{}';
    providers text[] := '{}';
BEGIN
    SELECT * INTO r FROM requests WHERE id = wanted;
    IF r.cities <> '{}' THEN
        OPEN search FOR SELECT c.* FROM unnest(r.cities) AS place CROSS JOIN LATERAL
            (SELECT * FROM offers x WHERE x.city = place AND x.price <= r.price AND x.country = ANY (r.countries) AND x.kind = ANY (r.kinds) AND fits(x, r) ORDER BY x.price, x.seq LIMIT 4 * r.count FOR UPDATE SKIP LOCKED) c
            ORDER BY c.price, c.seq;
    ELSIF r.asns <> '{}' THEN
        OPEN search FOR SELECT c.* FROM unnest(r.asns) AS network CROSS JOIN LATERAL
            (SELECT * FROM offers x WHERE x.asn = network AND x.price <= r.price AND x.country = ANY (r.countries) AND x.kind = ANY (r.kinds) AND fits(x, r) ORDER BY x.price, x.seq LIMIT 4 * r.count FOR UPDATE SKIP LOCKED) c
            ORDER BY c.price, c.seq;
    ELSE
        OPEN search FOR SELECT c.* FROM unnest(r.countries) AS place CROSS JOIN unnest(r.kinds) AS sort CROSS JOIN LATERAL
            (SELECT * FROM offers x WHERE x.country = place AND x.kind = sort AND x.price <= r.price AND fits(x, r) ORDER BY x.price, x.seq LIMIT 4 * r.count FOR UPDATE SKIP LOCKED) c
            ORDER BY c.price, c.seq;
    END IF;
    LOOP
        FETCH search INTO o;
        EXIT WHEN NOT FOUND OR cardinality(taken) = r.count;
        CONTINUE WHEN (r.subnets AND o.subnet = ANY (subnets)) OR (r.providers AND o.provider = ANY (providers));
        taken := taken || o.id;
        subnets := subnets || o.subnet;
        providers := providers || o.provider;
    END LOOP;
    CLOSE search;
    IF cardinality(taken) < r.count THEN
        RETURN 0;
    END IF;
    UPDATE offers SET free = false WHERE id = ANY (taken);
    INSERT INTO deals (request, offer) SELECT wanted, unnest(taken);
    RETURN r.count;
END
$$;

CREATE FUNCTION match_many(first int, many int) RETURNS bigint LANGUAGE sql AS $$ SELECT sum(match(n)) FROM generate_series(first, first + many - 1) AS n $$;
