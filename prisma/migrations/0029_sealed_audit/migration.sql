-- The audit becomes a table divided by month (UTC), so that a month can be dropped as a whole. Its rows move into their months. Each row
-- waits in audit_unsealed until it is in the chain of audit_seal.
ALTER TABLE "audit" RENAME TO "audit_undivided";
ALTER TABLE "audit_undivided" RENAME CONSTRAINT "audit_pkey" TO "audit_undivided_pkey";
ALTER TABLE "audit_undivided" ALTER COLUMN "id" DROP DEFAULT;
DROP INDEX "audit_at_id_idx", "audit_account_id_at_id_idx", "audit_cluster_id_at_id_idx", "audit_actor_id_at_id_idx",
  "audit_object_id_at_id_idx", "audit_act_at_id_idx", "audit_outcome_at_id_idx", "audit_object_name_idx", "audit_request_id_idx";

-- CreateTable (the primary key of a partitioned table contains the column of its partitions)
CREATE TABLE "audit" (
    "id" BIGINT NOT NULL DEFAULT nextval('audit_id_seq'),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "account_id" UUID,
    "act" TEXT NOT NULL,
    "operation_id" UUID,
    "details" JSONB NOT NULL,
    "outcome" TEXT,
    "session" TEXT,
    "address" TEXT,
    "region" TEXT,
    "cluster_id" TEXT,
    "object" TEXT,
    "object_id" TEXT,
    "object_name" TEXT,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id","at")
) PARTITION BY RANGE ("at");
ALTER SEQUENCE "audit_id_seq" OWNED BY "audit"."id";

-- A time outside every month is still stored.
CREATE TABLE "audit_other" PARTITION OF "audit" DEFAULT;

-- Adds the months after the last one, until forty days from now, with rows that were stored outside every month. It runs with the rights of
-- its owner, so the serving role can keep months ready although it owns no table.
CREATE FUNCTION add_months(parent TEXT) RETURNS VOID LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  first TIMESTAMPTZ;
  part TEXT;
  bounds TEXT;
BEGIN
  IF parent NOT IN ('audit', 'observed_change') THEN
    RAISE EXCEPTION '% has no months', parent;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('months of ' || parent, 0));
  LOOP
    SELECT coalesce(max((regexp_match(pg_get_expr(relpartbound, oid), 'TO [(]''([^'']+)''[)]'))[1]::timestamptz), date_trunc('month', now()))
      INTO first FROM pg_class JOIN pg_inherits ON inhrelid = oid WHERE inhparent = parent::regclass;
    EXIT WHEN first >= now() + interval '40 days';
    part := parent || to_char(first, '_YYYY_MM');
    bounds := format('at >= %L AND at < %L', first, first + interval '1 month');
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS)', part, parent);
    EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', parent || '_other');
    EXECUTE format('WITH moved AS (DELETE FROM %I WHERE %s RETURNING *) INSERT INTO %I SELECT * FROM moved', parent || '_other', bounds, part);
    EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', parent || '_other');
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, part, first, first + interval '1 month');
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION add_months(TEXT) FROM PUBLIC;

-- The months of the rows that exist, then those to come.
DO $$
DECLARE
  first TIMESTAMP;
BEGIN
  FOR first IN SELECT generate_series(date_trunc('month', min("at") AT TIME ZONE 'UTC'), max("at") AT TIME ZONE 'UTC', interval '1 month') FROM "audit_undivided" LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF "audit" FOR VALUES FROM (%L) TO (%L)', 'audit' || to_char(first, '_YYYY_MM'),
      first AT TIME ZONE 'UTC', (first + interval '1 month') AT TIME ZONE 'UTC');
  END LOOP;
END $$;
SELECT add_months('audit');

INSERT INTO "audit" ("id", "at", "actor_id", "account_id", "act", "operation_id", "details", "outcome", "session", "address", "region",
    "cluster_id", "object", "object_id", "object_name", "before", "after", "request_id")
  SELECT "id", "at", "actor_id", "account_id", "act", "operation_id", "details", "outcome", "session", "address", "region",
    "cluster_id", "object", "object_id", "object_name", "before", "after", "request_id" FROM "audit_undivided";
DROP TABLE "audit_undivided";

-- CreateIndex
CREATE INDEX "audit_at_id_idx" ON "audit"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_account_id_at_id_idx" ON "audit"("account_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_cluster_id_at_id_idx" ON "audit"("cluster_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_actor_id_at_id_idx" ON "audit"("actor_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_object_id_at_id_idx" ON "audit"("object_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_act_at_id_idx" ON "audit"("act", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_outcome_at_id_idx" ON "audit"("outcome", "at" DESC, "id" DESC);

-- In the order of bytes, so that it finds the beginning of a name whatever the database's language is.
-- CreateIndex
CREATE INDEX "audit_object_name_idx" ON "audit"("object_name" COLLATE "C");

-- CreateIndex
CREATE INDEX "audit_request_id_idx" ON "audit"("request_id");

-- CreateTable
CREATE TABLE "audit_unsealed" (
    "id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_unsealed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "seq" BIGINT NOT NULL,
    "audit_id" BIGINT NOT NULL,
    "audit_at" TIMESTAMPTZ(3) NOT NULL,
    "row_hash" BYTEA NOT NULL,
    "key_id" BYTEA NOT NULL,
    "hmac" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_closing_head" (
    "month" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "hmac" BYTEA NOT NULL,
    "rows" BIGINT NOT NULL,
    "key_id" BYTEA NOT NULL,
    "signature" BYTEA NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_closing_head_pkey" PRIMARY KEY ("month")
);

-- CreateTable
CREATE TABLE "audit_check" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seq" BIGINT NOT NULL,
    "hmac" BYTEA NOT NULL,
    "findings" INTEGER NOT NULL,

    CONSTRAINT "audit_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_stream" (
    "server" TEXT NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "problem" TEXT,
    "problem_since" TIMESTAMPTZ(3),
    "leased_until" TIMESTAMPTZ(3),

    CONSTRAINT "audit_stream_pkey" PRIMARY KEY ("server")
);

INSERT INTO "audit_unsealed" ("id", "at") SELECT "id", "at" FROM "audit";

-- Every statement that adds rows puts them into the queue of the sealer, in the same transaction.
CREATE FUNCTION queue_for_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_unsealed (id, at) SELECT id, at FROM added;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_queue_for_seal AFTER INSERT ON "audit" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION queue_for_seal();

-- The first trigger refuses a statement on the whole, the second one a statement on a single month: each month has a copy of it.
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_row_append_only BEFORE UPDATE OR DELETE ON "audit"
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
