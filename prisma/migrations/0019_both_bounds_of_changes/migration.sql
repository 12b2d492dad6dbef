-- AlterTable
ALTER TABLE "external_node" ADD COLUMN     "since_not_before" TIMESTAMPTZ(3);

-- AlterTable (all partitions)
ALTER TABLE "observed_change" ADD COLUMN     "not_before" TIMESTAMPTZ(3);
