-- CreateTable
CREATE TABLE "quota_refusal" (
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quota_refusal_pkey" PRIMARY KEY ("account_id","region","cluster_id")
);
