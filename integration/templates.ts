import { randomUUID } from 'node:crypto';
import type { World } from './world.ts';

interface Version {
  version: number;
  settings: { notKnown: string[] };
  customData: { sha256: string; bytes: number } | null;
}
export interface Template {
  id: string;
  name: string;
  latest: Version;
  pools: number;
}

export const settings = {
  nodeType: 'CPU',
  runtime: null,
  labels: [{ key: 'rack', value: '7' }],
  taints: [{ key: 'edge', value: '', effect: 'NoSchedule' }],
  deletionProtection: true,
  containerDirectory: null,
  cordonNewNodes: false,
  desiredPodNumber: null,
  kubeletArgs: ['max-pods=64'],
  notKnown: [],
};
export const draft = (name: string, more: object = {}) => ({ name, note: '', settings, ...more });

/** A unique name. Templates belong to no account, so all tests share one list. */
export const named = (what: string) => `${what} ${randomUUID().slice(0, 8)}`;

/** Templates through the API. */
export class Templates {
  private readonly world: World;
  constructor(world: World) {
    this.world = world;
  }

  async send(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }> {
    const reply = await this.world.request(method, path, body);
    const text = await reply.text();
    return { status: reply.status, body: text ? JSON.parse(text) : null };
  }

  async json<T>(method: string, path: string, body?: object): Promise<T> {
    return (await (await this.world.request(method, path, body)).json()) as T;
  }

  create(name: string, more: object = {}) {
    return this.json<Template>('POST', '/templates', draft(name, more));
  }

  async list() {
    return (await this.json<{ templates: Template[] }>('GET', '/templates')).templates;
  }

  one(id: string) {
    return this.json<{ template: Template; versions: Version[]; pools: object[] }>('GET', `/templates/${id}`);
  }

  /** Saves a version on top of `basedOn`. */
  save(id: string, basedOn: number, body: object) {
    return this.send('POST', `/templates/${id}/versions`, { ...body, basedOn });
  }

  revealCustomData(id: string, version: number) {
    return this.send('POST', `/templates/${id}/versions/${version}/custom-data`);
  }
}
