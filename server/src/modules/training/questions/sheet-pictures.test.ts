import { PassThrough } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, questions, type Output } from '@guanjia/contract'
import { storeFile } from '../../../platform/files/routes.ts'
import { newId } from '../../../platform/ids.ts'
import { ZipWriter } from '../../../platform/sheets/zip-write.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { importQuestions } from './sheet.ts'

let test: TestApp
let company: Company
let supervisor: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  supervisor = await signIn(test, company.logins.supervisor, company.password)
})
afterAll(() => test.close())

const HEAD = ['编号', '题型', '主题', '题目', '选项', '答案', '出处']
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const rels = (lines: [id: string, type: string, target: string][]): string => `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`).join('')}</Relationships>`
const text = (words: string): string => `<c t="inlineStr"><is><t xml:space="preserve">${words.replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}</t></is></c>`

/** A workbook as Excel writes one with pictures over its cells (`over`: row from 1) and WPS with pictures in its cells (`inside`: name). */
async function workbook(rows: string[][], over: { row: number; picture: Buffer; name: string }[], inside: Record<string, Buffer> = {}): Promise<Buffer> {
  const out = new PassThrough()
  const chunks: Buffer[] = []
  out.on('data', (chunk: Buffer) => chunks.push(chunk))
  const zip = new ZipWriter(out)
  const named = Object.entries(inside)
  await zip.entry('_rels/.rels', [rels([['rId1', 'officeDocument', 'xl/workbook.xml']])])
  await zip.entry('xl/workbook.xml', [`<workbook xmlns:r="${RELATIONSHIPS}"><sheets><sheet name="题库" sheetId="1" r:id="rId1"/></sheets></workbook>`])
  await zip.entry('xl/_rels/workbook.xml.rels', [rels([['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['rId2', 'cellImage', 'cellimages.xml']])])
  await zip.entry('xl/worksheets/sheet1.xml', [`<worksheet xmlns:r="${RELATIONSHIPS}"><sheetData>${[HEAD, ...rows].map((cells, at) => `<row r="${at + 1}">${cells.map(text).join('')}</row>`).join('')}</sheetData><drawing r:id="rId1"/></worksheet>`])
  await zip.entry('xl/worksheets/_rels/sheet1.xml.rels', [rels([['rId1', 'drawing', '../drawings/drawing1.xml']])])
  const anchor = ({ row }: { row: number }, at: number): string => `<xdr:twoCellAnchor><xdr:from><xdr:col>7</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row - 1}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + 6}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:pic><xdr:blipFill><a:blip r:embed="rId${at + 1}"/></xdr:blipFill></xdr:pic><xdr:clientData/></xdr:twoCellAnchor>`
  await zip.entry('xl/drawings/drawing1.xml', [`<xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:r="${RELATIONSHIPS}">${over.map(anchor).join('')}</xdr:wsDr>`])
  await zip.entry('xl/drawings/_rels/drawing1.xml.rels', [rels(over.map(({ name }, at) => [`rId${at + 1}`, 'image', `../media/${name}`]))])
  await zip.entry('xl/cellimages.xml', [`<etc:cellImages xmlns:etc="w" xmlns:xdr="x" xmlns:a="a" xmlns:r="${RELATIONSHIPS}">${named.map(([name], at) => `<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${at + 2}" name="${name}"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId${at + 1}"/></xdr:blipFill></xdr:pic></etc:cellImage>`).join('')}</etc:cellImages>`])
  await zip.entry('xl/_rels/cellimages.xml.rels', [rels(named.map(([name], at) => [`rId${at + 1}`, 'image', `media/${name}.png`]))])
  for (const { name, picture } of over) await zip.entry(`xl/media/${name}`, [picture])
  for (const [name, picture] of named) await zip.entry(`xl/media/${name}.png`, [picture])
  await zip.finish()
  return Buffer.concat(chunks)
}

const picture = (background: string): Promise<Buffer> => sharp({ create: { width: 24, height: 16, channels: 3, background } }).png().toBuffer()
const question = (code: string, stem: string): string[] => [code, '单选题', '报修', stem, 'A. 关总阀\nB. 等着', 'A', '《手册》']
type Result = Output<typeof questions.importQuestions>
async function read(content: Buffer, commit = false): Promise<Result> {
  const { id } = await storeFile(test.app, company.actors.supervisor, { id: newId(), name: '题库.xlsx', content })
  return as(test, company.actors.supervisor, (ctx) => importQuestions(ctx, { params: {}, query: {}, body: { fileId: id, commit } }))
}
async function shown(code: string): Promise<{ version: number; colours: string[] }> {
  const list = (await supervisor.send('GET', `/questions?filter[q]=${code}`)).body as Output<typeof questions.listQuestions>
  const one = (await supervisor.send('GET', `/questions/${list.items.find((row) => row.code === code)!.id}`)).body as questions.Question
  const colours: string[] = []
  for (const { id } of one.pictures) {
    const file = await test.http.inject({ method: 'GET', url: `/api/v1${platform.getFile.path.replace('{id}', id)}`, headers: { authorization: `Bearer ${supervisor.token}` } })
    const { dominant } = await sharp(file.rawPayload).stats()
    colours.push(dominant.r > 128 ? 'red' : dominant.g > 128 ? 'green' : 'blue')
  }
  return { version: one.version, colours: colours.sort() }
}

describe('pictures on a sheet of questions', () => {
  it('become those of the question in their row, over the cells or in them, once however often the sheet comes [TRN-007]', async () => {
    const [red, green, blue] = [await picture('#ff0000'), await picture('#00ff00'), await picture('#0000ff')]
    const rows = [question('TU-1', '图中哪个是总阀？'), question('TU-2', '图中是哪种灭火器？'), [...question('TU-3', '图中少了什么？'), '=DISPIMG("ID_7A",1)'], question('TU-4', '不带图的题')]
    const sheet = await workbook(rows, [{ row: 3, picture: green, name: 'image2.png' }, { row: 2, picture: red, name: 'image1.png' }, { row: 2, picture: blue, name: 'image3.png' }], { ID_7A: blue, ID_unused: red })
    expect((await read(sheet)).counts).toEqual({ new: 4, changed: 0, same: 0, errors: 0 })
    expect((await supervisor.send('GET', '/questions?filter[q]=TU-1')).body).toMatchObject({ items: [] })
    expect((await read(sheet, true)).counts).toMatchObject({ new: 4, errors: 0 })
    expect(await Promise.all(['TU-1', 'TU-2', 'TU-3', 'TU-4'].map(async (code) => (await shown(code)).colours))).toEqual([['blue', 'red'], ['green'], ['blue'], []])
    // The same sheet again changes nothing; another picture is a change; a row without one keeps what the question has.
    expect((await read(sheet, true)).counts).toMatchObject({ same: 4, changed: 0 })
    const next = await workbook([question('TU-1', '图中哪个是总阀？'), question('TU-2', '图中的灭火器是哪种？')], [{ row: 2, picture: green, name: 'image1.png' }])
    expect((await read(next, true)).counts).toEqual({ new: 0, changed: 2, same: 0, errors: 0 })
    expect([(await shown('TU-1')).colours, (await shown('TU-2')).colours]).toEqual([['green'], ['green']])
  })

  it('are checked like uploads, and what is wrong names its row and keeps all of the sheet out', async () => {
    const red = await picture('#ff0000')
    const over = [{ row: 2, picture: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), name: 'image1.svg' }, ...[1, 2, 3, 4, 5].map((n) => ({ row: 3, picture: red, name: `many${n}.png` })), { row: 4, picture: red.subarray(0, 60), name: 'torn.png' }, { row: 5, picture: Buffer.concat([red, Buffer.alloc(test.app.config.uploadBytes)]), name: 'huge.png' }, { row: 9, picture: red, name: 'stray.png' }]
    const sheet = await workbook(['TUX-1', 'TUX-2', 'TUX-3', 'TUX-4', 'TUX-5'].map((code) => question(code, `看图 ${code}`)), over)
    const { counts, rows } = await read(sheet)
    expect(counts).toEqual({ new: 1, changed: 0, same: 0, errors: 5 })
    expect(rows.filter(({ verdict }) => verdict === 'error').map(({ row, problem }) => [row, problem.replace(/ MB$/, '').replace(/\d+$/, 'n')]).toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([
      [2, 'pictures: image1.svg: JPEG, PNG or WebP is needed'], [3, 'pictures: at most n'], [4, 'pictures: torn.png: JPEG, PNG or WebP is needed'], [5, 'pictures: huge.png is larger than n'], [9, 'pictures: no question stands in this row'],
    ])
    await expect(read(sheet, true)).rejects.toMatchObject({ code: 'rule_broken' })
    expect((await supervisor.send('GET', '/questions?filter[q]=TUX')).body).toMatchObject({ items: [] })
  })
})
