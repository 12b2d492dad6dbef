import type { FastifyInstance } from 'fastify';
import { addVersion } from './add-template-version.ts';
import { copy } from './copy-template.ts';
import { create } from './create-template.ts';
import { remove } from './delete-template.ts';
import { get } from './get-template.ts';
import { list } from './list-templates.ts';
import { reveal } from './reveal-template-custom-data.ts';
import { saveFromPool } from './save-template-from-pool.ts';

export default async (app: FastifyInstance) => {
  list(app);
  get(app);
  create(app);
  addVersion(app);
  copy(app);
  remove(app);
  reveal(app);
  saveFromPool(app);
};
