-- CreateTable
CREATE TABLE "external_node_facts" (
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "node_pool_id" TEXT,
    "ip" TEXT NOT NULL,
    "state" TEXT,
    "reason" TEXT NOT NULL,
    "unschedulable" BOOLEAN,
    "created_time" TEXT,
    "kubelet" TEXT,
    "cpu" INTEGER,
    "memory_gb" INTEGER,
    "appeared_at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "external_node_facts_pkey" PRIMARY KEY ("account_id","region","cluster_id","name")
);
