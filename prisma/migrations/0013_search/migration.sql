-- In the order of bytes, so that they find the beginning of a name or an address whatever the database's language is.
-- CreateIndex
CREATE INDEX "external_node_name_idx" ON "external_node"("name" COLLATE "C");

-- CreateIndex
CREATE INDEX "external_node_ip_idx" ON "external_node"("ip" COLLATE "C");
