-- The history becomes a table partitioned by month. Its rows until now stay where they are, as the first partition: it ends with this
-- month, or after the newest row. No row is moved.
ALTER TABLE "observed_change" RENAME TO "observed_change_first";
ALTER TABLE "observed_change_first" DROP CONSTRAINT "observed_change_pkey";
ALTER TABLE "observed_change_first" ALTER COLUMN "id" DROP DEFAULT;
ALTER INDEX "observed_change_account_id_at_idx" RENAME TO "observed_change_first_account_id_at_idx";
ALTER INDEX "observed_change_account_id_region_cluster_id_object_object__idx" RENAME TO "observed_change_first_object_id_at_idx";

-- CreateTable (the primary key of a partitioned table contains the column of its partitions)
CREATE TABLE "observed_change" (
    "id" BIGINT NOT NULL DEFAULT nextval('observed_change_id_seq'),
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "object" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "ours" BOOLEAN NOT NULL DEFAULT false,
    "operation_id" UUID,

    CONSTRAINT "observed_change_pkey" PRIMARY KEY ("id","at")
) PARTITION BY RANGE ("at");
ALTER SEQUENCE "observed_change_id_seq" OWNED BY "observed_change"."id";

-- CreateIndex
CREATE INDEX "observed_change_account_id_at_idx" ON "observed_change"("account_id", "at" DESC);

-- CreateIndex
CREATE INDEX "observed_change_account_id_region_cluster_id_object_object__idx" ON "observed_change"("account_id", "region", "cluster_id", "object", "object_id", "at" DESC);

DO $$ BEGIN
  EXECUTE format(
    'ALTER TABLE "observed_change" ATTACH PARTITION "observed_change_first" FOR VALUES FROM (MINVALUE) TO (%L)',
    (SELECT date_trunc('month', greatest(now(), max("at")) AT TIME ZONE 'UTC') + interval '1 month' FROM "observed_change_first")
      AT TIME ZONE 'UTC');
END $$;

-- A time outside every month, written while a clock was wrong, is still stored.
CREATE TABLE "observed_change_other" PARTITION OF "observed_change" DEFAULT;
