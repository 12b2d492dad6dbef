-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "invitation" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "cloud_account" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "site" TEXT NOT NULL,
    "secret_id" TEXT NOT NULL,
    "credential" BYTEA NOT NULL,
    "uin" TEXT NOT NULL,
    "regions" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cloud_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observation" (
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "observed_at" TIMESTAMPTZ(3),
    "attempted_at" TIMESTAMPTZ(3),
    "last_problem" JSONB,
    "version" INTEGER NOT NULL DEFAULT 0,
    "content" JSONB,
    "wanted_until" TIMESTAMPTZ(3),
    "interval_ms" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "demanded_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "observation_pkey" PRIMARY KEY ("account_id","region","cluster_id","kind")
);

-- CreateTable
CREATE TABLE "cluster" (
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "vpc_id" TEXT NOT NULL,
    "property" TEXT NOT NULL,
    "pod_cidr" TEXT,
    "service_cidr" TEXT,
    "node_count" INTEGER,

    CONSTRAINT "cluster_pkey" PRIMARY KEY ("account_id","region","cluster_id")
);

-- CreateTable
CREATE TABLE "operation" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "target" JSONB NOT NULL,
    "input" JSONB NOT NULL,
    "based_on" JSONB,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "lock_key" TEXT NOT NULL,
    "deadline" TIMESTAMPTZ(3),
    "outcome" JSONB,
    "group_id" UUID,
    "actor_id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation_attempt" (
    "operation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "seen" JSONB,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),
    "request_id" TEXT,
    "answer" JSONB,
    "problem" JSONB,

    CONSTRAINT "operation_attempt_pkey" PRIMARY KEY ("operation_id","number")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "account_id" UUID,
    "act" TEXT NOT NULL,
    "operation_id" UUID,
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "cloud_account_name_key" ON "cloud_account"("name");

-- CreateIndex
CREATE INDEX "observation_due_at_idx" ON "observation"("due_at");

-- CreateIndex
CREATE INDEX "operation_account_id_created_at_idx" ON "operation"("account_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "operation_account_id_region_cluster_id_created_at_idx" ON "operation"("account_id", "region", "cluster_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "operation_actor_id_idempotency_key_key" ON "operation"("actor_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "operation_attempt_request_id_idx" ON "operation_attempt"("request_id");

-- CreateIndex
CREATE INDEX "audit_account_id_at_idx" ON "audit"("account_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "cloud_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation_attempt" ADD CONSTRAINT "operation_attempt_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- Audit is append-only for everyone who comes through the application.
-- \x3b stands for the statement separator: the engine's WebAssembly build splits a migration at every one of them, quoted or not.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql
  AS E'BEGIN RAISE EXCEPTION ''audit is append-only''\x3b END';
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
