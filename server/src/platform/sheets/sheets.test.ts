import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { deflateRawSync } from 'node:zlib'
import { readXlsx, streamXlsxRows, writeXlsx as writeForeignXlsx } from 'hucre'
import type { WriteOptions } from 'hucre'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { flow } from './flow.ts'
import { readSheets, rowsWithMergesFilled, writeCsv, writeXlsx, writeXlsxSheets } from './index.ts'
import type { SheetColumn, SheetRow, Workbook } from './index.ts'

async function collected(write: (out: PassThrough) => Promise<unknown>): Promise<Buffer> {
  const out = new PassThrough()
  const chunks: Buffer[] = []
  out.on('data', (chunk: Buffer) => chunks.push(chunk))
  await write(out)
  out.end()
  return Buffer.concat(chunks)
}

async function all(rows: AsyncIterable<SheetRow>): Promise<SheetRow[]> {
  const list: SheetRow[] = []
  for await (const row of rows) list.push(row)
  return list
}

async function foreign(options: WriteOptions, fileName = 'a.xlsx'): Promise<Workbook> {
  return readSheets(Buffer.from(await writeForeignXlsx(options)), { fileName })
}

const columns: SheetColumn[] = [
  { key: 'code', title: '房号', kind: 'text' }, { key: 'area', title: '面积', kind: 'number' }, { key: 'on', title: '交房日期', kind: 'date' },
  { key: 'at', title: '登记时间', kind: 'datetime' }, { key: 'rent', title: '租金', kind: 'money' },
]
const row = { code: '010', area: 89.5, on: '2026-03-01', at: new Date('2026-02-28T16:30:00Z'), rent: 123456 }

describe('a workbook that Guanjia writes', () => {
  it('keeps identifiers as text, dates as wall time of the site, money as yuan; another program reads the same', async () => {
    const bytes = await collected((out) => writeXlsx(out, { sheetName: '房屋', columns, rows: [row], timeZone: 'Asia/Shanghai' }))
    const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets
    expect(sheet!.name).toBe('房屋')
    expect(sheet!.rows[1]).toEqual(['010', 89.5, new Date('2026-03-01T00:00:00Z'), new Date('2026-03-01T00:30:00Z'), 1234.56])
    expect(sheet!.freezePane).toMatchObject({ rows: 1 })
    expect(sheet!.cells?.get('0,0')?.style?.font?.bold).toBe(true)
    expect(sheet!.cells?.get('1,0')?.style?.font?.bold ?? false).toBe(false)
    const [own] = (await readSheets(bytes, { fileName: 'a.xlsx' })).sheets
    expect((await all(own!.rows()))[1]!.cells).toEqual(['010', 89.5, new Date('2026-03-01T00:00:00Z'), new Date('2026-03-01T00:30:00Z'),
      1234.56])
  })

  it('survives every character that somebody types', async () => {
    const texts = ['<a & "b">', '=1+1', 'line\nbreak', '_x0041_', 'bell\u0007', '𠮷野家', 'half \ud842', ' blanks ', 'x'.repeat(40_000)]
    const bytes = await collected((out) => writeXlsx(out, { sheetName: 'a/b:c', columns: [{ key: 't', title: 't', kind: 'text' }],
      rows: texts.map((t) => ({ t })) }))
    const [sheet] = (await readSheets(bytes, { fileName: 'a.xlsx' })).sheets
    const read = (await all(sheet!.rows())).slice(1).map(({ cells }) => cells[0])
    expect(read.slice(0, 8)).toEqual(['<a & "b">', '=1+1', 'line\nbreak', '_x0041_', 'bell', '𠮷野家', 'half \uFFFD', ' blanks '])
    expect(String(read[8])).toHaveLength(32_767)
    expect((await readXlsx(bytes)).sheets[0]!.rows[6]![0]).toBe('𠮷野家')
  })

  it('may have several sheets, also of one name', async () => {
    const sheet = { sheetName: '业主', columns: [{ key: 'n', title: '姓名', kind: 'text' as const }], rows: [{ n: '甲' }] }
    const bytes = await collected((out) => writeXlsxSheets(out, [sheet, { ...sheet, rows: [] }]))
    expect((await readXlsx(bytes)).sheets.map(({ name, rows }) => [name, rows.length])).toEqual([['业主', 2], ['业主 2', 1]])
  })

  it('is taken from its rows one by one: the source never runs ahead of the reader', async () => {
    let made = 0
    const source = function* () {
      for (let i = 0; i < 50_000; i++) {
        made++
        yield { code: `${i}`, area: i, on: null, at: null, rent: null }
      }
    }
    const out = new PassThrough({ highWaterMark: 16 * 1024 })
    const written = writeXlsx(out, { sheetName: 'x', columns, rows: source() })
    // The entries before the rows come first; by the second filling of the buffer a runaway source would be through.
    for (let filled = 0; filled < 2; filled++) {
      await once(out, 'readable')
      out.read()
    }
    expect(made).toBeLessThan(25_000)
    out.resume()
    expect(await written).toBe(50_000)
  })
})

describe('a CSV that Guanjia writes', () => {
  it('opens in Excel with Chinese text and runs no formula', async () => {
    const text = (await collected((out) => writeCsv(out, {
      columns: [...columns, { key: 'note', title: '备注', kind: 'text' }],
      rows: [{ ...row, note: '=cmd|"/c calc"!A1' }, { code: '-101', rent: -5, note: '＝1+1' }, { note: 'a,b\n"c"' }],
    }))).toString('utf8')
    expect(text).toBe('\uFEFF房号,面积,交房日期,登记时间,租金,备注\r\n'
      + '010,89.5,2026-03-01,2026-03-01 00:30:00,1234.56,"\'=cmd|""/c calc""!A1"\r\n'
      + "'-101,,,,-0.05,'＝1+1\r\n,,,,,\"a,b\n\"\"c\"\"\"\r\n")
    const [sheet] = (await readSheets(Buffer.from(text), { fileName: 'a.csv' })).sheets
    expect((await all(sheet!.rows())).map(({ cells }) => [cells[0], cells[5]])).toEqual(
      [['房号', '备注'], ['010', '=cmd|"/c calc"!A1'], ['-101', '＝1+1'], [null, 'a,b\n"c"']])
  })

  it.each([['csv', writeCsv], ['xlsx', (out: PassThrough, sheet: Parameters<typeof writeCsv>[1]) => writeXlsx(out, { ...sheet, sheetName: '业户' })]] as const)('is not written on when its reader has gone (%s)', async (_, write) => {
    const out = new PassThrough()
    let asked = 0
    const rows = (async function* () {
      for (; asked < 100_000; asked++) {
        if (asked === 100) out.destroy()
        yield { name: `张三 ${asked} ${Math.random()}` }
      }
    })()
    await expect(write(out, { columns: [{ key: 'name', title: '姓名', kind: 'text' }], rows })).rejects.toThrow(/gone|aborted/)
    expect(asked).toBeLessThan(100_000)
  })

  it('is not waited for when its reader goes while the stream is full', async () => {
    const out = new PassThrough()
    const waiting = flow(out, 'x'.repeat(1_000_000))
    out.destroy()
    await expect(waiting).rejects.toThrow('gone')
  }, 5000)
})

describe('a workbook from elsewhere', () => {
  it('tells its sheets, the hidden ones and merged ranges', async () => {
    const workbook = await foreign({ sheets: [
      { name: '资产', rows: [['楼号', '房间'], ['1', '101'], [null, '102'], ['2', '201']],
        merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }] },
      { name: '字典', rows: [['x']], hidden: true },
      { name: '宏', rows: [['x']], veryHidden: true },
    ] })
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([['资产', false], ['字典', true], ['宏', true]])
    expect(await workbook.sheets[0]!.merges()).toEqual([{ fromRow: 2, toRow: 3, fromColumn: 0, toColumn: 0 }])
    expect((await all(rowsWithMergesFilled(workbook.sheets[0]!))).map(({ number, cells }) => [number, ...cells]))
      .toEqual([[1, '楼号', '房间'], [2, '1', '101'], [3, '1', '102'], [4, '2', '201']])
  })

  it('gives dates only where the cell is formatted as one, in Chinese formats too', async () => {
    const cells = new Map([[0, 'yyyy"年"m"月"d"日"'], [1, '0.00_m'], [2, '[$-804]yyyy/m/d'], [3, '"第"0"层"'], [4, '[Red]0.00']]
      .map(([column, numFmt]) => [`0,${column}`, { value: 42370, style: { numFmt: numFmt as string } }]))
    const workbook = await foreign({ sheets: [{ name: 'a', rows: [[42370, 42370, 42370, 42370, 42370]], cells }] })
    const day = new Date('2016-01-01T00:00:00Z')
    expect((await all(workbook.sheets[0]!.rows()))[0]!.cells).toEqual([day, 42370, day, 42370, 42370])
  })

  it('has no date where a number formatted as one is none', async () => {
    const cells = new Map([[0, -5], [1, 3_000_000]].map(([column, value]) => [`0,${column}`, { value, style: { numFmt: 'yyyy-mm-dd' } }]))
    const workbook = await foreign({ sheets: [{ name: 'a', rows: [[-5, 3_000_000]], cells }] })
    expect((await all(workbook.sheets[0]!.rows()))[0]!.cells).toEqual([-5, 3_000_000])
  })

  it('of the 1904 kind counts its days from there', async () => {
    const workbook = await foreign({ dateSystem: '1904', sheets: [{ name: 'a', rows: [[new Date('2016-01-01T00:00:00Z')]] }] })
    expect((await all(workbook.sheets[0]!.rows()))[0]!.cells).toEqual([new Date('2016-01-01T00:00:00Z')])
  })

  it.each(['shared', 'inline'] as const)('keeps row numbers, gaps and the kinds of its cells (%s strings)', async (stringMode) => {
    const workbook = await foreign({ stringMode, sheets: [{ name: 'a', rows: [['甲', null, 1.5], [], [null, true, '乙\n<丙>']] }] })
    const rows = (await all(workbook.sheets[0]!.rows())).filter(({ cells }) => cells.length > 0)
    expect(rows).toEqual([{ number: 1, cells: ['甲', null, 1.5] }, { number: 3, cells: [null, true, '乙\n<丙>'] }])
  })

  it('reads the forms that other producers write: prefixes, phonetic guides, rich text, single quotes, no references', async () => {
    const workbook = await readSheets(archive({
      '_rels/.rels': '<Relationships><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
      'xl/workbook.xml': '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="A &amp; B" sheetId="7" r:id="rId9"/></x:sheets></x:workbook>',
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId9" Type="http://x/worksheet" Target="worksheets/data.xml"/>'
        + '<Relationship Id="rId1" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      'xl/sharedStrings.xml': '<x:sst xmlns:x="m"><x:si><x:t>单</x:t><x:rPh sb="0" eb="1"><x:t>shan</x:t></x:rPh></x:si><x:si/>'
        + '<x:si><x:r><x:t>富</x:t></x:r><x:r><x:rPr/><x:t xml:space="preserve"> 文本_x000D_</x:t></x:r></x:si></x:sst>',
      'xl/worksheets/data.xml': "<x:worksheet xmlns:x='m'><x:cols/><x:sheetData><x:row r='3'><x:c t='s'><x:v>0</x:v></x:c><x:c t='s'><x:v>1</x:v></x:c>"
        + "<x:c t='s'><x:v>2</x:v></x:c><x:c r='F3' t='e'><x:v>#N/A</x:v></x:c></x:row><x:row r='4'/></x:sheetData>"
        + '<x:rowBreaks count="1"/></x:worksheet>',
    }), { fileName: 'a.xlsx' })
    expect(workbook.sheets[0]!.name).toBe('A & B')
    expect(await all(workbook.sheets[0]!.rows())).toEqual([
      { number: 3, cells: ['单', null, '富 文本\r', null, null, '#N/A'] }, { number: 4, cells: [] },
    ])
  })

  it('is refused with a reason when it is damaged, empty, encrypted or a web page', async () => {
    const good = Buffer.from(await writeForeignXlsx({ sheets: [{ name: 'a', rows: [['x']] }] }))
    const encrypted = Buffer.from(await writeForeignXlsx({ sheets: [{ name: 'a', rows: [['x']] }],
      encryption: { password: 'secret', spinCount: 10 } }))
    for (const [bytes, detail] of [
      [good.subarray(0, good.length - 40), /damaged/], [Buffer.alloc(0), /empty/], [encrypted, /password/],
      [Buffer.from('<html><table></table></html>'), /web page/], [Buffer.from([1, 2, 0, 0, 7, 0]), /neither/],
    ] as const) {
      await expect(readSheets(bytes, { fileName: 'a.xlsx' })).rejects.toMatchObject({ code: 'import.unreadable_file',
        message: expect.stringMatching(detail) })
    }
  })

  it('that unpacks to more than the limit is refused, also when its directory lies', async () => {
    const bomb = { ...minimal, 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${'<row/>'.repeat(300_000)}</sheetData></worksheet>` }
    for (const claimed of [undefined, 1000]) {
      const workbook = await readSheets(archive(bomb, claimed), { fileName: 'a.xlsx', maxUnzippedBytes: 100_000 })
      await expect(all(workbook.sheets[0]!.rows())).rejects.toMatchObject({ code: 'import.too_many_rows' })
    }
  })

  it('with more rows than the limit stops there', async () => {
    const workbook = await readSheets(Buffer.from('a\n'.repeat(11)), { fileName: 'a.csv', maxRows: 10 })
    await expect(all(workbook.sheets[0]!.rows())).rejects.toMatchObject({ code: 'import.too_many_rows' })
  })
})

describe('a CSV from elsewhere', () => {
  const text = '房号,姓名\r\n1-1-101,张三\r\n'
  it.each([
    ['UTF-8', Buffer.from(text)], ['UTF-8 with a mark', Buffer.from('\uFEFF' + text)], ['GB18030', iconv.encode(text, 'gb18030')],
    ['UTF-16 with tabs', iconv.encode('\uFEFF' + text.replaceAll(',', '\t'), 'utf16le')],
      ['semicolons', Buffer.from(text.replaceAll(',', ';'))],
    ['tabs', Buffer.from(text.replaceAll(',', '\t'))], ['an announced separator', Buffer.from('sep=;\r\n' + text.replaceAll(',', ';'))],
  ])('is read in %s', async (_, bytes) => {
    const [sheet] = (await readSheets(bytes, { fileName: '业主.csv' })).sheets
    expect(sheet!.name).toBe('业主')
    expect((await all(sheet!.rows())).map(({ cells }) => cells)).toEqual([['房号', '姓名'], ['1-1-101', '张三']])
  })

  it('is read in Big5 when the profile says so', async () => {
    const [sheet] = (await readSheets(iconv.encode('房號,姓名\n1,單', 'big5'), { fileName: 'a.csv', encoding: 'big5' })).sheets
    expect((await all(sheet!.rows())).map(({ cells }) => cells)).toEqual([['房號', '姓名'], ['1', '單']])
  })

  it('whose Chinese comes only after a million plain letters is still recognised', async () => {
    const [sheet] = (await readSheets(iconv.encode('a,b\n'.repeat(300_000) + '单,元', 'gb18030'),
      { fileName: 'a.csv', maxRows: 1_000_000 })).sheets
    expect((await all(sheet!.rows())).at(-1)!.cells).toEqual(['单', '元'])
  })

  it('numbers its rows as the screen does and takes numbers out of their text wrappings', async () => {
    const [sheet] = (await readSheets(Buffer.from('a,b\n\n="13800138000",\t440106199003077211\t\n"x\ny",\'-101'),
      { fileName: 'a.csv' })).sheets
    expect(await all(sheet!.rows())).toEqual([
      { number: 1, cells: ['a', 'b'] }, { number: 2, cells: [null] }, { number: 3, cells: ['13800138000', '440106199003077211'] },
      { number: 4, cells: ['x\ny', '-101'] },
    ])
  })

  it('with a quote that never closes is refused with the line', async () => {
    const [sheet] = (await readSheets(Buffer.from('a,b\n"x,y\nz'), { fileName: 'a.csv' })).sheets
    await expect(all(sheet!.rows())).rejects.toMatchObject({ code: 'import.unreadable_file', message: expect.stringContaining('Line 2') })
  })
})

it('streamed rows of ours are valid for a streaming reader too', async () => {
  const bytes = await collected((out) => writeXlsx(out, { sheetName: 'x', columns,
    rows: Array.from({ length: 3000 }, (_, i) => ({ ...row, code: `1-1-${i}` })) }))
  let count = 0
  for await (const { values } of streamXlsxRows(bytes)) if (values[0] === `1-1-${count - 1}` || count === 0) count++
  expect(count).toBe(3001)
})

const minimal = {
  '_rels/.rels': '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}

/** A zip archive by hand; `claimedBytes` is the lie that the directory tells about unpacked sizes. */
function archive(parts: Record<string, string>, claimedBytes?: number): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let position = 0
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(Buffer.from(text))
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(8, 8)
    header.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(claimedBytes ?? Buffer.byteLength(text), 24)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(position, 42)
    directory.push(entry, Buffer.from(name))
    bodies.push(header, Buffer.from(name), packed)
    position += 30 + Buffer.byteLength(name) + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(position, 16)
  return Buffer.concat([...bodies, ...directory, end])
}
