import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import type { WorkOrderSlip } from './forms.ts'
import { printLabels, type PrintLocale } from './labels.ts'
import { pdfPages, type PdfPage } from './pdf-text.ts'
import { printCaseRegister, printOpinion, printWorkOrder } from './print-forms.ts'
import { closedComplaint, dispatchedRepair, finishedRepair, opinionToSign } from './print-samples.ts'
import { qrSvg } from './qr.ts'
import { stopTypesetting } from './typeset.ts'

afterAll(stopTypesetting)

const MM = 72 / 25.4
const dense = (text: string): string => text.replace(/\s/g, '')
const times = (page: PdfPage, text: string): number => dense(page.text).split(dense(text)).length - 1
/** What stands between the page's head and foot. */
const body = (pages: PdfPage[]): string =>
  dense(pages.flatMap(({ runs, height }) => runs.filter(({ y }) => y > 35 && y < height - 35)).map(({ text }) => text).join(''))

/** Every text in a form. */
const wordsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : []

const passage = (length: number): string => {
  const words = '厨房水槽下方的给水管接头处持续渗水,柜体底板已经泡胀变形,夜间滴水声明显。'
  return Array.from({ length }, (_, i) => (i % 40 === 39 ? String.fromCharCode(0x4e00 + i / 40) : words[i % words.length])).join('')
}

describe('《工程维修单》', () => {
  it('prints the service desk copy and the engineering copy on one page, both complete', async () => {
    const pages = pdfPages(await printWorkOrder(finishedRepair, { locale: 'zh-CN' }))
    expect(pages).toHaveLength(1)
    const page = pages[0]!
    expect([page.width / MM, page.height / MM].map(Math.round)).toEqual([210, 297])
    const texts = wordsOf({ ...finishedRepair, qrText: null, charge: { ...finishedRepair.charge, kind: null } })
    expect(texts.length).toBeGreaterThan(45)
    for (const text of texts) expect(times(page, text), text).toBeGreaterThanOrEqual(2)
    expect([times(page, '客服存根联'), times(page, '工程联')]).toEqual([1, 1])
  })

  it('keeps both copies on one page in every language, alone and bilingual', async () => {
    const pairs: PrintLocale[][] = [['zh-CN'], ['zh-TW'], ['en'], ['zh-CN', 'en'], ['zh-TW', 'en'], ['en', 'zh-CN']]
    for (const pair of pairs) {
      const [locale, secondLocale] = [pair[0]!, pair[1]]
      const pages = pdfPages(await printWorkOrder(finishedRepair, { locale, secondLocale }))
      expect(pages, pair.join()).toHaveLength(1)
      for (const labels of pair.map(printLabels)) {
        const some = [labels.workOrder, labels.symptom, labels.quoteAccepted, labels.verifier]
        for (const label of some) expect(times(pages[0]!, label), label).toBeGreaterThanOrEqual(2)
      }
    }
  })

  it('leaves blank what is filled in by hand, and marks an emergency beside the title', async () => {
    const [page] = pdfPages(await printWorkOrder({ ...dispatchedRepair, urgency: '紧急', emergency: true }, { locale: 'zh-CN' }))
    expect(times(page!, '工程维修单紧急')).toBe(2)
    expect(times(page!, '到场时间完工时间工时上门五件宝')).toBe(2)
    const [calm] = pdfPages(await printWorkOrder({ ...dispatchedRepair, urgency: '紧急' }, { locale: 'zh-CN' }))
    expect(times(calm!, '工程维修单紧急')).toBe(0)
  })

  it('prints a fault of 5,000 characters to its last word, every copy on pages of its own', async () => {
    const symptom = passage(5000)
    const pages = pdfPages(await printWorkOrder({ ...finishedRepair, symptom }, { locale: 'zh-CN' }))
    expect(pages).toHaveLength(4)
    expect(body(pages.slice(0, 2))).toContain(dense(symptom))
    expect(body(pages.slice(2))).toContain(dense(symptom))
    expect(pages.map((page) => times(page, '第1页共2页') + 2 * times(page, '第2页共2页'))).toEqual([1, 2, 1, 2])
    expect(times(pages[1]!, '工程维修单(续)')).toBe(1)
    expect(times(pages[2]!, '工程维修单(续)')).toBe(0)
  })

  it('breaks a word of 400 letters rather than letting it leave the paper', async () => {
    const pages = pdfPages(await printWorkOrder({ ...finishedRepair, symptom: 'x'.repeat(400) }, { locale: 'zh-CN', paper: '80mm' }))
    expect(times(pages[0]!, 'x'.repeat(400))).toBe(1)
    const letters = pages[0]!.runs.filter(({ text }) => /^x+$/.test(text))
    expect(new Set(letters.map(({ y }) => y)).size).toBeGreaterThan(4)
    for (const { x } of letters) expect(x).toBeLessThan(76 * MM)
  })

  it('prints one copy on an 80 mm roll, as long as it needs', async () => {
    const pages = pdfPages(await printWorkOrder(finishedRepair, { locale: 'zh-CN', paper: '80mm' }))
    expect(pages).toHaveLength(1)
    expect(Math.round(pages[0]!.width / MM)).toBe(80)
    for (const text of [finishedRepair.number, finishedRepair.symptom!, '¥50.50', '验收人', '张大力']) {
      expect(times(pages[0]!, text), text).toBeGreaterThanOrEqual(1)
    }
    const [longer] = pdfPages(await printWorkOrder({ ...finishedRepair, symptom: passage(2000) }, { locale: 'zh-CN', paper: '80mm' }))
    expect(longer!.height).toBeGreaterThan(pages[0]!.height + 100 * MM)
  })

  it('prints what looks like commands as the words they are', async () => {
    const place = '#read("/etc/passwd") #panic() *粗* _斜_ $x^2$ @ref <label> \\ // /* `raw` {1}'
    const [page] = pdfPages(await printWorkOrder({ ...finishedRepair, place }, { locale: 'zh-CN' }))
    expect(times(page!, place)).toBe(2)
  })

  it('puts □ for a character outside the font, says which at the foot, and tells the caller', async () => {
    const told: string[][] = []
    const options = { locale: 'zh-CN' as const, onMissing: (characters: string[]) => void told.push(characters) }
    const [page] = pdfPages(await printWorkOrder({ ...finishedRepair, reporter: '𠮷田' }, options))
    expect(times(page!, '报修人□田')).toBe(2)
    expect(times(page!, '□为字库未收录的字(U+20BB7)')).toBe(2)
    expect(told).toEqual([['𠮷']])
    await printWorkOrder({ ...finishedRepair, reporter: '㛃𬭎臺' }, options)
    expect(told).toHaveLength(1)
  })

  it('carries the signature that was written on the screen', async () => {
    const picture = await sharp({ create: { width: 300, height: 120, channels: 3, background: '#123456' } }).png().toBuffer()
    const signedWith = (picture: Uint8Array): WorkOrderSlip => {
      const resident = { ...finishedRepair.signatures.resident, picture }
      return { ...finishedRepair, signatures: { ...finishedRepair.signatures, resident } }
    }
    const pdf = await printWorkOrder(signedWith(picture), { locale: 'zh-CN' })
    expect(/\/Subtype \/Image[^>]*\/Width 300[^>]*\/Height 120/.test(pdf.toString('latin1'))).toBe(true)
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
    await expect(printWorkOrder(signedWith(drawing), { locale: 'zh-CN' })).rejects.toThrow('neither PNG nor JPEG')
  })

  it('gives the same bytes for the same record, so that a filed print can be compared', async () => {
    const first = await printWorkOrder(finishedRepair, { locale: 'zh-CN' })
    await printWorkOrder(dispatchedRepair, { locale: 'zh-CN' })
    const second = await printWorkOrder(finishedRepair, { locale: 'zh-CN' })
    expect(first.equals(second)).toBe(true)
  })
})

describe('《业户服务需求/投诉登记表》', () => {
  it('prints the whole course of the matter over several pages, each with the head of the table and its number [CMP-005]', async () => {
    const course = Array.from({ length: 90 }, (_, i) => ({ at: `2026-03-05 ${i}:00`, by: '王芳', event: `环节${i}号`, text: `第${i}次跟进记录` }))
    const pages = pdfPages(await printCaseRegister({ ...closedComplaint, course }, { locale: 'zh-CN' }))
    expect(pages.length).toBeGreaterThanOrEqual(3)
    const printed = body(pages)
    for (const { event, text } of course) expect(printed).toContain(event + '王芳' + text)
    for (const [i, page] of pages.entries()) {
      expect(times(page, `第${i + 1}页共${pages.length}页`)).toBe(1)
      if (page.text.includes('次跟进')) expect(times(page, '序号时间环节经办人情况记录')).toBe(1)
    }
  })

  it('prints facts, the five clears and the return visit in three languages', async () => {
    const printLocales: PrintLocale[] = ['zh-CN', 'zh-TW', 'en']
    for (const locale of printLocales) {
      const labels = printLabels(locale)
      const printed = body(pdfPages(await printCaseRegister(closedComplaint, { locale })))
      for (const text of wordsOf({ ...closedComplaint, qrText: null, printedAt: null })) expect(printed).toContain(dense(text))
      for (const label of [labels.caseRegister, labels.clears, labels.heard, labels.course, labels.returnVisit]) {
        expect(printed).toContain(dense(label))
      }
    }
  })

  it('prints one entry of 5,000 characters across pages', async () => {
    const text = passage(5000)
    const course = closedComplaint.course.map((line) => (line.event === '现场勘查' ? { ...line, text } : line))
    const pages = pdfPages(await printCaseRegister({ ...closedComplaint, course }, { locale: 'zh-CN' }))
    const withoutHeads = body(pages).replaceAll('序号时间环节经办人情况记录', '')
    expect(withoutHeads).toContain(dense(text))
    expect(withoutHeads).toContain('业户确认')
  })
})

describe('《用户意见受理表》', () => {
  it('fills one page with matter, process, result, and room for opinion, signature and filing [CMP-052]', async () => {
    for (const secondLocale of [undefined, 'en'] as const) {
      const pages = pdfPages(await printOpinion(opinionToSign, { locale: 'zh-CN', secondLocale }))
      expect(pages).toHaveLength(1)
      const page = pages[0]!
      const texts = [...wordsOf({ ...opinionToSign, qrText: null }), '用户意见', '满意度', '主管', '归档日期', '档案号', '第1页共1页']
      for (const text of texts) expect(times(page, text), text).toBeGreaterThanOrEqual(1)
      const height = (text: string): number => page.runs.find((run) => run.text.startsWith(text))!.y
      // Room for four handwritten lines of 7 mm.
      expect(height('用户意见') - height('满意度')).toBeGreaterThan(28 * MM)
      expect(height('满意度')).toBeLessThan(70 * MM)
    }
  })

  it('prints the opinion once it is known and goes on to a second page for a long process', async () => {
    const filed = { userOpinion: '同意,谢谢。', filedAt: '2026-03-10', filedBy: '周婷', fileNumber: 'D-2026-031' }
    const form = { ...opinionToSign, ...filed, process: passage(3500) }
    const pages = pdfPages(await printOpinion(form, { locale: 'zh-CN' }))
    expect(pages.length).toBeGreaterThan(1)
    for (const text of [form.process, form.userOpinion, form.fileNumber]) expect(body(pages)).toContain(dense(text))
  })
})

it('draws QR codes with a quiet zone of 4 modules', async () => {
  const svg = await qrSvg('https://guanjia.example/w/1')
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)![1])
  const points = sharp(Buffer.from(svg)).resize(size, size, { kernel: 'nearest' }).greyscale().raw()
  const { data, info } = await points.toBuffer({ resolveWithObject: true })
  const dark = (x: number, y: number): boolean => data[(y * size + x) * info.channels]! < 128
  const places = Array.from({ length: size }, (_, place) => place)
  const rows = places.filter((y) => places.some((x) => dark(x, y)))
  const columns = places.filter((x) => places.some((y) => dark(x, y)))
  for (const used of [rows, columns]) expect([used[0], used.at(-1)]).toEqual([4, size - 5])
})
