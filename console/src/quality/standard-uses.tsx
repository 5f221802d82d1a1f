import { Link } from '@tanstack/react-router'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { ServiceStandard, StandardUse } from '@guanjia/contract/standards.ts'
import { FactGroup } from '../kit/record-page.tsx'

const WAYS = { checklist: '/inspections/checklists/$id', question: '/training/questions/$id', course: '/training/courses/$id', score_sheet: '/quality/checks/$id', duty_sheet: '/rulebook/$id', drill: '/training/sessions/$id', mystery_visit: '/quality/mystery/$id' } as const
/** What is scored once stays by its version; nothing is to be brought up to date. */
const SCORED_ONCE: readonly StandardUse['kind'][] = ['score_sheet', 'mystery_visit']

/** Where a standard is used, kind by kind, with the items that are named there. */
export function StandardUses({ standard }: { standard: ServiceStandard }) {
  const t = useT()
  const label = useLabel()
  const found = useCall('standards.standardUses', { params: { id: standard.id } })
  if (!found.data) return null
  const itemsOf = (use: StandardUse): string => use.itemIds.map((id) => (standard.current?.items ?? []).findIndex((item) => item.id === id) + 1).filter(Boolean).toSorted((a, b) => a - b).join('、')
  const isBehind = (use: StandardUse): boolean => !SCORED_ONCE.includes(use.kind) && use.number !== null && use.number !== standard.currentVersion
  return (
    <FactGroup title={t('quality.standards.uses')}>
      {found.data.items.length === 0 && <p className="gj-quiet">{t('quality.standards.unused')}</p>}
      <ul>
        {found.data.items.map((use) => (
          <li key={`${use.kind} ${use.id}`}>
            <span className="gj-quiet">{label('standardUse', use.kind)}</span> <Link to={WAYS[use.kind]} params={{ id: use.id }}>{[use.code, use.name].filter(Boolean).join(' ')}</Link>
            {itemsOf(use) !== '' && <span className="gj-quiet"> {t('quality.standards.usedItems', { items: itemsOf(use) })}</span>}
            {use.number !== null && <span className="gj-quiet"> {t('quality.standards.version', { n: use.number })}</span>}
            {isBehind(use) && <span className="gj-tone" data-tone="soon"> ▲ {t('quality.standards.movedOn')}</span>}
          </li>
        ))}
      </ul>
    </FactGroup>
  )
}
