# No package's install script is needed: Node comes with the image, and all downloads come from the npm registry.
FROM node:24-bookworm-slim AS packages
WORKDIR /isthmus
COPY package.json package-lock.json .npmrc ./
COPY apps/bff/package.json apps/bff/
COPY apps/console/package.json apps/console/
COPY apps/mock-tke/package.json apps/mock-tke/
COPY packages/contracts/package.json packages/contracts/

FROM packages AS built
RUN npm ci --ignore-scripts
COPY . .
ENV PRISMA_SCHEMA_ENGINE_BINARY=/isthmus/scripts/schema-engine.mjs
RUN npx prisma generate && npm run build -w @isthmus/console

FROM packages
ENV NODE_ENV=production ISTHMUS_HOST=0.0.0.0
RUN npm ci --ignore-scripts --omit=dev --workspace @isthmus/bff --include-workspace-root && npm cache clean --force
COPY packages packages
COPY prisma prisma
COPY prisma.config.ts ./
COPY scripts scripts
COPY --from=built /isthmus/apps/bff apps/bff
COPY --from=built /isthmus/apps/console/dist apps/console/dist
USER node
EXPOSE 4780
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4780/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/serve.mjs", "--as-built"]
