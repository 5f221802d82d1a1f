import { App, Button } from 'antd'
import { dayOf, useAct, useCall, useT } from '@guanjia/ui'
import type { CleanLine } from '@guanjia/contract/environment.ts'
import { useComplain } from '../kit/problem.tsx'
import { useMay, useSite } from '../session/session.tsx'

/** As many lines as the server makes plans of in one go. */
const AT_ONCE = 50

/** Takes the lines of the grade over, and makes plans of rounds for those that have none. */
export function LineActs() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const { message } = App.useApp()
  const complain = useComplain()
  const settings = useCall('environment.getEnvironmentSettings', { query: { siteId: site.id } })
  const take = useAct('environment.takeGradeLines', ['environment'])
  const unplanned = useCall('environment.listCleanLines', { query: { siteId: site.id, limit: 200, filter: { planned: false, active: true } } }, { enabled: may('inspections:manage') })
  const plan = useAct('environment.planCleanLines', ['environment', 'inspections'])
  const lineIds = (unplanned.data?.items ?? []).filter(({ effective }) => effective !== null).map(({ id }) => id)
  if (!may('environment:write')) return null
  const planAll = async (): Promise<void> => {
    let n = 0
    for (let at = 0; at < lineIds.length; at += AT_ONCE) n += (await plan.mutateAsync({ body: { siteId: site.id, lineIds: lineIds.slice(at, at + AT_ONCE) } })).items.length
    void message.success(t('environment.lines.planned', { n }))
  }
  return (
    <>
      <Button loading={take.isPending} disabled={settings.data?.grade === null} title={settings.data?.grade === null ? t('environment.lines.noGrade') : undefined} onClick={() => void take.mutateAsync({ body: { siteId: site.id } }).then(({ grade, added }) => void message.success(t('environment.lines.took', { grade, n: added })), complain)}>
        {t('environment.lines.take')}
      </Button>
      {may('inspections:manage') && (
        <Button loading={plan.isPending} disabled={lineIds.length === 0} title={lineIds.length === 0 ? t('environment.lines.nothing') : undefined} onClick={() => void planAll().catch(complain)}>
          {t('environment.lines.planAll')}
        </Button>
      )}
    </>
  )
}

/** A plan of rounds for one line. */
export function PlanLine({ line }: { line: CleanLine }) {
  const t = useT()
  const may = useMay()
  const { message } = App.useApp()
  const complain = useComplain()
  const plan = useAct('environment.planCleanLines', ['environment', 'inspections'])
  if (line.plan !== null || line.effective === null || !may('environment:write') || !may('inspections:manage')) return null
  return <Button loading={plan.isPending} onClick={() => void plan.mutateAsync({ body: { siteId: line.siteId, lineIds: [line.id] } }).then(() => void message.success(t('environment.lines.planned', { n: 1 })), complain)}>{t('environment.lines.plan')}</Button>
}

/** The usual jobs of this year. */
export function YearAct() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const { message } = App.useApp()
  const complain = useComplain()
  const take = useAct('environment.takeGreeningYear', ['environment'])
  if (!may('environment:write')) return null
  const year = Number(dayOf(Date.now(), site.timeZone).slice(0, 4))
  return <Button loading={take.isPending} onClick={() => void take.mutateAsync({ body: { siteId: site.id, year } }).then(({ added }) => void message.success(added === 0 ? t('environment.greening.none') : t('environment.greening.took', { n: added })), complain)}>{t('environment.greening.year')} {year}</Button>
}
