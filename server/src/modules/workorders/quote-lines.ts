import type { Input, quotes } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { amountFen, offeredAt, priceVersions, type VersionRow } from '../paidservices/index.ts'

type Sent = Input<typeof quotes.createQuote>['body']['lines'][number]
export type NewLine = Omit<quotes.QuoteLine, 'quantity'> & { quantity: number }

/** What quotes of a site may be made of now: the versions in force, and the one by which the case was ordered, whatever became of it. */
export async function sellable(ctx: Ctx, siteId: string, caseId: string | null): Promise<Map<string, VersionRow>> {
  const offered = new Map((await offeredAt(ctx, siteId)).map((row) => [row.id, row]))
  const ordered = caseId === null ? undefined : await ctx.tx.selectFrom('paid_order').select('version_id').where('case_id', '=', caseId).executeTakeFirst()
  return ordered ? new Map([...offered, ...(await priceVersions(ctx, [ordered.version_id]))]) : offered
}

/**
 * Lines with their amounts: what the list prices has the price of the list; what it leaves to quotation, materials and what is not of the
 * list (PAY-005) have the price that is given. Throws `paid_service.not_offered` and `rule_broken` naming the line.
 */
export function linesOf(sent: readonly Sent[], offered: ReadonlyMap<string, VersionRow>): NewLine[] {
  return sent.map((line, i): NewLine => {
    const { quantity } = line
    if (line.versionId === null) {
      const priceFen = line.priceFen!
      return {
        kind: line.isMaterial ? 'material' : 'unlisted', versionId: null, name: line.name, unit: line.unit, quantity, priceFen,
        amountFen: amountFen(quantity, priceFen), warrantyDays: null,
      }
    }
    const version = offered.get(line.versionId)
    if (!version) throw wrongField('paid_service.not_offered', `/lines/${i}/versionId`, 'is not in force')
    const priceFen = version.price_fen ?? line.priceFen
    if (priceFen === null) throw wrongField('rule_broken', `/lines/${i}/priceFen`, 'the list leaves the price to quotation')
    if (line.priceFen !== null && line.priceFen !== priceFen) throw wrongField('rule_broken', `/lines/${i}/priceFen`, `the published price is ${priceFen}`)
    return {
      kind: 'listed', versionId: version.id, name: version.name, unit: version.unit, quantity, priceFen, amountFen: amountFen(quantity, priceFen),
      warrantyDays: version.warranty_days,
    }
  })
}
