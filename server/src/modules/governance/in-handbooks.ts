import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { PaperPart } from '../../platform/print/forms.ts'
import { say } from '../../platform/sheets/index.ts'
import { handbooksShow, type HandbookOf } from '../standards/index.ts'
import { listResponsibilities } from './responsibilities.ts'

/** The handbook of a post says which part it has in the duties of the matrix, and who answers for them (ORG-031). */
export function dutiesInHandbooks(): void {
  handbooksShow(async (ctx, of) => (ctx.actor.can('governance:read', of.siteId) ? ownPart(ctx, of) : []))
}

async function ownPart(ctx: Ctx, { siteId, positions }: HandbookOf): Promise<PaperPart[]> {
  if (positions.length === 0) return []
  const { locale } = ctx
  const matrix = await listResponsibilities(ctx, { query: { siteId } })
  const names = new Map(matrix.positions.map(({ id, name }) => [id, name]))
  const rows = matrix.items.flatMap((duty) =>
    duty.parts.flatMap(({ positionId, part }) => {
      const own = positions.find(({ id }) => id === positionId)
      const owners = duty.parts.filter((one) => one.part === 'owner').map((one) => names.get(one.positionId) ?? '')
      return own === undefined ? [] : [[duty.name, duty.category?.name ?? '', own.name, labelOf(locale, 'responsibilityPart', part), owners.join('、')]]
    }),
  )
  if (rows.length === 0) return []
  const heads = [['职责', '職責', 'Duty'], ['报事类别', '報事類別', 'Category'], ['岗位', '職位', 'Post'], ['承担', '承擔', 'Part'], ['主责岗位', '主責職位', 'Owned by']] as const
  return [
    { kind: 'heading', text: say(locale, ['职责边界', '職責邊界', 'Part in the matrix of duties']), isSub: false },
    { kind: 'table', label: null, heads: heads.map((words) => say(locale, words)), widths: [0, 34, 30, 20, 38], rows },
  ]
}
