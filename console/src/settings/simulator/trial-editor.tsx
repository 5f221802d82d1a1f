import { CloseOutlined } from '@ant-design/icons'
import { Button, Checkbox, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { Policy, PolicyDraft } from '@guanjia/contract/sla.ts'
import { useSite } from '../../session/session.tsx'
import { bodyOf, draftOf } from '../policies/policy-draft.ts'
import { usePolicyWords } from '../policies/policy-words.ts'
import { CalendarSelect } from '../policies/target-card.tsx'
import { TargetPicker } from '../policies/target-picker.tsx'
import { targetWords } from '../policies/target-shape.ts'
import { WeeklyEditor } from '../weekly-editor.tsx'
import type { Trial } from './kept-simulation.ts'

interface Props {
  trial: Trial
  onChange: (trial: Trial) => void
}

/** What is tried: policies with other times, and calendars with other hours; nothing of it is saved. */
export function TrialEditor({ trial, onChange }: Props) {
  const t = useT()
  const site = useSite()
  const policies = useCall('sla.listPolicies', { query: {} })
  const calendars = useCall('sla.listCalendars', { query: { siteId: site.id } })
  const inForce = (policies.data?.items ?? []).filter(({ isUpcoming }) => !isUpcoming)
  const free = inForce.filter(({ code }) => !trial.policies.some((draft) => draft.code === code))
  const freeCalendars = (calendars.data?.items ?? []).filter(({ code }) => !trial.calendars.some((draft) => draft.code === code))
  return (
    <div className="gj-stack">
      {trial.policies.map((draft, index) => (
        <PolicyTrial
          key={draft.code}
          draft={draft}
          policy={inForce.find(({ code }) => code === draft.code)}
          onChange={(next) => onChange({ ...trial, policies: trial.policies.with(index, next) })}
          onRemove={() => onChange({ ...trial, policies: trial.policies.toSpliced(index, 1) })}
        />
      ))}
      {trial.calendars.map((draft, index) => (
        <section key={draft.code} className="gj-trial" aria-label={draft.code}>
          <header className="gj-row">
            <strong className="gj-grow">
              {calendars.data?.items.find(({ code }) => code === draft.code)?.name ?? draft.code} · {t('settings.sim.otherHours')}
            </strong>
            <RemoveButton name={draft.code} onRemove={() => onChange({ ...trial, calendars: trial.calendars.toSpliced(index, 1) })} />
          </header>
          <Checkbox
            checked={draft.definition.always}
            onChange={({ target }) =>
              onChange({
                ...trial,
                calendars: trial.calendars.with(index, { ...draft, definition: { ...draft.definition, always: target.checked } }),
              })
            }
          >
            {t('settings.calendar.always')}
          </Checkbox>
          {!draft.definition.always && (
            <WeeklyEditor
              weekly={draft.definition.weekly}
              isReadOnly={false}
              onChange={(weekly) =>
                onChange({ ...trial, calendars: trial.calendars.with(index, { ...draft, definition: { ...draft.definition, weekly } }) })
              }
            />
          )}
        </section>
      ))}
      <div className="gj-row gj-wrap">
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          style={{ width: 240 }}
          placeholder={t('settings.sim.addPolicy')}
          aria-label={t('settings.sim.addPolicy')}
          popupMatchSelectWidth={false}
          options={free.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code: string | null) => {
            const policy = free.find((one) => one.code === code)
            if (policy) onChange({ ...trial, policies: [...trial.policies, bodyOf(draftOf(policy))] })
          }}
        />
        <Select
          value={null}
          style={{ width: 240 }}
          placeholder={t('settings.sim.addCalendar')}
          aria-label={t('settings.sim.addCalendar')}
          popupMatchSelectWidth={false}
          options={freeCalendars.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code: string | null) => {
            const calendar = freeCalendars.find((one) => one.code === code)
            if (calendar) onChange({ ...trial, calendars: [...trial.calendars, { code: calendar.code, definition: calendar.definition }] })
          }}
        />
      </div>
    </div>
  )
}

function RemoveButton({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useT()
  return (
    <Button
      size="small"
      type="text"
      icon={<CloseOutlined />}
      aria-label={`${t('settings.sim.remove')} · ${name}`}
      title={t('settings.sim.remove')}
      onClick={onRemove}
    />
  )
}

interface PolicyTrialProps {
  draft: PolicyDraft
  /** The saved policy of the same code; nothing for a new one. */
  policy: Policy | undefined
  onChange: (draft: PolicyDraft) => void
  onRemove: () => void
}

function PolicyTrial({ draft, policy, onChange, onRemove }: PolicyTrialProps) {
  const t = useT()
  const label = useLabel()
  const words = usePolicyWords()
  const set = (metric: string, facts: PolicyDraft['targets'][string]): void =>
    onChange({ ...draft, targets: { ...draft.targets, [metric]: facts } })
  return (
    <section className="gj-trial" aria-label={draft.name}>
      <header className="gj-row">
        <div className="gj-grow">
          {policy ? (
            <Link to="/settings/policies/$id" params={{ id: policy.id }} className="gj-strong">
              {draft.name}
            </Link>
          ) : (
            <strong>{draft.name}</strong>
          )}{' '}
          <span className="gj-quiet gj-small">{words.match(draft.match)}</span>
        </div>
        <RemoveButton name={draft.name} onRemove={onRemove} />
      </header>
      <table className="gj-trial-table">
        <tbody>
          {Object.entries(draft.targets).map(([metric, facts]) => {
            const now = policy?.targets.find((target) => target.metric === metric)
            if (facts === null)
              return (
                <tr key={metric}>
                  <th scope="row">{label('metric', metric)}</th>
                  <td className="gj-quiet" colSpan={2}>
                    {t('settings.policies.excepted')}
                  </td>
                </tr>
              )
            const isOther = now !== undefined && (now.target !== facts.target || now.calendarCode !== facts.calendarCode)
            return (
              <tr key={metric} data-other={isOther || !now}>
                <th scope="row">{label('metric', metric)}</th>
                <td>
                  <div className="gj-row gj-wrap">
                    <TargetPicker
                      value={facts.target}
                      label={`${label('metric', metric)} · ${t('settings.policies.target')}`}
                      onChange={(target) => set(metric, { ...facts, target })}
                    />
                    <CalendarSelect
                      value={facts.calendarCode}
                      onChange={(calendarCode) => set(metric, { ...facts, calendarCode })}
                    />
                  </div>
                </td>
                <td className="gj-quiet gj-small">
                  {now
                    ? isOther && t('settings.sim.now', { target: `${targetWords(now.target, t)} · ${words.calendar(now.calendarCode)}` })
                    : t('settings.sim.new')}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
