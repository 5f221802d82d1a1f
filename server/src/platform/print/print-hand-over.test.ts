import { afterAll, describe, expect, it } from 'vitest'
import type { HandOverForm } from './forms.ts'
import { pdfPages } from './pdf-text.ts'
import { printHandOverForm } from './print-forms.ts'
import { stopTypesetting } from './typeset.ts'

afterAll(stopTypesetting)

const dense = (text: string): string => text.replace(/\s/g, '')
const item = (n: number) => ({ kind: '报事', number: `C-20260305-${String(n).padStart(4, '0')}`, title: `第 ${n} 件：电梯每晚异响，业主要求尽快检修`, owner: '许婉', due: '2026-03-05 18:00', isOverdue: n % 2 === 0 })
const form = (items: number): HandOverForm => ({
  letterhead: { organization: '春晖物业', site: '清溪花园', contact: '0599-8200 1234', logo: null }, number: 'J-20260305-0001', qrText: 'https://example.org/hand-overs/1', printedAt: '2026-03-05 18:20', printedBy: '许婉',
  post: '前台', writtenAt: '2026-03-05 18:00', handedTo: '陶然', items: Array.from({ length: items }, (_, i) => item(i + 1)), lines: [{ kind: '钥匙', text: '备用钥匙 12 把' }, { kind: '现金', text: '备用金 500 元' }], message: '王先生晚上来取卡', acceptanceNote: null,
  signatures: { handedOverBy: { name: '许婉', signedAt: '2026-03-05 18:00', picture: null }, takenOverBy: { name: null, signedAt: null, picture: null } },
})

describe('《交接班记录》', () => {
  it('has on one page what is open, with what is late said in words, the free lines, the message and both who sign', async () => {
    for (const secondLocale of [undefined, 'en'] as const) {
      const pages = pdfPages(await printHandOverForm(form(4), { locale: 'zh-CN', secondLocale }))
      expect(pages).toHaveLength(1)
      const text = dense(pages[0]!.text)
      for (const words of ['交接班记录', 'J-20260305-0001', '未结事项', 'C-20260305-0004', '超时', '备用钥匙12把', '备用金500元', '王先生晚上来取卡', '交班人', '接班人', '第1页共1页']) expect(text).toContain(words)
      expect(text.split('超时').length - 1).toBe(2)
    }
  })
  it('goes over as many pages as it takes, and says that nothing is open', async () => {
    expect(pdfPages(await printHandOverForm(form(90), { locale: 'zh-TW' })).length).toBeGreaterThan(2)
    expect(dense(pdfPages(await printHandOverForm({ ...form(0), lines: [] }, { locale: 'zh-CN' }))[0]!.text)).toContain('暂无记录')
  })
})
