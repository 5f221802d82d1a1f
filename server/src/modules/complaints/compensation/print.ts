import type { Input, redress } from '@guanjia/contract'
import type { Actor } from '../../../platform/auth/actor.ts'
import type { Exchange, FileAnswer } from '../../../platform/http/route.ts'
import { paperOf, pictureOf, UNSIGNED } from '../../organization/index.ts'
import { getCompensation } from './list.ts'

/** 《赔偿/补偿审批单》: what, how much, why, who asked, who decided, who received it (CMP-015). */
export function printCompensation(exchange: Exchange, { params }: Input<typeof redress.printCompensation>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const it = await getCompensation(ctx, { params, query: {}, body: {} })
    const receipt = await pictureOf(ctx, it.receipts.find((file) => file.isImage)?.id ?? null)
    return {
      siteId: it.siteId, number: it.number, path: `/compensations/${it.id}`,
      write: ({ say, word, time, money, entry }) => ({
        title: say('赔偿/补偿审批单', '賠償/補償審批單', 'Compensation Voucher'),
        note: word('compensationStatus', it.status),
        parts: [
          {
            kind: 'facts', perRow: 2,
            items: [
              { label: say('投诉编号', '投訴編號', 'Case'), value: it.case.number },
              { label: say('申请时间', '申請時間', 'Requested at'), value: time(it.requestedAt) },
              { label: say('房号', '房號', 'Unit'), value: it.unit?.name ?? null },
              { label: say('业户姓名', '住戶姓名', 'Resident'), value: it.person?.name ?? null },
              { label: say('事项', '事項', 'Matter'), value: it.case.title, span: 2 },
              { label: say('补偿方式', '補償方式', 'Kind'), value: word('compensationKind', it.kind) },
              { label: say('金额', '金額', 'Amount'), value: money(it.amountFen) },
              { label: say('内容', '內容', 'What'), value: entry(it.what), span: 2 },
              { label: say('责任认定', '責任認定', 'Liability'), value: word('liability', it.liability) },
              { label: say('本案累计', '本案累計', 'For this case'), value: money(it.ofCaseFen) },
              { label: say('约定兑付日', '約定兌付日', 'To be handed over by'), value: it.payBy },
              { label: say('申请人', '申請人', 'Requested by'), value: it.requestedBy.name },
            ],
          },
          { kind: 'passage', label: say('事由', '事由', 'Reason'), value: it.reason, room: 28 },
          {
            kind: 'facts', perRow: 2,
            items: [
              { label: say('审批人', '審批人', 'Decided by'), value: it.decidedBy },
              { label: say('审批时间', '審批時間', 'Decided at'), value: time(it.decidedAt) },
              { label: say('审批意见', '審批意見', 'Decision'), value: entry(it.decisionNote), span: 2, room: 12 },
              { label: say('对业户的承诺', '對住戶的承諾', 'Promise'), value: entry(it.promise), span: 2, room: 10 },
              { label: say('兑付人', '兌付人', 'Handed over by'), value: it.paidBy },
              { label: say('兑付时间', '兌付時間', 'Handed over at'), value: time(it.paidAt) },
            ],
          },
          {
            kind: 'signatures',
            people: [
              { label: say('申请人', '申請人', 'Requested by'), signature: { ...UNSIGNED, name: it.requestedBy.name, signedAt: time(it.requestedAt) } },
              { label: say('审批人', '審批人', 'Decided by'), signature: it.decidedBy === null ? UNSIGNED : { ...UNSIGNED, name: it.decidedBy, signedAt: time(it.decidedAt) } },
              { label: say('业户签收', '住戶簽收', 'Received by'), signature: it.paidAt === null ? UNSIGNED : { name: it.receivedBy, signedAt: time(it.paidAt), picture: receipt } },
            ],
          },
        ],
      }),
    }
  })
}
