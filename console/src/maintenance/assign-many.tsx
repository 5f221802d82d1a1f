import { App, Button, Checkbox, Form, Select, Skeleton, Switch } from 'antd'
import { useMemo, useState } from 'react'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { MaintainedFacility } from '@guanjia/contract/maintenance.ts'
import { ActForm } from '../kit/act-form.tsx'
import { EmployeePicker } from '../kit/pickers.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { inWords } from '../kit/worded.ts'

interface Values {
  facilityIds: string[]
  responsibleId: string
}
/** As many as the server takes in one call of the list. */
const PAGE = 200

/** Responsible persons for many facilities at once: those that nobody answers for, by class; a class is taken with one click. Other filters, another choice: what is taken is on screen. */
export function AssignMany({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const [isOnlyFree, setOnlyFree] = useState(true)
  const [of, setClass] = useState<string>()
  const found = useCall('maintenance.listMaintainedFacilities', { query: { siteId, limit: PAGE, total: true, filter: { class: of, ...(isOnlyFree ? { unassigned: true } : {}) } } as never })
  const classes = useCall('registers.listFacilityClasses', { query: { siteId } }, { staleTime: 300_000 })
  const set = useAct('maintenance.setResponsible', ['maintenance', 'registers'])
  const groups = useMemo(() => {
    const by = new Map<string, MaintainedFacility[]>()
    for (const one of found.data?.items ?? []) by.set(one.class.name, [...(by.get(one.class.name) ?? []), one])
    return by
  }, [found.data])
  return (
    <ActForm<Values>
      title={t('maintenance.facilities.assignMany')}
      verb={t('maintenance.facilities.assign')}
      width={680}
      initial={{ facilityIds: [] }}
      hint={t('maintenance.facilities.assignHint')}
      onSubmit={async ({ facilityIds, responsibleId }) => {
        const { changed } = await inWords(t, () => set.mutateAsync({ body: { siteId, facilityIds, responsibleId } }))
        void message.success(t('maintenance.facilities.assigned', { n: changed }))
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="responsibleId" label={t('maintenance.facilities.responsible')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><EmployeePicker autoFocus siteId={siteId} /></Form.Item>
          <div className="gj-row gj-wrap" style={{ marginBottom: 8 }}>
            <Select allowClear style={{ width: 220 }} aria-label={t('maintenance.plans.class')} placeholder={t('maintenance.plans.class')} value={of} showSearch={{ optionFilterProp: 'label' }} options={(classes.data?.items ?? []).filter(({ facilities }) => facilities > 0).map(({ code, name }) => ({ value: code, label: `${'　'.repeat(code.split('.').length - 1)}${name}` }))} onChange={(next?: string) => { setClass(next); form.setFieldValue('facilityIds', []) }} />
            <label className="gj-row"><Switch size="small" checked={isOnlyFree} onChange={(next) => { setOnlyFree(next); form.setFieldValue('facilityIds', []) }} />{t('maintenance.facilities.unassigned')}</label>
          </div>
          {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
          {found.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
          {found.data?.items.length === 0 && <p className="gj-quiet">{t(isOnlyFree ? 'maintenance.facilities.allAssigned' : 'shell.list.nothingMatches')}</p>}
          <Form.Item name="facilityIds" rules={[{ required: true, type: 'array', min: 1, message: t('maintenance.facilities.chooseSome') }]}>
            <Checkbox.Group style={{ display: 'block' }}>
              {[...groups].map(([name, facilities]) => (
                <div key={name} className="gj-mnt-group" role="group" aria-label={name}>
                  <p>
                    {name} <span className="gj-quiet">{facilities.length}</span>{' '}
                    <Button type="link" size="small" onClick={() => {
                      const ids = facilities.map(({ id }) => id)
                      const chosen = (form.getFieldValue('facilityIds') ?? []) as string[]
                      const isAll = ids.every((id) => chosen.includes(id))
                      form.setFieldValue('facilityIds', isAll ? chosen.filter((id) => !ids.includes(id)) : [...new Set([...chosen, ...ids])])
                    }}>{t('maintenance.facilities.wholeClass')}</Button>
                  </p>
                  {facilities.map((one) => <Checkbox key={one.id} value={one.id}>{one.code} {one.name} <span className="gj-quiet gj-small">{one.responsible?.name}</span></Checkbox>)}
                </div>
              ))}
            </Checkbox.Group>
          </Form.Item>
          {found.data?.nextCursor && <p className="gj-quiet gj-small">{t('maintenance.facilities.firstN', { n: PAGE })}</p>}
        </>
      )}
    </ActForm>
  )
}
