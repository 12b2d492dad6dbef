-- CreateTable
CREATE TABLE "change_day" (
    "account_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "joined" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL,
    "lost" INTEGER NOT NULL,

    CONSTRAINT "change_day_pkey" PRIMARY KEY ("account_id","day","region","cluster_id")
);

-- CreateIndex
CREATE INDEX "operation_state_idx" ON "operation"("state");

-- The changes of nodes until now, counted as the application counts new ones.
INSERT INTO "change_day" ("account_id", "day", "region", "cluster_id", "joined", "removed", "lost")
SELECT * FROM (
    SELECT "account_id", ("at" AT TIME ZONE 'UTC')::date, "region", "cluster_id",
        count(*) FILTER (WHERE "change" = 'appeared')::int AS "joined",
        count(*) FILTER (WHERE "change" = 'vanished' AND "ours")::int AS "removed",
        count(*) FILTER (WHERE NOT "ours" AND ("change" = 'vanished' AND "before"->>'status' IS DISTINCT FROM 'Failed'
            OR "change" = 'changed' AND "after"->>'status' = 'Failed'))::int AS "lost"
    FROM "observed_change" WHERE "object" = 'node' GROUP BY 1, 2, 3, 4
) AS "counts" WHERE "joined" + "removed" + "lost" > 0;
