-- CreateTable
CREATE TABLE "confirmed_quota" (
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "nodes" INTEGER NOT NULL,
    "confirmed_on" DATE NOT NULL,
    "written_by" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "confirmed_quota_pkey" PRIMARY KEY ("account_id","region","cluster_id")
);

-- AddForeignKey
ALTER TABLE "confirmed_quota" ADD CONSTRAINT "confirmed_quota_written_by_fkey" FOREIGN KEY ("written_by") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
