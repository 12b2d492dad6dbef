-- One press may change nodes of several clusters: one group per cluster, and the same set_id in all of them.
-- AlterTable
ALTER TABLE "operation_group" ADD COLUMN     "set_id" UUID;

-- CreateIndex
CREATE INDEX "operation_group_set_id_idx" ON "operation_group"("set_id");
