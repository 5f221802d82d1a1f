import type { violations, Input } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import type { Paper } from '../../platform/print/forms.ts'
import { paperOf, pictureOf, UNSIGNED, type Pen } from '../organization/index.ts'
import { getViolation } from './register.ts'

type Pictures = Extract<Paper['parts'][number], { kind: 'pictures' }>['pictures']
interface Evidence {
  picture: Buffer
  takenAt: string | null
}

/** 《违章整改通知书》 (VIO-003) or the letter to the authority (VIO-006), with its evidence. Who reported it stands on neither. */
export function printViolationPaper(exchange: Exchange, { params }: Input<typeof violations.printViolationPaper>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const row = await ctx.tx.selectFrom('violation_paper').select(['violation_id', 'site_id']).where('id', '=', params.id).executeTakeFirst()
    if (!row) throw new AppError('not_found')
    const one = await getViolation(ctx, { params: { id: row.violation_id }, query: {}, body: {} })
    const paper = one.papers.find(({ id }) => id === params.id)!
    const isLetter = paper.kind === 'letter'
    const evidence = await evidenceOf(ctx, one.photos.filter(({ purpose }) => purpose === 'evidence' || (isLetter && purpose !== 'signature')))
    const signature = await pictureOf(ctx, paper.delivered?.signatureId ?? null)
    return {
      siteId: one.siteId, number: paper.number, path: `/violations/${one.id}`,
      write: (pen) => (isLetter ? letter(pen, one, paper, evidence) : notice(pen, one, paper, evidence, signature)),
    }
  })
}

const MOST_PICTURES = 12

async function evidenceOf(ctx: Ctx, photos: violations.Violation['photos']): Promise<Evidence[]> {
  const found: Evidence[] = []
  for (const { file } of photos.slice(0, MOST_PICTURES)) {
    const picture = await pictureOf(ctx, file.id)
    if (picture !== null) found.push({ picture, takenAt: file.takenAt })
  }
  return found
}

/** Each with the place and when it was taken, by the site's clock. */
const shown = ({ time }: Pen, { place }: violations.Violation, evidence: readonly Evidence[]): Pictures => evidence.map(({ picture, takenAt }) => ({ picture, words: [place, time(takenAt)].filter(Boolean).join(' ') }))

const fact = (label: string, value: string | null): { label: string; value: string | null } => ({ label, value })

function factsOf({ say, word, time, entry }: Pen, one: violations.Violation): Paper['parts'][number] {
  return {
    kind: 'facts', perRow: 2, items: [
      fact(say('违章编号', '違規編號', 'Violation'), one.number), fact(say('发现时间', '發現時間', 'Found'), time(one.foundAt)), fact(say('房号', '房號', 'Unit'), entry(one.unit?.code)), fact(say('位置', '位置', 'Place'), one.place),
      fact(say('责任人', '責任人', 'Responsible'), entry(one.party)), fact(say('类型', '類型', 'Type'), one.type?.name ?? null), fact(say('性质', '性質', 'Nature'), one.type && word('violationNature', one.type.nature)), fact(say('程度', '程度', 'Degree'), one.degree && word('violationDegree', one.degree)),
    ],
  }
}

function notice(pen: Pen, one: violations.Violation, paper: violations.ViolationPaper, evidence: Evidence[], signature: Buffer | null): Pick<Paper, 'title' | 'note' | 'parts'> {
  const { say, time, word } = pen
  const sent = paper.delivered
  return {
    title: say('违章整改通知书', '違規改善通知書', 'Rectification notice'), note: say(`第 ${paper.round} 次通知`, `第 ${paper.round} 次通知`, `Notice no. ${paper.round}`),
    parts: [
      { kind: 'text', text: say(`致：${paper.addressee}`, `致：${paper.addressee}`, `To: ${paper.addressee}`) },
      factsOf(pen, one),
      { kind: 'passage', label: say('违章情况', '違規情況', 'What was found'), value: one.description, room: 0 },
      { kind: 'passage', label: say('依据', '依據', 'What this rests on'), value: paper.basis, room: 0 },
      { kind: 'passage', label: say('整改要求', '改善要求', 'What is to be put right'), value: paper.words, room: 0 },
      { kind: 'facts', perRow: 1, items: [fact(say('整改期限', '改善期限', 'Put right by'), paper.dueOn)] },
      { kind: 'text', text: say('请在上述期限前完成整改，期满后我们将复查。逾期未整改的，我们将如实上报主管部门处理。如有异议，请于期限内与服务中心联系。', '請於上述期限前完成改善，期滿後我們將複查。逾期未改善者，我們將如實陳報主管機關處理。如有異議，請於期限內與服務中心聯繫。', 'Please put it right by that day; we look at it again afterwards. What is not put right is reported to the authority in charge. If you disagree, please come to the service centre before that day.') },
      ...(evidence.length === 0 ? [] : [{ kind: 'pictures' as const, label: say('现场照片', '現場照片', 'Photos'), pictures: shown(pen, one, evidence) }]),
      ...(sent === null ? [] : [{ kind: 'facts' as const, perRow: 2 as const, items: [fact(say('送达方式', '送達方式', 'Delivered'), word('violationDelivery', sent.way)), fact(say('送达时间', '送達時間', 'On'), time(sent.at)), ...(sent.witness === '' ? [] : [fact(say('见证人', '見證人', 'Witness'), sent.witness), fact(say('送达人', '送達人', 'Delivered by'), sent.by.name)])] }]),
      { kind: 'signatures', people: [{ label: say('签发', '簽發', 'Issued by'), signature: { name: paper.issuedBy.name, signedAt: time(paper.issuedAt), picture: null } }, { label: say('签收', '簽收', 'Received by'), signature: sent?.receivedBy ? { name: sent.receivedBy, signedAt: time(sent.at), picture: signature } : UNSIGNED }] },
    ],
  }
}

function letter(pen: Pen, one: violations.Violation, paper: violations.ViolationPaper, evidence: Evidence[]): Pick<Paper, 'title' | 'note' | 'parts'> {
  const { say, time, word } = pen
  const notices = one.papers.filter(({ kind }) => kind === 'notice')
  return {
    title: say('关于违章行为的报告函', '違規行為陳報函', 'Report of a violation'), note: null,
    parts: [
      { kind: 'text', text: say(`致：${paper.addressee}`, `致：${paper.addressee}`, `To: ${paper.addressee}`) },
      factsOf(pen, one),
      { kind: 'passage', label: say('违章情况', '違規情況', 'What was found'), value: one.description, room: 0 },
      { kind: 'passage', label: say('依据', '依據', 'What this rests on'), value: paper.basis, room: 0 },
      { kind: 'table', label: say('已作的劝阻与通知', '已作之勸阻與通知', 'What was asked before'), heads: [say('通知书', '通知書', 'Notice'), say('签发', '簽發', 'Issued'), say('送达', '送達', 'Delivered'), say('期限', '期限', 'Due'), say('复查', '複查', 'Looked at again')], widths: [38, 34, 40, 24, 0], rows: notices.map((sent) => [sent.number, time(sent.issuedAt)!, sent.delivered === null ? '—' : [word('violationDelivery', sent.delivered.way), sent.delivered.receivedBy, sent.delivered.witness && `${say('见证', '見證', 'witness')} ${sent.delivered.witness}`].filter(Boolean).join(' '), sent.dueOn, sent.ended === null ? '—' : `${word('violationResult', sent.ended.result)} ${sent.ended.note}`]) },
      { kind: 'passage', label: say('请求事项', '請求事項', 'What is asked'), value: paper.words, room: 0 },
      { kind: 'text', text: say('我单位已依约履行劝阻、制止和告知义务，现将情况如实报告，请贵单位依法处理并函复。', '本公司已依約履行勸阻、制止與告知義務，謹陳報如上，請依法處理並惠復。', 'We have dissuaded, asked and given notice as the contract wants it. We report what we found and ask you to act on it and to answer.') },
      ...(evidence.length === 0 ? [] : [{ kind: 'pictures' as const, label: say('证据照片', '證據照片', 'Evidence'), pictures: shown(pen, one, evidence) }]),
      { kind: 'signatures', people: [{ label: say('报告人', '陳報人', 'Reported by'), signature: { name: paper.issuedBy.name, signedAt: time(paper.issuedAt), picture: null } }, { label: say('收件', '收件', 'Received by'), signature: UNSIGNED }] },
    ],
  }
}
