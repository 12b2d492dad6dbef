-- A serving replica of the earlier version writes neither column, so a report and its time always belong together.
-- AlterTable
ALTER TABLE "identity" ADD COLUMN     "amr" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "amr_at" TIMESTAMPTZ(3);
