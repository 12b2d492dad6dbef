-- AlterTable
ALTER TABLE "observation" ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "moving" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "rows_version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable (unlogged: what it holds is a second old)
CREATE UNLOGGED TABLE "tke_budget" (
    "uin" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "next_free" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "tke_budget_pkey" PRIMARY KEY ("uin","action","purpose")
);
