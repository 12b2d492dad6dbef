-- AlterTable
ALTER TABLE "cluster" ADD COLUMN     "unreadable" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "external_node" ADD COLUMN     "unreadable" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "external_node_pool" ADD COLUMN     "unreadable" TEXT[] DEFAULT ARRAY[]::TEXT[];
