import { DeleteOutlined, StopOutlined } from '@ant-design/icons'
import { Button, Radio, Select, Switch, Tooltip } from 'antd'
import { useState } from 'react'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { Metric } from '@guanjia/contract/sla.ts'
import { useChoices } from '../../kit/choices.ts'
import { useSite } from '../../session/session.tsx'
import { DuePreview } from './due-preview.tsx'
import type { TargetFacts } from './policy-draft.ts'
import { Field, usePolicyForm } from './policy-form.tsx'
import { usePolicyWords } from './policy-words.ts'
import { StepEditor } from './step-editor.tsx'
import { USUAL_STEPS } from './step-moment.ts'
import { TargetPicker } from './target-picker.tsx'
import { targetWords } from './target-shape.ts'

/** What a new promise begins with. */
export function newTarget(calendarCode: string): TargetFacts {
  return { target: 'PT2H', calendarCode, steps: [...USUAL_STEPS], retarget: 'keep_consumed', reopen: 'new_cycle', isCritical: false }
}

interface Props {
  metric: string
  facts: TargetFacts | null
  rule: Metric | undefined
}

/** One promise of the policy: how long, by which calendar, who hears of it when, and what becomes of it when the matter changes. */
export function TargetCard({ metric, facts, rule }: Props) {
  const t = useT()
  const label = useLabel()
  const { draft, set, isReadOnly, wrong } = usePolicyForm()
  const pointer = `/targets/${metric}`
  const put = (next: TargetFacts | null): void => set({ targets: { ...draft.targets, [metric]: next } })
  const remove = (): void => set({ targets: Object.fromEntries(Object.entries(draft.targets).filter(([other]) => other !== metric)) })
  const words = usePolicyWords()
  const name = label('metric', metric)
  return (
    <section className="gj-card gj-target-card" data-pointer={pointer} data-excepted={facts === null} aria-label={name}>
      <header>
        <h2>{name}</h2>
        <div className="gj-grow gj-quiet gj-small gj-clip" title={rule && `${rule.start} → ${rule.stop}`}>
          {rule && t('settings.policy.fromTo', { start: rule.start, stop: rule.stop })}
        </div>
        {facts && isReadOnly && facts.isCritical && (
          <span className="gj-tone gj-pill" data-tone="overdue" title={t('settings.policy.criticalHint')}>
            {t('settings.policy.critical')}
          </span>
        )}
        {facts && !isReadOnly && (
          <Tooltip title={t('settings.policy.criticalHint')}>
            <label className="gj-row">
              <Switch size="small" checked={facts.isCritical} onChange={(isCritical) => put({ ...facts, isCritical })} />
              {t('settings.policy.critical')}
            </label>
          </Tooltip>
        )}
        {!isReadOnly && facts && (
          <Tooltip title={t('settings.policy.exceptHint')}>
            <Button size="small" type="text" icon={<StopOutlined />} onClick={() => put(null)}>
              {t('settings.policy.except')}
            </Button>
          </Tooltip>
        )}
        {!isReadOnly && (
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${t('settings.policy.removeTarget')} · ${name}`}
            title={t('settings.policy.removeTarget')}
            onClick={remove}
          />
        )}
      </header>
      {facts === null ? (
        <Excepted onPromise={isReadOnly ? undefined : (calendarCode) => put(newTarget(calendarCode))} />
      ) : (
        <div className="gj-body gj-stack">
          <div className="gj-target-line">
            {isReadOnly ? (
              <p>
                <strong>{targetWords(facts.target, t)}</strong> · {words.calendar(facts.calendarCode)}
              </p>
            ) : (
              <>
                <Field label={t('settings.policies.target')} pointer={`${pointer}/target`} isGroup>
                  <TargetPicker
                    value={facts.target}
                    label={`${name} · ${t('settings.policies.target')}`}
                    isWrong={wrong(`${pointer}/target`) !== undefined}
                    onChange={(target) => put({ ...facts, target })}
                  />
                </Field>
                <Field label={t('settings.policies.calendar')} pointer={`${pointer}/calendarCode`}>
                  <CalendarSelect value={facts.calendarCode} onChange={(calendarCode) => put({ ...facts, calendarCode })} />
                </Field>
              </>
            )}
            <DuePreview target={facts.target} calendarCode={facts.calendarCode} />
          </div>
          <div>
            <h3 className="gj-field-label">{t('settings.policies.steps')}</h3>
            <StepEditor pointer={pointer} target={facts.target} steps={facts.steps} onChange={(steps) => put({ ...facts, steps })} />
          </div>
          <Modes facts={facts} rule={rule} onChange={put} />
        </div>
      )}
    </section>
  )
}

function Excepted({ onPromise }: { onPromise: ((calendarCode: string) => void) | undefined }) {
  const t = useT()
  return (
    <div className="gj-body gj-row gj-wrap">
      <span className="gj-grow gj-quiet">{t('settings.policy.excepted')}</span>
      {onPromise && (
        <Button size="small" onClick={() => onPromise('24x7')}>
          {t('settings.policy.promiseAfterAll')}
        </Button>
      )}
    </div>
  )
}

/** The calendars that hold at this site, by code. */
export function CalendarSelect({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const t = useT()
  const site = useSite()
  const found = useCall('sla.listCalendars', { query: { siteId: site.id } }, { staleTime: 60_000 })
  const options = (found.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))
  if (value && !options.some((option) => option.value === value)) options.push({ value, label: value })
  return (
    <Select
      value={value || undefined}
      loading={found.isPending}
      options={options}
      popupMatchSelectWidth={false}
      style={{ minWidth: 160 }}
      aria-label={t('settings.policies.calendar')}
      onChange={onChange}
    />
  )
}

/** Seldom changed; therefore folded away as long as it is as usual. */
function Modes({ facts, rule, onChange }: { facts: TargetFacts; rule: Metric | undefined; onChange: (facts: TargetFacts) => void }) {
  const t = useT()
  const { isReadOnly } = usePolicyForm()
  const retargets = useChoices('retargetMode')
  const reopens = useChoices('reopenMode')
  const isUsual = facts.retarget === 'keep_consumed' && facts.reopen === 'new_cycle'
  const [isOpen, setOpen] = useState(!isUsual)
  return (
    <details className="gj-modes" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {t('settings.policy.modes')}
        <span className="gj-quiet gj-small">
          {[
            retargets.find(({ value }) => value === facts.retarget)?.label,
            reopens.find(({ value }) => value === facts.reopen)?.label,
          ].join(' · ')}
        </span>
      </summary>
      <div className="gj-modes-body">
        <div role="group" aria-label={t('settings.policy.retarget')}>
          <h3 className="gj-field-label">{t('settings.policy.retarget')}</h3>
          <Radio.Group
            value={facts.retarget}
            disabled={isReadOnly}
            options={retargets}
            onChange={({ target }) => onChange({ ...facts, retarget: target.value as TargetFacts['retarget'] })}
          />
          <p className="gj-quiet gj-small">{t(`settings.policy.retargetHint.${facts.retarget}`)}</p>
        </div>
        <div role="group" aria-label={t('settings.policy.reopen')}>
          <h3 className="gj-field-label">{t('settings.policy.reopen')}</h3>
          <Radio.Group
            value={facts.reopen}
            disabled={isReadOnly}
            options={reopens}
            onChange={({ target }) => onChange({ ...facts, reopen: target.value as TargetFacts['reopen'] })}
          />
          <p className="gj-quiet gj-small">{t(`settings.policy.reopenHint.${facts.reopen}`)}</p>
        </div>
        {rule && (
          <p className="gj-quiet gj-small">
            {rule.pause ? t('settings.policy.pauses', { pause: rule.pause }) : t('settings.policy.neverPauses')}
          </p>
        )}
      </div>
    </details>
  )
}
