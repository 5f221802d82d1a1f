import { dayOf, useLabel, useT, useTime } from '@guanjia/ui'
import type { PlanContent } from '@guanjia/contract/emergency.ts'
import { FigureTable } from '../kit/figure-table.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { useSourceWords } from './source-words.ts'

/** A plan as it is read: levels, roles with who holds them, steps, numbers, resources. */
export function PlanShown({ content, siteId }: { content: PlanContent; siteId: string }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const said = useSourceWords(siteId)
  const today = dayOf(Date.now(), time.timeZone)
  const names = new Map(content.steps.map(({ key, text }) => [key, text]))
  return (
    <>
      <FactGroup title={t('emergency.plans.levels')}>
        <Facts facts={[{ label: t('emergency.plans.trigger'), value: content.trigger, isWide: true }, ...content.levels.map((one) => ({ label: `${label('incidentLevel', one.level)}${one.grade ? ` · ${label('statutoryGrade', one.grade)}` : ''}`, value: one.criteria, isWide: true }))]} />
      </FactGroup>
      {content.roles.map((role) => (
        <FactGroup key={role.key} title={`${role.name} · ${label('incidentDuty', role.duty)}`} extra={<span className="gj-quiet gj-small">L{role.fromLevel}+ · {t('emergency.plans.people', { n: role.count })}</span>}>
          <p className="gj-quiet gj-small">{role.sources.map(said).join(' → ')}</p>
          <FigureTable label={role.name} head={[t('emergency.step'), { words: t('emergency.limit') }, { words: t('emergency.plans.after') }, { words: t('emergency.plans.from') }]}>
            {content.steps.filter(({ roleKey }) => roleKey === role.key).map((step) => <tr key={step.key}><th scope="row" style={{ whiteSpace: 'normal' }}>{step.text}</th><td data-text>{step.minutes === null ? '—' : t('emergency.plans.minutes', { n: step.minutes })}</td><td data-text>{step.after.map((key) => names.get(key) ?? key).join('；') || '—'}</td><td data-text>L{step.fromLevel}</td></tr>)}
          </FigureTable>
        </FactGroup>
      ))}
      <FactGroup title={t('emergency.plans.calls')}>
        <Facts facts={[{ label: t('emergency.plans.phoneTree'), value: content.phoneTree.map(({ name, fromLevel }) => `${name} (L${fromLevel}+)`).join(' → '), isWide: true }, ...content.outside.map(({ service, name, phone }) => ({ label: label('outsideService', service), value: [name, phone].filter(Boolean).join(' ') })), ...content.announcements.map(({ title, text }) => ({ label: title, value: text, isWide: true })), { label: t('emergency.assembly'), value: content.assembly, isWide: true }, { label: t('emergency.plans.duties'), value: content.duties, isWide: true }]} />
      </FactGroup>
      {content.resources.length > 0 && (
        <FactGroup title={t('emergency.plans.resources')}>
          <FigureTable label={t('emergency.plans.resources')} head={[t('emergency.plans.resource'), { words: t('emergency.place') }, { words: t('emergency.plans.quantity') }, { words: t('emergency.plans.expires') }]}>
            {content.resources.map((one, at) => <tr key={at}><th scope="row">{one.name}</th><td data-text>{one.place}</td><td data-text>{one.quantity} {one.unit}</td><td data-text>{one.expiresOn !== null && one.expiresOn < today ? <span className="gj-tone" data-tone="overdue">▲ {one.expiresOn}</span> : (one.expiresOn ?? '—')}</td></tr>)}
          </FigureTable>
        </FactGroup>
      )}
    </>
  )
}
