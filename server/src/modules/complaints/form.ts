import { readFile } from 'node:fs/promises'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { timeZoneOf } from '../organization/index.ts'
import type { CaseRow, ComplaintForm } from '../cases/index.ts'
import { investigationText, levelsText, solutionText, tasksText } from './course.ts'
import { loadWhole, type SignatureRow, type Whole } from './load.ts'
import { clearsOfWhole, handlingOf } from './proof.ts'

/** An empty text is a place to fill in by hand. */
const entry = (text: string): string | null => (text === '' ? null : text)

/** What 《业户服务需求/投诉登记表》 and 《用户意见受理表》 say of a complaint: investigation, solution, clears, opinion, signatures (CMP-051, CMP-053). */
export async function formOf(ctx: Ctx, row: CaseRow): Promise<ComplaintForm> {
  const whole = await loadWhole(ctx, row)
  const { complaint } = whole
  const zone = await timeZoneOf(ctx, row.site_id)
  const done = new Map(clearsOfWhole(whole, ctx.now).map((clear) => [clear.clear, clear.done]))
  const opinions = [...whole.signatures.filter((one) => one.signer === 'resident').map((one) => one.opinion), complaint.opinion].filter(Boolean)
  const levels = levelsText(ctx, whole, zone)
  return {
    investigation: entry([complaint.verified === null ? '' : labelOf(ctx.locale, 'verificationResult', complaint.verified), investigationText(ctx, whole)].filter(Boolean).join('\n')),
    cause: complaint.cause_class === null ? null : `${labelOf(ctx.locale, 'causeClass', complaint.cause_class)}：${complaint.cause_text}`,
    solution: entry([solutionText(ctx, whole), levels].filter(Boolean).join('\n')),
    clears: {
      heard: done.get('heard') ?? null, asked: done.get('asked') ?? null, tracked: done.get('tracked') ?? null, replied: done.get('replied') ?? null, recorded: done.get('recorded') ?? null, reportedUp: done.get('reported') ?? null,
    },
    process: entry([handlingOf(whole), levels, tasksText(ctx, whole, zone)].filter((text) => text !== '' && text !== '—').join('\n')),
    opinion: entry([...new Set(opinions)].join('\n')), filedAt: complaint.filed_at, filedBy: null, signatures: await signaturesOf(ctx, whole),
  }
}

/** The newest signature of each. */
async function signaturesOf(ctx: Ctx, { signatures }: Whole): Promise<ComplaintForm['signatures']> {
  const of = async (signer: SignatureRow['signer']) => {
    const signature = signatures.findLast((one) => one.signer === signer)
    if (!signature) return null
    const file = await ctx.tx.selectFrom('file').select('sha256').where('id', '=', signature.file_id).executeTakeFirstOrThrow()
    return { name: signature.name, signedAt: signature.signed_at, picture: new Uint8Array(await readFile(await ctx.app.blobs.localPath(file.sha256))) }
  }
  return { resident: await of('resident'), handler: await of('handler'), supervisor: await of('supervisor') }
}
