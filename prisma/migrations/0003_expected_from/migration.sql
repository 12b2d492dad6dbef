-- AlterTable
ALTER TABLE "join" ADD COLUMN "expected_from" TIMESTAMPTZ(3);
