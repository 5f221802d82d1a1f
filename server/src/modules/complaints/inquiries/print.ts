import type { Input, redress } from '@guanjia/contract'
import type { Actor } from '../../../platform/auth/actor.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Exchange, FileAnswer } from '../../../platform/http/route.ts'
import type { Signature } from '../../../platform/print/forms.ts'
import { linesById } from '../causes/voices.ts'
import { paperOf, pictureOf, UNSIGNED } from '../../organization/index.ts'
import { presentAssessment } from './liability.ts'
import { presentFalling } from './present-falling.ts'

/** 《漏水责任认定书》: cause, responsible party, the company's liability, the fee dispute apart, signed by both (CMP-063, CAS-005). */
export function printLiability(exchange: Exchange, { params }: Input<typeof redress.printLiability>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const row = await ctx.tx.selectFrom('liability_assessment').selectAll().where('id', '=', params.id).executeTakeFirst()
    if (!row) throw new AppError('not_found')
    ctx.actor.mustSee('cases:read', row.site_id)
    const it = await presentAssessment(ctx, row)
    const of = (await linesById(ctx, [row.case_id])).get(row.case_id)!
    const signatures = { resident: await signature(ctx, it.signatures.resident), company: await signature(ctx, it.signatures.company) }
    return {
      siteId: it.siteId, number: it.number, path: `/cases/${it.caseId}`,
      write: ({ say, word, time, entry }) => {
        const signed = (one: Signature): Signature => ({ ...one, signedAt: time(one.signedAt) })
        return {
          title: say('漏水责任认定书', '漏水責任認定書', 'Assessment of a Leak'), note: word('assessmentStatus', it.status),
          parts: [
            {
              kind: 'facts', perRow: 2,
              items: [
                { label: say('投诉编号', '投訴編號', 'Case'), value: of.number }, { label: say('认定时间', '認定時間', 'Assessed at'), value: time(it.assessedAt) },
                { label: say('事项', '事項', 'Matter'), value: of.title, span: 2 },
                { label: say('漏水原因', '漏水原因', 'Cause'), value: word('leakCause', it.cause) }, { label: say('责任方', '責任方', 'Responsible'), value: [word('leakParty', it.party), it.partyUnit?.name].filter(Boolean).join(' ') },
              ],
            },
            { kind: 'passage', label: say('原因分析', '原因分析', 'How it came about'), value: entry(it.causeNote), room: 26 },
            { kind: 'passage', label: say('责任说明', '責任說明', 'Why they are responsible'), value: entry(it.partyNote), room: 20 },
            {
              kind: 'facts', perRow: 2,
              items: [
                { label: say('物业责任', '物業責任', 'The company'), value: word('liability', it.companyLiability) },
                { label: say('费用争议', '費用爭議', 'Fee dispute'), value: it.isFeeDispute ? say('有（不因此停止计费）', '有（不因此停止計費）', 'Yes (fees go on)') : say('无', '無', 'None') },
                { label: say('物业责任说明', '物業責任說明', 'Of the company'), value: entry(it.companyNote), span: 2, room: 12 },
                { label: say('费用争议说明', '費用爭議說明', 'Of the fees'), value: entry(it.feeNote), span: 2, room: 8 },
              ],
            },
            { kind: 'passage', label: say('处理建议', '處理建議', 'Advice'), value: entry(it.advice), room: 24 },
            { kind: 'signatures', people: [{ label: say('业户', '住戶', 'Resident'), signature: signed(signatures.resident) }, { label: say('物业公司', '物業公司', 'The company'), signature: signed(signatures.company) }] },
          ],
        }
      },
    }
  })
}

async function signature(ctx: Ctx, signed: redress.LiabilityAssessment['signatures']['resident']): Promise<Signature> {
  return signed === null ? UNSIGNED : { name: signed.name, signedAt: signed.at, picture: await pictureOf(ctx, signed.file?.id ?? null) }
}

/** 《高空坠物排查表》: the units in question as they were then, every exclusion with its reason, and who remains (CAS-002, CAS-003, CAS-004). */
export function printFalling(exchange: Exchange, { params }: Input<typeof redress.printFalling>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const row = await ctx.tx.selectFrom('falling_object').selectAll().where('id', '=', params.id).executeTakeFirst()
    if (!row) throw new AppError('not_found')
    ctx.actor.mustSee('cases:read', row.site_id)
    const it = await presentFalling(ctx, row)
    const of = (await linesById(ctx, [row.case_id])).get(row.case_id)!
    return {
      siteId: it.siteId, number: it.number, path: `/cases/${it.caseId}`,
      write: ({ say, word, time, entry }) => {
        const unknown = say('不详', '不詳', 'unknown')
        const yesNo = (value: boolean | null): string => (value === null ? unknown : value ? say('是', '是', 'yes') : say('否', '否', 'no'))
        return {
          title: say('高空坠物排查表', '高空墜物排查表', 'Falling-Object Inquiry'), note: null,
          parts: [
            {
              kind: 'facts', perRow: 2,
              items: [
                { label: say('投诉编号', '投訴編號', 'Case'), value: of.number }, { label: say('发生时间', '發生時間', 'Happened at'), value: time(it.happenedAt) },
                { label: say('地点', '地點', 'Place'), value: entry(it.place) }, { label: say('坠落物', '墜落物', 'Object'), value: it.object },
                { label: say('损害', '損害', 'Harm'), value: entry(it.harm), span: 2 },
                { label: say('排查范围', '排查範圍', 'Units looked at'), value: [it.building.name, it.entrance?.name, it.floorFrom === null && it.floorTo === null ? null : `${it.floorFrom ?? ''}–${it.floorTo ?? ''} F`].filter(Boolean).join(' '), span: 2 },
                { label: say('排查结果', '排查結果', 'Result'), value: say(`共 ${it.counts.units} 户，入住 ${it.counts.occupied} 户，在家 ${it.counts.home} 户，装修 ${it.counts.renovating} 户；已排除 ${it.counts.excluded} 户，尚余 ${it.counts.remaining} 户`, `共 ${it.counts.units} 戶，入住 ${it.counts.occupied} 戶，在家 ${it.counts.home} 戶，裝修 ${it.counts.renovating} 戶；已排除 ${it.counts.excluded} 戶，尚餘 ${it.counts.remaining} 戶`, `${it.counts.units} units, ${it.counts.occupied} occupied, ${it.counts.home} at home, ${it.counts.renovating} renovating; ${it.counts.excluded} excluded, ${it.counts.remaining} remain`), span: 2 },
              ],
            },
            {
              kind: 'table', label: say('涉及单元当时情况', '涉及單元當時情況', 'The units as they were'), heads: [say('房号', '房號', 'Unit'), say('当时状态', '當時狀態', 'State'), say('入住', '入住', 'Occupied'), say('在家', '在家', 'At home'), say('装修', '裝修', 'Renovating'), say('排除依据', '排除依據', 'Excluded because')], widths: [24, 20, 14, 20, 14, 0],
              rows: it.units.map((unit) => [unit.unit.name, unit.stateThen === null ? unknown : word('unitState', unit.stateThen), yesNo(unit.wasOccupied), word('presence', unit.presence), yesNo(unit.wasRenovating), unit.exclusion === null ? say('未排除', '未排除', 'not excluded') : `${unit.exclusion.reason}（${unit.exclusion.by} ${time(unit.exclusion.at)}）`]),
            },
            { kind: 'table', label: say('排查过程', '排查過程', 'Course'), heads: [say('时间', '時間', 'Time'), say('房号', '房號', 'Unit'), say('经办人', '經辦人', 'By'), say('情况', '情況', 'What')], widths: [32, 24, 20, 0], rows: it.findings.map((one) => [time(one.at)!, one.unit.name, one.by, `${{ exclude: say('排除', '排除', 'Excluded'), restore: say('恢复', '恢復', 'Taken in again'), presence: word('presence', one.presence ?? 'unknown') }[one.kind]}：${one.reason}`]) },
            { kind: 'passage', label: say('结论', '結論', 'Conclusion'), value: entry(it.conclusion), room: 24 },
            { kind: 'signatures', people: [{ label: say('排查人', '排查人', 'Looked into by'), signature: { ...UNSIGNED, name: it.openedBy } }, { label: say('主管', '主管', 'Supervisor'), signature: UNSIGNED }] },
          ],
        }
      },
    }
  })
}
