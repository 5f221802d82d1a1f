import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { imports, Input, Locale } from '@guanjia/contract'
import { LABELS } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileAnswer } from '../../platform/http/route.ts'
import { writeXlsxSheets } from '../../platform/sheets/index.ts'
import { importKindNamed } from './import-kinds.ts'

const WORDS: Record<Locale, { file: string; list: string; help: string; column: string; needed: string; also: string; yes: string }> = {
  'zh-CN': { file: '导入模板', list: '数据', help: '填写说明', column: '列名', needed: '必填', also: '也可写作', yes: '是' },
  'zh-TW': { file: '匯入範本', list: '資料', help: '填寫說明', column: '欄名', needed: '必填', also: '也可寫作', yes: '是' },
  en: { file: 'import template', list: 'List', help: 'About the columns', column: 'Column', needed: 'Required', also: 'Also known as', yes: 'yes' },
}

/** The most usual header of a column; for readers of English the first one in Latin letters. */
function titleOf(headers: readonly string[], locale: Locale): string {
  return (locale === 'en' ? headers.find((one) => /^[a-z ]+$/i.test(one)) : undefined) ?? headers[0]!
}

/** The letters over a column of a sheet. */
function letters(index: number): string {
  return (index >= 26 ? String.fromCodePoint(64 + Math.floor(index / 26)) : '') + String.fromCodePoint(65 + (index % 26))
}

/** An empty list with the columns that an import knows; the stars and the second sheet are passed over when it comes back. */
export async function importTemplate(ctx: Ctx, { params }: Input<typeof imports.importTemplate>): Promise<FileAnswer> {
  const kind = importKindNamed(params.kind)
  if (!kind) throw new AppError('not_found', 'No such import')
  const words = WORDS[ctx.locale]
  const out = new PassThrough()
  const bytes = buffer(out)
  await writeXlsxSheets(out, [
    { sheetName: words.list, columns: kind.headers.map(({ headers, isRequired }, i) => ({ key: String(i), kind: 'text', width: 16, title: `${titleOf(headers, ctx.locale)}${isRequired ? '*' : ''}` })), rows: [] },
    {
      sheetName: words.help,
      columns: [{ key: 'column', kind: 'text', width: 24, title: words.column }, { key: 'needed', kind: 'text', width: 10, title: words.needed }, { key: 'also', kind: 'text', width: 90, title: words.also }],
      // With the letter of the column before it nothing here is taken for a header when the file comes back.
      rows: kind.headers.map(({ headers, isRequired }, i) => ({ column: `${letters(i)} ${titleOf(headers, ctx.locale)}`, needed: isRequired ? words.yes : '', also: `${letters(i)} = ${headers.join('、')}` })),
    },
  ])
  out.end()
  return { name: `${LABELS[ctx.locale].enum.importKind[params.kind]} ${words.file}.xlsx`, contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: await bytes }
}
