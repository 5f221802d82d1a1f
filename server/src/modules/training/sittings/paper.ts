import type { exams, FileRef } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { filesOfRecords } from '../../../platform/files/files.ts'
import { blanksIn, type Content } from '../questions/content.ts'
import type { ItemTable } from '../tables.ts'
import { optionKey, shownKeys, targetKey } from './shown.ts'

export type ItemRow = Selectable<ItemTable> & Pick<Content, 'type' | 'topic' | 'stem' | 'options' | 'targets' | 'answer' | 'reference' | 'explanation'>

/** The items of papers with what their questions say, in the version that was drawn. */
export async function itemsOf(ctx: Ctx, sittingId: string, positions?: readonly number[]): Promise<ItemRow[]> {
  let select = ctx.tx
    .selectFrom('exam_item as i')
    .innerJoin('question_version as v', (join) => join.onRef('v.organization_id', '=', 'i.organization_id').onRef('v.question_id', '=', 'i.question_id').onRef('v.number', '=', 'i.question_version'))
    .selectAll('i')
    .select(['v.type', 'v.topic', 'v.stem', 'v.options', 'v.targets', 'v.answer', 'v.reference', 'v.explanation'])
    .where('i.sitting_id', '=', sittingId)
  if (positions) select = select.where('i.position', 'in', [...positions])
  return select.orderBy('i.position').execute()
}

/** The pictures of the versions that were drawn, by `question version`. */
export async function picturesOf(ctx: Ctx, rows: readonly Pick<ItemRow, 'question_id' | 'question_version'>[]): Promise<(row: Pick<ItemRow, 'question_id' | 'question_version'>) => FileRef[]> {
  const files = await filesOfRecords(ctx, [...new Set(rows.map(({ question_id }) => question_id))])
  return (row) => (files.get(row.question_id) ?? []).filter(({ purpose }) => purpose === String(row.question_version)).map(({ file }) => file)
}

/** An item as the candidate sees it: choices in the order and under the keys of this paper. */
export function shownItem(row: ItemRow, pictures: FileRef[]): exams.PaperItem {
  const text = (choices: Content['options'], key: string): string => choices.find((choice) => choice.key === key)?.text ?? ''
  return {
    position: row.position, section: row.section, type: row.type, stem: row.stem, marks: row.marks, blanks: row.type === 'blank' ? blanksIn(row.stem) : 0, pictures,
    options: row.option_order.map((key, at) => ({ key: optionKey(at), text: text(row.options, key) })), targets: row.target_order.map((key, at) => ({ key: targetKey(at), text: text(row.targets, key) })),
    response: row.response === null ? null : shownKeys(row.type, row, row.response), sequence: Number(row.sequence),
  }
}
