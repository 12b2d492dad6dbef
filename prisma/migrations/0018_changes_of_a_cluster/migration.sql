-- AlterTable
ALTER TABLE "observation" ADD COLUMN "first_observed_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "observed_change_account_id_region_cluster_id_at_idx" ON "observed_change"("account_id", "region", "cluster_id", "at" DESC);

-- The first reading of a cluster's nodes until now is not stored: its oldest trace is a node of it, or the first change after it.
-- Without a trace it is the last reading, so no time is shown as known that was not.
UPDATE "observation" o SET "first_observed_at" = least(o."observed_at",
    (SELECT min(n."appeared_at") FROM "external_node" n
      WHERE n."account_id" = o."account_id" AND n."region" = o."region" AND n."cluster_id" = o."cluster_id"),
    (SELECT c."at" FROM "observed_change" c
      WHERE c."account_id" = o."account_id" AND c."region" = o."region" AND c."cluster_id" = o."cluster_id"
      ORDER BY c."at" LIMIT 1))
WHERE o."kind" = 'external-nodes' AND o."observed_at" IS NOT NULL;
