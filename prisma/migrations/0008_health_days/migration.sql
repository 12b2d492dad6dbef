-- CreateTable
CREATE TABLE "health_day" (
    "account_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "node_pool_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "seconds" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "health_day_pkey" PRIMARY KEY ("account_id","day","region","cluster_id","node_pool_id","state")
);

-- CreateTable
CREATE TABLE "health_counted" (
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "health_counted_pkey" PRIMARY KEY ("account_id","region","cluster_id")
);

-- CreateTable
CREATE TABLE "reading_gap" (
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reading_gap_pkey" PRIMARY KEY ("account_id","region","cluster_id","began_at")
);

-- Counting begins with the last good reading. Nothing is known about the time before it.
INSERT INTO "health_counted" ("account_id", "region", "cluster_id", "until")
SELECT "account_id", "region", "cluster_id", "observed_at" FROM "observation"
WHERE "kind" = 'external-nodes' AND "observed_at" IS NOT NULL;
