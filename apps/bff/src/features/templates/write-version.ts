import type { TemplateSettings } from '@isthmus/contracts/templates';
import type { FastifyInstance } from 'fastify';
import { type By, writeAudit } from '#access/audit';
import { notify } from '#database/events';
import type { Prisma } from '#generated/client';
import { describeCustomData, sealCustomData, templateOwner } from '#secrets/custom-data';

export interface NewVersion {
  templateId: string;
  name: string;
  version: number;
  note: string;
  settings: TemplateSettings;
  customData: string | null;
  actorId: string;
  by: By;
  act: 'create-template' | 'add-template-version' | 'copy-template';
  /** The settings of the version before. */
  before?: object;
  /** The source of a copy, for the audit. */
  from?: Prisma.InputJsonObject;
}

/** Stores an immutable version and its audit row. The version holds the sealed custom data, the audit its hash. */
export async function writeVersion(app: FastifyInstance, tx: Prisma.TransactionClient, request: NewVersion) {
  const { templateId, name, version, note, customData, actorId, by, act, before, from } = request;
  const script = customData === null ? null : describeCustomData(customData);
  const settings = {
    ...request.settings,
    notKnown: request.settings.notKnown.filter((field) => !script || field !== 'customData'),
  };
  await tx.templateVersion.create({
    data: {
      templateId,
      version,
      settings,
      note,
      createdById: actorId,
      ...(customData !== null && { customData: sealCustomData(app.config, customData, templateOwner(request)) }),
      ...(script && { customDataHash: script.sha256, customDataBytes: script.bytes }),
    },
  });
  await writeAudit(tx, by, {
    act,
    object: { kind: 'template', id: templateId, name },
    ...(before && { before }),
    after: { name, note, ...settings, customData: script },
    details: { version, ...(from && { from }) },
  });
  // Its pools are behind now, and the lists of pools say so.
  await notify(tx, 'templates', version);
}
