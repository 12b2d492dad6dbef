-- AlterTable
ALTER TABLE "operation" ADD COLUMN     "late" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "position" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "secret" BYTEA,
ADD COLUMN     "subjects" TEXT[];

-- CreateTable
CREATE TABLE "external_node_pool" (
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "node_pool_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "node_type" TEXT NOT NULL,
    "runtime_type" TEXT NOT NULL,
    "runtime_version" TEXT NOT NULL,
    "labels" JSONB NOT NULL,
    "taints" JSONB NOT NULL,
    "settings" JSONB,
    "deletion_protection" BOOLEAN,

    CONSTRAINT "external_node_pool_pkey" PRIMARY KEY ("account_id","region","cluster_id","node_pool_id")
);

-- CreateTable
CREATE TABLE "external_node" (
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "node_pool_id" TEXT,
    "ip" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "unschedulable" BOOLEAN,
    "created_time" TEXT,
    "appeared_at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "external_node_pkey" PRIMARY KEY ("account_id","region","cluster_id","name")
);

-- CreateTable
CREATE TABLE "observed_change" (
    "id" BIGSERIAL NOT NULL,
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "object" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "ours" BOOLEAN NOT NULL DEFAULT false,
    "operation_id" UUID,

    CONSTRAINT "observed_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation_group" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "paused_because" TEXT,
    "at_once" INTEGER NOT NULL,
    "actor_id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "operation_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_to_clean" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "node_pool_id" TEXT,
    "node_name" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cleaned_at" TIMESTAMPTZ(3),
    "cleaned_by" UUID,

    CONSTRAINT "host_to_clean_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "join" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "node_pool_id" TEXT NOT NULL,
    "node_name" TEXT,
    "ip" TEXT,
    "interface" TEXT,
    "download" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "issued_by" UUID,
    "issued_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "seen_name" TEXT,
    "node_created_time" TEXT,
    "problem" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "join_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_version" (
    "template_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "custom_data" BYTEA,
    "custom_data_hash" TEXT,
    "custom_data_bytes" INTEGER,
    "note" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_version_pkey" PRIMARY KEY ("template_id","version")
);

-- CreateTable
CREATE TABLE "pool_template" (
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "node_pool_id" TEXT NOT NULL,
    "template_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "pool_template_pkey" PRIMARY KEY ("account_id","region","cluster_id","node_pool_id")
);

-- CreateTable
CREATE TABLE "onboarding" (
    "account_id" UUID NOT NULL,
    "facts" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "onboarding_pkey" PRIMARY KEY ("account_id")
);

-- CreateIndex
CREATE INDEX "observed_change_account_id_at_idx" ON "observed_change"("account_id", "at" DESC);

-- CreateIndex
CREATE INDEX "observed_change_account_id_region_cluster_id_object_object__idx" ON "observed_change"("account_id", "region", "cluster_id", "object", "object_id", "at" DESC);

-- CreateIndex
CREATE INDEX "operation_group_account_id_created_at_idx" ON "operation_group"("account_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "operation_group_actor_id_idempotency_key_key" ON "operation_group"("actor_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "host_to_clean_account_id_region_cluster_id_idx" ON "host_to_clean"("account_id", "region", "cluster_id");

-- CreateIndex
CREATE INDEX "join_account_id_region_cluster_id_node_pool_id_idx" ON "join"("account_id", "region", "cluster_id", "node_pool_id");

-- CreateIndex
CREATE UNIQUE INDEX "template_name_key" ON "template"("name");

-- CreateIndex
CREATE INDEX "pool_template_template_id_idx" ON "pool_template"("template_id");

-- CreateIndex
CREATE INDEX "operation_group_id_idx" ON "operation"("group_id");

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "operation_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation_group" ADD CONSTRAINT "operation_group_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_to_clean" ADD CONSTRAINT "host_to_clean_cleaned_by_fkey" FOREIGN KEY ("cleaned_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join" ADD CONSTRAINT "join_issued_by_fkey" FOREIGN KEY ("issued_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pool_template" ADD CONSTRAINT "pool_template_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

