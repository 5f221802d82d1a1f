import type { externalqueries, Input } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import type { Paper, PaperPart } from '../../platform/print/forms.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { formHead } from '../organization/index.ts'
import { printed, UNSIGNED } from './papers.ts'
import { presentQuery, visibleQuery } from './query-present.ts'

/** 《外部查询登记与交付回执》: who asked by which right, who decided, and what was given; signed by both sides (PRV-004). */
export function printExternalQuery(exchange: Exchange, { params }: Input<typeof externalqueries.printExternalQuery>, actor: Actor): Promise<FileAnswer> {
  return printed(exchange, actor, async (ctx, words, address): Promise<Paper> => {
    const query = await presentQuery(ctx, await visibleQuery(ctx, params.id))
    const { zone, ...head } = await formHead(ctx, query.siteId, query.number, `${address}/external-queries/${query.id}`)
    const time = (at: string | null): string | null => (at === null ? null : wallTimeIn(zone, new Date(at)))
    const { approved, given } = query
    const names = (list: readonly { name: string }[]): string => list.map(({ name }) => name).join('、') || words.none
    const scope: PaperPart[] =
      approved === null
        ? []
        : [
            { kind: 'heading', text: words.scope, isSub: true },
            {
              kind: 'facts', perRow: 1,
              items: [
                { label: words.persons, value: names(approved.persons) }, { label: words.units, value: names(approved.units) }, { label: words.documents, value: approved.documents.map(({ number, title }) => `${number} ${title}`).join('、') || words.none },
                { label: words.fields, value: approved.fields.map((field) => labelOf(ctx.locale, 'queryField', field)).join('、') || words.none }, { label: words.period, value: approved.from === null && approved.to === null ? words.none : `${approved.from ?? ''} ${words.until} ${approved.to ?? ''}` },
              ],
            },
          ]
    const handed: PaperPart[] =
      given === null
        ? []
        : [
            { kind: 'heading', text: words.given, isSub: true },
            { kind: 'facts', perRow: 2, items: [{ label: words.recipient, value: given.recipient }, { label: words.handedOverBy, value: query.handedOverBy?.name ?? null }, { label: words.handedOverAt, value: time(query.handedOverAt), span: 2 }] },
            { kind: 'table', label: null, heads: [words.line, words.file, words.sum], widths: [10, 70, 110], rows: [{ file: given.copy.name, sha256: given.sha256 }, ...given.documents.map(({ number, title, sha256 }) => ({ file: `${number} ${title}`, sha256 }))].map((one, i) => [String(i + 1), one.file, one.sha256]) },
          ]
    return {
      ...head, title: words.queryReceipt, note: labelOf(ctx.locale, 'externalQueryState', query.state),
      parts: [
        {
          kind: 'facts', perRow: 2,
          items: [
            { label: words.authority, value: query.authority }, { label: words.document, value: query.documentNumber || null }, { label: words.officer, value: query.officer }, { label: words.officerCard, value: query.officerCard || null }, { label: words.legalBasis, value: query.legalBasis, span: 2 }, { label: words.purpose, value: query.purpose, span: 2 },
            { label: words.registeredBy, value: query.registeredBy.name }, { label: words.registeredAt, value: time(query.registeredAt) }, { label: words.decidedBy, value: query.decidedBy?.name ?? null }, { label: words.decidedAt, value: time(query.decidedAt) }, { label: words.decision, value: query.decisionNote || null, span: 2 },
          ],
        },
        ...scope,
        ...handed,
        { kind: 'text', text: words.notice },
        { kind: 'signatures', people: [{ label: words.handedOverBy, signature: { ...UNSIGNED, name: query.handedOverBy?.name ?? null } }, { label: words.recipient, signature: { ...UNSIGNED, name: given?.recipient ?? null } }] },
      ],
    }
  })
}
